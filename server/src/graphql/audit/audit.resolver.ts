import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { type AuditEntryRow, type AuditFilter, readAuditLog } from "../../persistence/queries/audit.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkFirst, listName, readCursor, writeCursor } from "../shared/cursor.ts";
import { badInput, checkNotEmpty, checkText } from "../shared/errors.ts";
import { globalId } from "../shared/global-id.ts";
import { AuditEntryConnectionType, type AuditEntryType, AuditFilterInput } from "./audit.type.ts";

/** Largest number an entry may have: PostgreSQL's largest integer. */
const LARGEST_NUMBER = 2_147_483_647;

function checkFilter({ actor, actions, object, from, to }: AuditFilterInput): AuditFilter {
  checkText("filter.actor", actor);
  checkText("filter.object", object);
  checkNotEmpty("filter.actions", actions);
  for (const action of actions ?? []) checkText("filter.actions", action);
  if (from && to && from > to) throw badInput("filter.to", "is before filter.from; swap them.");
  return {
    actor: actor ?? null,
    actions: actions ?? null,
    object: object ?? null,
    from: from ?? null,
    to: to ?? null,
  };
}

/** An entry as the API tells of it. */
export function presentAuditEntry(
  partnership: PartnershipRow,
  { previousHash: _, ...row }: AuditEntryRow,
): AuditEntryType {
  return { ...row, id: globalId("AuditEntry", partnership.code, row.number) };
}

@Resolver(() => PartnershipType)
export class AuditResolver {
  @Rule("READ_AUDIT")
  @FieldResolver(() => AuditEntryConnectionType, { description: "What was done, by whom, when and why; newest first." })
  async auditLog(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm }: Context,
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
    @Arg("filter", () => AuditFilterInput, { nullable: true, description: "Which entries to list." })
    filter?: AuditFilterInput | null,
  ): Promise<AuditEntryConnectionType> {
    checkFirst(first);
    const list = listName(partnership, "auditLog");
    const [last] = (readCursor(list, after, ["integer"]) ?? [null]) as [number | null];
    const before = last === null ? null : Math.min(last, LARGEST_NUMBER);
    const page = await readAuditLog(orm, partnership.id, { first, before, filter: checkFilter(filter ?? {}) });
    const edges = page.rows.map((row) => ({
      cursor: writeCursor(list, [row.number]),
      node: presentAuditEntry(partnership, row),
    }));
    const pageInfo = { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null };
    return { totalCount: page.totalCount, complete: true, warnings: [], pageInfo, edges };
  }
}
