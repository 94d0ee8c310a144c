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
import { APPORTIONMENT_METHODS } from "./vocabulary.ts";

/** Every code ever given to a commission; what other tables refer to. */
export const CommissionKey = defineEntity({
  name: "CommissionKey",
  tableName: "commission_key",
  comment: "Every code ever given to a commission; what other tables refer to.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Stable code of the commission."),
  },
});

/** One commissioner's purchase of a service, at a range of data versions. */
export const Commission = defineEntity({
  name: "Commission",
  tableName: "commission",
  comment: "One commissioner's purchase of a service: contract, value, dates and apportionment.",
  ...partnershipRows,
  indexes: [{ name: "commission_service_index", properties: ["partnershipId", "serviceCode"] }],
  checks: [
    { name: "commission_dates", expression: "ends_on is null or ends_on >= starts_on" },
    { name: "commission_share", expression: "share_parts between 1 and share_of" },
  ],
  properties: {
    partnershipId: partnershipId(),
    code: p.text().primary().comment("Stable code of the commission."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    serviceCode: p.text().comment("Service that is bought."),
    commissionerCode: p.text().comment("Organisation that buys it."),
    arrangementCode: p.text().nullable().comment("Arrangement it is bought under, if any."),
    contractReference: p.text().nullable().comment("Reference of the contract."),
    startsOn: p.date().comment("First day of the contract."),
    endsOn: p.date().nullable().comment("Last day of the contract; empty when open-ended."),
    noticeBy: p.date().nullable().comment("Last day to give notice so that it ends as planned."),
    annualValuePence: pence("Value of a full year, for this partnership's share"),
    wholeValuePence: pence("Value of a full year for all places together, of a contract of several places"),
    isSpot: p.boolean().comment("Bought child by child: no standing capacity."),
    apportionment: p.enum([...APPORTIONMENT_METHODS]).comment("How a contract of several places is shared out."),
    shareParts: p.integer().comment("Parts of the contract that are this partnership's."),
    shareOf: p.integer().comment("Parts in all."),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** A place's weight in a contract of several places. */
export const CommissionShare = defineEntity({
  name: "CommissionShare",
  tableName: "commission_share",
  comment: "Weights by which a contract of several places is shared out among them.",
  ...partnershipRows,
  checks: [{ name: "commission_share_amounts", expression: "weight >= 0" }],
  properties: {
    partnershipId: partnershipId(),
    commissionCode: p.text().primary().comment("Commission of several places."),
    areaCode: p.text().primary().comment("Place that takes part, by GSS code."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    weight: p.integer().comment("Whole number it counts for: people, contacts or agreed parts."),
    countedOn: p.text().nullable().comment("What was counted and when, as mid-2025 population aged 0 to 25."),
    provenance: provenance(),
    loadId: loadId(),
  },
});

/** Money of one source for one commission in one year. */
export const FundingLine = defineEntity({
  name: "FundingLine",
  tableName: "funding_line",
  comment: "Money of one source for one commission in one financial year.",
  ...partnershipRows,
  properties: {
    partnershipId: partnershipId(),
    commissionCode: p.text().primary().comment("Commission that is paid for."),
    fundingSourceCode: p.text().primary().comment("Where the money comes from."),
    financialYear: financialYear(),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    budgetPence: pence("Budget"),
    forecastPence: pence("Forecast outturn; empty when there is none"),
    actualPence: pence("Actual spend; empty until known"),
    provenance: provenance(),
    loadId: loadId(),
  },
});
