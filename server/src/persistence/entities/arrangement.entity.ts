import { defineEntity, p } from "@mikro-orm/core";
import {
  financialYear,
  loadId,
  partnershipId,
  partnershipRows,
  pence,
  provenance,
  versionFrom,
  versionTo,
} from "./columns.ts";
import {
  ARRANGEMENT_KINDS,
  CONTRIBUTION_FORMS,
  RETURN_STATUSES,
  RISK_SHARE_BASES,
  VARIANCE_DIRECTIONS,
} from "./vocabulary.ts";

/** Every code ever given to an arrangement; what other tables refer to. */
export const ArrangementKey = defineEntity({
  name: "ArrangementKey",
  tableName: "arrangement_key",
  comment: "Every code ever given to an arrangement; what other tables refer to.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Stable code of the arrangement."),
  },
});

/** How partners join their money, at a range of data versions. */
export const Arrangement = defineEntity({
  name: "Arrangement",
  tableName: "arrangement",
  comment: "How partners join their money: a section 75 pool, a grant transfer, aligned budgets and the like.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Stable code of the arrangement."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    name: p.text().comment("Name of the arrangement."),
    kind: p.enum([...ARRANGEMENT_KINDS]).comment("Kind of arrangement; only SECTION_75 is a pool."),
    hostCode: p.text().comment("Organisation that hosts the money or leads."),
    poolManager: p.text().nullable().comment("Post that manages the pool; never a person's name in illustrative data."),
    startsOn: p.date().comment("First day."),
    endsOn: p.date().nullable().comment("Last day; empty when open-ended."),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** The rule by which an arrangement shares an over- or underspend. */
export const RiskShare = defineEntity({
  name: "RiskShare",
  tableName: "risk_share",
  comment: "Rule by which an arrangement shares an overspend or an underspend.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Arrangement."),
    direction: p
      .enum([...VARIANCE_DIRECTIONS])
      .primary()
      .comment("Overspend or underspend."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    basis: p.enum([...RISK_SHARE_BASES]).comment("How the variance is shared."),
    reservePence: pence("Risk reserve that bears an overspend first"),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** One party's weight and cap under a risk share. */
export const RiskShareParty = defineEntity({
  name: "RiskShareParty",
  tableName: "risk_share_party",
  comment: "A party's integer weight and cap under a risk share.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Arrangement."),
    direction: p
      .enum([...VARIANCE_DIRECTIONS])
      .primary()
      .comment("Overspend or underspend."),
    organisationCode: p.text().primary().comment("Party."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    weight: p.integer().comment("Integer weight; used by the basis WEIGHTS."),
    capPence: pence("Most the party bears in a year; empty when uncapped"),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** What a party puts into an arrangement in one year from one source. */
export const Contribution = defineEntity({
  name: "Contribution",
  tableName: "contribution",
  comment: "What a party puts into an arrangement in one financial year from one source.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Arrangement."),
    organisationCode: p.text().primary().comment("Party that contributes."),
    fundingSourceCode: p.text().primary().comment("Where its money comes from."),
    financialYear: financialYear(),
    form: p
      .enum([...CONTRIBUTION_FORMS])
      .primary()
      .comment("Cash, in kind or notional."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    isRecurrent: p.boolean().comment("Comes back every year."),
    plannedPence: pence("Planned in the agreement"),
    variedPence: pence("Planned after agreed variations"),
    paidPence: pence("Paid so far"),
    forecastPence: pence("Expected for the whole year"),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** One financial year of a pool. */
export const PoolYear = defineEntity({
  name: "PoolYear",
  tableName: "pool_year",
  comment: "One financial year of a pool: what it opened with and whether it is closed.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Pool."),
    financialYear: financialYear(),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    openingBalancePence: pence("Balance brought forward"),
    isClosed: p.boolean().comment("The year's accounts are closed."),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** Every code ever given to a scheme; what other tables refer to. */
export const SchemeKey = defineEntity({
  name: "SchemeKey",
  tableName: "scheme_key",
  comment: "Every code ever given to a scheme; what other tables refer to.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Stable code of the scheme."),
  },
});

/** What a pool's money is spent on. */
export const Scheme = defineEntity({
  name: "Scheme",
  tableName: "scheme",
  comment: "What the money of an arrangement is spent on.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Stable code of the scheme."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    arrangementCode: p.text().comment("Arrangement it belongs to."),
    name: p.text().comment("Name of the scheme."),
    serviceCode: p.text().nullable().comment("Service it pays for, if one."),
    ownRiskCode: p.text().nullable().comment("Organisation that bears its variance alone, if the agreement says so."),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** A scheme's money in one quarter, not cumulative. */
export const SchemeQuarter = defineEntity({
  name: "SchemeQuarter",
  tableName: "scheme_quarter",
  comment: "A scheme's money in one quarter of a financial year, not cumulative.",
  ...partnershipRows,
  checks: [{ name: "scheme_quarter_quarter", expression: "quarter between 1 and 4" }],
  properties: {
    partnershipId: partnershipId(),
    schemeCode: p.text().primary().comment("Scheme."),
    financialYear: financialYear(),
    quarter: p.smallint().primary().comment("1 is April to June."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    budgetPence: pence("Budget"),
    committedPence: pence("Committed by contract"),
    actualPence: pence("Actual spend; empty until known"),
    forecastPence: pence("Forecast; equals the actual once known"),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** A pool's return for one quarter. */
export const QuarterReturn = defineEntity({
  name: "QuarterReturn",
  tableName: "quarter_return",
  comment: "A pool's return for one quarter, one row an edition.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Pool."),
    financialYear: financialYear(),
    quarter: p.smallint().primary().comment("1 is April to June."),
    edition: p.integer().primary().comment("1, then one more for each change after signing."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    status: p.enum([...RETURN_STATUSES]).comment("Draft, submitted for signature, or signed by all parties."),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** A party's signature under a return. */
export const SignOff = defineEntity({
  name: "SignOff",
  tableName: "sign_off",
  comment: "A party's signature under a quarter's return.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Pool."),
    financialYear: financialYear(),
    quarter: p.smallint().primary().comment("1 is April to June."),
    edition: p.integer().primary().comment("Edition of the return."),
    organisationCode: p.text().primary().comment("Party that signed."),
    role: p.text().primary().comment("Post of the signer."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    signedBy: p.text().comment("Who signed; a post, not a name, in illustrative data."),
    signedAt: p.datetime().comment("When."),
    provenance: provenance(),
    loadId: loadId(),
  },
});
