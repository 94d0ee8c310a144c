import type { MonthRange } from "./period.ts";
import type { Commission } from "./snapshot.ts";

const APRIL = 3;

/** Months that two ranges share. */
function sharedMonths(a: MonthRange, b: MonthRange): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from) + 1);
}

/**
 * Spend of a commission in a range of months, in pence with fractions: each year's spend spread evenly over the contract's
 * months in that year. Null where some month of the contract has no year's spend recorded.
 */
export function spendIn(commission: Commission, months: MonthRange): number | null {
  const contract = { from: commission.fromMonth, to: commission.toMonth ?? Number.MAX_SAFE_INTEGER };
  const wanted = sharedMonths(contract, months);
  let pence = 0;
  let found = 0;
  for (const { financialYear, pence: yearPence } of commission.spend) {
    const year = { from: financialYear * 12 + APRIL, to: financialYear * 12 + APRIL + 11 };
    const running = { from: Math.max(year.from, contract.from), to: Math.min(year.to, contract.to) };
    const length = running.to - running.from + 1;
    if (length <= 0) continue;
    const shared = sharedMonths(running, months);
    pence += (yearPence * shared) / length;
    found += shared;
  }
  return found < wanted ? null : pence;
}
