import type { Pool, PoolScheme, RiskShareRule } from "../../../server/src/analytics/pool.ts";

/** A scheme with the same budget in every quarter; forecasts and actuals quarter by quarter, in pence. */
export function scheme(
  code: string,
  budgetPence: number,
  forecasts: readonly (number | null)[],
  actuals: readonly (number | null)[] = [],
): PoolScheme {
  return {
    code,
    name: `Scheme ${code}`,
    serviceCode: null,
    ownRiskCode: null,
    quarters: forecasts.map((forecastPence, index) => ({
      quarter: index + 1,
      budgetPence,
      committedPence: budgetPence,
      actualPence: actuals[index] ?? null,
      forecastPence,
    })),
  };
}

export const EQUAL_WEIGHTS: RiskShareRule = {
  basis: "WEIGHTS",
  reservePence: 0,
  parties: [
    { organisationCode: "COUNCIL", weight: 1, capPence: null },
    { organisationCode: "ICB", weight: 1, capPence: null },
  ],
};

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
    paidPence: plannedPence,
    forecastPence: plannedPence,
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
    financialYear: "2025-26",
    openingBalancePence: 0,
    isClosed: false,
    contributions: [contribution("COUNCIL", council), contribution("ICB", budget - council)],
    schemes,
    quarters: [],
    overspendRule: EQUAL_WEIGHTS,
    underspendRule: { ...EQUAL_WEIGHTS, basis: "CONTRIBUTION" },
    ringFencedSources: [],
    provenance: "ILLUSTRATIVE",
    ...given,
  };
}
