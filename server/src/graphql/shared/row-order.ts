import { Field, InputType } from "type-graphql";
import type { CursorValue } from "./cursor.ts";
import { SortDirectionEnum } from "./enums.ts";
import type { OrderTerm } from "./page.ts";

/** One term of an order of a table. */
export interface RowOrder<F extends string> {
  readonly field: F;
  readonly direction: keyof typeof SortDirectionEnum;
}

/** What a field of an order reads, and of which kind it is. */
export type OrderReaders<T, F extends string> = Readonly<
  Record<F, readonly [kind: OrderTerm<T>["kind"], read: (row: T) => CursorValue]>
>;

/** The terms of an order, then the key, so that ties are broken and every row has its place. */
export function orderRows<T extends { readonly key: string }, F extends string>(
  orderBy: readonly RowOrder<F>[] | null | undefined,
  readers: OrderReaders<T, F>,
): OrderTerm<T>[] {
  const asked = (orderBy ?? []).map(({ field, direction }): OrderTerm<T> => {
    const [kind, read] = readers[field];
    return { kind, direction, read };
  });
  return [...asked, { kind: "text", direction: "ASC", read: ({ key }) => key }];
}

/** An order in a word, for the name of the list its cursors belong to. */
export function nameOfOrder(orderBy: readonly RowOrder<string>[] | null | undefined): string[] {
  return (orderBy ?? []).map(({ field, direction }) => `${field}-${direction}`);
}

/** The type of the terms of an order: `field` are those a table has. */
export function orderInputOf<F extends string>(name: string, rows: string, field: { readonly [K in F]: K }) {
  @InputType(name, { description: `One term of the order of ${rows}.` })
  class OrderInput {
    @Field(() => field, { description: "What to order by." })
    field!: F;

    @Field(() => SortDirectionEnum, { description: "Which way; rows without a value come last either way." })
    direction!: keyof typeof SortDirectionEnum;
  }
  return OrderInput;
}
