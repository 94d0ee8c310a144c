import { apportion } from "./apportionment.ts";
import { type Money, noMoney, pounds } from "./figure.ts";
import { lastMonth, monthsOfYear, quarterOfMonth } from "./financial-year.ts";
import type { LedgerSum } from "./ledger.ts";
import { sumPence } from "./pence.ts";
import type { Pool, SchemeMoney } from "./pool.ts";

const isSpend = ({ kind }: LedgerSum) => kind === "SPEND" || kind === "ACCRUAL";

/** Last month whose spend is all in the ledger: as the books say, or that of the last spend; null where there is none. */
export function booksTo({ booksTo: stated, entries }: Pick<Pool, "booksTo" | "entries">): string | null {
  if (stated !== null) return stated;
  const months = entries.filter(isSpend).map(({ month }) => month);
  return months.sort().at(-1) ?? null;
}

/** Months of the year whose spend is all in the ledger, 0 to 12. */
export function monthsElapsed(pool: Pick<Pool, "booksTo" | "entries" | "financialYear">): number {
  const last = booksTo(pool);
  return last === null ? 0 : monthsOfYear(pool.financialYear).filter((month) => month <= last).length;
}

/** Whether a quarter's spend is all in the ledger. */
export function isQuarterComplete(pool: Pick<Pool, "booksTo" | "entries" | "financialYear">, quarter: number): boolean {
  const last = booksTo(pool);
  return last !== null && lastMonth(pool.financialYear, quarter) <= last;
}

/** Spend, gross and with what is owed, of the entries given. */
export function spendOf(entries: readonly LedgerSum[]): number {
  return sumPence(entries.filter(isSpend).map(({ pence }) => pence));
}

/** Spend of a quarter; no number until its books are complete. */
export function quarterSpend(
  pool: Pick<Pool, "booksTo" | "entries" | "financialYear">,
  entries: readonly LedgerSum[],
  quarter: number,
): Money {
  if (!isQuarterComplete(pool, quarter)) return noMoney("NOT_SUBMITTED");
  return pounds(spendOf(entries.filter(({ month }) => quarterOfMonth(month) === quarter)));
}

/** A quarter's amount spread evenly over its months, the odd pence to the first of them. */
function spreadQuarter(months: readonly string[], pence: number): ReadonlyMap<string, number> {
  const shares = apportion(
    pence,
    months.map((code) => ({ code, weight: 1 })),
  );
  return shares ?? new Map();
}

/** A scheme's budget month by month, April first; null where a quarter's is not recorded. */
export function monthlyBudget(financialYear: string, quarters: readonly SchemeMoney[]): readonly (number | null)[] {
  const months = monthsOfYear(financialYear);
  return [1, 2, 3, 4].flatMap((quarter) => {
    const own = months.slice(quarter * 3 - 3, quarter * 3);
    const pence = quarters.find((row) => row.quarter === quarter)?.budgetPence ?? null;
    if (pence === null) return own.map(() => null);
    const spread = spreadQuarter(own, pence);
    return own.map((month) => spread.get(month) ?? 0);
  });
}

/** Spend of each month whose books are complete, April first. */
export function monthlySpend(pool: Pool, entries: readonly LedgerSum[]): readonly number[] {
  return monthsOfYear(pool.financialYear)
    .slice(0, monthsElapsed(pool))
    .map((month) => spendOf(entries.filter((entry) => entry.month === month)));
}
