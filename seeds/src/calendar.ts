/** Months of the register: April 2023 to March 2026, as year × 12 + month − 1. */
export const FIRST_MONTH = 2023 * 12 + 3;
const LAST_MONTH = 2026 * 12 + 2;

export const MONTHS: readonly number[] = Array.from(
  { length: LAST_MONTH - FIRST_MONTH + 1 },
  (_, index) => FIRST_MONTH + index,
);

/** Financial years of the register. */
export const YEARS: readonly string[] = ["2023-24", "2024-25", "2025-26"];

/** A month as 2025-04. */
export function monthCode(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** Position of the financial year a month lies in. */
export function yearOf(month: number): number {
  return Math.floor((month - FIRST_MONTH) / 12);
}
