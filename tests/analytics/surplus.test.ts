import fc from "fast-check";
import { expect, test } from "vitest";
import { maximumFlow } from "../../server/src/analytics/maximum-flow.ts";
import { computeSurplus, type SurplusService } from "../../server/src/analytics/surplus.ts";
import { supplyCases, WHOLE, WIDE } from "./cases/supply-case.ts";

interface SurplusCase {
  readonly demand: Float64Array;
  readonly services: SurplusService[];
}

const cases: fc.Arbitrary<SurplusCase> = fc
  .tuple(fc.oneof(supplyCases(WHOLE), supplyCases(WIDE)), fc.array(fc.nat(9), { minLength: 8, maxLength: 8 }))
  .map(([{ cells, services }, costs]) => ({
    demand: Float64Array.from(cells, ({ demand }) => demand),
    services: services.map(({ id, capacity, reaches }, index) => ({
      code: id,
      capacity,
      unitCostPence: costs[index] ?? 0,
      cells: Int32Array.from(reaches, (cell) => cells.findIndex((entry) => entry.id === cell)),
    })),
  }));

const total = (amounts: Iterable<number>) => [...amounts].reduce((sum, amount) => sum + amount, 0);
const flowOf = (demand: Float64Array, services: readonly SurplusService[], capacity: readonly number[]) =>
  maximumFlow({ demand, capacity: Float64Array.from(capacity), reaches: services.map(({ cells }) => cells) });
const isClose = (a: number, b: number, scale: number) => Math.abs(a - b) <= 1e-9 * Math.max(scale, 1e-300);

test("capacity beyond what can be placed is scope surplus and overlap surplus, neither below nothing", () => {
  fc.assert(
    fc.property(cases, ({ demand, services }) => {
      const capacity = services.map((service) => service.capacity);
      const { scope, overlap } = computeSurplus(demand, services);
      const placed = flowOf(demand, services, capacity);
      expect(Math.min(scope, overlap)).toBeGreaterThanOrEqual(0);
      expect(isClose(scope + overlap, total(capacity) - placed, total(capacity))).toBe(true);
    }),
    { numRuns: 10_000, interruptAfterTimeLimit: 30_000 },
  );
});

test("the cuts add up to the overlap surplus, and every child is still served", () => {
  fc.assert(
    fc.property(cases, ({ demand, services }) => {
      const { overlap, cuts } = computeSurplus(demand, services);
      const usable = services.map(({ capacity, cells }) =>
        Math.min(capacity, total([...cells].map((cell) => demand[cell] ?? 0))),
      );
      const left = services.map(({ code }, index) => (usable[index] ?? 0) - (cuts.get(code) ?? 0));
      expect(isClose(total(cuts.values()), overlap, total(usable))).toBe(true);
      expect(Math.min(0, ...left)).toBe(0);
      expect(isClose(flowOf(demand, services, left), flowOf(demand, services, usable), total(usable))).toBe(true);
    }),
    { numRuns: 10_000, interruptAfterTimeLimit: 30_000 },
  );
});

test("the dearest of two that could each do it alone is cut", () => {
  const cells = Int32Array.of(0);
  const { overlap, cuts } = computeSurplus(Float64Array.of(10), [
    { code: "cheap", capacity: 10, unitCostPence: 100, cells },
    { code: "dear", capacity: 4, unitCostPence: 500, cells },
  ]);
  expect([overlap, cuts.get("dear"), cuts.get("cheap")]).toEqual([4, 4, 0]);
});

test("at equal cost the smaller code is cut first", () => {
  const cells = Int32Array.of(0);
  const { cuts } = computeSurplus(Float64Array.of(10), [
    { code: "b", capacity: 10, unitCostPence: 100, cells },
    { code: "a", capacity: 10, unitCostPence: 100, cells },
  ]);
  expect([cuts.get("a"), cuts.get("b")]).toEqual([10, 0]);
});

test("capacity that a service alone has too much of is scope surplus, not overlap", () => {
  const found = computeSurplus(Float64Array.of(6, 5), [
    { code: "a", capacity: 10, unitCostPence: 1, cells: Int32Array.of(0) },
    { code: "b", capacity: 5, unitCostPence: 1, cells: Int32Array.of(1) },
  ]);
  expect([found.scope, found.overlap]).toEqual([4, 0]);
});
