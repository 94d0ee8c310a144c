import { AGE_BANDS } from "../../analytics/age-band.ts";
import type { CellFilter } from "../../analytics/gap-request.ts";
import { type MonthRange, parsePeriod } from "../../analytics/period.ts";
import type { Snapshot } from "../../analytics/snapshot.ts";
import { badInput, checkCodes, quote } from "./errors.ts";
import type { PeriodInput } from "./figure.type.ts";

/** Most months that one question may span. */
const MOST_MONTHS = 120;

/** The months of a period argument. */
export function readPeriod(argument: string, { type, code }: PeriodInput): MonthRange {
  if (type === "SNAPSHOT")
    throw badInput(`${argument}.type`, "must be a period of months, as FINANCIAL_YEAR; SNAPSHOT names a day.");
  try {
    return parsePeriod(type, code);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw badInput(`${argument}.code`, `${quote(code)} is not a ${type} code; ${error.message.split("; ").at(-1)}.`);
  }
}

/** Refuses a financial year whose second year does not follow the first. */
export function checkFinancialYear(argument: string, code: string): void {
  try {
    parsePeriod("FINANCIAL_YEAR", code);
  } catch {
    throw badInput(argument, `${quote(code)} is not a financial year; the second year follows the first, as 2025-26.`);
  }
}

/** The months from one to another, both included. */
export function readMonths(from: string, to: string): MonthRange {
  const range = { from: parsePeriod("MONTH", from).from, to: parsePeriod("MONTH", to).to };
  if (range.to < range.from) throw badInput("to", `must not be before from (${from}).`);
  if (range.to - range.from >= MOST_MONTHS)
    throw badInput("to", `must be within ${MOST_MONTHS / 12} years of from (${from}); ask for the rest apart.`);
  return range;
}

type Codes = readonly { readonly code: string }[];

/** The codes of a list, to check others against. */
export function codesOf(list: Codes): ReadonlySet<string> {
  return new Set(list.map(({ code }) => code));
}

/** How a refusal names the codes of a short list. */
function oneOf(list: Codes): string {
  return `use one of ${list.map(({ code }) => code).join(", ")}`;
}

/** Checks that every code of a cell filter names something of the partnership. */
export function checkCellFilter(snapshot: Snapshot, filter: CellFilter): void {
  const check = (field: keyof CellFilter, list: Codes, form: string) =>
    checkCodes(`filter.${field}`, filter[field], codesOf(list), form);
  check("serviceLines", snapshot.lines, "use codes of partnership.serviceLines");
  check("areas", snapshot.areas, "use codes of partnership.areas");
  check("ageBands", AGE_BANDS, oneOf(AGE_BANDS));
  check("needs", snapshot.needs, "use codes of partnership.needs");
  check("layers", snapshot.layers, oneOf(snapshot.layers));
  check("functions", snapshot.functions, oneOf(snapshot.functions));
}
