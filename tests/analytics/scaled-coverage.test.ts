import fc from "fast-check";
import { expect, test } from "vitest";
import { decompose } from "../../server/src/analytics/principal-decomposition.ts";
import { ScaledCoverage } from "../../server/src/analytics/scaled-coverage.ts";
import { collapseCells } from "../../server/src/analytics/supply-graph.ts";
import { type SupplyCase, supplyCases, WHOLE, WIDE } from "./cases/supply-case.ts";

function graphOf({ cells, services }: SupplyCase) {
  const positions = new Map(cells.map(({ id }, index) => [id, index]));
  return collapseCells({
    demand: Float64Array.from(cells, ({ demand }) => demand),
    capacity: Float64Array.from(services, ({ capacity }) => capacity),
    reaches: services.map(({ reaches }) => Int32Array.from(reaches, (id) => positions.get(id) ?? -1)),
  });
}

type Graph = ReturnType<typeof graphOf>;

/** Class of each cell, and coverage of each class, of a graph solved from the start. */
function solve(graph: Graph, cellCount: number) {
  const classOf = new Int32Array(cellCount).fill(-1);
  graph.members.forEach((members, index) => {
    for (const cell of members) classOf[cell] = index;
  });
  const groups = decompose(graph);
  const coverage = new Float64Array(graph.demand.length);
  for (const group of groups) for (const cell of group.cells) coverage[classOf[cell] ?? -1] = group.coverage;
  return { solved: { graph, groups, classOf }, coverage };
}

const changes = fc.array(
  fc.record({ pick: fc.nat(), factor: fc.oneof(fc.double({ min: 0.001, max: 50, noNaN: true }), fc.constant(2)) }),
  { minLength: 1, maxLength: 4 },
);

test("coverage with some demand scaled is what solving the whole again finds, question after question", () => {
  const cases = fc.oneof(supplyCases(WHOLE, 12, 12), supplyCases(WIDE, 12, 12));
  fc.assert(
    fc.property(cases, fc.array(changes, { minLength: 1, maxLength: 3 }), (given, questions) => {
      const graph = graphOf(given);
      fc.pre(graph.demand.length > 0);
      const scaled = new ScaledCoverage(solve(graph, given.cells.length).solved);
      for (const question of questions) {
        const factors = new Map(question.map(({ pick, factor }) => [pick % graph.demand.length, factor]));
        const classes = [...factors.keys()];
        const units = Array.from(factors, ([index, factor]) => (graph.demand[index] ?? 0) * factor);
        const demand = graph.demand.map((amount, index) => amount * (factors.get(index) ?? 1));
        const again = solve({ ...graph, demand }, given.cells.length).coverage;
        scaled.coverageWith(classes, units).forEach((coverage, at) => {
          const expected = again[classes[at] ?? -1] ?? Number.NaN;
          expect(Math.abs(coverage - expected)).toBeLessThanOrEqual(1e-9 * expected);
        });
      }
    }),
    { numRuns: 10_000, interruptAfterTimeLimit: 30_000 },
  );
});
