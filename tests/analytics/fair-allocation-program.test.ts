import fc from "fast-check";
import { expect, test } from "vitest";
import { allocateFairly } from "../../server/src/analytics/fair-allocation.ts";
import { maximumFlow } from "../../server/src/analytics/maximum-flow.ts";
import { supplyCases } from "./cases/supply-case.ts";
import { coverageByProgram, maximumFlowByProgram } from "./linear-program.ts";

const amounts = {
  demand: fc.integer({ min: 1, max: 400 }).map((tenths) => tenths / 10),
  capacity: fc.integer({ min: 0, max: 600 }).map((tenths) => tenths / 10),
};

/** Coverages far above 1, where a program's own rounding shows most. */
const plenty = {
  cells: [0.1, 0.1, 0.3, 0.1, 0.3, 0.1].map((demand, index) => ({ id: `cell-${index}`, demand })),
  services: [
    { id: "service-0", capacity: 41.2, reaches: ["cell-1", "cell-2", "cell-3", "cell-5"] },
    { id: "service-1", capacity: 43.3, reaches: ["cell-3", "cell-4"] },
    { id: "service-2", capacity: 30.1, reaches: ["cell-2", "cell-3"] },
    { id: "service-3", capacity: 14.5, reaches: ["cell-3"] },
  ],
};

test("the maximum flow agrees with a linear program", () => {
  fc.assert(
    fc.property(supplyCases(amounts, 12, 10), (given) => {
      const positions = new Map(given.cells.map(({ id }, index) => [id, index]));
      const flow = maximumFlow({
        demand: Float64Array.from(given.cells, ({ demand }) => demand),
        capacity: Float64Array.from(given.services, ({ capacity }) => capacity),
        reaches: given.services.map(({ reaches }) => Int32Array.from(reaches, (id) => positions.get(id) ?? -1)),
      });
      expect(flow).toBeCloseTo(maximumFlowByProgram(given), 6);
    }),
    { numRuns: 300 },
  );
});

test("fair coverages agree with those a sequence of linear programs finds", () => {
  fc.assert(
    fc.property(supplyCases(amounts, 8, 6), (given) => {
      const found = allocateFairly(given.cells, given.services).coverage;
      const expected = coverageByProgram(given);
      expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [id, coverage] of expected) expect(found.get(id)).toBeCloseTo(coverage, 5);
    }),
    { numRuns: 300, examples: [[plenty]] },
  );
});
