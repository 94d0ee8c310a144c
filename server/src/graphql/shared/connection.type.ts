import { type ClassType, Field, Int, ObjectType } from "type-graphql";
import { PageInfoType, WarningType } from "./figure.type.ts";
import { type OrderTerm, pageOf } from "./page.ts";

/** A page of things, each with its cursor. */
export interface Connection<T> {
  readonly totalCount: number;
  readonly complete: boolean;
  readonly warnings: readonly WarningType[];
  readonly dataVersion?: number;
  readonly pageInfo: PageInfoType;
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
}

/** The type of pages of things of one type: `name` is theirs, `things` names them in the plural. */
export function connectionOf<T extends object>(name: string, things: string, node: () => ClassType<T>) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One of the ${things} of a page.` })
  class EdgeType {
    @Field(() => String, { description: "Cursor of the row." })
    cursor!: string;

    @Field(node, { description: "The row." })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of ${things}.` })
  class ConnectionType {
    @Field(() => Int, { description: "Rows in all pages." })
    totalCount!: number;

    @Field(() => Boolean, { description: "Whether all pages together hold everything asked for." })
    complete!: boolean;

    @Field(() => [WarningType], { description: "What to bear in mind." })
    warnings!: readonly WarningType[];

    @Field(() => Int, { description: "Data version it was read at." })
    dataVersion?: number;

    @Field(() => PageInfoType, { description: "Where the page ends." })
    pageInfo!: PageInfoType;

    @Field(() => [EdgeType], { description: "The page's rows, in order." })
    edges!: readonly EdgeType[];
  }
  return ConnectionType;
}

/** A page of rows that are all in memory. */
export function connectRows<T>(
  rows: readonly T[],
  terms: readonly OrderTerm<T>[],
  list: string,
  page: { readonly first: number; readonly after?: string | null | undefined },
): Connection<T> {
  const found = pageOf(rows, terms, list, page);
  return {
    totalCount: rows.length,
    complete: true,
    warnings: [],
    pageInfo: found.pageInfo,
    edges: found.rows.map(({ cursor, row }) => ({ cursor, node: row })),
  };
}
