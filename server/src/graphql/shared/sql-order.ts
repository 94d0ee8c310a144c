import type { ListOrder, OrderField, OrderTerm } from "../../persistence/keyset.ts";
import { listName, readCursor, writeCursor } from "./cursor.ts";
import { badInput } from "./errors.ts";
import { nameOfOrder, type RowOrder } from "./row-order.ts";

/** The order of a list that the database orders, where a page of it starts, and how its rows' cursors are written. */
export interface SqlOrder<T> extends ListOrder<T> {
  readonly cursorOf: (row: T) => string;
}

interface OrderRequest<T, F extends string> {
  /** Parts of the list's name. */
  readonly list: readonly string[];
  readonly after: string | null | undefined;
  readonly orderBy: readonly RowOrder<F>[] | null | undefined;
  readonly fields: Readonly<Record<F, OrderField<T>>>;
  /** The list's order where none is asked for. */
  readonly usual: readonly OrderTerm<T>[];
  /** What breaks ties: names a row. */
  readonly ties: OrderTerm<T>;
}

const MONTH = /^[12]\d{3}-(0[1-9]|1[0-2])$/;

/** Each field once: a second time it decides nothing. */
function onceEach<F extends string>(orderBy: readonly RowOrder<F>[]): readonly RowOrder<F>[] {
  return orderBy.filter(({ field }, at) => orderBy.findIndex((term) => term.field === field) === at);
}

/** Reads the order a page is asked for and the cursor it starts after; refuses a cursor of another list or order. */
export function readOrder<T, F extends string>(
  partnership: { readonly code: string },
  { list, after, orderBy, fields, usual, ties }: OrderRequest<T, F>,
): SqlOrder<T> {
  const asked = onceEach(orderBy ?? []);
  const terms =
    asked.length === 0 ? usual : [...asked.map(({ field, direction }) => ({ ...fields[field], direction })), ties];
  const name = listName(partnership, ...list, ...nameOfOrder(asked));
  const start = readCursor(
    name,
    after,
    terms.map(({ kind }) => (kind === "integer" ? "integer" : "text")),
  );
  const isMonthless = terms.some(({ kind }, at) => kind === "month" && !MONTH.test(String(start?.[at])));
  if (start !== null && isMonthless)
    throw badInput("after", "is not a cursor of this list; use the endCursor or a cursor of the page before.");
  return {
    terms,
    start,
    cursorOf: (row) =>
      writeCursor(
        name,
        terms.map(({ read }) => read(row)),
      ),
  };
}
