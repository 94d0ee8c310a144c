import { expect, test } from "vitest";
import type { GapRequest } from "../../server/src/analytics/gap-request.ts";
import { computeGaps } from "../../server/src/analytics/gaps.ts";
import { COUNCIL, monthly, snapshotOf, ward, YEAR } from "./cases/snapshot-case.ts";

const REQUEST: GapRequest = { period: YEAR, basis: "EXPRESSED", by: ["AREA", "AGE_BAND"], filter: {} };

/** Ten children of each age but five-year-olds, of whom there are fifty. */
const PERSONS = Float64Array.from({ length: 26 }, (_, age) => (age === 5 ? 50 : 10));
const POPULATION = [{ areaCode: "pleck", year: 2025, persons: PERSONS }];

test("a band that a service reaches in part is split by the population of its years of age", () => {
  const snapshot = snapshotOf({
    demand: [{ units: monthly(100), ages: [5, 10] }],
    services: [{ code: "S", capacity: 1_000, ages: [5, 5] }],
    population: POPULATION,
  });
  const { rows, warnings } = computeGaps(snapshot, REQUEST);
  expect(rows[0]?.coverage.value).toBeCloseTo(0.5, 12);
  expect(rows[0]?.coverageGap.value).toBeCloseTo(600, 9);
  expect(warnings.map(({ code }) => code)).not.toContain("POPULATION_MISSING");
});

test("without population a band is split evenly by years of age, and the table says so", () => {
  const snapshot = snapshotOf({
    demand: [{ units: monthly(60), ages: [5, 10] }],
    activity: [{ units: monthly(0) }],
    services: [{ code: "S", capacity: 1_000, ages: [5, 5] }],
  });
  const { rows, warnings, complete } = computeGaps(snapshot, REQUEST);
  expect(rows[0]?.coverage.value).toBeCloseTo(1 / 6, 12);
  expect([complete, warnings.map(({ code }) => code)]).toEqual([true, ["POPULATION_MISSING"]]);
});

test("a recorded band across two displayed ones shows in both, and the parts add up", () => {
  const snapshot = snapshotOf({
    demand: [{ units: monthly(100), ages: [5, 15] }],
    services: [],
    population: POPULATION,
  });
  const { rows } = computeGaps(snapshot, REQUEST);
  expect(rows.map(({ ageBand }) => ageBand?.code)).toEqual(["11-15", "5-10"]);
  // 100 of the 150 children are 5 to 10.
  expect(rows.map(({ demand }) => demand.value)).toEqual([expect.closeTo(400, 9), expect.closeTo(800, 9)]);
});

test("expected demand is population times new need a year, each child with its units", () => {
  const snapshot = snapshotOf({
    demand: [{ units: monthly(1) }],
    activity: [{ units: monthly(2) }],
    services: [{ code: "S", capacity: 3 }],
    population: POPULATION,
    prevalence: [
      {
        lineCode: "SLT",
        needCode: "SLCN",
        layerCode: "TARGETED",
        functionCode: "TREAT",
        ageFrom: 5,
        ageTo: 10,
        childrenPer1000PerYear: 100,
        unitsPerChild: 6,
      },
    ],
  });
  const { rows } = computeGaps(snapshot, { ...REQUEST, basis: "EXPECTED" });
  expect(rows.map(({ demand, met, coverage }) => [demand.value, met.value, coverage.value])).toEqual([
    [expect.closeTo(60, 9), 24, expect.closeTo(0.6, 12)],
  ]);
});

test("a council's code in a filter keeps all its wards, and no other's", () => {
  const dudley = { ...COUNCIL, code: "dudley" };
  const snapshot = snapshotOf({
    areas: [dudley, { ...ward("netherton"), parentCode: "dudley" }, ward("pleck"), ward("streetly"), COUNCIL],
    demand: ["netherton", "pleck", "streetly"].map((area) => ({ area, units: monthly(1) })),
    services: [],
  });
  const { rows } = computeGaps(snapshot, { ...REQUEST, filter: { areas: ["walsall"] } });
  expect(rows.map(({ area }) => area?.code)).toEqual(["pleck", "streetly"]);
});

test("demand known only for a council is reached by a service that reaches all its wards, not by one that misses one", () => {
  const areas = [COUNCIL, ward("pleck"), ward("streetly")];
  const coverageOf = (reached: readonly string[]) =>
    computeGaps(
      snapshotOf({
        areas,
        demand: [{ area: "walsall", units: monthly(2) }],
        services: [{ code: "S", areas: reached, capacity: 1 }],
      }),
      REQUEST,
    ).rows[0]?.coverage.value;
  expect([coverageOf(["pleck", "streetly"]), coverageOf(["pleck"]), coverageOf(["walsall"])]).toEqual([0.5, 0, 0.5]);
});

test("figures linked through a service to an unknown capacity are unreliable, others are not", () => {
  const snapshot = snapshotOf({
    demand: ["bentley", "pleck", "streetly"].map((area) => ({ area, units: monthly(10) })),
    services: [
      { code: "known", areas: ["bentley", "pleck"], capacity: 5 },
      { code: "unknown", areas: ["bentley"], capacity: [] },
      { code: "apart", areas: ["streetly"], capacity: 5 },
    ],
  });
  const { rows, complete } = computeGaps(snapshot, REQUEST);
  expect(rows.map(({ area, coverage }) => [area?.code, coverage.state])).toEqual([
    ["bentley", "UNRELIABLE"],
    ["pleck", "UNRELIABLE"],
    ["streetly", "KNOWN"],
  ]);
  expect(complete).toBe(false);
});

test("a year without figures is not loaded, which is not 0", () => {
  const snapshot = snapshotOf({ demand: [{ units: monthly(10) }], services: [] });
  const next = { from: YEAR.from + 12, to: YEAR.to + 12 };
  const { rows, complete } = computeGaps(snapshot, { ...REQUEST, period: next });
  expect(rows.map(({ demand, coverage }) => [demand.value, demand.state, coverage.value])).toEqual([
    [null, "NOT_LOADED", null],
  ]);
  expect(complete).toBe(false);
});

test.each([
  ["COMMISSION_NEW_SCOPE", [], [0, 0]],
  ["ADD_CAPACITY", [{ code: "S", areas: ["pleck", "streetly"], capacity: 5 }], [2, 3]],
  ["IMPROVE_DELIVERY", [{ code: "S", areas: ["pleck", "streetly"], capacity: 20 }], [5, 5]],
  ["RETARGET", [{ code: "S", areas: ["pleck", "streetly"], capacity: 20 }], [0, 20]],
  ["NONE", [{ code: "S", areas: ["pleck", "streetly"], capacity: 20 }], [10, 10]],
] as const)("the remedy %s follows from the largest part of what is unmet", (remedy, services, met) => {
  const areas = ["pleck", "streetly"];
  const snapshot = snapshotOf({
    demand: areas.map((area) => ({ area, units: monthly(10) })),
    activity: areas.map((area, index) => ({ area, units: monthly(met[index] ?? 0) })),
    services,
  });
  const { rows } = computeGaps(snapshot, { ...REQUEST, by: [] });
  expect(rows.map((row) => row.remedy)).toEqual([remedy]);
});
