import { parsePeriod } from "./period.ts";
import type { MonthIndex } from "./snapshot.ts";

/** Kinds of period a figure may be for; a snapshot is one day, known by its month. */
export type FigurePeriodType = "MONTH" | "QUARTER" | "FINANCIAL_YEAR" | "ACADEMIC_YEAR" | "CALENDAR_YEAR" | "SNAPSHOT";

/** How old the newest figure of a series is. */
export interface Freshness {
  /** Months from the end of its period to today; null where no figure is held, never below 0. */
  readonly ageMonths: number | null;
  /** Older than its kind of period should be; a series without a figure is not loaded rather than stale. */
  readonly isStale: boolean;
  /** Months after which it counts as stale. */
  readonly staleAfterMonths: number;
}

/**
 * Months after the end of a period when a newer one should be held: yearly figures come out within a year of the next period's
 * end, monthly and quarterly ones within half a year. A working rule of Tandem, not a publisher's.
 */
const STALE_AFTER: Readonly<Record<FigurePeriodType, number>> = {
  MONTH: 6,
  QUARTER: 9,
  FINANCIAL_YEAR: 24,
  ACADEMIC_YEAR: 24,
  CALENDAR_YEAR: 24,
  SNAPSHOT: 24,
};

/** The last month of a period from its code. */
function lastMonth(type: FigurePeriodType, period: string): MonthIndex {
  return parsePeriod(type === "SNAPSHOT" ? "MONTH" : type, period).to;
}

/** How old the newest figure is in a month, from the period it is for; null where none is held. */
export function freshness(type: FigurePeriodType, period: string | null, now: MonthIndex): Freshness {
  const staleAfterMonths = STALE_AFTER[type];
  if (period === null) return { ageMonths: null, isStale: false, staleAfterMonths };
  const ageMonths = Math.max(0, now - lastMonth(type, period));
  return { ageMonths, isStale: ageMonths > staleAfterMonths, staleAfterMonths };
}
