import { AGENCY_LETTERS, comparisonText, isAlike, leadOf, silenceWords, timesText } from "./agency-words.ts";
import { agesOf, placeKey } from "./understanding-findings.ts";
import { type Compared, type DataGapRow, isApart, isOfPair, type Pair, type PlaceRow } from "./understanding-rows.ts";

/** One cell: what is printed in it, what it says, and where it leads. */
export interface PairCell {
  readonly print: string;
  /** Ages the printed number is of; null: all that were asked for. */
  readonly ages: string | null;
  readonly words: string;
  /** Who knows more beyond chance; null where chance may explain it, or nothing is known. */
  readonly more: "FIRST" | "SECOND" | null;
  readonly state: "JUDGED" | "TOO_FEW" | "MISSING";
  readonly open: string;
}

/** The table of needs and wards for two agencies. */
export interface PairGrid {
  readonly needs: readonly PlaceRow["need"][];
  readonly wards: readonly PlaceRow["area"][];
  readonly cells: ReadonlyMap<string, PairCell>;
}

/** Key of a cell. */
export const pairCellKey = (need: string, ward: string) => `${need}|${ward}`;

function moreOf({ verdict }: Compared): PairCell["more"] {
  if (verdict === "FIRST_KNOWS_MORE") return "FIRST";
  return verdict === "SECOND_KNOWS_MORE" ? "SECOND" : null;
}

function printOf(compared: Compared): string {
  const lead = leadOf(compared);
  if (compared.verdict === "TOO_FEW") return "few";
  if (lead === null) return "?";
  return isAlike(lead) ? "1" : `${AGENCY_LETTERS[lead.more]} ${timesText(lead)}`;
}

function cellOf(row: PlaceRow): PairCell {
  const isAtAges = isApart(row.widest.comparison);
  const compared = isAtAges ? row.widest.comparison : row.comparison;
  const ages = isAtAges ? agesOf(row.widest.ageBand) : null;
  return {
    print: printOf(compared),
    ages,
    words: `${comparisonText(compared)}${ages === null ? "" : `, ${ages}`}`,
    more: moreOf(compared),
    state: compared.verdict === "TOO_FEW" ? "TOO_FEW" : "JUDGED",
    open: placeKey(row),
  };
}

/** Why a cell has no comparison, from the silences of the two. */
function missingCell(
  gaps: readonly DataGapRow[],
  pair: Pair,
  need: PlaceRow["need"],
  area: PlaceRow["area"],
): PairCell {
  const silent = gaps.find(
    (gap) =>
      gap.kind === "SILENCE" &&
      gap.need.code === need.code &&
      (gap.agency === pair.first || gap.agency === pair.second) &&
      gap.areas.some(({ code }) => code === area.code),
  );
  const isHidden = silent?.state === "SUPPRESSED";
  return {
    print: isHidden ? "c" : "?",
    ages: null,
    words:
      silent === undefined ? "no number from one of the two" : `one of the two ${silenceWords(silent.state ?? "")}`,
    more: null,
    state: "MISSING",
    open: placeKey({ need, area }),
  };
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);

/** Needs down, wards across, each cell how many times as many the one that knows more has than the other leads one to expect. */
export function pairGrid(
  places: readonly PlaceRow[],
  gaps: readonly DataGapRow[],
  pair: Pair,
  wards: readonly { readonly code: string; readonly name: string }[],
): PairGrid {
  const own = places.filter(({ comparison }) => isOfPair(comparison, pair));
  const needs = [...new Map(own.map(({ need }) => [need.code, need])).values()].sort(byName);
  const cells = new Map(own.map((row) => [pairCellKey(row.need.code, row.area.code), cellOf(row)]));
  const columns = [...wards].sort(byName);
  for (const need of needs)
    for (const ward of columns) {
      const key = pairCellKey(need.code, ward.code);
      if (!cells.has(key)) cells.set(key, missingCell(gaps, pair, need, ward));
    }
  return { needs, wards: columns, cells };
}

/** Needs that the two cannot be compared in, because one of them records them nowhere. */
export function needsLeftOut(gaps: readonly DataGapRow[], pair: Pair): readonly string[] {
  const left = gaps.filter(
    ({ kind, state, agency }) =>
      kind === "SILENCE" && state === "NOT_COLLECTED" && (agency === pair.first || agency === pair.second),
  );
  return [...new Set(left.map(({ need }) => need.name))].sort();
}
