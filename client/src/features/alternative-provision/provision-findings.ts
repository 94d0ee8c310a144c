import type { FindingLine } from "../../parts/Findings.tsx";
import { formatFigure, formatNumber, formatPercent, type ShownFigure } from "../../words/figure.ts";
import { listText, monthText, REMEDY_WORDS } from "../../words/text.ts";
import { type GapBarRow, unmetShare } from "../gaps/gap-rows.ts";
import { lineSentence } from "../gaps/gap-series.ts";
import { type ComparedRow, comparedSentence } from "../measures/compared-series.ts";
import { isHidden, type OwnMeasure, ownFigure, type PlaceRow, uncheckedPlaces } from "./provision-series.ts";

/** Something that stands out: how large a part of its whole it is, from 0 to 1, its words, and where its evidence is. */
interface Weighed extends FindingLine {
  readonly weight: number;
}

/** Names said in full; the rest are counted. */
const NAMED = 3;

function someText(names: readonly string[]): string {
  return names.length <= NAMED
    ? listText(names)
    : `${names.slice(0, NAMED).join(", ")} and ${names.length - NAMED} more`;
}

/** What the address calls the fair access panel's own side panel. */
export const FAIR_ACCESS = "fair-access";

const numberOf = ({ value }: ShownFigure) => (typeof value === "number" ? value : null);

/** Places whose quality check is out of date, and whose they are. */
function checkFinding(rows: readonly PlaceRow[], month: string): Weighed | null {
  const unchecked = rows.filter((row) => (uncheckedPlaces(row) ?? 0) > 0);
  const known = rows.filter((row) => uncheckedPlaces(row) !== null);
  const places = unchecked.reduce((sum, row) => sum + (uncheckedPlaces(row) ?? 0), 0);
  const all = known.reduce((sum, { commissioned }) => sum + (commissioned.value ?? 0), 0);
  if (places === 0) return null;
  const [largest] = [...unchecked].sort((a, b) => (uncheckedPlaces(b) ?? 0) - (uncheckedPlaces(a) ?? 0));
  return {
    weight: places / all,
    text: `Alternative provision: ${formatNumber(places)} of ${formatNumber(all)} places (${formatPercent(places / all)}) had no quality check in date in ${monthText(month)}: ${someText(unchecked.map(({ service }) => service.name))}.`,
    remedy: `Remedy: agree with ${unchecked.length === 1 ? "the provider when the check is" : "the providers when the checks are"} done.`,
    to: { open: `service:${largest?.service.code ?? ""}` },
    evidence: "See the largest",
  };
}

/** The newest month up to one month whose days to a place are known; null where none is. */
function newestFairAccess(measures: readonly OwnMeasure[], month: string): string | null {
  const months =
    measures.find(({ code }) => code === "fair-access-days-to-place")?.parts.find(({ part }) => part.code === "TOTAL")
      ?.observations ?? [];
  return months.findLast(({ period, figure }) => period <= month && numberOf(figure) !== null)?.period ?? null;
}

/** Whether the panel's counts are kept from this reader. */
export function isFairAccessHidden(measures: readonly OwnMeasure[], month: string): boolean {
  return isHidden(ownFigure(measures, "fair-access-waiting", month));
}

/** Who awaits a place and how long it takes, in one sentence. */
export function fairAccessSentence(measures: readonly OwnMeasure[], month: string): string {
  if (isFairAccessHidden(measures, month))
    return "How many children wait for the fair access panel, and how long, is hidden: the counts are small. Whoever may read small counts can state a purpose at the top of the page.";
  const newest = newestFairAccess(measures, month);
  if (newest === null) return "How long children wait for the fair access panel is not recorded.";
  const of = (code: string) => ownFigure(measures, code, newest);
  const soon = numberOf(of("fair-access-placed-in-20-days"));
  const part = soon === 0 ? "none" : formatPercent((soon ?? 0) / 100);
  const share = soon === null ? "" : `, ${part} of them within 20 school days`;
  const waiting = of("fair-access-waiting");
  const awaited = `awaited a place at the end of ${monthText(newest)}`;
  const who =
    numberOf(waiting) === null
      ? `how many children ${awaited}: ${formatFigure(waiting)}`
      : `${formatFigure(waiting)} ${waiting.value === 1 ? "child" : "children"} ${awaited}`;
  return `The fair access panel: ${who}. Those placed in that month had waited ${formatFigure(of("fair-access-days-to-place"))} school days on average${share}.`;
}

function fairAccessFinding(measures: readonly OwnMeasure[], month: string): Weighed | null {
  const newest = isFairAccessHidden(measures, month) ? null : newestFairAccess(measures, month);
  const soon = newest === null ? null : numberOf(ownFigure(measures, "fair-access-placed-in-20-days", newest));
  if (soon === null || soon >= 100) return null;
  return {
    weight: 1 - soon / 100,
    text: fairAccessSentence(measures, month),
    remedy: "The School Admissions Code asks for a place within 20 school days.",
    to: { open: FAIR_ACCESS },
    evidence: "See the months",
  };
}

function gapFindings(gaps: readonly GapBarRow[], year: string): readonly Weighed[] {
  return gaps.flatMap((row) => {
    const share = unmetShare(row);
    if (share === null || share === 0) return [];
    return [
      {
        weight: share,
        text: lineSentence(row),
        remedy: `Remedy: ${REMEDY_WORDS[row.remedy] ?? row.remedy}.`,
        to: `/gaps?year=${year}&line=${row.serviceLine.code}`,
        evidence: "See the gaps",
      },
    ];
  });
}

/** Published rates above England's that also rose: how far above, as a part of England's. */
function rateFindings(rows: readonly ComparedRow[]): readonly Weighed[] {
  return rows.flatMap((row) => {
    const [own, before, england] = [row.own.value, row.before?.figure.value, row.england?.value];
    if (row.measure.unit === "placements" || row.measure.unit === "pupils") return [];
    if (typeof own !== "number" || typeof before !== "number" || !england) return [];
    if (own <= england || own <= before) return [];
    return [
      {
        weight: Math.min(1, (own - england) / england),
        text: comparedSentence(row),
        remedy: "Higher than England, and higher than the period before.",
        to: { open: `measure:${row.measure.code}` },
        evidence: "See the years",
      },
    ];
  });
}

/** What stands out about places, the fair access panel, gaps and published rates: the largest part of its whole first. */
export function provisionFindings(facts: {
  readonly places: readonly PlaceRow[];
  readonly measures: readonly OwnMeasure[];
  readonly gaps: readonly GapBarRow[];
  readonly rates: readonly ComparedRow[];
  readonly month: string;
  readonly year: string;
}): readonly FindingLine[] {
  const { places, measures, gaps, rates, month, year } = facts;
  return [
    fairAccessFinding(measures, month),
    checkFinding(places, month),
    ...gapFindings(gaps, year),
    ...rateFindings(rates),
  ]
    .filter((finding) => finding !== null)
    .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
}
