import { expect, test } from "vitest";
import { computeOutlook } from "../../server/src/analytics/outlook.ts";
import { projectPopulation } from "../../server/src/analytics/population-projection.ts";
import type { Population } from "../../server/src/analytics/snapshot.ts";
import { APRIL, type Case, COUNCIL, PLACES, snapshotOf, ward } from "./cases/snapshot-case.ts";

/** Persons of every age alike at a mid-year. */
const persons = (year: number, each: number, areaCode = "walsall"): Population => ({
  areaCode,
  year,
  persons: new Float64Array(26).fill(each),
});

/** Three years, April 2025 to March 2028, in which nothing changes but what the case says. */
const months = (figure: (month: number) => number) => Array.from({ length: 36 }, (_, month) => figure(month));

const CASE: Case = {
  areas: [COUNCIL, ward("pleck")],
  demand: [{ units: months(() => 40), children: months(() => 10) }],
  services: [],
  population: [persons(2025, 100), persons(2026, 100), persons(2027, 100), persons(2028, 110), persons(2030, 130)],
};

const ask = (given: Case = CASE, toYear = 2030) =>
  computeOutlook({ ...snapshotOf(given), currentMonth: APRIL + 35 }, { toYear });

test("need follows the population of the ages that need it", () => {
  const [line] = ask().lines;
  expect(line?.past.map(({ year, need }) => [year, need.value])).toEqual([
    ["2025-26", 480],
    ["2026-27", 480],
    ["2027-28", 480],
  ]);
  // Mid-2029 stands between 110 and 130 an age.
  expect(line?.years.map(({ year, need }) => [year, need.value])).toEqual([
    ["2028-29", expect.closeTo(528, 9)],
    ["2029-30", expect.closeTo(576, 9)],
    ["2030-31", expect.closeTo(624, 9)],
  ]);
  expect(line?.years.map(({ baseline }) => baseline.value)).toEqual([480, 480, 480]);
});

test("ages that need nothing do not matter", () => {
  const young = new Float64Array(26).fill(100).fill(900, 0, 5);
  const table = ask(
    {
      ...CASE,
      population: [persons(2025, 100), persons(2027, 100), { areaCode: "walsall", year: 2028, persons: young }],
    },
    2028,
  );
  expect(table.lines[0]?.years[0]?.need.value).toBeCloseTo(480, 9);
});

test("the 80 % interval lies within the 95 % interval, and both hold the need", () => {
  for (const { need, needLikely } of ask().lines[0]?.years ?? []) {
    expect(need.lower).toBeLessThan(needLikely.lower ?? 0);
    expect(needLikely.lower).toBeLessThan(need.value ?? 0);
    expect(needLikely.upper).toBeLessThan(need.upper ?? 0);
  }
});

test("the population between two projected years lies on the line between them, and nothing beyond the last is made up", () => {
  const snapshot = snapshotOf(CASE);
  expect(projectPopulation(snapshot, 2029)).toMatchObject({ isInterpolated: true });
  expect(projectPopulation(snapshot, 2029)?.persons[7]).toBe(120);
  expect(projectPopulation(snapshot, 2031)).toBeNull();
  const table = ask(CASE, 2031);
  expect(table.lines[0]?.years.at(-1)?.need).toMatchObject({ value: null, state: "NOT_LOADED" });
  expect(table.warnings.map(({ code }) => code)).toEqual(
    ["POPULATION_INTERPOLATED", "POPULATION_MISSING"].concat(
      table.lines[0]?.beatsBaseline === false ? ["BASELINE_DID_BETTER"] : [],
    ),
  );
  expect(table.complete).toBe(false);
});

test("wards stand in for a council whose population is not loaded, in years that all of them have", () => {
  const snapshot = snapshotOf({
    ...CASE,
    areas: [COUNCIL, ward("blakenall"), ward("pleck")],
    population: [persons(2025, 10, "blakenall"), persons(2025, 20, "pleck"), persons(2026, 10, "pleck")],
  });
  expect(projectPopulation(snapshot, 2025)?.persons[3]).toBe(30);
  expect(projectPopulation(snapshot, 2026)).toBeNull();
});

test("tried on the past, rates beat last year where it was chance or a trend, and lose where the seasons have changed for good", () => {
  const noise = [
    4, -7, 9, -3, 6, -8, 2, 5, -6, 8, -4, 3, -5, 7, -9, 4, -6, 8, -1, -5, 6, -8, 5, -3, 6, -4, 2, 9, -7, 3, -5, 7, -2,
    -6, 4, 1,
  ];
  const calm = ask({ ...CASE, demand: [{ units: months((month) => 60 + (noise[month] ?? 0)) }] }).lines[0];
  expect(calm?.beatsBaseline).toBe(true);
  expect(calm?.error.value).toBeLessThan(calm?.baselineError.value ?? 0);
  const growing = ask({ ...CASE, demand: [{ units: months((month) => 40 + 2 * month) }] });
  expect(growing.lines[0]?.beatsBaseline).toBe(true);
  const shifted = ask({
    ...CASE,
    demand: [{ units: months((month) => (month < 12 ? 40 : month % 2 === 0 ? 20 : 60)) }],
  });
  expect(shifted.lines[0]?.beatsBaseline).toBe(false);
  expect(shifted.warnings.map(({ code }) => code)).toContain("BASELINE_DID_BETTER");
});

test("a trend goes on and levels off, and is not drawn from one year alone", () => {
  const flat = { ...CASE, population: [persons(2025, 100), persons(2035, 100)] };
  const growing = ask({ ...flat, demand: [{ units: months((month) => 40 * 1.1 ** Math.floor(month / 12)) }] }, 2034);
  const need = growing.lines[0]?.years.map((year) => year.need.value ?? 0) ?? [];
  const steps = need.slice(1).map((value, index) => value - (need[index] ?? 0));
  expect(need[0]).toBeGreaterThan(40 * 12 * 1.21);
  steps.forEach((step, index) => {
    expect(step).toBeGreaterThan(0);
    if (index > 0) expect(step).toBeLessThan(steps[index - 1] ?? 0);
  });
  const short = computeOutlook({ ...snapshotOf(flat), currentMonth: APRIL + 11 }, { toYear: 2027 });
  expect(short.lines[0]?.years.map((year) => year.need.value)).toEqual([
    expect.closeTo(480, 9),
    expect.closeTo(480, 9),
  ]);
});

test("a past of two years is not enough to try the outlook on", () => {
  const short = { ...CASE, demand: [{ units: months(() => 40).slice(0, 24) }] };
  const table = computeOutlook({ ...snapshotOf(short), currentMonth: APRIL + 23 }, { toYear: 2028 });
  expect(table.lines[0]).toMatchObject({ beatsBaseline: null, error: { value: null, state: "UNAVAILABLE" } });
  expect(table.warnings.map(({ code }) => code)).toContain("NOT_TRIED");
});

test("a year that is not over is no year of the past", () => {
  const table = computeOutlook({ ...snapshotOf(CASE), currentMonth: APRIL + 30 }, { toYear: 2028 });
  expect(table.lines[0]?.past).toHaveLength(2);
  expect(table.lines[0]?.years.map(({ year }) => year)).toEqual(["2027-28", "2028-29"]);
});

test("places are held: a year's need is the mean of its months", () => {
  const table = ask({ ...CASE, lines: [PLACES], demand: [{ line: "AP", units: months(() => 12) }] });
  expect(table.lines[0]?.past[0]?.need.value).toBe(12);
  expect(table.lines[0]?.years[0]?.need.value).toBeCloseTo(13.2, 9);
});

test("without a complete year nothing is foretold, and that is said", () => {
  const table = computeOutlook({ ...snapshotOf(CASE), currentMonth: APRIL + 5 }, { toYear: 2028 });
  expect(table.lines).toEqual([]);
  expect(table.complete).toBe(false);
  expect(table.warnings.map(({ code }) => code)).toContain("NO_COMPLETE_YEAR");
});
