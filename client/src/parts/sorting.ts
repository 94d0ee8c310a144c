import { type ColumnDef, createSortedRowModel, rowSortingFeature, tableFeatures } from "@tanstack/react-table";
import type { ReactNode } from "react";

/** One column: its heading, what it shows and what it is sorted by. */
export interface TableColumn<Row> {
  readonly label: string;
  readonly show: (row: Row) => ReactNode;
  /** Null sorts last either way. */
  readonly sortBy?: (row: Row) => number | string | null;
  readonly isNumber?: boolean;
}

/** A column by its place, and the way it is sorted. */
export interface Sorting {
  readonly column: number;
  readonly isDescending: boolean;
}

/** Sorting as the address has it, as "2d" for the third column, largest first. */
export function readSorting(text: string | null): Sorting | null {
  const match = /^(\d+)([ad])$/.exec(text ?? "");
  return match === null ? null : { column: Number(match[1]), isDescending: match[2] === "d" };
}

/** The sorting for the address. */
export function writeSorting({ column, isDescending }: Sorting): string {
  return `${column}${isDescending ? "d" : "a"}`;
}

/** What tables can do: be sorted. */
export const TABLE_FEATURES = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** A row as the table keeps it: a thing of its own, so that any row of a list may be one. */
export interface TableRow<Row> {
  readonly row: Row;
}

/** Columns as the table library has them, by their places; rows without a value come last either way. */
export function sortableColumns<Row>(
  columns: readonly TableColumn<Row>[],
): ColumnDef<typeof TABLE_FEATURES, TableRow<Row>>[] {
  return columns.map(({ sortBy }, index) => ({
    id: String(index),
    accessorFn: ({ row }) => sortBy?.(row) ?? undefined,
    enableSorting: sortBy !== undefined,
    sortUndefined: "last",
    sortFn: (a, b, id) => {
      const [x, y] = [a.getValue<number | string>(id), b.getValue<number | string>(id)];
      return x === y ? 0 : x < y ? -1 : 1;
    },
  }));
}
