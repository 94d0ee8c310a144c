import { AGE_BANDS } from "../age-band.ts";
import type { MonthRange } from "../period.ts";
import type { CellTable, PopulationBasis, Snapshot } from "../snapshot.ts";
import type { PublishedBand } from "./published-year.ts";

/** Rows of a table that are published together: one line's, of one population. */
export interface LineRows {
  readonly line: number;
  readonly populationBasis: PopulationBasis;
  readonly rows: readonly number[];
  readonly bands: readonly PublishedBand[];
}

/** The finest bands, made of display bands, that hold every recorded band whole. */
function publishedBands(table: CellTable, rows: readonly number[]): PublishedBand[] {
  const isJoined = new Set<number>();
  for (const row of rows) {
    const [from, to] = [table.ageFrom[row] as number, table.ageTo[row] as number];
    AGE_BANDS.forEach((band, at) => {
      const next = AGE_BANDS[at + 1];
      if (next !== undefined && from <= band.to && to >= next.from) isJoined.add(at);
    });
  }
  const bands: PublishedBand[] = [];
  AGE_BANDS.forEach(({ from, to }, at) => {
    const before = bands.at(-1);
    if (before !== undefined && isJoined.has(at - 1))
      bands[bands.length - 1] = { code: `${before.from}-${to}`, from: before.from, to };
    else bands.push({ code: `${from}-${to}`, from, to });
  });
  return bands;
}

/** A table's rows by line and population. */
export function lineRowsOf(table: CellTable): LineRows[] {
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  const groups = Map.groupBy(rows, (row) => `${table.line[row]}|${table.populationBasis[row]}`);
  return [...groups.values()].map((own) => {
    const first = own[0] as number;
    return {
      line: table.line[first] as number,
      populationBasis: table.populationBasis[first] as PopulationBasis,
      rows: own,
      bands: publishedBands(table, own),
    };
  });
}

/** First month, April, of the financial year a month is in. */
export function yearStart(month: number): number {
  return Math.floor((month - 3) / 12) * 12 + 3;
}

/** A table's months cut into financial years. */
export function yearsOf({ firstMonth, monthCount }: CellTable): MonthRange[] {
  const last = firstMonth + monthCount - 1;
  const years: MonthRange[] = [];
  for (let start = yearStart(firstMonth); start <= last; start += 12)
    years.push({ from: Math.max(start, firstMonth), to: Math.min(start + 11, last) });
  return years;
}

/** Wards of the partnership in some month of a range, and whatever other areas the rows name; by position. */
export function areasOf(
  { areas }: Snapshot,
  table: CellTable,
  rows: readonly number[],
  { from, to }: MonthRange,
): number[] {
  const isWard = (at: number) => areas[at]?.level === "WARD";
  const exists = (at: number) => (areas[at]?.fromMonth ?? from) <= to && (areas[at]?.toMonth ?? to) >= from;
  const named = rows.map((row) => table.area[row] as number);
  return [...new Set([...areas.keys()].filter((at) => isWard(at) && exists(at)).concat(named))].sort((a, b) => a - b);
}
