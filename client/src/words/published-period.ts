import { monthText } from "./text.ts";

const MONTH = /^\d{4}-\d{2}$/;

/** Whether a period is a month, as 2026-01, not a financial year, as 2025-26. */
function isMonth(period: string): boolean {
  const [year, part] = period.split("-").map(Number);
  return MONTH.test(period) && part !== undefined && part <= 12 && part !== ((year ?? 0) + 1) % 100;
}

/** First and last month of each quarter of a financial year, and whether it lies in the year to come. */
const QUARTERS: Readonly<Record<string, readonly [first: string, last: string, years: number]>> = {
  Q1: ["04", "06", 0],
  Q2: ["07", "09", 0],
  Q3: ["10", "12", 0],
  Q4: ["01", "03", 1],
};

/** First and last day of a period as it is published: a calendar, academic or financial year, a quarter or a month. */
function daysOf(period: string): readonly [first: string, last: string] {
  const year = Number(period.slice(0, 4));
  const quarter = QUARTERS[period.slice(-2)];
  if (quarter !== undefined) return [`${year + quarter[2]}-${quarter[0]}-01`, `${year + quarter[2]}-${quarter[1]}-31`];
  if (isMonth(period)) return [`${period}-01`, `${period}-31`];
  if (period.includes("/")) return [`${year}-09-01`, `${year + 1}-08-31`];
  if (period.includes("-")) return [`${year}-04-01`, `${year + 1}-03-31`];
  return [`${year}-01-01`, `${year}-12-31`];
}

/** A quarter of a financial year, as "July to September 2025". */
export function quarterText(quarter: string): string {
  const [, start = "", number = ""] = /^(\d{4})-\d\d-Q(\d)$/.exec(quarter) ?? [];
  const months = ["April to June", "July to September", "October to December", "January to March"];
  return `${months[Number(number) - 1] ?? quarter} ${Number(start) + (number === "4" ? 1 : 0)}`;
}

/** A period as people write it: a month or a quarter by its months, a year as it is published. */
export function publishedText(period: string): string {
  if (QUARTERS[period.slice(-2)] !== undefined) return quarterText(period);
  return isMonth(period) ? monthText(period) : period;
}

/**
 * The period of a series, in order, that a day's event first shows in: the one that holds the day, or of counts taken in
 * single months the next; null where there is none.
 */
export function periodOfDay(day: string, periods: readonly string[]): string | null {
  const at = periods.findIndex((period) => day <= daysOf(period)[1]);
  const period = periods[at];
  if (period === undefined) return null;
  const isBetweenCounts = at > 0 && isMonth(period);
  return isBetweenCounts || day >= daysOf(period)[0] ? period : null;
}
