import type { CountTable } from "./count-table.ts";

/** A prime below 2^26, so that products of two remainders are exact; sums have coefficients of 1 only, which it cannot hide. */
const PRIME = 67_108_859;

function inverse(value: number): number {
  let [result, base, power] = [1, value, PRIME - 2];
  while (power > 0) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
    power = Math.floor(power / 2);
  }
  return result;
}

/** Takes a multiple of one row off another, so that its entry in a column becomes 0. */
function eliminate(row: Float64Array, pivotRow: Float64Array, column: number): void {
  const factor = row[column] as number;
  if (factor === 0) return;
  for (let at = column; at < row.length; at += 1) {
    const entry = pivotRow[at] as number;
    if (entry !== 0) row[at] = ((row[at] as number) + (PRIME - factor) * entry) % PRIME;
  }
}

/** Columns whose unknown follows from the equations: those that reduced elimination leaves alone in their row. */
function determinedColumns(rows: Float64Array[], columnCount: number): number[] {
  const pivots: { readonly row: Float64Array; readonly column: number }[] = [];
  let next = 0;
  for (let column = 0; column < columnCount && next < rows.length; column += 1) {
    const found = rows.findIndex((row, at) => at >= next && row[column] !== 0);
    if (found < 0) continue;
    const row = rows[found] as Float64Array;
    [rows[found], rows[next]] = [rows[next] as Float64Array, row];
    const scale = inverse(row[column] as number);
    for (let at = column; at < columnCount; at += 1) row[at] = ((row[at] as number) * scale) % PRIME;
    rows.forEach((other, at) => {
      if (at !== next) eliminate(other, row, column);
    });
    pivots.push({ row, column });
    next += 1;
  }
  return pivots
    .filter(({ row, column }) => row.every((entry, at) => at === column || entry === 0))
    .map((p) => p.column);
}

/** A table with the cells that are hidden in it. */
export interface HiddenTable {
  readonly sums: CountTable["sums"];
  readonly isHidden: Uint8Array;
}

/** Numbers the hidden cells of some tables, one after another; −1 for a cell that is shown. */
function numberHidden(tables: readonly HiddenTable[]): { readonly columns: Int32Array[]; readonly count: number } {
  let count = 0;
  const columns = tables.map(({ isHidden }) =>
    Int32Array.from(isHidden, (hidden) => {
      if (hidden === 0) return -1;
      count += 1;
      return count - 1;
    }),
  );
  return { columns, count };
}

/** Hidden cells whose value follows exactly from the sums of the table, for somebody who knows every cell that is shown. */
export function recoverableCells(table: HiddenTable): number[] {
  return recoverableTogether([table], []);
}

/**
 * The same over several releases of one table, for somebody who is told besides which cells are the same in two of them; names
 * cells by their number in the table.
 */
export function recoverableTogether(
  releases: readonly HiddenTable[],
  same: readonly { readonly one: number; readonly other: number; readonly cell: number }[],
): number[] {
  const { columns, count } = numberHidden(releases);
  const rows: Float64Array[] = [];
  const addRow = (entries: readonly (readonly [column: number, value: number])[]) => {
    const row = new Float64Array(count);
    for (const [column, value] of entries) if (column >= 0) row[column] = ((row[column] as number) + value) % PRIME;
    if (row.some((entry) => entry !== 0)) rows.push(row);
  };
  releases.forEach(({ sums }, release) => {
    const column = (cell: number) => columns[release]?.[cell] ?? -1;
    for (const { total, parts } of sums)
      addRow([...parts.map((part) => [column(part), 1] as const), [column(total), PRIME - 1]]);
  });
  for (const { one, other, cell } of same)
    addRow([
      [columns[one]?.[cell] ?? -1, 1],
      [columns[other]?.[cell] ?? -1, PRIME - 1],
    ]);
  const determined = new Set(determinedColumns(rows, count));
  const cells = columns.flatMap((numbers) =>
    [...numbers.keys()].filter((cell) => determined.has(numbers[cell] as number)),
  );
  return [...new Set(cells)].sort((a, b) => a - b);
}
