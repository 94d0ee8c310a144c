import { dateText, listText, monthText, PEOPLE_COUNTED } from "../../words/text.ts";
import { AGENCY_WORDS, capital, LIST_WORDS } from "./agency-words.ts";
import type { LoadRow, ReturnRow } from "./understanding-rows.ts";

/** A list's last return with the file it came in. */
export interface ReturnLine {
  readonly key: string;
  readonly agency: string;
  readonly list: string;
  readonly covers: string;
  readonly age: string;
  /** For sorting; null where none came. */
  readonly ageMonths: number | null;
  readonly whom: string;
  readonly numbers: string;
  readonly loaded: string;
  readonly file: string;
  readonly problems: string;
}

function ageText({ ageMonths, isUsed }: ReturnRow): string {
  if (ageMonths === null || ageMonths === undefined) return "none came";
  const months = ageMonths === 1 ? "1 month" : `${ageMonths} months`;
  return isUsed ? `${months} old` : `${months} old: too old to compare`;
}

function numbersText({ month, placesGiven, placesMissing }: ReturnRow): string {
  if (!month) return "not submitted";
  const all = placesGiven + placesMissing;
  const given = `${placesGiven.toLocaleString("en-GB")} of ${all.toLocaleString("en-GB")} needs and wards`;
  return placesMissing === 0
    ? `all ${given.replace(/^.* of /, "")}`
    : `${given}; ${placesMissing} not submitted for some age`;
}

/** Errors and warnings of a file, in words. */
export function problemsText({ errorCount, warningCount }: Pick<LoadRow, "errorCount" | "warningCount">): string {
  const errors = errorCount === 0 ? [] : [`${errorCount} ${errorCount === 1 ? "error" : "errors"}`];
  const warnings = warningCount === 0 ? [] : [`${warningCount} ${warningCount === 1 ? "warning" : "warnings"}`];
  return listText([...errors, ...warnings]) || "none";
}

/** Every list that is asked for, with its last return, how old it is and what is wrong with it. */
export function returnLines(returns: readonly ReturnRow[], loads: readonly LoadRow[]): readonly ReturnLine[] {
  return returns.map((row) => {
    const load = loads.find(({ id }) => id === row.source?.load);
    return {
      key: `${row.agency}|${row.list}`,
      agency: capital(AGENCY_WORDS[row.agency]),
      list: LIST_WORDS[row.list],
      covers: row.month ? `end of ${monthText(row.month)}` : "nothing",
      age: ageText(row),
      ageMonths: row.ageMonths ?? null,
      whom: row.populationBasis ? (PEOPLE_COUNTED[row.populationBasis] ?? row.populationBasis) : "–",
      numbers: numbersText(row),
      loaded: load === undefined ? "not loaded" : dateText(load.finishedAt),
      file: load === undefined ? "–" : `${load.dataset} (${load.rowsRead.toLocaleString("en-GB")} rows)`,
      problems: load === undefined ? "–" : problemsText(load),
    };
  });
}

/** How complete and fresh the lists are, in a sentence. */
export function returnSentence(returns: readonly ReturnRow[]): string {
  const named = (rows: readonly ReturnRow[]) =>
    listText(rows.map(({ agency, list }) => `${AGENCY_WORDS[agency]}'s ${LIST_WORDS[list]}`));
  const none = returns.filter(({ month }) => !month);
  const old = returns.filter(({ month, isUsed }) => month && !isUsed);
  const partial = returns.filter(({ isUsed, placesMissing }) => isUsed && placesMissing > 0);
  const parts = [
    none.length === 0 ? "" : `Nothing came for ${named(none)}.`,
    old.length === 0 ? "" : `${capital(named(old))} ${old.length === 1 ? "is" : "are"} too old to compare.`,
    partial.length === 0 ? "" : `Some numbers are missing from ${named(partial)}.`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "Every list that is asked for came, whole." : parts.join(" ");
}

/** The newest accepted file of every data set, newest first. */
export function newestLoads(loads: readonly LoadRow[]): readonly LoadRow[] {
  const accepted = loads
    .filter(({ status }) => status === "COMMITTED")
    .toSorted((a, b) => (a.finishedAt < b.finishedAt ? 1 : -1));
  return [...Map.groupBy(accepted, ({ template, dataset }) => `${template}|${dataset}`).values()].flatMap(
    ([newest]) => newest ?? [],
  );
}

/** Whole days from when a file was loaded to a day. */
export function daysSince({ finishedAt }: Pick<LoadRow, "finishedAt">, day: string): number {
  return Math.max(0, Math.floor((Date.parse(day) - Date.parse(finishedAt.slice(0, 10))) / 86_400_000));
}
