import fc from "fast-check";
import { expect, test } from "vitest";
import type { GapRequest } from "../../server/src/analytics/gap-request.ts";
import { computeGaps } from "../../server/src/analytics/gaps.ts";
import { type CellRow, PLACES, type ServiceRow, snapshotOf, YEAR } from "./cases/snapshot-case.ts";

const year = (units: number) => Array.from({ length: 12 }, () => units);

const REQUEST: GapRequest = { period: YEAR, basis: "EXPRESSED", by: ["AREA", "NEED", "AGE_BAND"], filter: {} };

const AREAS = ["blakenall", "pleck", "streetly"];
const NEEDS = ["ASD", "SLCN"];

const subset = (codes: readonly string[]) => fc.subarray([...codes], { minLength: 1 });

/** Random cells of two bands, three wards and two needs with random services over them. */
const arbitraryCase = fc.record({
  cells: fc.uniqueArray(
    fc.record({
      area: fc.constantFrom(...AREAS),
      need: fc.constantFrom(...NEEDS),
      ages: fc.constantFrom([5, 10] as const, [11, 15] as const),
      demand: fc.integer({ min: 1, max: 60 }),
      met: fc.integer({ min: 0, max: 70 }),
    }),
    { minLength: 1, maxLength: 10, selector: ({ area, need, ages }) => `${area}|${need}|${ages[0]}` },
  ),
  services: fc.array(
    fc.record({
      areas: subset(AREAS),
      needs: subset(NEEDS),
      ages: fc.constantFrom([5, 10] as const, [5, 15] as const, [8, 13] as const),
      capacity: fc.integer({ min: 0, max: 120 }),
    }),
    { maxLength: 5 },
  ),
});

type Drawn = typeof arbitraryCase extends fc.Arbitrary<infer Value> ? Value : never;

function gapsOf({ cells, services }: Drawn) {
  const demand: CellRow[] = cells.map(({ demand: units, met: _, ...cell }) => ({ ...cell, units: year(units) }));
  const activity: CellRow[] = cells.map(({ demand: _, met, ...cell }) => ({ ...cell, units: year(met) }));
  const named: ServiceRow[] = services.map((service, index) => ({ code: `S${index}`, ...service }));
  return computeGaps(snapshotOf({ demand, activity, services: named }), REQUEST).rows;
}

const value = (figure: { value: number | null }) => figure.value ?? Number.NaN;

test("coverage + capacity + distribution − ahead is the unmet need, and all parts are of the need", () => {
  fc.assert(
    fc.property(arbitraryCase, (drawn) => {
      for (const row of gapsOf(drawn)) {
        const parts = value(row.coverageGap) + value(row.capacityGap) + value(row.distributionGap) - value(row.ahead);
        expect(parts).toBeCloseTo(value(row.unmet), 6);
        expect(value(row.deliveryGap) + value(row.targetingGap)).toBeCloseTo(value(row.distributionGap), 6);
        expect(value(row.met)).toBeCloseTo(value(row.demand) - value(row.unmet) + value(row.beyond), 6);
        expect(value(row.coverage)).toBeGreaterThanOrEqual(0);
        expect(value(row.coverage)).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
    { numRuns: 10_000, interruptAfterTimeLimit: 30_000 },
  );
});

test("adding capacity lowers no one's coverage", () => {
  fc.assert(
    fc.property(arbitraryCase, fc.nat(), fc.integer({ min: 1, max: 50 }), (drawn, pick, more) => {
      fc.pre(drawn.services.length > 0);
      const at = pick % drawn.services.length;
      const services = drawn.services.map((service, index) =>
        index === at ? { ...service, capacity: service.capacity + more } : service,
      );
      const after = new Map(gapsOf({ ...drawn, services }).map((row) => [row.key, row]));
      for (const row of gapsOf(drawn)) {
        const later = after.get(row.key);
        expect(later && value(later.coverage)).toBeGreaterThanOrEqual(value(row.coverage) - 1e-9);
      }
    }),
    { numRuns: 100 },
  );
});

test("a filter selects rows and leaves their figures as they are", () => {
  fc.assert(
    fc.property(arbitraryCase, fc.constantFrom(...AREAS), (drawn, area) => {
      const demand: CellRow[] = drawn.cells.map(({ demand: units, met: _, ...cell }) => ({
        ...cell,
        units: year(units),
      }));
      const services = drawn.services.map((service, index) => ({ code: `S${index}`, ...service }));
      const snapshot = snapshotOf({ demand, services });
      fc.pre(drawn.cells.some((cell) => cell.area === area));
      const told = ({ rows }: ReturnType<typeof computeGaps>) =>
        rows.map(({ explain, ...row }) => ({ ...row, explanation: explain() }));
      const whole = told(computeGaps(snapshot, REQUEST)).filter((row) => row.area?.code === area);
      expect(told(computeGaps(snapshot, { ...REQUEST, filter: { areas: [area] } }))).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

test("200 a month for half a year is half of 100 a month all year, because each stretch is solved apart", () => {
  const demand = [{ units: year(100) }];
  const capacity = [...Array.from({ length: 6 }, () => 200), ...Array.from({ length: 6 }, () => 0)];
  const [row] = computeGaps(
    snapshotOf({ demand, activity: [{ units: year(0) }], services: [{ code: "S", capacity }] }),
    REQUEST,
  ).rows;
  expect(row?.coverage.value).toBeCloseTo(0.5, 12);
  expect(row?.capacityGap.value).toBeCloseTo(600, 9);
});

test("places are averaged over the months, never added", () => {
  const demand = [{ line: "AP", units: year(12) }];
  const services = [{ code: "S", line: "AP", capacity: 9 }];
  const snapshot = snapshotOf({ lines: [PLACES], demand, activity: [{ line: "AP", units: year(9) }], services });
  const [row] = computeGaps(snapshot, REQUEST).rows;
  expect(row?.demand.value).toBeCloseTo(12, 12);
  expect(row?.capacityGap.value).toBeCloseTo(3, 12);
});

test("a service bought child by child has no capacity and reaches nobody", () => {
  const services = [{ code: "S", capacity: 100, commissions: [{ isSpot: true }] }];
  const [row] = computeGaps(
    snapshotOf({ demand: [{ units: year(10) }], activity: [{ units: year(0) }], services }),
    REQUEST,
  ).rows;
  expect(row?.coverageGap.value).toBeCloseTo(120, 12);
  expect(row?.remedy).toBe("COMMISSION_NEW_SCOPE");
});

test("unknown demand makes the figures that rest on it unreliable", () => {
  const units = [null, ...Array.from({ length: 11 }, () => 10)];
  const [row] = computeGaps(snapshotOf({ demand: [{ units }], services: [{ code: "S", capacity: 5 }] }), REQUEST).rows;
  expect(row?.demand.state).toBe("UNRELIABLE");
  expect(row?.coverage.state).toBe("UNRELIABLE");
});

test("activity that was not submitted is no zero", () => {
  const activity = [{ units: Array.from({ length: 12 }, () => null) }];
  const [row] = computeGaps(
    snapshotOf({ demand: [{ units: year(10) }], activity, services: [{ code: "S", capacity: 5 }] }),
    REQUEST,
  ).rows;
  expect(row?.met.value).toBeNull();
  expect(row?.met.state).toMatch(/^NOT_/);
  expect(row?.unmet.value).toBeNull();
  expect(row?.distributionGap.value).toBeNull();
});
