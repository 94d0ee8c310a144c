import type { QuarterReturnsQuery } from "@tandem/schema/operations";
import { monthText } from "../../words/text.ts";

export type ReturnRow = QuarterReturnsQuery["partnership"]["quarterReturns"][number];

/** Where a return stands, in words. */
export const STATUS_WORDS: Readonly<Record<string, string>> = {
  DRAFT: "draft",
  SUBMITTED: "out for signature",
  SIGNED: "signed by all, locked",
};

/** Parts of a return, in their order. */
export const SECTIONS = [
  ["INCOME", "Income"],
  ["EXPENDITURE", "Expenditure"],
  ["POSITION", "Position"],
  ["SHARES", "Who bears the variance"],
] as const;

/** Last month of a quarter of a financial year, as 2025-06. */
function lastMonth(quarter: string): string {
  const [start, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(-1))];
  return number === 4 ? `${start + 1}-03` : `${start}-${String(3 + number * 3).padStart(2, "0")}`;
}

/**
 * What is missing from figures that are shown as they stand now, while the ledger does not reach the quarter's end; null where
 * nothing is, and of figures that were sent for signature as they stood.
 */
export function unfinishedText(
  { quarter, figuresVersion }: Pick<ReturnRow, "quarter" | "figuresVersion">,
  booksTo: string | null | undefined,
): string | null {
  const end = lastMonth(quarter);
  if ((figuresVersion ?? null) !== null || (booksTo && booksTo >= end)) return null;
  const reach = booksTo
    ? `The ledger is complete to ${monthText(booksTo)} only`
    : "No month of the ledger is complete yet";
  return `${reach}, and the quarter ends with ${monthText(end)}. What it shows so far is not the whole of it, and £0.00 does not mean that nothing was paid or spent.`;
}

/** 2025-26-Q1 as "2025-26, quarter 1". */
export const quarterText = (quarter: string) => quarter.replace("-Q", ", quarter ");
