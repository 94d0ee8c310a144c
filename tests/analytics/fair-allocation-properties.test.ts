import fc from "fast-check";
import { expect, test } from "vitest";
import { allocateFairly } from "../../server/src/analytics/fair-allocation.ts";
import { maximumFlow } from "../../server/src/analytics/maximum-flow.ts";
import { coverageByTrying, reachersOf, type SupplyCase, supplyCases, WHOLE, WIDE } from "./cases/supply-case.ts";

// A failure is shown as it was found where making it smaller takes longer than half a minute.
const RUNS = { numRuns: 10_000, interruptAfterTimeLimit: 30_000 };
// Up to eight services of a part are solved by trying every set of them, more by a flow.
const either = fc.oneof(supplyCases(WHOLE), supplyCases(WIDE), supplyCases(WHOLE, 7, 12), supplyCases(WIDE, 7, 12));

const solve = ({ cells, services }: SupplyCase) => allocateFairly(cells, services);

/** Whether two coverages agree to nine digits. */
const agrees = (a: number | undefined, b: number | undefined) =>
  a !== undefined && b !== undefined && Math.abs(a - b) <= 1e-9 * Math.max(a, b, 1e-300);

function expectSameCoverage(found: ReadonlyMap<string, number>, expected: ReadonlyMap<string, number>): void {
  expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [id, coverage] of expected) expect(found.get(id), id).toSatisfy((value) => agrees(value, coverage));
}

test("the worst covered get as much as they can, as trying every set of cells shows", () => {
  fc.assert(
    fc.property(either, (given) => expectSameCoverage(solve(given).coverage, coverageByTrying(given))),
    RUNS,
  );
});

test("the order in which cells, services and reaches are given changes nothing, to the last digit", () => {
  const shuffled = either.chain((given) =>
    fc.record({
      given: fc.constant(given),
      cells: fc.shuffledSubarray(given.cells, { minLength: given.cells.length }),
      services: fc.shuffledSubarray(
        given.services.map((service) => ({ ...service, reaches: service.reaches.toReversed() })),
        { minLength: given.services.length },
      ),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ given, cells, services }) => {
      const [one, other] = [solve(given), allocateFairly(cells, services)];
      expect(other.groups).toEqual(one.groups);
      expect(new Map([...other.coverage].sort())).toEqual(new Map([...one.coverage].sort()));
      expect([other.unreached, other.idle]).toEqual([one.unreached, one.idle]);
    }),
    RUNS,
  );
});

test("coverage never falls when capacity is added", () => {
  const withMore = either.chain((given) =>
    fc.record({ given: fc.constant(given), at: fc.nat(), more: fc.double({ min: 0, max: 1e6, noNaN: true }) }),
  );
  fc.assert(
    fc.property(withMore, ({ given, at, more }) => {
      const position = at % Math.max(1, given.services.length);
      const services = given.services.map((service, index) =>
        index === position ? { ...service, capacity: service.capacity + more } : service,
      );
      const after = allocateFairly(given.cells, services).coverage;
      for (const [id, before] of solve(given).coverage)
        expect(after.get(id)).toBeGreaterThanOrEqual(before * (1 - 1e-9));
    }),
    RUNS,
  );
});

test("coverage never rises when demand is added", () => {
  const withMore = either.chain((given) =>
    fc.record({ given: fc.constant(given), at: fc.nat(), more: fc.double({ min: 0, max: 1e6, noNaN: true }) }),
  );
  fc.assert(
    fc.property(withMore, ({ given, at, more }) => {
      const position = at % given.cells.length;
      const cells = given.cells.map((cell, index) =>
        index === position ? { ...cell, demand: cell.demand + more } : cell,
      );
      const after = allocateFairly(cells, given.services).coverage;
      for (const [id, before] of solve(given).coverage) expect(after.get(id)).toBeLessThanOrEqual(before * (1 + 1e-9));
    }),
    RUNS,
  );
});

test("splitting a cell in two with the same reach changes no coverage", () => {
  fc.assert(
    fc.property(either, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (given, share) => {
      const [first, ...others] = given.cells;
      if (first === undefined) return;
      const halves = [
        { id: first.id, demand: first.demand * share },
        { id: `${first.id}-b`, demand: first.demand * (1 - share) },
      ];
      const services = given.services.map((service) =>
        service.reaches.includes(first.id) ? { ...service, reaches: [...service.reaches, `${first.id}-b`] } : service,
      );
      const { coverage } = allocateFairly([...halves, ...others], services);
      const expected = new Map(solve(given).coverage);
      const whole = expected.get(first.id);
      if (whole !== undefined) expected.set(`${first.id}-b`, whole);
      expectSameCoverage(coverage, expected);
    }),
    RUNS,
  );
});

test("splitting a service in two with the same reach changes no coverage", () => {
  fc.assert(
    fc.property(either, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
      const services = given.services.flatMap((service) => [
        { ...service, capacity: service.capacity * share },
        { ...service, id: `${service.id}-b`, capacity: service.capacity * (1 - share) },
      ]);
      expectSameCoverage(allocateFairly(given.cells, services).coverage, solve(given).coverage);
    }),
    RUNS,
  );
});

test("what is met at most equals the maximum flow", () => {
  fc.assert(
    fc.property(either, (given) => {
      const { coverage } = solve(given);
      const met = given.cells.reduce((sum, { id, demand }) => sum + Math.min(1, coverage.get(id) ?? 0) * demand, 0);
      const positions = new Map(given.cells.map(({ id }, index) => [id, index]));
      const flow = maximumFlow({
        demand: Float64Array.from(given.cells, ({ demand }) => demand),
        capacity: Float64Array.from(given.services, ({ capacity }) => capacity),
        reaches: given.services.map(({ reaches }) => Int32Array.from(reaches, (id) => positions.get(id) ?? -1)),
      });
      expect(agrees(met, flow) || met === flow).toBe(true);
    }),
    RUNS,
  );
});

test("no group can have more without a worse-covered one having less: its services reach no worse-covered cell", () => {
  fc.assert(
    fc.property(either, (given) => {
      const { groups, coverage } = solve(given);
      for (const group of groups) {
        for (const id of group.services) {
          const reaches = given.services.find((service) => service.id === id)?.reaches ?? [];
          for (const cell of reaches) expect(coverage.get(cell)).toBeGreaterThanOrEqual(group.coverage * (1 - 1e-9));
        }
      }
    }),
    RUNS,
  );
});

test("groups share out every reached cell and every service that reaches one, least covered first", () => {
  fc.assert(
    fc.property(either, (given) => {
      const { groups, coverage, unreached, idle } = solve(given);
      const cells = groups.flatMap((group) => group.cells);
      expect([...cells, ...unreached].sort()).toEqual(given.cells.map(({ id }) => id).sort());
      const services = groups.flatMap((group) => group.services);
      expect([...services, ...idle].sort()).toEqual(given.services.map(({ id }) => id).sort());
      for (const group of groups) {
        expect(agrees(group.coverage, group.capacity / group.demand) || group.capacity === 0).toBe(true);
        for (const id of group.cells) expect(coverage.get(id)).toBe(group.coverage);
      }
      const ratios = groups.map((group) => group.coverage);
      ratios.slice(1).forEach((ratio, index) => {
        expect(ratio).toBeGreaterThanOrEqual((ratios[index] ?? 0) * (1 - 1e-11));
      });
    }),
    RUNS,
  );
});

test("the services that reach a group or any worse-covered one have exactly the summed capacity of those groups", () => {
  fc.assert(
    fc.property(either, (given) => {
      const { groups } = solve(given);
      let capacity = 0;
      const cells = new Set<string>();
      for (const group of groups) {
        for (const id of group.cells) cells.add(id);
        capacity += group.capacity;
        const reaching = reachersOf(given.services, cells).reduce((sum, service) => sum + service.capacity, 0);
        expect(agrees(reaching, capacity) || reaching === capacity).toBe(true);
      }
    }),
    RUNS,
  );
});
