const pad = (part: number) => String(part).padStart(2, "0");

/** The financial year a month lies in, as 2025-26 for 2025-04 to 2026-03. */
export function yearOfMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const first = number >= 4 ? year : year - 1;
  return `${first}-${pad((first + 1) % 100)}`;
}

/** The twelve months of a financial year, as 2025-04 to 2026-03. */
export function monthsOfYear(financialYear: string): readonly string[] {
  const first = Number(financialYear.slice(0, 4));
  return Array.from({ length: 12 }, (_, at) => `${at < 9 ? first : first + 1}-${pad(((at + 3) % 12) + 1)}`);
}

/** The quarter, 1 for April to June, a month lies in. */
export function quarterOfMonth(month: string): number {
  const number = Number(month.slice(5, 7));
  return number >= 4 ? Math.floor((number - 1) / 3) : 4;
}

/** The financial year after one, as 2026-27 after 2025-26. */
export function nextYear(financialYear: string): string {
  const first = Number(financialYear.slice(0, 4)) + 1;
  return `${first}-${pad((first + 1) % 100)}`;
}

/** The last month of a quarter of a financial year. */
export function lastMonth(financialYear: string, quarter: number): string {
  return monthsOfYear(financialYear)[quarter * 3 - 1] ?? "";
}
