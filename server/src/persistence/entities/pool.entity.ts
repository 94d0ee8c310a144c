import { defineEntity, p } from "@mikro-orm/core";
import {
  enteredLoadId,
  financialYear,
  partnershipId,
  partnershipRows,
  pence,
  provenance,
  versionFrom,
  versionTo,
} from "./columns.ts";
import { CONTRIBUTION_FORMS, LEDGER_KINDS } from "./vocabulary.ts";

/** What a party puts into an arrangement in one year from one source. */
export const Contribution = defineEntity({
  name: "Contribution",
  tableName: "contribution",
  comment: "What a party puts into an arrangement in one financial year from one source.",
  ...partnershipRows,
  checks: [
    { name: "contribution_amounts", expression: "planned_pence >= 0 and varied_pence >= 0 and forecast_pence >= 0" },
  ],
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
    forecastPence: pence("Expected for the whole year"),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});

/** A part of a contribution that one scheme alone may spend. */
export const RingFence = defineEntity({
  name: "RingFence",
  tableName: "ring_fence",
  comment: "Parts of contributions that one scheme alone may spend.",
  ...partnershipRows,
  checks: [{ name: "ring_fence_amounts", expression: "pence >= 0" }],
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Arrangement."),
    organisationCode: p.text().primary().comment("Party that contributes."),
    fundingSourceCode: p.text().primary().comment("Where its money comes from."),
    financialYear: financialYear(),
    schemeCode: p.text().primary().comment("Scheme that may spend it."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    pence: p.bigint("number").comment("Part of the contribution, in pence."),
    provenance: provenance(),
    loadId: enteredLoadId(),
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
    booksTo: p
      .date()
      .nullable()
      .comment("Last month whose entries are all in the ledger; empty: the month of the last spend."),
    provenance: provenance(),
    loadId: enteredLoadId(),
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
    leadCode: p
      .text()
      .nullable()
      .comment("Organisation that runs it; bears its variance under a rule by which that lies where it falls."),
    provenance: provenance(),
    loadId: enteredLoadId(),
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
    forecastPence: pence("Pool manager's own forecast"),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});

/** An entry of a pool's ledger: one amount between two accounts. */
export const LedgerEntry = defineEntity({
  name: "LedgerEntry",
  tableName: "ledger_entry",
  comment:
    "Entries of the ledgers of pools, each one amount between two accounts; never changed, only reversed by another.",
  ...partnershipRows,
  indexes: [
    {
      name: "ledger_entry_order_index",
      properties: ["partnershipId", "financialYear", "arrangementCode", "month", "reference"],
    },
  ],
  checks: [
    { name: "ledger_entry_pence", expression: "pence <> 0 and pence between -10000000000000 and 10000000000000" },
    {
      name: "ledger_entry_month",
      expression:
        "(extract(year from month - interval '3 months')::int)::text || '-' || lpad(((extract(year from month - interval '3 months')::int + 1) % 100)::text, 2, '0') = financial_year",
    },
    {
      name: "ledger_entry_party",
      expression: "(organisation_code is not null) = (kind in ('CONTRIBUTION', 'SETTLEMENT', 'RETURN'))",
    },
    {
      name: "ledger_entry_source",
      expression: "(funding_source_code is not null and form is not null) = (kind = 'CONTRIBUTION')",
    },
    { name: "ledger_entry_scheme", expression: "scheme_code is not null or kind not in ('SPEND', 'ACCRUAL')" },
    { name: "ledger_entry_purchase", expression: "commission_code is null or kind in ('SPEND', 'ACCRUAL')" },
    { name: "ledger_entry_past", expression: "adjusts_year is null or adjusts_year < financial_year" },
  ],
  properties: {
    partnershipId: partnershipId(),
    arrangementCode: p.text().primary().comment("Arrangement whose ledger it is in."),
    reference: p.text().primary().comment("Voucher number, unique in the arrangement."),
    versionFrom: versionFrom(),
    versionTo: versionTo(),
    financialYear: p.text().comment("Financial year it is posted to, as 2025-26; the year must be open."),
    month: p.date().comment("Month it belongs to, within the financial year."),
    kind: p.enum([...LEDGER_KINDS]).comment("What it is: money in, money spent, or money given back."),
    organisationCode: p
      .text()
      .nullable()
      .comment("Party that pays in, settles or gets money back; empty for other kinds."),
    fundingSourceCode: p.text().nullable().comment("Where a contribution comes from; empty for other kinds."),
    form: p
      .enum([...CONTRIBUTION_FORMS])
      .nullable()
      .comment("Form of a contribution: cash, in kind or notional; empty for other kinds."),
    schemeCode: p.text().nullable().comment("Scheme that spends, or that other income belongs to."),
    commissionCode: p.text().nullable().comment("Commission that is paid for, if one."),
    pence: p.bigint("number").comment("Amount in pence; negative takes back."),
    adjustsYear: p
      .text()
      .nullable()
      .comment("Closed year it puts right, as 2024-25; empty for the year's own entries."),
    reverses: p.text().nullable().comment("Reference of the entry it takes back, if one."),
    description: p.text().comment("What it is for."),
    enteredBy: p.text().nullable().comment("Who entered it on screen; empty for one loaded from a file."),
    provenance: provenance(),
    loadId: enteredLoadId(),
  },
});
