import { monthsOfYear } from "../../../server/src/analytics/financial-year.ts";
import type { LedgerEntry } from "../../../server/src/analytics/ledger.ts";
import type { Pool, PoolScheme, RiskShareRule, RiskShareTier } from "../../../server/src/analytics/pool.ts";

const YEAR = "2025-26";

/** An entry of the ledger with what is left out empty. */
export function entry(given: Pick<LedgerEntry, "reference" | "kind" | "pence"> & Partial<LedgerEntry>): LedgerEntry {
  return {
    financialYear: YEAR,
    month: "2025-04",
    organisationCode: null,
    fundingSourceCode: null,
    form: null,
    schemeCode: null,
    commissionCode: null,
    adjustsYear: null,
    reverses: null,
    description: "A test",
    enteredBy: null,
    ...given,
  };
}

/** Spend of a scheme quarter by quarter, each in the quarter's last month; a quarter without a number has none. */
export function spend(code: string, ...quarters: readonly (number | null)[]): LedgerEntry[] {
  return quarters.flatMap((pence, at) => {
    const month = monthsOfYear(YEAR)[at * 3 + 2] ?? "";
    return pence === null || pence === 0
      ? []
      : [entry({ reference: `${code}-${at + 1}`, kind: "SPEND", month, schemeCode: code, pence })];
  });
}

/** A scheme with the same budget in every quarter; forecasts quarter by quarter, in pence. */
export function scheme(code: string, budgetPence: number, forecasts: readonly (number | null)[]): PoolScheme {
  return {
    code,
    name: `Scheme ${code}`,
    serviceCode: null,
    serviceName: null,
    providerCode: null,
    ownRiskCode: null,
    leadCode: null,
    version: 1,
    quarters: forecasts.map((forecastPence, index) => ({
      quarter: index + 1,
      budgetPence,
      committedPence: budgetPence,
      forecastPence,
      version: 1,
    })),
  };
}

const EQUAL_PARTIES = [
  { organisationCode: "COUNCIL", weight: 1, capPence: null },
  { organisationCode: "ICB", weight: 1, capPence: null },
];

/** A rule with one stretch, for the pool as one, and returned where under. */
export function ruleOf(tier: Partial<RiskShareTier>, given: Partial<RiskShareRule> = {}): RiskShareRule {
  return {
    scope: "POOL",
    reservePence: 0,
    isOffset: true,
    barsRingFenced: true,
    isKept: false,
    tiers: [{ upToPence: null, basis: "WEIGHTS", parties: EQUAL_PARTIES, ...tier }],
    ...given,
  };
}

export const EQUAL_WEIGHTS: RiskShareRule = ruleOf({});

/** Council and ICB put in as much as the schemes may spend, three parts to one. */
export function twoPartyPool(schemes: readonly PoolScheme[], given: Partial<Pool> = {}): Pool {
  const budget = schemes.flatMap(({ quarters }) => quarters).reduce((sum, row) => sum + (row.budgetPence ?? 0), 0);
  const contribution = (organisationCode: string, plannedPence: number) => ({
    organisationCode,
    fundingSourceCode: `${organisationCode}-BASE`,
    form: "CASH" as const,
    isRecurrent: true,
    plannedPence,
    variedPence: null,
    forecastPence: plannedPence,
    ringFences: [],
    version: 1,
  });
  const council = Math.floor((budget * 3) / 4);
  return {
    arrangement: {
      code: "P",
      name: "Pool",
      kind: "SECTION_75",
      hostCode: "COUNCIL",
      poolManager: null,
      start: "2025-04-01",
      end: null,
    },
    financialYear: YEAR,
    openingBalancePence: 0,
    isClosed: false,
    booksTo: null,
    version: 1,
    parties: ["COUNCIL", "ICB"],
    entries: [],
    commissions: [],
    lastClosingPence: null,
    contributions: [contribution("COUNCIL", council), contribution("ICB", budget - council)],
    schemes,
    quarters: [],
    overspendRule: EQUAL_WEIGHTS,
    underspendRule: ruleOf({ basis: "CONTRIBUTION" }),
    ringFencedSources: [],
    provenance: "ILLUSTRATIVE",
    ...given,
  };
}
