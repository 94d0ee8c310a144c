import { expect, test } from "vitest";
import { type KeyRow, standingText } from "../../client/src/features/keys/key-words.ts";
import { readSorting, writeSorting } from "../../client/src/parts/sorting.ts";
import {
  formatExactMoney,
  formatFigure,
  formatInterval,
  formatMoney,
  formatNumber,
  formatPence,
  formatPercent,
  formatShare,
  formatUnit,
} from "../../client/src/words/figure.ts";
import { lastDayOf, lastMonthOf, yearsBefore, yearsUpTo } from "../../client/src/words/period.ts";
import { splitAtTerms } from "../../client/src/words/terms.ts";
import { agesText, dateText, listText, unitText } from "../../client/src/words/text.ts";
import { known, missing } from "./cases/gap-case.ts";

test("what is no number is said in words, and nothing is shown as zero that is not", () => {
  expect(formatFigure(missing("NOT_SUBMITTED"))).toBe("not submitted");
  expect(formatFigure(missing("SUPPRESSED"))).toBe("c (hidden: too few children)");
  expect(formatShare(missing("UNDEFINED"))).toBe("cannot be worked out");
  expect(formatMoney({ pence: null, state: "NOT_COLLECTED" })).toBe("not recorded");
  expect(formatFigure(known(0))).toBe("0");
  expect(formatFigure({ value: 3, state: "UNRELIABLE" })).toBe("3 (not reliable)");
});

test("numbers have at most one decimal, none from 100 on, and no minus at zero", () => {
  expect([1080, 99.96, 12.345, 0.25, -0.01, -3.2].map(formatNumber)).toEqual([
    "1,080",
    "100",
    "12.3",
    "0.3",
    "0",
    "−3.2",
  ]);
});

test("shares are percentages with their interval, held on one line", () => {
  expect(formatShare({ value: 0.62, state: "KNOWN", lower: 0.57, upper: 0.66 })).toBe("62\u00a0% (57 to 66)");
  expect(formatPercent(0.004)).toBe("0.4\u00a0%");
  expect(formatInterval({ value: 540, state: "KNOWN", lower: 430.4, upper: 650 })).toBe("540 (430 to 650)");
});

test("money is to the pound, in millions from a million on, or to the penny", () => {
  expect(formatMoney({ pence: 124_000_000, state: "KNOWN" })).toBe("£1.24m");
  expect(formatMoney({ pence: 63_875_300, state: "KNOWN" })).toBe("£638,753");
  expect(formatMoney({ pence: 99_999_999, state: "KNOWN" })).toBe("£1.00m");
  expect(formatExactMoney({ pence: -2_930_001, state: "KNOWN" })).toBe("−£29,300.01");
});

test("years, dates, ages, units and lists read as people write them", () => {
  expect(yearsUpTo("2026-03-31")).toEqual(["2025-26", "2024-25", "2023-24"]);
  expect(yearsUpTo("2026-04-01")[0]).toBe("2026-27");
  expect(yearsBefore("2000-01", 1)).toBe("1999-00");
  expect(lastMonthOf("2024-25", "2026-03-31")).toBe("2025-03");
  expect(lastDayOf("2025-26", "2025-11-02")).toBe("2025-11-02");
  expect(dateText("2026-03-31")).toBe("31 March 2026");
  expect(agesText({ from: 0, to: 4 })).toBe("0 to 4");
  expect([unitText("contact"), unitText("place")]).toEqual(["contacts a year", "places"]);
  expect(listText(["a", "b", "c"])).toBe("a, b and c");
});

test("a short name is explained where it is first used, and only there", () => {
  const known = new Set(["NHS"]);
  const parts = splitAtTerms("NHS and ICB; the ICB again", known);
  expect(parts.filter(({ meaning }) => meaning !== null).map(({ text }) => text)).toEqual(["ICB"]);
  expect(parts.map(({ text }) => text).join("")).toBe("NHS and ICB; the ICB again");
  expect(known.has("ICB")).toBe(true);
});

test("a table's order survives in the address, and nonsense there is no order", () => {
  expect(readSorting(writeSorting({ column: 3, isDescending: true }))).toEqual({ column: 3, isDescending: true });
  expect(readSorting("nonsense")).toBeNull();
});

test("a moment is told by the day it was in England: half past midnight in summer is no longer yesterday", () => {
  expect(dateText("2026-06-30T23:30:00.000Z")).toBe("1 July 2026");
  expect(dateText("2026-12-31T23:30:00.000Z")).toBe("31 December 2026");
});

test("a key that ends at midnight works until the day before, in summer too", () => {
  const key = { state: "ACTIVE", expiresAt: "2026-07-01T23:00:00.000Z", revokedAt: null } as KeyRow;
  expect(standingText(key)).toBe("works until 1 July 2026");
});

test("what goes into a number is told in its unit, and pounds that are none are no pounds", () => {
  expect(formatUnit({ value: null, state: "NOT_COLLECTED", unit: "£" })).toBe("not recorded");
  expect(formatUnit({ value: 1_240_000, state: "KNOWN", unit: "£" })).toBe("£1.24m");
  expect(formatUnit({ value: -1.5, state: "KNOWN", unit: "£" })).toBe("−£2");
  expect(formatUnit({ value: 0.5, state: "KNOWN", unit: "share" })).toBe("50\u00a0%");
  expect(formatUnit({ value: 12, state: "KNOWN", unit: "place" })).toBe("12");
  expect([-49, -50, 49].map(formatPence)).toEqual(["£0", "−£1", "£0"]);
});
