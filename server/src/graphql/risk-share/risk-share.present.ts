import { noMoney, pounds } from "../../analytics/figure.ts";
import type { RiskShareRule } from "../../analytics/pool.ts";
import type { SharedVariance } from "../../analytics/risk-share.ts";
import { type Dimensions, named } from "../../persistence/dimensions.ts";
import type { DatedRule } from "../../persistence/queries/risk-shares.query.ts";
import type { VarianceShareType } from "../pooled-budget/pooled-budget.type.ts";
import type { RiskShareRuleInput, RiskShareType } from "./risk-share.type.ts";

const limit = (pence: number | null) => (pence === null ? noMoney("NOT_APPLICABLE") : pounds(pence));

/** A rule as it is answered. */
export function presentRiskShare({ reservePence, tiers, ...rule }: DatedRule, words: Dimensions): RiskShareType {
  return {
    ...rule,
    reserve: pounds(reservePence),
    tiers: tiers.map(({ upToPence, basis, parties }) => ({
      basis,
      upTo: limit(upToPence),
      parties: parties.map(({ organisationCode, weight, capPence }) => ({
        organisation: named(words.organisations, organisationCode),
        weight,
        cap: limit(capPence),
      })),
    })),
  };
}

/** A rule as it is written. */
export function readRule({ tiers, ...rule }: RiskShareRuleInput): RiskShareRule {
  return {
    ...rule,
    tiers: tiers.map(({ upToPence, basis, parties }) => ({
      upToPence: upToPence ?? null,
      basis,
      parties: parties.map(({ organisation, weight, capPence }) => ({
        organisationCode: organisation,
        weight,
        capPence: capPence ?? null,
      })),
    })),
  };
}

/** Shares of a variance as they are answered. */
export function presentShares({ shares }: SharedVariance, words: Dimensions): VarianceShareType[] {
  return shares.map(({ organisationCode, pence, basis }) => ({
    organisation: named(words.organisations, organisationCode),
    fundingSource: null,
    share: pounds(pence),
    basis,
  }));
}
