import type { QuarterReturnsQuery } from "@tandem/schema/operations";

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

/** 2025-26-Q1 as "2025-26, quarter 1". */
export const quarterText = (quarter: string) => quarter.replace("-Q", ", quarter ");
