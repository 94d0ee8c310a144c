import { expect, test } from "vitest";
import { computeEquity } from "../../server/src/analytics/equity.ts";
import { computeGaps } from "../../server/src/analytics/gaps.ts";
import type { Population } from "../../server/src/analytics/snapshot.ts";
import { spendByArea } from "../../server/src/analytics/spend-by-area.ts";
import { type Case, COUNCIL, monthly, snapshotOf, ward, YEAR } from "./cases/snapshot-case.ts";

/** Ten wards, `w0` the most deprived; two make a fifth, each with 1,000 persons of 0 to 25. */
const WARDS = Array.from({ length: 10 }, (_, index) => `w${index}`);

const population: Population[] = WARDS.map((areaCode) => ({
  areaCode,
  year: 2025,
  persons: new Float64Array(26).fill(1_000 / 26),
}));

const CASE: Case = {
  areas: [COUNCIL, ...WARDS.map(ward)],
  population,
  deprivation: WARDS.map((areaCode, index) => ({ areaCode, index: "IMD 2025", score: 60 - 5 * index })),
  // 20 children a month need a contact in the most deprived ward, 2 fewer in each next; half are met.
  demand: WARDS.map((area, index) => ({ area, units: monthly(20 - 2 * index) })),
  activity: WARDS.map((area, index) => ({ area, units: monthly(10 - index), service: "TEAM" })),
  services: [{ code: "TEAM", areas: WARDS, capacity: 1_000, commissions: [{ yearPence: 660_000 }] }],
};

const ask = (given: Case = CASE) => computeEquity(snapshotOf(given), { period: YEAR, basis: "EXPRESSED" });

test("wards fall into fifths by deprivation, the most deprived first", () => {
  const table = ask();
  expect(table.index).toBe("IMD 2025");
  expect(table.lines[0]?.fifths.map(({ wards }) => wards.map(({ code }) => code))).toEqual([
    ["w0", "w1"],
    ["w2", "w3"],
    ["w4", "w5"],
    ["w6", "w7"],
    ["w8", "w9"],
  ]);
});

test("unmet need per 1,000 is that of the wards, and adds up to the gap table's", () => {
  const [line] = ask().lines;
  // (10 + 9) × 12 of 2,000 persons.
  expect(line?.fifths[0]?.unmet.value).toBeCloseTo(228, 9);
  expect(line?.fifths[0]?.unmetPer1000.value).toBeCloseTo(114, 9);
  const [row] = computeGaps(snapshotOf(CASE), {
    period: YEAR,
    basis: "EXPRESSED",
    by: ["SERVICE_LINE"],
    filter: {},
  }).rows;
  const sum = line?.fifths.reduce((total, { unmet }) => total + (unmet.value ?? 0), 0);
  expect(sum).toBeCloseTo(row?.unmet.value ?? Number.NaN, 9);
});

test("a straight slope gives its two ends: most deprived less and over least", () => {
  const [line] = ask().lines;
  // Fifths at 114, 90, 66, 42, 18: a line from 126 to 6.
  expect(line?.unmetSlope.sii.value).toBeCloseTo(120, 9);
  expect(line?.unmetSlope.rii.value).toBeCloseTo(21, 9);
  expect(line?.unmetSlope.sii.lower).toBeLessThan(120);
  expect(line?.unmetSlope.sii.upper).toBeGreaterThan(120);
  expect(line?.unmetSlope.sii.lower).toBeGreaterThan(90);
});

test("spend counts where it was delivered, to the penny", () => {
  const [line] = ask().lines;
  // £6,600 over 55 contacts a month: £120 for each monthly contact.
  expect(line?.fifths.map(({ spend }) => spend.pence)).toEqual([228_000, 180_000, 132_000, 84_000, 36_000]);
  expect(line?.fifths[0]?.spendPerHead.pence).toBe(114);
  // Pence are not drawn from a distribution: the slope has no interval.
  expect(line?.spendSlope.sii).toMatchObject({ value: expect.closeTo(120, 9), lower: null, upper: null });
});

test("no penny is lost where spend does not divide", () => {
  const given = {
    ...CASE,
    services: [{ code: "TEAM", areas: WARDS, capacity: 1_000, commissions: [{ yearPence: 100 }] }],
  };
  const { pence } = spendByArea(snapshotOf(given), snapshotOf(given).lines[0] as never, YEAR);
  expect([...pence.values()].reduce((sum, part) => sum + part, 0)).toBe(100);
});

test("what a service without recorded activity costs is in no fifth, and said", () => {
  const spot = { code: "SPOT", areas: ["w0"], capacity: 0, commissions: [{ yearPence: 5_000, isSpot: true }] };
  const table = ask({ ...CASE, services: [...CASE.services, spot] });
  expect(table.lines[0]?.unplacedSpend).toEqual({ pence: 5_000, state: "KNOWN" });
  expect(table.warnings.find(({ code }) => code === "SPEND_NOT_PLACED")?.message).toContain("SPOT");
});

test("fewer than ten children make a fifth's rate, and the slope, unreliable", () => {
  const few = {
    ...CASE,
    demand: WARDS.map((area, index) => ({ area, units: [index < 8 ? 40 : 4, ...Array(11).fill(0)] })),
    activity: [],
  };
  const table = ask({
    ...few,
    activity: [{ area: "w0", units: monthly(0), service: "TEAM" }],
    services: [{ code: "TEAM", areas: [], capacity: 0 }],
  });
  expect(table.lines[0]?.fifths[4]?.unmetPer1000.state).toBe("UNRELIABLE");
  expect(table.lines[0]?.unmetSlope.sii.state).toBe("UNRELIABLE");
});

test("wards without deprivation, and too few wards, leave no number in their place", () => {
  const table = ask({ ...CASE, deprivation: (CASE.deprivation ?? []).slice(0, 8) });
  expect(table.warnings.find(({ code }) => code === "DEPRIVATION_UNKNOWN")?.message).toContain("w9");
  const none = ask({ ...CASE, deprivation: (CASE.deprivation ?? []).slice(0, 4) });
  expect(none.lines[0]?.fifths).toEqual([]);
  expect(none.lines[0]?.unmetSlope.sii).toMatchObject({ value: null, state: "UNDEFINED" });
  expect(none.warnings.map(({ code }) => code)).toContain("TOO_FEW_WARDS");
});

test("a ward whose population is not loaded has no rate", () => {
  const table = ask({ ...CASE, population: population.slice(1) });
  expect(table.lines[0]?.fifths[0]?.unmetPer1000).toMatchObject({ value: null, state: "NOT_LOADED" });
  expect(table.lines[0]?.unmetSlope.sii).toMatchObject({ value: null, state: "NOT_LOADED" });
});

test("what was met but is not collected leaves unmet need without a number", () => {
  const table = ask({ ...CASE, activity: [] });
  expect(table.lines[0]?.fifths[0]?.unmet).toMatchObject({ value: null, state: "NOT_COLLECTED" });
});
