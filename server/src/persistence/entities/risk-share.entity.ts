import { defineEntity, p } from "@mikro-orm/core";
import { enteredLoadId, partnershipId, partnershipRows, pence, provenance, versionFrom, versionTo } from "./columns.ts";
import { RISK_SHARE_BASES, RISK_SHARE_SCOPES, VARIANCE_DIRECTIONS } from "./vocabulary.ts";

/** The rule by which an arrangement shares an over- or underspend. */
export const RiskShare = defineEntity({
  name: "RiskShare",
  tableName: "risk_share",
  comment: "Rule by which an arrangement shares an overspend or an underspend.",
  ...partnershipRows,
  checks: [
    { name: "risk_share_amounts", expression: "reserve_pence >= 0" },
    { name: "risk_share_from_year", expression: "from_year ~ '^[0-9]{4}-[0-9]{2}$'" },
  ],
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Arrangement."),
    direction: p
      .enum([...VARIANCE_DIRECTIONS])
      .primary()
      .comment("Overspend or underspend."),
    fromYear: p.text().primary().comment("First financial year the rule holds for, as 2025-26."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    basis: p.enum([...RISK_SHARE_BASES]).comment("How the variance is shared."),
    reservePence: pence("Risk reserve that bears an overspend first"),
    scope: p.enum([...RISK_SHARE_SCOPES]).comment("Shared for the pool as one, or scheme by scheme by who funds it."),
    isOffset: p.boolean().comment("Underspends in the pool make up for overspends before anyone bears them."),
    barsRingFenced: p.boolean().comment("Ring-fenced sources bear no general overspend."),
    isKept: p.boolean().comment("An underspend stays in the pool; otherwise it is returned."),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});

/** A stretch of a variance that is shared by a rule of its own. */
export const RiskShareTier = defineEntity({
  name: "RiskShareTier",
  tableName: "risk_share_tier",
  comment: "Stretches of a variance, each shared by a basis of its own; without any, the whole is one stretch.",
  ...partnershipRows,
  checks: [{ name: "risk_share_tier_amounts", expression: "up_to_pence > 0 and tier > 0" }],
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Arrangement."),
    direction: p
      .enum([...VARIANCE_DIRECTIONS])
      .primary()
      .comment("Overspend or underspend."),
    fromYear: p.text().primary().comment("First financial year the rule holds for, as 2025-26."),
    tier: p.smallint().primary().comment("1 for the stretch from nothing up, then one more each time."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    upToPence: pence("Where the stretch ends; empty for the last, which has no end"),
    basis: p.enum([...RISK_SHARE_BASES]).comment("How the stretch is shared."),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});

/** One party's weight and cap under a risk share. */
export const RiskShareParty = defineEntity({
  name: "RiskShareParty",
  tableName: "risk_share_party",
  comment: "A party's integer weight and cap under a risk share.",
  ...partnershipRows,
  checks: [{ name: "risk_share_party_amounts", expression: "weight >= 0 and cap_pence >= 0 and tier > 0" }],
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Arrangement."),
    direction: p
      .enum([...VARIANCE_DIRECTIONS])
      .primary()
      .comment("Overspend or underspend."),
    fromYear: p.text().primary().comment("First financial year the rule holds for, as 2025-26."),
    tier: p.smallint().primary().comment("Stretch of the variance; 1 where there is only one."),
    organisationCode: p.text().primary().comment("Party."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    weight: p.integer().comment("Integer weight; used by the basis WEIGHTS."),
    capPence: pence("Most the party bears in a year; empty when uncapped"),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});
