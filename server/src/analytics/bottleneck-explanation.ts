import { type Explanation, type Figure, sourceOf } from "./figure.ts";
import type { Service, Snapshot } from "./snapshot.ts";

const DEFINITION =
  "These cells are linked by the services that reach them, and need more than those can do however their capacity is shared. " +
  "Services that reach them too, but are committed to worse-covered cells, do not help. Equal coverage is a yardstick, not clinical priority.";

const FORMULA =
  "coverage = Σ capacity ÷ Σ demand; shortfall = Σ demand − Σ capacity; " +
  "a service's next units help up to F(it without limit) − F, F the maximum flow of capacity into demand";

/** How a bottleneck was found. */
export function explainBottleneck(
  { loads, demand: recorded }: Snapshot,
  demand: Figure,
  capacity: Figure,
  services: readonly Service[],
): Explanation {
  const load = services.find(({ capacityLoad }) => capacityLoad !== null)?.capacityLoad;
  return {
    definition: DEFINITION,
    formula: FORMULA,
    inputs: [
      { label: "New need of its cells", figure: demand, source: sourceOf(loads, recorded.loads.at(-1)) },
      { label: "Capacity of its services", figure: capacity, source: sourceOf(loads, load) },
    ],
  };
}
