import { type Explanation, type Figure, known, type Provenance, sourceOf } from "./figure.ts";
import type { Queue, Service, Snapshot } from "./snapshot.ts";

const DEFINITION =
  "Who waits at the month's end, and what the standard asks. Demand and capacity are those of the last 12 months. " +
  "The queue that fits a standard of T weeks is the one whose mean wait is a quarter of T.";

const FORMULA =
  "target queue = weekly demand × T ÷ 4; relief capacity = demand + (queue − target) ÷ 26 weeks; " +
  "target capacity = demand + 4 ÷ T; load = demand ÷ capacity; pressure = 2 × mean wait ÷ T; breach share = e^(−T ÷ mean wait) " +
  "(Fong and others 2022); mean wait from the middles of the bands, an open band from its start";

/** How the figures of a queue were made. */
export function explainWait(
  { loads }: Snapshot,
  service: Service,
  queue: Queue,
  size: Figure,
  provenance: Provenance,
): Explanation {
  return {
    definition: DEFINITION,
    formula: FORMULA,
    inputs: [
      { label: "Children waiting", figure: size, source: null },
      { label: "Standard", figure: known(queue.targetWeeks, "week", provenance), source: null },
      {
        label: "Capacity of the last month",
        figure: lastCapacity(service, queue.month, provenance),
        source: sourceOf(loads, service.capacityLoad),
      },
    ],
  };
}

function lastCapacity({ capacity }: Service, month: number, provenance: Provenance): Figure {
  const units = capacity.values[month - capacity.firstMonth] ?? Number.NaN;
  const figure = known(units, "unit of care a month", provenance);
  return Number.isNaN(units) ? { ...figure, value: null, state: "NOT_SUBMITTED" } : figure;
}
