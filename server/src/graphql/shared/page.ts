import { type CursorTerm, type CursorValue, checkFirst, readCursor, writeCursor } from "./cursor.ts";

/** One term of an order; rows without a value come last either way. */
export interface OrderTerm<T> {
  readonly kind: CursorTerm;
  readonly direction: "ASC" | "DESC";
  readonly read: (row: T) => CursorValue;
}

/** Rows of one page with their cursors. */
interface Page<T> {
  readonly rows: readonly { readonly cursor: string; readonly row: T }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

function compareValues(a: CursorValue, b: CursorValue, direction: "ASC" | "DESC"): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b === (direction === "ASC") ? -1 : 1;
}

type Directions = readonly { readonly direction: "ASC" | "DESC" }[];

/** Compares by the terms in turn. */
function compareRows(terms: Directions, a: readonly CursorValue[], b: readonly CursorValue[]): number {
  for (const [at, { direction }] of terms.entries()) {
    const order = compareValues(a[at] ?? null, b[at] ?? null, direction);
    if (order !== 0) return order;
  }
  return 0;
}

function placeRows<T>(rows: readonly T[], terms: readonly OrderTerm<T>[]) {
  return rows
    .map((row) => ({ row, values: terms.map(({ read }) => read(row)) }))
    .sort((a, b) => compareRows(terms, a.values, b.values));
}

/** All rows, in the order of the terms, the last of which is unique. */
export function sortRows<T>(rows: readonly T[], terms: readonly OrderTerm<T>[]): T[] {
  return placeRows(rows, terms).map(({ row }) => row);
}

/**
 * A page of rows that are already computed, in the order of the terms, the last of which is unique. A cursor keeps the
 * values of its row and not its place, so that it holds when rows before it come or go.
 */
export function pageOf<T>(
  rows: readonly T[],
  terms: readonly OrderTerm<T>[],
  list: string,
  { first, after }: { readonly first: number; readonly after?: string | null | undefined },
): Page<T> {
  checkFirst(first);
  const start = readCursor(
    list,
    after,
    terms.map(({ kind }) => kind),
  );
  const placed = placeRows(rows, terms);
  const rest = start === null ? placed : placed.filter(({ values }) => compareRows(terms, values, start) > 0);
  const page = rest.slice(0, first).map(({ row, values }) => ({ row, cursor: writeCursor(list, values) }));
  return { rows: page, pageInfo: { hasNextPage: rest.length > first, endCursor: page.at(-1)?.cursor ?? null } };
}

/** The order of rows by their keys. */
export function byKey<T extends { readonly key: string }>(): readonly OrderTerm<T>[] {
  return [{ kind: "text", direction: "ASC", read: ({ key }) => key }];
}
