/** `2024`, one year on, in two digits. */
const next = (year: number) => String((year + 1) % 100).padStart(2, "0");

/** Month of the January school census and of SEN2. */
const CENSUS_MONTH = "01";

/**
 * A period of the Explore Education Statistics layout in the form of a measure's period type; null where the two do not fit.
 * An academic year 202425 is the snapshot of January 2025 where the measure is one.
 */
export function publishedPeriod(timePeriod: string, identifier: string, periodType: string | null): string | null {
  const kind = identifier.trim().toLowerCase();
  const year = Number(timePeriod.slice(0, 4));
  if (!/^\d{4}(\d{2})?$/.test(timePeriod)) return null;
  const isSpan = timePeriod.length === 6;
  if (isSpan && timePeriod.slice(4) !== next(year)) return null;
  if (kind === "calendar year" && !isSpan) return periodType === "SNAPSHOT" ? `${year}-${CENSUS_MONTH}` : timePeriod;
  if (kind === "academic year" && isSpan)
    return periodType === "SNAPSHOT" ? `${year + 1}-${CENSUS_MONTH}` : `${year}/${next(year)}`;
  if (kind === "financial year" && isSpan) return `${year}-${next(year)}`;
  if (kind === "january" && !isSpan) return `${year}-${CENSUS_MONTH}`;
  return null;
}

/** The period type that a time identifier is of; null where Tandem has none. */
export function periodTypeOf(identifier: string): string | null {
  const kind = identifier.trim().toLowerCase();
  if (kind === "calendar year") return "CALENDAR_YEAR";
  if (kind === "academic year") return "ACADEMIC_YEAR";
  if (kind === "financial year") return "FINANCIAL_YEAR";
  return kind === "january" ? "SNAPSHOT" : null;
}

/** Years of the local authority interactive tool, which names most of them by the calendar year they end in. */
export function interactiveToolPeriod(year: string, yearType: string, periodType: string, month: string): string {
  const bare = year.replace(/\s*\(.*\)$/, "").trim();
  if (!/^\d{4}$/.test(bare)) return bare;
  const ends = Number(bare);
  if (periodType === "SNAPSHOT") return `${bare}-${month}`;
  if (periodType === "CALENDAR_YEAR" || yearType === "Calendar Year") return bare;
  const starts = ends - 1;
  return periodType === "FINANCIAL_YEAR" ? `${starts}-${next(starts)}` : `${starts}/${next(starts)}`;
}
