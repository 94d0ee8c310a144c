import { type RawBuilder, sql } from "kysely";

/** One term of an order; nulls come last in either direction. */
export interface SortTerm {
  readonly expression: RawBuilder<unknown>;
  readonly direction: "ASC" | "DESC";
}

/** A value of a sort term, as a cursor keeps it. */
export type SortValue = string | number | null;

/** The ORDER BY list of the terms. */
export function orderByTerms(terms: readonly SortTerm[]): RawBuilder<unknown> {
  return sql.join(terms.map(({ expression, direction }) => sql`${expression} ${sql.raw(direction)} nulls last`));
}

function comesAfter({ expression, direction }: SortTerm, value: SortValue): RawBuilder<boolean> {
  if (value === null) return sql<boolean>`false`;
  const operator = sql.raw(direction === "ASC" ? ">" : "<");
  return sql<boolean>`(${expression} ${operator} ${value} or ${expression} is null)`;
}

/** Rows that come after the one whose sort values are given; the last term must be unique. */
export function rowsAfter(terms: readonly SortTerm[], values: readonly SortValue[]): RawBuilder<boolean> {
  const alternatives = terms.map((term, index) => {
    const ties = terms
      .slice(0, index)
      .map(({ expression }, i) => sql`${expression} is not distinct from ${values[i] ?? null}`);
    return sql`(${sql.join([...ties, comesAfter(term, values[index] ?? null)], sql` and `)})`;
  });
  return sql<boolean>`(${sql.join(alternatives, sql` or `)})`;
}
