import { expect, test } from "vitest";
import { computeParticipation } from "../../server/src/analytics/participation.ts";
import { proportionInterval } from "../../server/src/analytics/statistics/proportion.ts";

const WALSALL = "E08000030";
const ENGLAND = "E92000001";

function observed(measureCode: string, breakdownCode: string, areaCode: string, value: number | null, period = "2025") {
  return { measureCode, breakdownCode, areaCode, period, value, state: value === null ? "UNAVAILABLE" : "KNOWN" };
}

/** Walsall and England in 2025, as the NEET scorecard has them. */
const PUBLISHED = [
  observed("young-people-16-17", "TOTAL", WALSALL, 8_155),
  observed("young-people-16-17", "TOTAL", ENGLAND, 1_335_160),
  observed("young-people-16-17-by-sen", "EHC_PLAN", WALSALL, 6.9),
  observed("young-people-16-17-by-sen", "EHC_PLAN", ENGLAND, 5.4),
  observed("neet-or-not-known-16-17", "EHC_PLAN", WALSALL, 16.4),
  observed("neet-or-not-known-16-17", "EHC_PLAN", ENGLAND, 10.1),
  observed("neet-or-not-known-16-17", "TOTAL", WALSALL, 5.2),
  observed("neet-or-not-known-16-17", "TOTAL", ENGLAND, 5.6),
];

const rowOf = (observations: typeof PUBLISHED, group: string) =>
  computeParticipation(observations, [WALSALL]).rows.find((row) => row.group === group);

test("the denominator is all young people times the group's share, and the share has its Wilson interval", () => {
  const row = rowOf(PUBLISHED, "EHC_PLAN");
  const { lower, upper } = proportionInterval(0.164 * 563, 563);
  expect(row?.youngPeople).toMatchObject({ value: 563, state: "KNOWN" });
  expect(row?.neetOrNotKnown.value).toBeCloseTo(0.164, 12);
  expect(row?.neetOrNotKnown.lower).toBeCloseTo(lower, 12);
  expect(row?.neetOrNotKnown.upper).toBeCloseTo(upper, 12);
  expect(row).toMatchObject({ isWide: false, besideEngland: "HIGHER" });
});

test("two shares whose ranges meet are within chance, and a range wider than half its share is wide", () => {
  const few = PUBLISHED.map((row) =>
    row.areaCode === WALSALL && row.measureCode === "young-people-16-17" ? { ...row, value: 900 } : row,
  );
  expect(rowOf(few, "EHC_PLAN")).toMatchObject({ isWide: true, besideEngland: "WITHIN_CHANCE" });
  expect(rowOf(PUBLISHED, "TOTAL")).toMatchObject({ besideEngland: "WITHIN_CHANCE" });
});

test("what is not published says so, and never is 0", () => {
  const silent = PUBLISHED.map((row) =>
    row.breakdownCode === "EHC_PLAN" && row.areaCode === WALSALL && row.measureCode === "neet-or-not-known-16-17"
      ? observed("neet-or-not-known-16-17", "EHC_PLAN", WALSALL, null)
      : row,
  );
  expect(rowOf(silent, "EHC_PLAN")?.neetOrNotKnown).toMatchObject({ value: null, state: "UNAVAILABLE" });
  expect(rowOf(PUBLISHED, "SEN_SUPPORT")).toMatchObject({
    youngPeople: { value: null, state: "NOT_LOADED" },
    neetOrNotKnown: { value: null, state: "NOT_LOADED" },
    besideEngland: "UNKNOWN",
  });
});

test("the newest period with groups is taken, and nothing is asked of a year that has none", () => {
  const later = [...PUBLISHED, observed("neet-or-not-known-16-17", "TOTAL", WALSALL, 9, "2026")];
  expect(computeParticipation(later, [WALSALL]).period).toBe("2025");
  expect(computeParticipation([], [WALSALL]).period).toBeNull();
});
