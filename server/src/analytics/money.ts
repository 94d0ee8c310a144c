import { type Money, noMoney, pounds } from "./figure.ts";
import { sumPence } from "./pence.ts";

/** An amount as recorded; one that is not was not submitted. */
export const recorded = (pence: number | null): Money => (pence === null ? noMoney("NOT_SUBMITTED") : pounds(pence));

/** Σ of amounts; where one is no number the sum is none either, for the same reason. */
export function addMoney(amounts: readonly Money[]): Money {
  const lacking = amounts.find(({ pence }) => pence === null);
  return lacking ?? pounds(sumPence(amounts.map(({ pence }) => pence ?? 0)));
}

/** a − b. */
export function minusMoney(a: Money, b: Money): Money {
  return a.pence === null ? a : b.pence === null ? b : pounds(sumPence([a.pence, -b.pence]));
}

/** Σ of what is recorded; no number where anything is missing, or nothing is there. */
export function sumRecorded(amounts: readonly (number | null)[]): Money {
  const found = amounts.filter((amount) => amount !== null);
  return found.length === 0 || found.length < amounts.length ? noMoney("NOT_SUBMITTED") : pounds(sumPence(found));
}
