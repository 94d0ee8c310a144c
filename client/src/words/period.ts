/** Years a reader may choose: the one that holds today and two before it. */
const CHOICES = 3;

function yearFrom(start: number): string {
  return `${start}-${String((start + 1) % 100).padStart(2, "0")}`;
}

/** The financial year, April to March, that holds a day. */
function financialYearOf(day: string): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return yearFrom(month < 4 ? year - 1 : year);
}

/** A financial year some years earlier. */
export function yearsBefore(year: string, count: number): string {
  return yearFrom(Number(year.slice(0, 4)) - count);
}

/** Financial years to choose from, newest first. */
export function yearsUpTo(today: string): readonly string[] {
  const newest = financialYearOf(today);
  return Array.from({ length: CHOICES }, (_, count) => yearsBefore(newest, count));
}

/** Financial years that money is kept for: today's first, then the one to come and two before. */
export function yearsAround(today: string): readonly string[] {
  const [now = "", ...before] = yearsUpTo(today);
  return [now, yearsBefore(now, -1), ...before];
}

/** The last day that figures of a financial year can be for. */
export function lastDayOf(year: string, today: string): string {
  const last = `${Number(year.slice(0, 4)) + 1}-03-31`;
  return last < today ? last : today;
}

/** The month that ends a financial year, as 2026-03, or today's where that is earlier. */
export function lastMonthOf(year: string, today: string): string {
  return lastDayOf(year, today).slice(0, 7);
}

/** The last day of a month, or today where that is earlier. */
export function lastDayOfMonth(month: string, today: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return last < today ? last : today;
}

/** The months of a financial year up to today, as 2026-03, newest first. */
export function monthsOf(year: string, today: string): readonly string[] {
  const start = Number(year.slice(0, 4));
  const last = lastMonthOf(year, today);
  return Array.from({ length: 12 }, (_, index) => {
    const month = ((index + 3) % 12) + 1;
    return `${month < 4 ? start + 1 : start}-${String(month).padStart(2, "0")}`;
  })
    .filter((month) => month <= last)
    .reverse();
}

/** A financial year as the API asks for it. */
export function yearPeriod(code: string) {
  return { type: "FINANCIAL_YEAR" as const, code };
}

/** The day some months later, as 2026-09-30; the month's last day where it has no such day. */
export function monthsAfter(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
