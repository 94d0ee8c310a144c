import { checkFinancialYear } from "./arguments.ts";
import { badInput, quote } from "./errors.ts";

/** A quarter of a financial year. */
export interface QuarterOfYear {
  readonly financialYear: string;
  /** 1 is April to June. */
  readonly quarter: number;
}

/** Reads a quarter written as 2025-26-Q1. */
export function readQuarter(argument: string, text: string): QuarterOfYear {
  const [, financialYear, quarter] = /^(\d{4}-\d{2})-Q([1-4])$/.exec(text) ?? [];
  if (financialYear === undefined) throw badInput(argument, `${quote(text)} is not a quarter; write it as 2025-26-Q1.`);
  checkFinancialYear(argument, financialYear);
  return { financialYear, quarter: Number(quarter) };
}
