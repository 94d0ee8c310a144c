import { type Money, noMoney, pounds } from "./figure.ts";
import type { Pool, SchemeMoney } from "./pool.ts";
import { checkPool } from "./pool-checks.ts";
import type { PoolPosition, QuarterPosition, SchemePosition } from "./pool-position.ts";
import { shareVariance } from "./risk-share.ts";

type Column = "budgetPence" | "committedPence" | "actualPence" | "forecastPence";

/** Sum of one column; a quarter without a figure makes it a sum so far for actuals, and no number for the rest. */
function sumColumn(quarters: readonly SchemeMoney[], column: Column): Money {
  const amounts = quarters.map((quarter) => quarter[column]);
  const recorded = amounts.filter((amount) => amount !== null);
  if (recorded.length === 0 || (column !== "actualPence" && recorded.length < amounts.length))
    return noMoney("NOT_SUBMITTED");
  return pounds(recorded.reduce((sum, amount) => sum + amount, 0));
}

function addMoney(amounts: readonly Money[]): Money {
  const lacking = amounts.find(({ pence }) => pence === null);
  if (lacking !== undefined) return lacking;
  return pounds(amounts.reduce((sum, { pence }) => sum + (pence ?? 0), 0));
}

function minus(a: Money, b: Money): Money {
  return a.pence === null ? a : b.pence === null ? b : pounds(a.pence - b.pence);
}

function schemePosition({ quarters, ...scheme }: Pool["schemes"][number]): SchemePosition {
  return {
    ...scheme,
    budget: sumColumn(quarters, "budgetPence"),
    committed: sumColumn(quarters, "committedPence"),
    actual: sumColumn(quarters, "actualPence"),
    forecast: sumColumn(quarters, "forecastPence"),
  };
}

function quarterPosition(pool: Pool, quarter: number, cumulative: boolean): QuarterPosition {
  const rows = pool.schemes.flatMap(({ quarters }) =>
    quarters.filter((row) => (cumulative ? row.quarter <= quarter : row.quarter === quarter)),
  );
  const editions = pool.quarters.filter((entry) => entry.quarter === quarter).sort((a, b) => b.edition - a.edition);
  const [last] = editions;
  const isLacking = (column: Column) => rows.length === 0 || rows.every((row) => row[column] === null);
  const total = (column: Column) => (isLacking(column) ? noMoney("NOT_SUBMITTED") : sumColumn(rows, column));
  return {
    quarter,
    cumulative,
    edition: last?.edition ?? null,
    status: last?.status ?? "NOT_STARTED",
    budget: total("budgetPence"),
    actual: total("actualPence"),
    forecast: total("forecastPence"),
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
  const schemes = pool.schemes.map(schemePosition);
  const total = (column: "budget" | "actual" | "forecast") =>
    schemes.length === 0 ? noMoney("NOT_SUBMITTED") : addMoney(schemes.map((scheme) => scheme[column]));
  const [budget, actual, forecast] = [total("budget"), total("actual"), total("forecast")];
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
  return { ...position, checks: checkPool(pool, position) };
}
