import { type Money, noMoney, pounds } from "./figure.ts";
import { fractionOf, nearestPenny, sumPence } from "./pence.ts";

/** Months of spend a straight line needs before it says anything. */
const LEAST_MONTHS = 3;

/** What a year may come to, by three ways of looking at the months so far. */
export interface OutturnEstimate {
  /** As many months as the year has, each like those so far on average. */
  readonly runRate: Money;
  /** Spent so far, and the rest of the budget in the proportion so far. */
  readonly phased: Money;
  /** Spent so far, and a straight line through the months (least squares) carried on, never below nothing. */
  readonly trend: Money;
  /** Least and most of the three. */
  readonly low: Money;
  readonly high: Money;
}

function phasedOutturn(spent: number, soFar: readonly (number | null)[], budget: readonly (number | null)[]): Money {
  if (budget.some((month) => month === null)) return noMoney("NOT_SUBMITTED");
  const planned = sumPence(soFar.map((month) => month ?? 0));
  if (planned <= 0) return noMoney("UNDEFINED");
  return pounds(fractionOf(spent, sumPence(budget.map((month) => month ?? 0)), planned));
}

/** Least squares in whole numbers: with n months, slope = (n Σxy − Σx Σy) / d and mean line (Σy Σx² − Σx Σxy) / d. */
function trendOutturn(months: readonly number[]): Money {
  const n = BigInt(months.length);
  if (months.length < LEAST_MONTHS) return noMoney("UNDEFINED");
  let [sx, sxx, sy, sxy] = [0n, 0n, 0n, 0n];
  for (const [at, pence] of months.entries()) {
    const [x, y] = [BigInt(at), BigInt(pence)];
    [sx, sxx, sy, sxy] = [sx + x, sxx + x * x, sy + y, sxy + x * y];
  }
  const d = n * sxx - sx * sx;
  const [slope, start] = [n * sxy - sx * sy, sy * sxx - sx * sxy];
  let rest = 0n;
  for (let month = n; month < 12n; month += 1n) {
    const expected = start + slope * month;
    rest += expected > 0n ? expected : 0n;
  }
  return pounds(sumPence([Number(sy), nearestPenny(rest, d)]));
}

/** What a year may come to from spend by month, April first, and the year's budget by month; nothing is known before April ends. */
export function estimateOutturn(months: readonly number[], budget: readonly (number | null)[]): OutturnEstimate {
  if (months.length === 0) {
    const none = noMoney("NOT_SUBMITTED");
    return { runRate: none, phased: none, trend: none, low: none, high: none };
  }
  const spent = sumPence(months);
  const runRate = pounds(fractionOf(spent, 12, months.length));
  const phased = phasedOutturn(spent, budget.slice(0, months.length), budget);
  const trend = trendOutturn(months);
  const known = [runRate, phased, trend].flatMap(({ pence }) => pence ?? []);
  return { runRate, phased, trend, low: pounds(Math.min(...known)), high: pounds(Math.max(...known)) };
}
