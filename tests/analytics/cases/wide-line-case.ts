import type { SupplyGraph } from "../../../server/src/analytics/supply-graph.ts";
import { randomNumbers } from "./random-numbers.ts";

const CELLS = 100_000;
const SERVICES = 5_000;
const REACH = 200;

const PLACES = 500;
const NEEDS = 20;
const AGES = 10;
const LOCALITY = 25;

type Draw = ReturnType<typeof randomNumbers>;

const below = (draw: Draw, end: number) => Math.floor(draw() * end);

/** Neighbouring places of one locality of 25, a few needs and ages: 200 cells in all. */
function reachOfBlock(draw: Draw): Int32Array {
  const locality = LOCALITY * below(draw, PLACES / LOCALITY);
  const place = below(draw, LOCALITY);
  const age = below(draw, AGES);
  const needs = new Set<number>();
  while (needs.size < 4) needs.add(below(draw, NEEDS));
  const cells: number[] = [];
  for (let near = 0; near < 10; near += 1) {
    for (const need of needs) {
      for (let next = 0; next < 5; next += 1) {
        cells.push(((locality + ((place + near) % LOCALITY)) * NEEDS + need) * AGES + ((age + next) % AGES));
      }
    }
  }
  return Int32Array.from(cells).sort();
}

/** Any cells at all, so that hardly two cells have the same reach. */
function reachAtRandom(draw: Draw): Int32Array {
  const cells = new Set<number>();
  while (cells.size < REACH) cells.add(below(draw, CELLS));
  return Int32Array.from(cells).sort();
}

/** One line of 100,000 cells and 5,000 services with 1,000,000 pairs of a service and a cell it reaches. */
export function wideLine(reach: "blocks" | "random"): SupplyGraph {
  const draw = randomNumbers(5_000);
  const demand = Float64Array.from({ length: CELLS }, () => 1 + below(draw, 40));
  const reaches = Array.from({ length: SERVICES }, () =>
    reach === "blocks" ? reachOfBlock(draw) : reachAtRandom(draw),
  );
  // From a visiting therapist to a hospital.
  const capacity = Float64Array.from({ length: SERVICES }, () => Math.round(2 ** (12 * draw())));
  return { demand, capacity, reaches };
}
