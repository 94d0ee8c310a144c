import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import {
  AUDIT_ORDERS,
  type AuditEntryRow,
  type AuditFilter,
  NEWEST_ENTRY,
  readAuditLog,
} from "../../persistence/queries/audit.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkFirst } from "../shared/cursor.ts";
import { badInput, checkNotEmpty, checkText } from "../shared/errors.ts";
import { globalId } from "../shared/global-id.ts";
import type { RowOrder } from "../shared/row-order.ts";
import { readOrder } from "../shared/sql-order.ts";
import { AuditEntryConnectionType, type AuditEntryType, AuditFilterInput } from "./audit.type.ts";
import { type AuditOrderField, AuditOrderInput } from "./audit-order.type.ts";

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
  @FieldResolver(() => AuditEntryConnectionType, { description: "What was done, by whom, when and why." })
  async auditLog(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm }: Context,
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
    @Arg("filter", () => AuditFilterInput, { nullable: true, description: "Which entries to list." })
    filter?: AuditFilterInput | null,
    @Arg("orderBy", () => [AuditOrderInput], {
      nullable: true,
      description: "Order; newest first where none is given.",
    })
    orderBy?: RowOrder<AuditOrderField>[] | null,
  ): Promise<AuditEntryConnectionType> {
    checkFirst(first);
    const order = readOrder(partnership, {
      list: ["auditLog"],
      after,
      orderBy,
      fields: AUDIT_ORDERS,
      usual: [NEWEST_ENTRY],
      ties: NEWEST_ENTRY,
    });
    const page = await readAuditLog(orm, partnership.id, { first, order, filter: checkFilter(filter ?? {}) });
    const edges = page.rows.map((row) => ({
      cursor: order.cursorOf(row),
      node: presentAuditEntry(partnership, row),
    }));
    const pageInfo = { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null };
    return { totalCount: page.totalCount, complete: true, warnings: [], pageInfo, edges };
  }
}
