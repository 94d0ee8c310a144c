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

function compare(x: number | string | null, y: number | string | null, sign: number): number {
  if (x === y) return 0;
  if (x === null) return 1;
  if (y === null) return -1;
  return x < y ? -sign : sign;
}

/** Rows in the order of a column, those without a value last; as given where no column is named. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const sortBy = sorting === null ? undefined : columns[sorting.column]?.sortBy;
  if (sorting === null || sortBy === undefined) return rows;
  const sign = sorting.isDescending ? -1 : 1;
  return [...rows].sort((a, b) => compare(sortBy(a), sortBy(b), sign));
}
