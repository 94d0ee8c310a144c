import { type RawBuilder, sql } from "kysely";

/** A value rows are ordered by, as a cursor keeps it; moments are ISO 8601 texts. */
export type KeyValue = string | number | null;

/** What rows of a list may be ordered by. */
export interface OrderField<T> {
  /** What the database orders by. */
  readonly column: RawBuilder<unknown>;
  /** How a cursor keeps it: months as 2025-04, numbers whole. */
  readonly kind: "text" | "integer" | "month";
  /** Whether a row may be without it; such rows come last either way. */
  readonly isNullable: boolean;
  readonly read: (row: T) => KeyValue;
}

/** One term of an order in SQL; the last of an order names its row. */
export interface OrderTerm<T> extends OrderField<T> {
  readonly direction: "ASC" | "DESC";
}

/** Text to order by. */
export const textField = <T>(column: string, read: (row: T) => string | null, isNullable = false): OrderField<T> => ({
  column: sql.ref(column),
  kind: "text",
  isNullable,
  read,
});

/** A whole number to order by. */
export const integerField = <T>(column: string, read: (row: T) => number): OrderField<T> => ({
  column: sql.ref(column),
  kind: "integer",
  isNullable: false,
  read,
});

/** A moment to order by, to the millisecond as it is shown. */
export const momentField = <T>(column: string, read: (row: T) => string | null, isNullable = false): OrderField<T> => ({
  column: sql`floor(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`,
  kind: "integer",
  isNullable,
  read: (row) => {
    const moment = read(row);
    return moment === null ? null : Date.parse(moment);
  },
});

/** A month to order by, kept in the database as its first day. */
export const monthField = <T>(column: string, read: (row: T) => string): OrderField<T> => ({
  column: sql.ref(column),
  kind: "month",
  isNullable: false,
  read,
});

/** The order of a list, and where in it a page starts. */
export interface ListOrder<T> {
  readonly terms: readonly OrderTerm<T>[];
  /** Values of the row to start after; null starts at the first. */
  readonly start: readonly KeyValue[] | null;
}

/** The order of a list: without a value last. */
export function orderSql(terms: readonly OrderTerm<never>[]): RawBuilder<unknown> {
  return sql.join(
    terms.map(({ column, direction, isNullable }) => {
      const way = direction === "ASC" ? column : sql`${column} desc`;
      return isNullable ? sql`${way} nulls last` : way;
    }),
  );
}

function valueSql({ kind }: OrderTerm<never>, value: KeyValue): RawBuilder<unknown> {
  if (kind === "month") return sql`${`${value}-01`}::date`;
  return kind === "text" ? sql`${value}::text` : sql`${value}::bigint`;
}

/** Rows whose value of a term comes after another value; nothing comes after none. */
function afterValue(term: OrderTerm<never>, value: KeyValue): RawBuilder<boolean> {
  const { column, direction, isNullable } = term;
  if (value === null) return sql<boolean>`false`;
  const due = valueSql(term, value);
  const after = direction === "ASC" ? sql<boolean>`${column} > ${due}` : sql<boolean>`${column} < ${due}`;
  return isNullable ? sql<boolean>`(${after} or ${column} is null)` : after;
}

function sameValue(term: OrderTerm<never>, value: KeyValue): RawBuilder<boolean> {
  return value === null
    ? sql<boolean>`${term.column} is null`
    : sql<boolean>`${term.column} = ${valueSql(term, value)}`;
}

/** Rows not before the first value, by which an index of the first term is entered where the page starts. */
function fromFirst(terms: readonly OrderTerm<never>[], start: readonly KeyValue[]): RawBuilder<boolean> {
  const [term] = terms;
  const value = start[0] ?? null;
  if (term === undefined || term.isNullable || value === null) return sql<boolean>`true`;
  const due = valueSql(term, value);
  return term.direction === "ASC" ? sql<boolean>`${term.column} >= ${due}` : sql<boolean>`${term.column} <= ${due}`;
}

/** Rows that come after one with these values; all rows where there is none. */
export function afterSql({ terms, start }: ListOrder<never>): RawBuilder<boolean> {
  if (start === null) return sql<boolean>`true`;
  const ways = terms.map((term, at) => {
    const tied = terms.slice(0, at).map((before, place) => sameValue(before, start[place] ?? null));
    return sql`(${sql.join([...tied, afterValue(term, start[at] ?? null)], sql` and `)})`;
  });
  return sql<boolean>`${fromFirst(terms, start)} and (${sql.join(ways, sql` or `)})`;
}
