import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { LOAD_ORDERS, NEWEST_LOAD, readLoads } from "../../persistence/queries/loads.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { readingOf } from "../../security/viewer.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkFirst } from "../shared/cursor.ts";
import type { RowOrder } from "../shared/row-order.ts";
import { readOrder } from "../shared/sql-order.ts";
import { LoadConnectionType } from "./load.type.ts";
import { type LoadOrderField, LoadOrderInput } from "./load-order.type.ts";
import { presentLoad } from "./present-load.ts";

@Resolver(() => PartnershipType)
export class LoadResolver {
  @Rule("READ_REGISTER")
  @FieldResolver(() => LoadConnectionType, { description: "Imports: where every figure came from." })
  async loads(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, viewer }: Context,
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
    @Arg("orderBy", () => [LoadOrderInput], { nullable: true, description: "Order; newest first where none is given." })
    orderBy?: RowOrder<LoadOrderField>[] | null,
  ): Promise<LoadConnectionType> {
    checkFirst(first);
    const order = readOrder(partnership, {
      list: ["loads"],
      after,
      orderBy,
      fields: LOAD_ORDERS,
      usual: [NEWEST_LOAD],
      ties: NEWEST_LOAD,
    });
    const page = await readLoads(orm, partnership, { first, order });
    const isOpen = readingOf(viewer.membershipOf(partnership.code)) === "UNSUPPRESSED";
    const edges = page.rows.map((row) => ({
      cursor: order.cursorOf(row),
      node: presentLoad(row, partnership.code, isOpen),
    }));
    return {
      totalCount: page.totalCount,
      complete: true,
      warnings: [],
      pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
      edges,
    };
  }
}
