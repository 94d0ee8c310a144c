import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { pounds } from "../../analytics/figure.ts";
import { sumPence } from "../../analytics/pence.ts";
import type { Pool } from "../../analytics/pool.ts";
import { schemeVariances } from "../../analytics/pooled-budget.ts";
import { shareVariance } from "../../analytics/risk-share.ts";
import { findBrokenRiskShare } from "../../analytics/risk-share-rules.ts";
import type { Dimensions } from "../../persistence/dimensions.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { readPools, readPoolYears } from "../../persistence/queries/pools.query.ts";
import { agreeRiskShare } from "../../persistence/stores/risk-share.store.ts";
import { type ArrangementAnswer, presentArrangementEdit } from "../arrangement/arrangement.present.ts";
import { ArrangementResult } from "../arrangement/arrangement.type.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkFinancialYear } from "../shared/arguments.ts";
import { badInput, checkCodes, checkText } from "../shared/errors.ts";
import { beginEdit, refuseRule } from "../shared/money-edit.ts";
import { VarianceDirectionEnum } from "../shared/money-enums.ts";
import { presentShares, readRule } from "./risk-share.present.ts";
import { AgreeRiskShareInput, RiskSharePreviewType, RiskShareRuleInput } from "./risk-share.type.ts";

/** Texts within a rule that PostgreSQL would have to take. */
function checkParties(argument: string, { tiers }: RiskShareRuleInput): void {
  for (const { parties } of tiers) for (const { organisation } of parties) checkText(argument, organisation);
}

/** Refuses a rule that names an organisation nobody knows. */
function checkOrganisations({ tiers }: RiskShareRuleInput, { organisations }: Dimensions): void {
  for (const [tier, { parties }] of tiers.entries())
    for (const [at, { organisation }] of parties.entries())
      checkCodes(
        `rule.tiers.${tier}.parties.${at}.organisation`,
        [organisation],
        organisations,
        "use codes of partnership.organisations",
      );
}

/** What a rule for one direction would make of a year; null where the year's figures are incomplete. */
function previewYear(pool: Pool, proposed: Partial<Pool>, words: Dimensions): RiskSharePreviewType | null {
  const variances = schemeVariances(pool);
  if (variances === null) return null;
  const [agreed, other] = [shareVariance(pool, variances), shareVariance({ ...pool, ...proposed }, variances)];
  return {
    financialYear: pool.financialYear,
    isClosed: pool.isClosed,
    variance: pounds(sumPence(variances.values())),
    asAgreed: presentShares(agreed, words),
    unallocatedAsAgreed: pounds(agreed.unallocatedPence),
    asProposed: presentShares(other, words),
    unallocatedAsProposed: pounds(other.unallocatedPence),
  };
}

@Resolver(() => PartnershipType)
export class RiskShareResolver {
  @Rule("READ_MONEY")
  @FieldResolver(() => [RiskSharePreviewType], {
    description:
      "What a rule would have made of each year of a pool, before it is agreed; years without whole figures are left out.",
  })
  async riskSharePreview(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, dimensions }: Context,
    @Arg("arrangement", () => ID, { description: "The pool." }) arrangement: string,
    @Arg("direction", () => VarianceDirectionEnum, { description: "Which variances it would share." })
    direction: keyof typeof VarianceDirectionEnum,
    @Arg("rule", () => RiskShareRuleInput, { description: "The rule." }) rule: RiskShareRuleInput,
  ): Promise<RiskSharePreviewType[]> {
    checkText("arrangement", arrangement);
    checkParties("rule", rule);
    const read = readRule(rule);
    const broken = findBrokenRiskShare(read);
    if (broken !== null) throw badInput(`rule.${broken.field}`, `${broken.message} ${broken.mend}`);
    const proposed = direction === "OVERSPEND" ? { overspendRule: read } : { underspendRule: read };
    const words = await dimensions.read(partnership);
    checkOrganisations(rule, words);
    const previews: RiskSharePreviewType[] = [];
    for (const year of await readPoolYears(orm, partnership, arrangement)) {
      const pools = await readPools(orm, partnership, year);
      const pool = pools.find((entry) => entry.arrangement.code === arrangement);
      const preview = pool === undefined ? null : previewYear(pool, proposed, words);
      if (preview !== null) previews.push(preview);
    }
    return previews;
  }

  @Rule("AGREE_TERMS")
  @Mutation(() => ArrangementResult, {
    description: "Records the rule by which parties share an overspend or underspend from a financial year on.",
  })
  async agreeRiskShare(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) code: string,
    @Arg("input", () => AgreeRiskShareInput, { description: "The rule." }) input: AgreeRiskShareInput,
  ): Promise<ArrangementAnswer> {
    const edit = await beginEdit(context, code);
    checkText("input.arrangement", input.arrangement);
    checkFinancialYear("input.fromYear", input.fromYear);
    checkParties("input.rule", input.rule);
    const rule = readRule(input.rule);
    const broken = findBrokenRiskShare(rule);
    if (broken !== null) return refuseRule(broken, "input.rule");
    const outcome = await agreeRiskShare(context.orm, edit.editor, { ...input, rule });
    return presentArrangementEdit(context, edit, outcome, input.arrangement);
  }
}
