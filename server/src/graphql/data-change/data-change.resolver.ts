import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { type ChangeRow, readChanges } from "../../persistence/queries/changes.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import type { Connection } from "../shared/connection.type.ts";
import { checkFirst, listName, readCursor, writeCursor } from "../shared/cursor.ts";
import { badInput } from "../shared/errors.ts";
import { globalId } from "../shared/global-id.ts";
import { DataChangeConnectionType, type DataChangeType } from "./data-change.type.ts";

/** Largest number a version may have: PostgreSQL's largest integer. */
const LARGEST_VERSION = 2_147_483_647;

/** What an edit is, by the start of the name of a table it wrote to; the first that fits. */
const KINDS: readonly (readonly [start: string, kind: DataChangeType["kind"]])[] = [
  ["judgement", "JUDGEMENT"],
  ["quarter_return", "RETURN"],
  ["return_statement", "RETURN"],
  ["return_comment", "RETURN"],
  ["sign_off", "RETURN"],
  ["pool_year", "POOL"],
  ["ledger_entry", "LEDGER"],
  ["scheme", "POOL"],
  ["contribution", "POOL"],
  ["ring_fence", "POOL"],
  ["arrangement", "AGREEMENT"],
  ["return_term", "AGREEMENT"],
  ["risk_share", "AGREEMENT"],
  ["exception_note", "NOTE"],
  ["annotation", "NOTE"],
];

function kindOf({ loadId, isRemoval, tables }: ChangeRow): DataChangeType["kind"] {
  if (loadId !== null) return "LOAD";
  if (isRemoval) return "REMOVAL";
  return KINDS.find(([start]) => tables.some((table) => table.startsWith(start)))?.[1] ?? "OTHER";
}

@Resolver(() => PartnershipType)
export class DataChangeResolver {
  @Rule("READ_REGISTER")
  @FieldResolver(() => DataChangeConnectionType, {
    description: "Committed writes, oldest first: what to read again since a data version one has.",
  })
  async changes(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm }: Context,
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("since", () => Int, { nullable: true, description: "Data version one has; all writes where left out." })
    since?: number | null,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
  ): Promise<Connection<DataChangeType>> {
    checkFirst(first);
    if ((since ?? 0) < 0) throw badInput("since", "is a data version, 0 or more; 0 asks for all.");
    const list = listName(partnership, "changes");
    const [from] = (readCursor(list, after, ["integer"]) ?? [null]) as [number | null];
    const page = await readChanges(orm, partnership, {
      since: since ?? 0,
      first,
      after: from === null ? null : Math.min(from, LARGEST_VERSION),
    });
    const edges = page.rows.map((row) => ({
      cursor: writeCursor(list, [row.version]),
      node: {
        version: row.version,
        committedAt: row.committedAt,
        kind: kindOf(row),
        tables: row.tables,
        load: row.loadId === null ? null : globalId("Load", partnership.code, row.loadId),
      },
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
