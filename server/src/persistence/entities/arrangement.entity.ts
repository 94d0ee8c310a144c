import { defineEntity, p } from "@mikro-orm/core";
import { enteredLoadId, partnershipId, partnershipRows, provenance, versionFrom, versionTo } from "./columns.ts";
import { ARRANGEMENT_KINDS, VAT_REGIMES } from "./vocabulary.ts";

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
  checks: [
    { name: "arrangement_dates", expression: "ends_on is null or ends_on >= starts_on" },
    { name: "arrangement_notice_months", expression: "notice_months between 0 and 60" },
  ],
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
    signedOn: p.date().nullable().comment("Day the written agreement was signed; empty when none is recorded."),
    reviewOn: p.date().nullable().comment("Day the agreement is next reviewed."),
    noticeMonths: p.smallint().nullable().comment("Months of notice a party gives to leave."),
    vatRegime: p
      .enum([...VAT_REGIMES])
      .nullable()
      .comment("Whose VAT rules the fund's purchases follow: the host's as council or as NHS body."),
    aims: p.text().nullable().comment("Agreed aims and outcomes."),
    nhsFunctions: p.text().nullable().comment("NHS functions the agreement covers."),
    councilFunctions: p.text().nullable().comment("Health-related functions of the council the agreement covers."),
    personsAndServices: p
      .text()
      .nullable()
      .comment("For whom, and for which kinds of services, the functions are exercised."),
    resources: p.text().nullable().comment("Staff, goods, services and accommodation the parties provide."),
    variationTerms: p.text().nullable().comment("How contributions and the agreement may be varied."),
    terminationTerms: p.text().nullable().comment("How the agreement ends, and what becomes of the fund then."),
    benefitTolerance: p
      .smallint()
      .nullable()
      .comment("Percentage points by which a party's share of the money may differ from its share of the benefit."),
    management: p.text().nullable().comment("How the fund is managed and monitored."),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});

/** An organisation that is party to an arrangement. */
export const ArrangementParty = defineEntity({
  name: "ArrangementParty",
  tableName: "arrangement_party",
  comment: "Organisations that are party to an arrangement; each signs its returns.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Arrangement."),
    organisationCode: p.text().primary().comment("Party."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    joinedOn: p.date().comment("First day as a party."),
    leftOn: p.date().nullable().comment("Last day as a party; empty while it is one."),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});

/** A change of an agreement. */
export const ArrangementVariation = defineEntity({
  name: "ArrangementVariation",
  tableName: "arrangement_variation",
  comment: "Changes agreed to an arrangement since it was signed.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Arrangement."),
    number: p.smallint().primary().comment("1 for the first change, then one more each time."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    agreedOn: p.date().comment("Day it was agreed."),
    effectiveOn: p.date().comment("First day it holds."),
    change: p.text().comment("What changed, and why."),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});

/** A condition each return states to be met or not. */
export const ReturnTerm = defineEntity({
  name: "ReturnTerm",
  tableName: "return_term",
  comment: "Conditions that every quarterly return of an arrangement states to be met or not.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Arrangement."),
    code: p.text().primary().comment("Stable code of the condition, as JOINT_PLAN."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    condition: p.text().comment("The condition, in a sentence."),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});
