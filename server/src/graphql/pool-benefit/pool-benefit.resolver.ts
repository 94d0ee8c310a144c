import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { BenefitGroup } from "../../analytics/benefit.ts";
import { computePoolBenefit } from "../../analytics/pool-benefit.ts";
import { computePoolPosition } from "../../analytics/pooled-budget.ts";
import { type Coded, named } from "../../persistence/dimensions.ts";
import { readBenefitFacts } from "../../persistence/queries/benefit-facts.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { readPools } from "../../persistence/queries/pools.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkFinancialYear } from "../shared/arguments.ts";
import { isComplete } from "../shared/completeness.ts";
import { checkText } from "../shared/errors.ts";
import { FinancialYearScalar } from "../shared/scalars.ts";
import { type BenefitGroupType, PoolBenefitType } from "./pool-benefit.type.ts";

const nameGroups = (groups: readonly BenefitGroup[], names: ReadonlyMap<string, Coded>): BenefitGroupType[] =>
  groups.map((group) => ({ ...group, name: names.get(group.code)?.name ?? group.code.replace("-", " to ") }));

@Resolver(() => PartnershipType)
export class PoolBenefitResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => PoolBenefitType, {
    nullable: true,
    description:
      "What a pool's money did, for whom and where, beside who put it in; null where the pool has no such year.",
  })
  async poolBenefit(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, dimensions, readSnapshot }: Context,
    @Arg("arrangement", () => ID, { description: "The pool." }) arrangement: string,
    @Arg("financialYear", () => FinancialYearScalar, { description: "Financial year, as 2025-26." })
    financialYear: string,
  ): Promise<PoolBenefitType | null> {
    checkText("arrangement", arrangement);
    checkFinancialYear("financialYear", financialYear);
    const pools = await readPools(orm, partnership, financialYear);
    const pool = pools.find((entry) => entry.arrangement.code === arrangement);
    if (pool === undefined) return null;
    const facts = await readBenefitFacts(orm, partnership, arrangement);
    const benefit = computePoolBenefit(computePoolPosition(pool), await readSnapshot(partnership), facts);
    const words = await dimensions.read(partnership);
    return {
      ...benefit,
      rowCount: benefit.schemes.length,
      complete: benefit.toMonth !== null && isComplete(benefit.schemes),
      parties: benefit.parties.map(({ organisationCode, ...row }) => ({
        ...row,
        organisation: named(words.organisations, organisationCode),
      })),
      schemes: benefit.schemes.map(({ schemeCode, name, ...row }) => ({ ...row, scheme: { code: schemeCode, name } })),
      wards: nameGroups(benefit.wards, words.areas),
      needs: nameGroups(benefit.needs, words.needs),
      ageBands: nameGroups(benefit.ageBands, new Map()),
    };
  }
}
