import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { compareHighNeeds } from "../../analytics/high-needs.ts";
import { readHighNeeds } from "../../persistence/queries/high-needs.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { isComplete } from "../shared/completeness.ts";
import { HighNeedsBenchmarkType } from "./high-needs.type.ts";

@Resolver(() => PartnershipType)
export class HighNeedsResolver {
  @Rule("READ_MONEY")
  @FieldResolver(() => HighNeedsBenchmarkType, {
    description: "The council's high needs budget lines beside those of other councils, from official figures.",
  })
  async highNeedsBenchmark(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, dimensions }: Context,
  ): Promise<HighNeedsBenchmarkType> {
    const { financialYear, ownArea, observations, compareWith, source } = await readHighNeeds(orm, partnership);
    const { lines, comparedWith, warnings } = compareHighNeeds(observations, ownArea, compareWith);
    const { areas } = await dimensions.read(partnership);
    return {
      financialYear,
      rowCount: lines.length,
      complete: isComplete(lines),
      lines,
      comparedWith: comparedWith.map((code) => areas.get(code) ?? { code, name: code, level: "UNKNOWN" }),
      source: source === null ? null : { ...source, load: null },
      warnings,
    };
  }
}
