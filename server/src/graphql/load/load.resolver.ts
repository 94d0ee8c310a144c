import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { type LoadRow, readLoads } from "../../persistence/queries/loads.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { readingOf, type Viewer } from "../../security/viewer.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkFirst, listName, readCursor, writeCursor } from "../shared/cursor.ts";
import { globalId } from "../shared/global-id.ts";
import { LoadConnectionType, type LoadProblemType, type LoadType } from "./load.type.ts";

/** Largest number a load may have: PostgreSQL's largest integer. */
const LARGEST_ID = 2_147_483_647;

/** A problem without the value it is about, which may be a small count; its message may quote it. */
function hideValue(problem: LoadProblemType): LoadProblemType {
  return { ...problem, value: null, message: "A value breaks this rule; who may read small counts sees it." };
}

/** A load as a viewer may see it. */
export function presentLoad({ id, problems, ...row }: LoadRow, { code }: PartnershipRow, viewer: Viewer): LoadType {
  const isOpen = readingOf(viewer.membershipOf(code)) === "UNSUPPRESSED";
  return { ...row, id: globalId("Load", code, id), problems: isOpen ? problems : problems.map(hideValue) };
}

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
    const edges = page.rows.map((row) => ({
      cursor: writeCursor(list, [row.id]),
      node: presentLoad(row, partnership, viewer),
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
