import { expect, test } from "vitest";
import { computeDemand } from "../../server/src/analytics/demand.ts";
import { computeGaps } from "../../server/src/analytics/gaps.ts";
import type { Population } from "../../server/src/analytics/snapshot.ts";
import { APRIL, COUNCIL, monthly, snapshotOf, ward, YEAR } from "./cases/snapshot-case.ts";

const SEPTEMBER = APRIL + 5;
const OLD = { ...ward("old"), toMonth: SEPTEMBER, successorCode: "new" };
const NEW = { ...ward("new"), fromMonth: SEPTEMBER + 1 };

const persons = (areaCode: string, each: number): Population => ({
  areaCode,
  year: 2025,
  persons: new Float64Array(26).fill(each),
});

const RATE = {
  lineCode: "SLT",
  needCode: "SLCN",
  layerCode: "TARGETED",
  functionCode: "TREAT",
  ageFrom: 5,
  ageTo: 10,
  childrenPer1000PerYear: 120,
  unitsPerChild: 2,
};

/** A ward is replaced in October: until then need is recorded in the old one, from then on in the new. */
const replaced = snapshotOf({
  areas: [COUNCIL, NEW, OLD],
  demand: [
    { area: "old", units: [...Array(6).fill(10), ...Array(6).fill(0)] },
    { area: "new", units: [...Array(6).fill(0), ...Array(6).fill(10)] },
  ],
  activity: [{ area: "old", units: monthly(0) }],
  services: [{ code: "TEAM", areas: ["old"], capacity: 10 }],
  population: [persons("old", 100), persons("new", 100)],
  prevalence: [RATE],
});

const ask = (basis: "EXPRESSED" | "EXPECTED") =>
  computeGaps(replaced, { period: YEAR, basis, by: ["SERVICE_LINE"], filter: {} }).rows[0];

test("a service that reached a ward reaches the ward that takes its place", () => {
  expect(ask("EXPRESSED")).toMatchObject({ coverageGap: { value: 0 }, coverage: { value: 1 } });
});

test("expected need of a ward is counted only while the ward exists", () => {
  // 600 children × 120 per 1,000 × 2 contacts a year, half of it in each ward.
  expect(ask("EXPECTED")?.demand.value).toBeCloseTo(144, 9);
});

test("a rate per 1,000 counts those who live in wards that exist, not in both the old and the new", () => {
  const table = computeDemand(replaced, {
    months: YEAR,
    grain: "QUARTER",
    basis: "EXPRESSED",
    by: ["SERVICE_LINE"],
    filter: { ageBands: ["5-10"] },
  });
  // 30 children a quarter of 600.
  expect(table.rows.map(({ per1000 }) => per1000.value)).toEqual([50, 50, 50, 50]);
});

test("capacity of one half of a year does not cover the need of the other, whatever the wards are called", () => {
  const lopsided = snapshotOf({
    areas: [COUNCIL, NEW, OLD],
    demand: [
      { area: "old", units: [...Array(6).fill(100), ...Array(6).fill(0)] },
      { area: "new", units: [...Array(6).fill(0), ...Array(6).fill(100)] },
    ],
    services: [{ code: "TEAM", areas: ["old"], capacity: [...Array(6).fill(200), ...Array(6).fill(0)] }],
  });
  const [row] = computeGaps(lopsided, { period: YEAR, basis: "EXPRESSED", by: ["SERVICE_LINE"], filter: {} }).rows;
  expect(row?.coverage.value).toBe(0.5);
});
