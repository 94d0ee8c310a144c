import type { MonthRange } from "./period.ts";
import type { Commission } from "./snapshot.ts";

const APRIL = 3;

/** Months that two ranges share. */
function sharedMonths(a: MonthRange, b: MonthRange): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from) + 1);
}

/** Spend of a commission in a range of months: each year's spend spread evenly over the contract's months in that year, whole pence. */
export function spendIn(commission: Commission, months: MonthRange): number {
  const contract = { from: commission.fromMonth, to: commission.toMonth ?? Number.MAX_SAFE_INTEGER };
  let pence = 0;
  for (const { financialYear, pence: yearPence } of commission.spend) {
    const year = { from: financialYear * 12 + APRIL, to: financialYear * 12 + APRIL + 11 };
    const running = { from: Math.max(year.from, contract.from), to: Math.min(year.to, contract.to) };
    const length = running.to - running.from + 1;
    if (length > 0) pence += Math.round((yearPence * sharedMonths(running, months)) / length);
  }
  return pence;
}
