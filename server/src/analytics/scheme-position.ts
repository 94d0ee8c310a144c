import { type Money, noMoney, pounds } from "./figure.ts";
import { monthsOfYear } from "./financial-year.ts";
import type { LedgerSum } from "./ledger.ts";
import { addMoney, minusMoney, recorded, sumRecorded } from "./money.ts";
import { estimateOutturn } from "./outturn.ts";
import { sumPence } from "./pence.ts";
import type { Pool, PoolScheme } from "./pool.ts";
import {
  booksTo,
  isQuarterComplete,
  monthlyBudget,
  monthlySpend,
  monthsElapsed,
  quarterSpend,
  spendOf,
} from "./pool-months.ts";
import type { MonthPosition, SchemePosition, SchemeQuarterPosition } from "./pool-position.ts";

/** Spend so far; of a closed year every month's books must be complete. */
export function actualSpend(pool: Pool, entries: readonly LedgerSum[]): Money {
  if (booksTo(pool) === null) return noMoney("NOT_SUBMITTED");
  if (pool.isClosed && monthsElapsed(pool) < 12) return noMoney("NOT_SUBMITTED");
  return pounds(spendOf(entries));
}

function schemeQuarters(pool: Pool, { quarters }: PoolScheme, entries: readonly LedgerSum[]): SchemeQuarterPosition[] {
  return quarters.map(({ quarter, budgetPence, committedPence, forecastPence, version }) => {
    const actual = quarterSpend(pool, entries, quarter);
    return {
      quarter,
      budget: recorded(budgetPence),
      committed: recorded(committedPence),
      actual,
      forecast: isQuarterComplete(pool, quarter) ? actual : recorded(forecastPence),
      version,
    };
  });
}

function schemeMonths(pool: Pool, budget: readonly (number | null)[], spend: readonly number[]): MonthPosition[] {
  return monthsOfYear(pool.financialYear).map((month, at) => ({
    month,
    budget: recorded(budget[at] ?? null),
    actual: recorded(spend[at] ?? null),
  }));
}

/** A scheme's year from its plan and its entries in the ledger. */
export function schemePosition(pool: Pool, scheme: PoolScheme): SchemePosition {
  const { quarters, ...rest } = scheme;
  const entries = pool.entries.filter(({ schemeCode }) => schemeCode === scheme.code);
  const sumOf = (kind: LedgerSum["kind"]) =>
    pounds(sumPence(entries.filter((entry) => entry.kind === kind).map(({ pence }) => pence)));
  const budget = monthlyBudget(pool.financialYear, quarters);
  const spend = monthlySpend(pool, entries);
  const byQuarter = schemeQuarters(pool, scheme, entries);
  const actual = actualSpend(pool, entries);
  const income = sumOf("OTHER_INCOME");
  return {
    ...rest,
    budget: sumRecorded(quarters.map(({ budgetPence }) => budgetPence)),
    committed: sumRecorded(quarters.map(({ committedPence }) => committedPence)),
    actual,
    accrued: sumOf("ACCRUAL"),
    income,
    net: minusMoney(actual, income),
    forecast: byQuarter.length === 0 ? noMoney("NOT_SUBMITTED") : addMoney(byQuarter.map(({ forecast }) => forecast)),
    estimate: estimateOutturn(spend, budget),
    months: schemeMonths(pool, budget, spend),
    quarters: byQuarter,
  };
}
