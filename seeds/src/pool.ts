import { COUNCIL, ICB, POOL } from "./agreements.ts";
import { YEARS } from "./calendar.ts";

export interface SchemePlan {
  readonly code: string;
  readonly name: string;
  readonly service: string | null;
  readonly ownRisk: string | null;
  /** Party that runs it. */
  readonly lead: string;
  /** Budget in pence by financial year. */
  readonly budget: readonly number[];
  /** Outturn, or forecast for the open year, in pence. */
  readonly outturn: readonly number[];
}

/** Schemes of the pool. 2025-26: general overspend 7,000,001 p, and 1,250,000 p at the council's own risk. */
export const SCHEMES: readonly SchemePlan[] = [
  scheme(
    "CYP-THERAPY",
    "Therapies in schools",
    "SLT-2W",
    null,
    ICB,
    [118_000_000, 121_000_000, 124_000_000],
    [117_240_000, 127_800_000, 131_500_001],
  ),
  scheme(
    "CYP-OT",
    "Occupational therapy at home",
    "OT-1N",
    null,
    ICB,
    [46_000_000, 47_200_000, 48_400_000],
    [45_880_000, 47_960_000, 50_100_000],
  ),
  scheme(
    "CYP-CAMHS",
    "Mental health in schools, west",
    "CAMHS-2W",
    null,
    ICB,
    [62_000_000, 63_500_000, 65_000_000],
    [61_400_000, 64_100_000, 62_800_000],
  ),
  scheme(
    "CYP-HEARING",
    "Hearing bases",
    "SRP-JOINT-SCHOOL",
    COUNCIL,
    COUNCIL,
    [15_600_000, 15_900_000, 16_140_000],
    [15_600_000, 15_900_000, 17_390_000],
  ),
  scheme(
    "CYP-PANEL",
    "Joint panel and coordination",
    null,
    null,
    COUNCIL,
    [8_400_000, 8_600_000, 8_800_000],
    [8_400_000, 8_600_000, 8_800_000],
  ),
];

function scheme(
  code: string,
  name: string,
  service: string | null,
  ownRisk: string | null,
  lead: string,
  budget: readonly number[],
  outturn: readonly number[],
): SchemePlan {
  return { code, name, service, ownRisk, lead, budget, outturn };
}

/** What the API must answer for the pool in 2025-26, in pence; worked out in the README beside. */
export const EXPECTED_POOL = {
  arrangement: POOL,
  financialYear: "2025-26",
  budget: 262_340_000,
  forecast: 270_590_001,
  variance: 8_250_001,
  shares: [
    { organisation: COUNCIL, basis: "OWN_RISK", pence: 1_250_000 },
    { organisation: ICB, basis: "WEIGHTS", pence: 3_500_001 },
    { organisation: COUNCIL, basis: "WEIGHTS", pence: 3_500_000 },
  ],
  unallocated: 0,
} as const;

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** What each party plans to put in, in pence: the High Needs Block 40 %, the council's base budget 15 %, the ICB the rest. */
export function plannedPence(year: number) {
  const budget = sum(SCHEMES.map((entry) => entry.budget[year] ?? 0));
  const block = Math.round(budget * 0.4);
  const base = Math.round(budget * 0.15);
  return [
    { organisation: COUNCIL, source: "HIGH_NEEDS_BLOCK", pence: block },
    { organisation: COUNCIL, source: "COUNCIL_BASE", pence: base },
    { organisation: ICB, source: "ICB_COMMUNITY", pence: budget - block - base },
  ];
}

/** Rows of the contributions file. */
export function contributionRows() {
  return YEARS.flatMap((financialYear, year) =>
    plannedPence(year).map(({ organisation, source, pence }) => ({
      arrangement_code: POOL,
      organisation_code: organisation,
      funding_source_code: source,
      financial_year: financialYear,
      form: "CASH",
      is_recurrent: true,
      planned_pence: pence,
      varied_pence: null,
      forecast_pence: pence,
    })),
  );
}

/** Rows of the ring fences file: the hearing bases are paid from the High Needs Block alone. */
export function ringFenceRows() {
  const hearing = SCHEMES.find(({ code }) => code === "CYP-HEARING");
  return YEARS.map((financialYear, year) => ({
    arrangement_code: POOL,
    organisation_code: COUNCIL,
    funding_source_code: "HIGH_NEEDS_BLOCK",
    financial_year: financialYear,
    scheme_code: "CYP-HEARING",
    pence: hearing?.budget[year] ?? 0,
  }));
}

/** Rows of the pool years file: two closed, one open with its books complete to December. */
export function poolYearRows() {
  return YEARS.map((financialYear, year) => ({
    arrangement_code: POOL,
    financial_year: financialYear,
    opening_balance_pence: [12_000_000, 13_480_000, 5_320_000][year] ?? 0,
    is_closed: year < YEARS.length - 1,
    books_to: year < YEARS.length - 1 ? `${Number(financialYear.slice(0, 4)) + 1}-03` : "2025-12",
  }));
}

/** Rows of the schemes file. */
export function schemeRows() {
  return SCHEMES.map(({ code, name, service, ownRisk, lead }) => ({
    code,
    arrangement_code: POOL,
    name,
    service_code: service,
    own_risk_code: ownRisk,
    lead_code: lead,
  }));
}

/** A year's amount in quarters that add up to it; the last takes the rounding. */
export function quartersOf(pence: number): number[] {
  const each = Math.floor(pence / 4);
  return [each, each, each, pence - 3 * each];
}

/** Rows of the scheme quarters file. */
export function schemeQuarterRows() {
  return SCHEMES.flatMap(({ code, budget, outturn }) =>
    YEARS.flatMap((financialYear, year) => {
      const budgets = quartersOf(budget[year] ?? 0);
      const spends = quartersOf(outturn[year] ?? 0);
      return [0, 1, 2, 3].map((quarter) => ({
        scheme_code: code,
        financial_year: financialYear,
        quarter: quarter + 1,
        budget_pence: budgets[quarter] ?? 0,
        committed_pence: Math.min(budgets[quarter] ?? 0, spends[quarter] ?? 0),
        forecast_pence: spends[quarter] ?? 0,
      }));
    }),
  );
}
