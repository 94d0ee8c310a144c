import type { FindingLine } from "../../parts/Findings.tsx";
import { stateWords } from "../../words/figure.ts";
import { countText, listText, monthText } from "../../words/text.ts";
import { ageText, type DataSetRow, type MeasureRow, standingOf } from "./measure-words.ts";

type Missing = DataSetRow["missing"][number];

/** Months of some rows, as "March 2026" or "April 2025 to March 2026". */
export function monthsText({ firstMonth, latestMonth }: Pick<Missing, "firstMonth" | "latestMonth">): string {
  return firstMonth === latestMonth ? monthText(firstMonth) : `${monthText(firstMonth)} to ${monthText(latestMonth)}`;
}

/** Rows that are no number, as "12 rows not submitted". */
export function missingText({ state, rows }: Pick<Missing, "state" | "rows">): string {
  return `${countText(rows, "row")} ${stateWords(state)}`;
}

function notSubmitted(sets: readonly DataSetRow[]): readonly FindingLine[] {
  const all = sets.flatMap((set) =>
    set.missing.filter(({ state }) => state === "NOT_SUBMITTED").map((missing) => ({ set, missing })),
  );
  const [most] = [...all].sort((a, b) => b.missing.rows - a.missing.rows);
  if (most === undefined) return [];
  const { set, missing } = most;
  const others = all.length - 1;
  const rest = others === 0 ? "" : ` So are rows in ${countText(others, "other place")}.`;
  const by = missing.givenBy === null || missing.givenBy === undefined ? "" : ` by ${missing.givenBy}`;
  return [
    {
      text: `${set.name}: ${countText(missing.rows, "row")} not submitted${by}, ${monthsText(missing)}.${rest}`,
      remedy: "They count as unknown, never as nothing. Ask for them, then load the file.",
      to: "#quality",
      evidence: "See what is missing",
    },
  ];
}

function staleSets(sets: readonly DataSetRow[]): readonly FindingLine[] {
  const stale = sets.filter(({ isStale }) => isStale).sort((a, b) => (b.ageMonths ?? 0) - (a.ageMonths ?? 0));
  const [oldest] = stale;
  if (oldest === undefined) return [];
  return [
    {
      text: `${listText(stale.map(({ name }) => name))}: the newest month held is ${ageText(oldest.ageMonths ?? 0)}.`,
      remedy: `A monthly data set counts as stale after ${oldest.staleAfterMonths} months.`,
      to: "#quality",
      evidence: "See the ages",
    },
  ];
}

function oldMeasures(measures: readonly MeasureRow[]): readonly FindingLine[] {
  const stale = measures.filter((measure) => standingOf(measure) === "STALE");
  const missing = measures.filter((measure) => standingOf(measure) === "NOT_LOADED");
  const oldest = [...stale].sort((a, b) => (b.anywhere.ageMonths ?? 0) - (a.anywhere.ageMonths ?? 0))[0];
  const lines: FindingLine[] = [];
  if (oldest !== undefined)
    lines.push({
      text: `${stale.length} of ${countText(measures.length, "measure")} ${stale.length === 1 ? "is" : "are"} stale. The oldest is ${oldest.name}: its newest figure is ${ageText(oldest.anywhere.ageMonths ?? 0)}.`,
      remedy: "Ask whoever publishes it for newer figures, then load them.",
      to: "?standing=STALE#measures",
      evidence: "See them",
    });
  if (missing.length > 0)
    lines.push({
      text: `${missing.length} of ${countText(measures.length, "measure")} ${missing.length === 1 ? "stands" : "stand"} in the catalogue without a figure.`,
      to: "?standing=NOT_LOADED#measures",
      evidence: "See them",
    });
  return lines;
}

function refused(sets: readonly DataSetRow[]): readonly FindingLine[] {
  const hit = sets.filter(({ refusedLoads }) => refusedLoads > 0);
  const files = hit.reduce((sum, { refusedLoads }) => sum + refusedLoads, 0);
  if (files === 0) return [];
  return [
    {
      text: `${countText(files, "file")} of ${listText(hit.map(({ name }) => name.toLowerCase()))} ${files === 1 ? "was" : "were"} refused.`,
      remedy: "Nothing of a refused file is loaded.",
      to: "#loads",
      evidence: "See the loads",
    },
  ];
}

/** What stands out in the quality of the data: what was not submitted, then what is old, not loaded or refused. */
export function qualityFindings(sets: readonly DataSetRow[], measures: readonly MeasureRow[]): readonly FindingLine[] {
  return [...notSubmitted(sets), ...staleSets(sets), ...oldMeasures(measures), ...refused(sets)];
}
