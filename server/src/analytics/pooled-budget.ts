import { type Money, noMoney, pounds } from "./figure.ts";
import type { Pool, SchemeMoney } from "./pool.ts";
import { checkPool } from "./pool-checks.ts";
import { explainPool } from "./pool-explanation.ts";
import type { PoolPosition, QuarterPosition, SchemePosition } from "./pool-position.ts";
import { shareVariance } from "./risk-share.ts";

type Column = "budgetPence" | "committedPence" | "actualPence" | "forecastPence";

/** Sum of one column; no number where any quarter of any scheme lacks its figure. */
function sumColumn(quarters: readonly SchemeMoney[], column: Column): Money {
  const amounts = quarters.map((quarter) => quarter[column]);
  const recorded = amounts.filter((amount) => amount !== null);
  if (recorded.length === 0 || recorded.length < amounts.length) return noMoney("NOT_SUBMITTED");
  return pounds(recorded.reduce((sum, amount) => sum + amount, 0));
}

/** Actual spend so far; of a closed year every quarter must be there. */
function sumActual(pool: Pool, quarters: readonly SchemeMoney[]): Money {
  const recorded = quarters.filter(({ actualPence }) => actualPence !== null);
  return sumColumn(pool.isClosed ? quarters : recorded, "actualPence");
}

function addMoney(amounts: readonly Money[]): Money {
  const lacking = amounts.find(({ pence }) => pence === null);
  if (lacking !== undefined) return lacking;
  return pounds(amounts.reduce((sum, { pence }) => sum + (pence ?? 0), 0));
}

function minus(a: Money, b: Money): Money {
  return a.pence === null ? a : b.pence === null ? b : pounds(a.pence - b.pence);
}

function schemePosition(pool: Pool, { quarters, ...scheme }: Pool["schemes"][number]): SchemePosition {
  return {
    ...scheme,
    budget: sumColumn(quarters, "budgetPence"),
    committed: sumColumn(quarters, "committedPence"),
    actual: sumActual(pool, quarters),
    forecast: sumColumn(quarters, "forecastPence"),
  };
}

function quarterPosition(pool: Pool, quarter: number, cumulative: boolean): QuarterPosition {
  const rows = pool.schemes.flatMap(({ quarters }) =>
    quarters.filter((row) => (cumulative ? row.quarter <= quarter : row.quarter === quarter)),
  );
  const editions = pool.quarters.filter((entry) => entry.quarter === quarter).sort((a, b) => b.edition - a.edition);
  const [last] = editions;
  return {
    quarter,
    cumulative,
    edition: last?.edition ?? null,
    status: last?.status ?? "NOT_STARTED",
    budget: sumColumn(rows, "budgetPence"),
    actual: sumColumn(rows, "actualPence"),
    forecast: sumColumn(rows, "forecastPence"),
    signOffs: last?.signOffs ?? [],
  };
}

/** Contributions with each one's share of the plan. */
function planShares(pool: Pool): PoolPosition["contributions"] {
  const total = pool.contributions.reduce((sum, { plannedPence }) => sum + (plannedPence ?? 0), 0);
  return pool.contributions.map((contribution) => ({
    contribution,
    shareOfPlan: total > 0 && contribution.plannedPence !== null ? contribution.plannedPence / total : null,
  }));
}

function varianceOf(pool: Pool, schemes: readonly SchemePosition[]): Map<string, number> | null {
  const variances = new Map<string, number>();
  for (const scheme of schemes) {
    const { pence } = minus(pool.isClosed ? scheme.actual : scheme.forecast, scheme.budget);
    if (pence === null) return null;
    variances.set(scheme.code, pence);
  }
  return variances;
}

/** Where the pool stands, who bears the variance, and whether its figures hold together. */
export function computePoolPosition(pool: Pool): PoolPosition {
  const schemes = pool.schemes.map((scheme) => schemePosition(pool, scheme));
  const rows = pool.schemes.flatMap(({ quarters }) => quarters);
  const [budget, actual, forecast] = [
    sumColumn(rows, "budgetPence"),
    sumActual(pool, rows),
    sumColumn(rows, "forecastPence"),
  ];
  const spend = pool.isClosed ? actual : forecast;
  const variance = minus(spend, budget);
  const variances = varianceOf(pool, schemes);
  const shared = variances === null ? null : shareVariance(pool, variances);
  const income = addMoney(
    pool.contributions.map(({ paidPence, forecastPence, variedPence, plannedPence }) => {
      const pence = pool.isClosed ? paidPence : (forecastPence ?? variedPence ?? plannedPence);
      return pence === null ? noMoney("NOT_SUBMITTED") : pounds(pence);
    }),
  );
  const openingBalance =
    pool.openingBalancePence === null ? noMoney("NOT_SUBMITTED") : pounds(pool.openingBalancePence);
  const position = {
    pool,
    openingBalance,
    contributions: planShares(pool),
    quarters: [1, 2, 3, 4].flatMap((quarter) => [
      quarterPosition(pool, quarter, false),
      quarterPosition(pool, quarter, true),
    ]),
    schemes,
    budget,
    actual,
    forecast,
    variance,
    varianceShares: (shared?.shares ?? []).map(({ organisationCode, pence, basis }) => ({
      organisationCode,
      share: pounds(pence),
      basis,
    })),
    unallocatedVariance: shared === null ? noMoney("NOT_SUBMITTED") : pounds(shared.unallocatedPence),
    closingBalance: minus(addMoney([openingBalance, income]), spend),
  };
  return { ...position, checks: checkPool(pool, position), explanation: explainPool(pool, position) };
}
