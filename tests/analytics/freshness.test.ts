import { freshness } from "@tandem/server/analytics/freshness";
import { parsePeriod } from "@tandem/server/analytics/period";
import { expect, test } from "vitest";

const now = parsePeriod("MONTH", "2026-03").to;

test("age is counted from the end of the period, whatever its kind", () => {
  expect(freshness("MONTH", "2026-01", now).ageMonths).toBe(2);
  expect(freshness("QUARTER", "2025-26-Q2", now).ageMonths).toBe(6);
  expect(freshness("FINANCIAL_YEAR", "2024-25", now).ageMonths).toBe(12);
  expect(freshness("ACADEMIC_YEAR", "2024/25", now).ageMonths).toBe(7);
  expect(freshness("CALENDAR_YEAR", "2025", now).ageMonths).toBe(3);
  expect(freshness("SNAPSHOT", "2025-01", now).ageMonths).toBe(14);
  expect(freshness("CALENDAR_YEAR", "2026", now).ageMonths).toBe(0);
});

test("a series is stale once it is older than its kind allows, and never where nothing is held", () => {
  expect(freshness("MONTH", "2025-09", now).isStale).toBe(false);
  expect(freshness("MONTH", "2025-08", now).isStale).toBe(true);
  expect(freshness("ACADEMIC_YEAR", "2022/23", now)).toMatchObject({ ageMonths: 31, isStale: true });
  expect(freshness("MONTH", null, now)).toEqual({ ageMonths: null, isStale: false, staleAfterMonths: 6 });
});
