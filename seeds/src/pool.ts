import { YEARS } from "./calendar.ts";

const POOL = "S75-CYP";
const COUNCIL = "WALSALL-MBC";
const ICB = "ICB-BC";

interface SchemePlan {
  readonly code: string;
  readonly name: string;
  readonly service: string | null;
  readonly ownRisk: string | null;
  /** Budget in pence by financial year. */
  readonly budget: readonly number[];
  /** Outturn, or forecast for the open year, in pence. */
  readonly outturn: readonly number[];
}

/** Schemes of the pool. 2025-26: general overspend 7,000,001 p, and 1,250,000 p at the council's own risk. */
const SCHEMES: readonly SchemePlan[] = [
  scheme(
    "CYP-THERAPY",
    "Therapies in schools",
    "SLT-2W",
    null,
    [118_000_000, 121_000_000, 124_000_000],
    [117_240_000, 127_800_000, 131_500_001],
  ),
  scheme(
    "CYP-OT",
    "Occupational therapy at home",
    "OT-1N",
    null,
    [46_000_000, 47_200_000, 48_400_000],
    [45_880_000, 47_960_000, 50_100_000],
  ),
  scheme(
    "CYP-CAMHS",
    "Mental health in schools, west",
    "CAMHS-2W",
    null,
    [62_000_000, 63_500_000, 65_000_000],
    [61_400_000, 64_100_000, 62_800_000],
  ),
  scheme(
    "CYP-HEARING",
    "Hearing bases",
    "SRP-JOINT-SCHOOL",
    COUNCIL,
    [15_600_000, 15_900_000, 16_140_000],
    [15_600_000, 15_900_000, 17_390_000],
  ),
  scheme(
    "CYP-PANEL",
    "Joint panel and coordination",
    null,
    null,
    [8_400_000, 8_600_000, 8_800_000],
    [8_400_000, 8_600_000, 8_800_000],
  ),
];

function scheme(
  code: string,
  name: string,
  service: string | null,
  ownRisk: string | null,
  budget: readonly number[],
  outturn: readonly number[],
): SchemePlan {
  return { code, name, service, ownRisk, budget, outturn };
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

/** Rows of the arrangements file: five kinds. */
export function arrangementRows() {
  const row = (code: string, name: string, kind: string, host: string, manager: string | null) => ({
    code,
    name,
    kind,
    host_code: host,
    pool_manager: manager,
    starts_on: "2023-04-01",
    ends_on: "2027-03-31",
  });
  return [
    row(POOL, "Children's joint commissioning pool", "SECTION_75", COUNCIL, "Head of joint commissioning"),
    row("S256-NDA", "Grant for neurodevelopmental assessments", "GRANT_TRANSFER", ICB, null),
    row("ALIGNED-SLT", "Aligned speech and language budgets", "ALIGNED", COUNCIL, null),
    row("LEAD-EQUIPMENT", "Equipment, commissioned by the ICB for both", "LEAD_COMMISSIONING", ICB, null),
    row("RECHARGE-EP", "Recharge for health advice", "RECHARGE", COUNCIL, null),
  ];
}

/** Rows of the risk shares file. */
export function riskShareRows() {
  return [
    { arrangement_code: POOL, direction: "OVERSPEND", basis: "WEIGHTS", reserve_pence: 0 },
    { arrangement_code: POOL, direction: "UNDERSPEND", basis: "CONTRIBUTION", reserve_pence: 0 },
  ];
}

/** Rows of the risk share parties file: equal weights, and a cap on the ICB. */
export function riskSharePartyRows() {
  const party = (direction: string, organisation: string, cap: number | null) => ({
    arrangement_code: POOL,
    direction,
    organisation_code: organisation,
    weight: 1,
    cap_pence: cap,
  });
  return [
    party("OVERSPEND", COUNCIL, null),
    party("OVERSPEND", ICB, 5_000_000),
    party("UNDERSPEND", COUNCIL, null),
    party("UNDERSPEND", ICB, null),
  ];
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** Rows of the contributions file: the High Needs Block 40 %, the council's base budget 15 %, the ICB the rest. */
export function contributionRows() {
  return YEARS.flatMap((financialYear, year) => {
    const budget = sum(SCHEMES.map((entry) => entry.budget[year] ?? 0));
    const block = Math.round(budget * 0.4);
    const base = Math.round(budget * 0.15);
    const isOpen = year === YEARS.length - 1;
    const row = (organisation: string, source: string, pence: number, form: string) => ({
      arrangement_code: POOL,
      organisation_code: organisation,
      funding_source_code: source,
      financial_year: financialYear,
      form,
      is_recurrent: true,
      planned_pence: pence,
      varied_pence: null,
      paid_pence: isOpen ? Math.round(pence * 0.75) : pence,
      forecast_pence: pence,
    });
    return [
      row(COUNCIL, "HIGH_NEEDS_BLOCK", block, "CASH"),
      row(COUNCIL, "COUNCIL_BASE", base, "CASH"),
      row(ICB, "ICB_COMMUNITY", budget - block - base, "CASH"),
    ];
  });
}

/** Rows of the pool years file: two closed, one open. */
export function poolYearRows() {
  return YEARS.map((financialYear, year) => ({
    arrangement_code: POOL,
    financial_year: financialYear,
    opening_balance_pence: [12_000_000, 13_480_000, 5_320_000][year] ?? 0,
    is_closed: year < YEARS.length - 1,
  }));
}

/** Rows of the schemes file. */
export function schemeRows() {
  return SCHEMES.map(({ code, name, service, ownRisk }) => ({
    code,
    arrangement_code: POOL,
    name,
    service_code: service,
    own_risk_code: ownRisk,
  }));
}

/** A year's amount in quarters that add up to it; the last takes the rounding. */
function quarters(pence: number): number[] {
  const each = Math.floor(pence / 4);
  return [each, each, each, pence - 3 * each];
}

/** Rows of the scheme quarters file; the last quarter of the open year has no actuals yet. */
export function schemeQuarterRows() {
  return SCHEMES.flatMap(({ code, budget, outturn }) =>
    YEARS.flatMap((financialYear, year) => {
      const budgets = quarters(budget[year] ?? 0);
      const spends = quarters(outturn[year] ?? 0);
      return [0, 1, 2, 3].map((quarter) => ({
        scheme_code: code,
        financial_year: financialYear,
        quarter: quarter + 1,
        budget_pence: budgets[quarter] ?? 0,
        committed_pence: Math.min(budgets[quarter] ?? 0, spends[quarter] ?? 0),
        actual_pence: year === YEARS.length - 1 && quarter === 3 ? null : (spends[quarter] ?? 0),
        forecast_pence: spends[quarter] ?? 0,
      }));
    }),
  );
}

const signers = [
  { organisation: COUNCIL, by: "Director of children's finance" },
  { organisation: ICB, by: "Deputy chief finance officer" },
];

/** Rows of the quarter returns file: all signed but the third (submitted) and fourth of the open year. */
export function quarterReturnRows() {
  return YEARS.flatMap((financialYear, year) =>
    [1, 2, 3, 4].map((quarter) => ({
      arrangement_code: POOL,
      financial_year: financialYear,
      quarter,
      edition: 1,
      status: year < 2 || quarter < 3 ? "SIGNED" : quarter === 3 ? "SUBMITTED" : "DRAFT",
    })),
  );
}

/** Rows of the signatures file; the council has signed the third quarter, the ICB has not. */
export function signOffRows() {
  return quarterReturnRows().flatMap(({ financial_year, quarter, edition, status }) => {
    const signed = status === "SIGNED" ? signers : status === "SUBMITTED" ? signers.slice(0, 1) : [];
    const month = ["07", "10", "01", "05"][quarter - 1] ?? "05";
    const year = Number(financial_year.slice(0, 4)) + (quarter > 2 ? 1 : 0);
    return signed.map(({ organisation, by }) => ({
      arrangement_code: POOL,
      financial_year,
      quarter,
      edition,
      organisation_code: organisation,
      role: "Authorised signer",
      signed_by: by,
      signed_at: `${year}-${month}-21T10:00:00Z`,
    }));
  });
}
