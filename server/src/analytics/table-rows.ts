import type { CellTable } from "./snapshot.ts";

/** Ages in years, both ends included. */
export interface AgeRange {
  readonly from: number;
  readonly to: number;
}

const rowsByLine = new WeakMap<CellTable, Map<number, number[]>>();

function groupRows({ line, rowCount }: CellTable): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (let row = 0; row < rowCount; row += 1) {
    const rows = groups.get(line[row] as number);
    if (rows === undefined) groups.set(line[row] as number, [row]);
    else rows.push(row);
  }
  return groups;
}

/** Rows of a line in a table, indexed once. */
export function rowsOfLine(table: CellTable, line: number): readonly number[] {
  const found = rowsByLine.get(table) ?? groupRows(table);
  rowsByLine.set(table, found);
  return found.get(line) ?? [];
}

/** The age band of a row. */
export const bandOfRow = (table: CellTable, row: number): AgeRange => ({
  from: table.ageFrom[row] ?? 0,
  to: table.ageTo[row] ?? 0,
});

/** The different age bands of a line's rows in a table. */
export function bandsOf(table: CellTable, line: number): AgeRange[] {
  const bands = new Map<number, AgeRange>();
  for (const row of rowsOfLine(table, line)) {
    const number = (table.ageFrom[row] as number) * 1_000 + (table.ageTo[row] as number);
    if (!bands.has(number)) bands.set(number, bandOfRow(table, row));
  }
  return [...bands.values()];
}
