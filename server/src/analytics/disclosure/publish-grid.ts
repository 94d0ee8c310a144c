import { fillGrid } from "./fill.ts";
import { cellLabel, NamedTable, type Publication, type PublishedTable, publishNamed } from "./named-table.ts";
import type { DisclosurePolicy } from "./policy.ts";

/** One count of a grid: its row, its column and how many. */
export interface GridCell {
  readonly row: string;
  readonly column: string;
  readonly count: number;
}

/** A grid of counts with every margin, published. */
export interface PublishedGrid {
  /** Rounded count of a cell; NaN where hidden. */
  cell(row: string, column: string): number;
  /** Rounded total of a row; NaN where hidden. */
  rowTotal(row: string): number;
  /** A number for every cell, estimated from what is published where it is hidden; 0 where nothing is. */
  estimate(row: string, column: string): number;
}

const ALL = cellLabel("all");
const leaf = (row: string, column: string) => cellLabel("leaf", row, column);
const rowLabel = (row: string) => cellLabel("row", row);
const columnLabel = (column: string) => cellLabel("column", column);

function estimateGrid(table: PublishedTable, rows: readonly string[], columns: readonly string[], guess: number) {
  const filled = fillGrid(
    rows.map((row) => columns.map((column) => table.valueOf(leaf(row, column)))),
    rows.map((row) => table.valueOf(rowLabel(row))),
    columns.map((column) => table.valueOf(columnLabel(column))),
    guess,
  );
  return new Map(
    rows.flatMap((row, at) => columns.map((column, place) => [leaf(row, column), filled[at]?.[place] ?? 0])),
  );
}

/** Publishes counts by two classifications together with their totals. */
export function publishGrid(
  key: string,
  cells: readonly GridCell[],
  policy: DisclosurePolicy,
  publication: Publication,
): PublishedGrid {
  const named = new NamedTable(key);
  const rows = [...new Set(cells.map(({ row }) => row))];
  const columns = [...new Set(cells.map(({ column }) => column))];
  for (const row of rows) for (const column of columns) named.add(leaf(row, column), 0);
  for (const { row, column, count } of cells) named.add(leaf(row, column), count);
  for (const row of rows)
    named.sum(
      rowLabel(row),
      columns.map((column) => leaf(row, column)),
    );
  for (const column of columns)
    named.sum(
      columnLabel(column),
      rows.map((row) => leaf(row, column)),
    );
  if (rows.length > 0) {
    named.sum(ALL, rows.map(rowLabel));
    named.sum(ALL, columns.map(columnLabel));
  }
  const table = publishNamed(named, policy, publication);
  const guess = table.isWhollyHidden ? 0 : (policy.hiddenFrom + policy.hiddenTo) / 2;
  const estimates = estimateGrid(table, rows, columns, guess);
  return {
    cell: (row, column) => table.valueOf(leaf(row, column)),
    rowTotal: (row) => table.valueOf(rowLabel(row)),
    estimate: (row, column) => estimates.get(leaf(row, column)) ?? 0,
  };
}
