import type { Twin } from "../../charts/ChartFrame.tsx";
import { agesText, countText, listText } from "../../words/text.ts";
import type { FacetWords } from "./facets.ts";
import type { RegisterRow } from "./register-rows.ts";

/** What the rows of the grid are. */
export type CoverageBy = "need" | "ward";

interface Coded {
  readonly code: string;
  readonly name: string;
}

/** A column of the grid: a band of ages. */
export interface CoverageColumn extends Coded {
  readonly from: number;
  readonly to: number;
}

/** Services with a standing contract that reach one row at some age of one column. */
export interface CoverageCell {
  readonly row: Coded;
  readonly column: CoverageColumn;
  readonly count: number;
  /** Ages of the column that none of them reaches. */
  readonly missedAges: readonly number[];
  /** Wards in which at least one of them reaches the need; needs at which one reaches the ward. */
  readonly places: number;
  readonly allPlaces: number;
}

export interface CoverageGrid {
  readonly by: CoverageBy;
  readonly rows: readonly Coded[];
  readonly columns: readonly CoverageColumn[];
  /** By row, then column. */
  readonly cells: readonly (readonly CoverageCell[])[];
  /** Services that are counted. */
  readonly counted: number;
}

function cellOf(
  reaching: readonly RegisterRow[],
  row: Coded,
  column: CoverageColumn,
  placesOf: (entry: RegisterRow) => readonly Coded[],
  allPlaces: number,
): CoverageCell {
  const { from, to } = column;
  const own = reaching.filter(({ service: { ages } }) => ages && ages.from <= to && ages.to >= from);
  const isReached = (age: number) => own.some(({ service: { ages } }) => ages && ages.from <= age && age <= ages.to);
  const ages = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  return {
    row,
    column,
    count: own.length,
    missedAges: own.length === 0 ? [] : ages.filter((age) => !isReached(age)),
    places: new Set(own.flatMap((entry) => placesOf(entry).map(({ code }) => code))).size,
    allPlaces,
  };
}

/** How many services reach each need or ward at each age; only those with a standing contract today count. */
export function coverageGrid(rows: readonly RegisterRow[], by: CoverageBy, words: FacetWords): CoverageGrid {
  const standing = rows.filter(({ isStanding }) => isStanding);
  const columns = words.ageBands.map((band) => ({ ...band, name: `Ages ${agesText(band)}` }));
  const needsOf = ({ service }: RegisterRow) => service.needs;
  const wardsOf = ({ service }: RegisterRow) => service.wards;
  const [named, across] = by === "need" ? ([needsOf, wardsOf] as const) : ([wardsOf, needsOf] as const);
  const lines = [...words[by === "need" ? "needs" : "wards"]].sort((a, b) => (a.name < b.name ? -1 : 1));
  const all = (by === "need" ? words.wards : words.needs).length;
  return {
    by,
    rows: lines,
    columns,
    cells: lines.map((line) => {
      const reaching = standing.filter((row) => named(row).some(({ code }) => code === line.code));
      return columns.map((column) => cellOf(reaching, line, column, across, all));
    }),
    counted: standing.length,
  };
}

/** Ages in a row as "16 and 17" or "20 to 25". */
function missedText(ages: readonly number[]): string {
  const [first = 0] = ages;
  const isRun = ages.every((age, at) => age === first + at);
  return isRun && ages.length > 2 ? agesText({ from: first, to: ages.at(-1) ?? first }) : listText(ages.map(String));
}

/** What a cell leaves out, in a few words; empty where it leaves out nothing that its row could have. */
export function lackText({ count, missedAges, places, allPlaces }: CoverageCell, by: CoverageBy): string {
  if (count === 0) return "";
  if (missedAges.length > 0) return `not ${missedText(missedAges)}`;
  return by === "need" && places < allPlaces ? `${places} of ${allPlaces} wards` : "";
}

/** What is said between a cell's number and what it leaves out. */
export function aroundText(cell: CoverageCell, by: CoverageBy): string {
  if (cell.count === 0) return ", no service reaches";
  const services = cell.count === 1 ? " service" : " services";
  const places = by === "need" ? "" : `, for ${countText(cell.places, "need")}`;
  return `${services}${places}${lackText(cell, by) === "" ? "" : ", "}`;
}

/** A cell in words. */
export function cellText(cell: CoverageCell, by: CoverageBy): string {
  return cell.count === 0 ? "no service reaches" : `${cell.count}${aroundText(cell, by)}${lackText(cell, by)}`;
}

/** The same counts as a table. */
export function coverageTwin({ by, rows, columns, cells }: CoverageGrid): Twin {
  return {
    columns: [by === "need" ? "Need" : "Ward", ...columns.map(({ name }) => name)],
    rows: rows.map(({ name }, at) => [name, ...(cells[at] ?? []).map((cell) => cellText(cell, by))]),
  };
}

/** Needs that no service names at any age, and those that are reached at some ages but not at others. */
export function needGaps({ rows, cells }: CoverageGrid): {
  readonly never: readonly Coded[];
  readonly some: readonly CoverageCell[];
} {
  const isNever = (at: number) => (cells[at] ?? []).every(({ count }) => count === 0);
  return {
    never: rows.filter((_, at) => isNever(at)),
    some: cells.flatMap((line, at) => (isNever(at) ? [] : line.filter(({ count }) => count === 0))),
  };
}

/** The grid in one sentence. */
export function coverageSentence(grid: CoverageGrid): string {
  const all = grid.cells.flat();
  const gaps = all.filter(({ count }) => count === 0).length;
  const what = grid.by === "need" ? "needs and ages" : "wards and ages";
  if (grid.counted === 0) return "No service here has a standing contract today, so none reaches anybody.";
  const counted = countText(grid.counted, "service");
  if (gaps === 0) return `${counted} with a standing contract reach all ${all.length} pairs of ${what}.`;
  return `${counted} with a standing contract reach ${all.length - gaps} of ${all.length} pairs of ${what}; ${countText(gaps, "pair")} no service reaches.`;
}
