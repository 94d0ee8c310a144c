import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { computeFamilyPriorities } from "../../analytics/family-priorities.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { presentExplanation } from "../shared/present.ts";
import { FamilyPriorityTableType } from "./family-priority.type.ts";

@Resolver(() => PartnershipType)
export class FamilyPriorityResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => FamilyPriorityTableType, {
    description:
      "What families named as priorities in surveys, by area, and what changed because of it; counts of families follow the rules for small numbers.",
  })
  async familyPriorities(
    @Root() partnership: PartnershipRow,
    @Ctx() { readSnapshot }: Context,
  ): Promise<FamilyPriorityTableType> {
    const snapshot = await readSnapshot(partnership);
    const { rows, warnings, complete } = computeFamilyPriorities(snapshot);
    return {
      complete,
      rowCount: rows.length,
      warnings,
      rows: rows.map((row) => ({ ...row, explanation: presentExplanation(snapshot, row.explanation) })),
    };
  }
}
