import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { readLoads } from "../../persistence/queries/loads.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { readingOf } from "../../security/viewer.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkFirst, listName, readCursor, writeCursor } from "../shared/cursor.ts";
import { LoadConnectionType } from "./load.type.ts";
import { presentLoad } from "./present-load.ts";

/** Largest number a load may have: PostgreSQL's largest integer. */
const LARGEST_ID = 2_147_483_647;

@Resolver(() => PartnershipType)
export class LoadResolver {
  @Rule("READ_REGISTER")
  @FieldResolver(() => LoadConnectionType, { description: "Imports, newest first: where every figure came from." })
  async loads(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, viewer }: Context,
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
  ): Promise<LoadConnectionType> {
    checkFirst(first);
    const list = listName(partnership, "loads");
    const [before] = (readCursor(list, after, ["integer"]) ?? [null]) as [number | null];
    const page = await readLoads(orm, partnership, {
      first,
      before: before === null ? null : Math.min(before, LARGEST_ID),
    });
    const isOpen = readingOf(viewer.membershipOf(partnership.code)) === "UNSUPPRESSED";
    const edges = page.rows.map((row) => ({
      cursor: writeCursor(list, [row.id]),
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
