import type { MonthIndex } from "./snapshot.ts";

/** Kinds of period that a range of months may be cut into. */
export type TimeGrain = "MONTH" | "QUARTER" | "FINANCIAL_YEAR" | "ACADEMIC_YEAR" | "CALENDAR_YEAR";

/** A run of calendar months, both ends included. */
export interface MonthRange {
  readonly from: MonthIndex;
  readonly to: MonthIndex;
}

const FORMS: Readonly<Record<TimeGrain, { readonly pattern: RegExp; readonly example: string }>> = {
  MONTH: { pattern: /^(\d{4})-(0[1-9]|1[0-2])$/, example: "2025-04" },
  QUARTER: { pattern: /^(\d{4})-(\d{2})-Q([1-4])$/, example: "2025-26-Q1" },
  FINANCIAL_YEAR: { pattern: /^(\d{4})-(\d{2})$/, example: "2025-26" },
  ACADEMIC_YEAR: { pattern: /^(\d{4})\/(\d{2})$/, example: "2025/26" },
  CALENDAR_YEAR: { pattern: /^(\d{4})$/, example: "2025" },
};

const APRIL = 3;
const SEPTEMBER = 8;

const isFollowingYear = (year: number, ending: number) => (year + 1) % 100 === ending;
const twoDigits = (number: number) => String(number % 100).padStart(2, "0");

/** Months of a period from its code; null where the code is not of the kind. */
function readCode(type: TimeGrain, code: string): MonthRange | null {
  const match = FORMS[type].pattern.exec(code);
  if (match === null) return null;
  const [first, second, third] = match.slice(1).map(Number) as [number, number, number];
  const january = first * 12;
  if (type === "MONTH") return { from: january + second - 1, to: january + second - 1 };
  if (type === "CALENDAR_YEAR") return { from: january, to: january + 11 };
  if (!isFollowingYear(first, second)) return null;
  if (type === "ACADEMIC_YEAR") return { from: january + SEPTEMBER, to: january + SEPTEMBER + 11 };
  if (type === "FINANCIAL_YEAR") return { from: january + APRIL, to: january + APRIL + 11 };
  const from = january + APRIL + 3 * (third - 1);
  return { from, to: from + 2 };
}

/** The months of a period, as `parsePeriod("QUARTER", "2025-26-Q1")`; a RangeError names the accepted form. */
export function parsePeriod(type: TimeGrain, code: string): MonthRange {
  const range = readCode(type, code);
  if (range === null) throw new RangeError(`"${code}" is not a ${type} code; write it as ${FORMS[type].example}`);
  return range;
}

/** A month's code, as 2025-04. */
export function formatMonth(month: MonthIndex): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** The code of the period of a kind that a month lies in. */
export function periodOf(grain: TimeGrain, month: MonthIndex): string {
  if (grain === "MONTH") return formatMonth(month);
  if (grain === "CALENDAR_YEAR") return String(Math.floor(month / 12));
  const start = Math.floor((month - (grain === "ACADEMIC_YEAR" ? SEPTEMBER : APRIL)) / 12);
  if (grain === "ACADEMIC_YEAR") return `${start}/${twoDigits(start + 1)}`;
  const year = `${start}-${twoDigits(start + 1)}`;
  return grain === "FINANCIAL_YEAR" ? year : `${year}-Q${Math.floor((month - APRIL - start * 12) / 3) + 1}`;
}

/** One period of a question; its months are those asked for. */
export interface Period {
  readonly code: string;
  readonly months: MonthRange;
}

/** Ranges of months that share a period's code, in order. */
export function cutPeriods({ months, grain }: { readonly months: MonthRange; readonly grain: TimeGrain }): Period[] {
  const periods: { code: string; months: { from: number; to: number } }[] = [];
  for (let month = months.from; month <= months.to; month += 1) {
    const code = periodOf(grain, month);
    const open = periods.at(-1);
    if (open?.code === code) open.months.to = month;
    else periods.push({ code, months: { from: month, to: month } });
  }
  return periods;
}
