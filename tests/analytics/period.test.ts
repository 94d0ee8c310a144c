import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePeriod, periodOf, type TimeGrain } from "../../server/src/analytics/period.ts";

const GRAINS: readonly TimeGrain[] = ["MONTH", "QUARTER", "FINANCIAL_YEAR", "ACADEMIC_YEAR", "CALENDAR_YEAR"];
const month = fc.integer({ min: 1_990 * 12, max: 2_110 * 12 });

test("the period of a month, read back, holds the month", () => {
  fc.assert(
    fc.property(month, fc.constantFrom(...GRAINS), (index, grain) => {
      const { from, to } = parsePeriod(grain, periodOf(grain, index));
      expect(from).toBeLessThanOrEqual(index);
      expect(to).toBeGreaterThanOrEqual(index);
      expect(to - from + 1).toBe({ MONTH: 1, QUARTER: 3 }[grain as "MONTH" | "QUARTER"] ?? 12);
    }),
  );
});

const APRIL_2025 = 2025 * 12 + 3;

test("the first financial quarter is April to June, an academic year begins in September", () => {
  expect(parsePeriod("QUARTER", "2025-26-Q1")).toEqual({ from: APRIL_2025, to: APRIL_2025 + 2 });
  expect(parsePeriod("QUARTER", "2025-26-Q4")).toEqual({ from: APRIL_2025 + 9, to: APRIL_2025 + 11 });
  expect(parsePeriod("ACADEMIC_YEAR", "2025/26")).toEqual({ from: APRIL_2025 + 5, to: APRIL_2025 + 16 });
  expect(parsePeriod("FINANCIAL_YEAR", "1999-00").from).toBe(1_999 * 12 + 3);
});

const BAD: readonly (readonly [TimeGrain, string])[] = [
  ["MONTH", "2025-13"],
  ["MONTH", "2025-4"],
  ["QUARTER", "2025-26-Q5"],
  ["FINANCIAL_YEAR", "2025-27"],
  ["FINANCIAL_YEAR", "2025/26"],
  ["ACADEMIC_YEAR", "2025-26"],
  ["CALENDAR_YEAR", "25"],
];

test.each(BAD)("as a %s, %s is refused with the accepted form", (grain, code) => {
  expect(() => parsePeriod(grain, code)).toThrow(/write it as/);
});
