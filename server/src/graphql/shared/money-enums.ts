import { describe, members } from "./enum.ts";

export const LedgerKindEnum = members("CONTRIBUTION", "OTHER_INCOME", "SETTLEMENT", "SPEND", "ACCRUAL", "RETURN");
describe(LedgerKindEnum, "LedgerKind", "What an entry of a ledger is.", {
  CONTRIBUTION: "Paid in by a party.",
  OTHER_INCOME: "Other money in, as fees.",
  SETTLEMENT: "Paid by a party for its share of a variance.",
  SPEND: "Paid for a scheme.",
  ACCRUAL: "Owed for what a scheme had and has not paid yet.",
  RETURN: "Given back to a party.",
});

export const ContributionFormEnum = members("CASH", "IN_KIND", "NOTIONAL");
describe(ContributionFormEnum, "ContributionForm", "How a party contributes.", {
  CASH: "Money.",
  IN_KIND: "Staff, rooms or goods, valued.",
  NOTIONAL: "Counted towards the plan and not paid over.",
});

export const RiskShareBasisEnum = members("CONTRIBUTION", "WEIGHTS", "LIES_WHERE_IT_FALLS");
describe(RiskShareBasisEnum, "RiskShareBasis", "How a stretch of a variance is shared.", {
  CONTRIBUTION: "By planned contributions.",
  WEIGHTS: "By agreed whole-number weights, as 1 : 1.",
  LIES_WHERE_IT_FALLS: "By the party that runs the scheme.",
});

export const RiskShareScopeEnum = members("POOL", "SCHEME");
describe(RiskShareScopeEnum, "RiskShareScope", "What a rule shares.", {
  POOL: "The pool's variance as one.",
  SCHEME: "Each scheme's, by who funds the scheme.",
});

export const VarianceDirectionEnum = members("OVERSPEND", "UNDERSPEND");
describe(VarianceDirectionEnum, "VarianceDirection", "Which way a variance goes.", {
  OVERSPEND: "More than budget.",
  UNDERSPEND: "Less than budget.",
});

export const ArrangementKindEnum = members(
  "SECTION_75",
  "GRANT_TRANSFER",
  "ALIGNED",
  "LEAD_COMMISSIONING",
  "RECHARGE",
  "SOLE",
);
describe(ArrangementKindEnum, "ArrangementKind", "How partners join their money; only SECTION_75 is a pool.", {
  SECTION_75: "A pooled fund under section 75 of the NHS Act 2006.",
  GRANT_TRANSFER: "A grant from one side to the other, under section 256 or 76.",
  ALIGNED: "Budgets planned together and kept apart.",
  LEAD_COMMISSIONING: "One side buys for both.",
  RECHARGE: "One side buys, and the other pays its part.",
  SOLE: "One side alone.",
});

export const VatRegimeEnum = members("COUNCIL", "NHS");
describe(VatRegimeEnum, "VatRegime", "Whose VAT rules the fund's purchases follow.", {
  COUNCIL: "A council's: VAT is refunded under section 33 of the VAT Act 1994.",
  NHS: "An NHS body's: VAT is recovered on contracted-out services only.",
});

export const ReturnStatusEnum = members("DRAFT", "SUBMITTED", "SIGNED");
describe(ReturnStatusEnum, "ReturnStatus", "Where a quarter's return stands.", {
  DRAFT: "Being prepared.",
  SUBMITTED: "Out for signature: its figures are fixed.",
  SIGNED: "Signed by all parties, and locked.",
});

export const ReturnSectionEnum = members("INCOME", "EXPENDITURE", "POSITION", "SHARES");
describe(ReturnSectionEnum, "ReturnSection", "Part of a return.", {
  INCOME: "Where the money came from.",
  EXPENDITURE: "What it went to.",
  POSITION: "How the year stands.",
  SHARES: "Who bears the variance.",
});

export const ReturnAmountEnum = members("PLANNED", "QUARTER", "TO_DATE", "FORECAST");
describe(ReturnAmountEnum, "ReturnAmount", "Which figure of a line.", {
  PLANNED: "Planned for the year.",
  QUARTER: "Of the quarter.",
  TO_DATE: "From April to the quarter's end.",
  FORECAST: "Expected for the year.",
});

export const FlowBasisEnum = members("PLAN", "OUTTURN");
describe(FlowBasisEnum, "FlowBasis", "What is followed of a year's money.", {
  PLAN: "As planned: agreed contributions and budgets.",
  OUTTURN: "As expected, and once the year is closed as it ended.",
});

export const FlowScopeEnum = members("ALL", "POOLS");
describe(FlowScopeEnum, "FlowScope", "Whose money is followed.", {
  ALL: "Pools, other arrangements and what each side buys alone.",
  POOLS: "Section 75 pools only.",
});

export const FlowStageEnum = members("SOURCE", "FUND", "PURPOSE", "END");
describe(FlowStageEnum, "FlowStage", "How far money has come.", {
  SOURCE: "Where it comes from.",
  FUND: "The pool, the arrangement or the budget it is in.",
  PURPOSE: "The scheme or service line it is for.",
  END: "Whom it is paid to, or where it stays.",
});

export const BenefitBasisEnum = members("LEGAL_DUTY", "RESIDENCE");
describe(BenefitBasisEnum, "BenefitBasis", "How the benefit of a pool is told for each party.", {
  LEGAL_DUTY: "One place: cost of the year by who has the recorded legal duty to secure the service.",
  RESIDENCE: "Several places: cost-weighted care delivered, by where children live.",
});
