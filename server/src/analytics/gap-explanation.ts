import { type Explanation, type Figure, sourceOf } from "./figure.ts";
import type { Remedy } from "./remedy.ts";
import type { Service, Snapshot } from "./snapshot.ts";

const WHY: Readonly<Record<Remedy, string>> = {
  COMMISSION_NEW_SCOPE: "Most of what is unmet is in places, ages or needs that no commissioned service reaches.",
  ADD_CAPACITY:
    "Most of what is unmet is beyond what the services that reach it can do, however they share their capacity.",
  IMPROVE_DELIVERY: "Most of what is unmet could be met with the capacity that is paid for, but was not delivered.",
  RETARGET: "Most of what is unmet could be met with the capacity that is paid for, but it was delivered elsewhere.",
  NONE: "What is commissioned meets the need.",
};

const servicesByCode = new WeakMap<readonly Service[], ReadonlyMap<string, Service>>();

/** A service by its code, indexed once. */
function findService(services: readonly Service[], code: string | undefined): Service | undefined {
  if (code === undefined) return undefined;
  const found = servicesByCode.get(services) ?? new Map(services.map((service) => [service.code, service]));
  servicesByCode.set(services, found);
  return found.get(code);
}

/** How a row of the gap table was made; `serviceCodes` in order. */
export function explainGap(
  snapshot: Snapshot,
  figures: { readonly demand: Figure; readonly capacity: Figure; readonly met: Figure; readonly coverage: Figure },
  remedy: Remedy,
  serviceCodes: readonly string[],
): Explanation {
  const { loads, demand, activity, services } = snapshot;
  const capacityLoad = findService(services, serviceCodes[0])?.capacityLoad;
  return {
    definition:
      "Unmet need is new need in the period that was not met, the backlog left aside. " +
      "The capacity of each service is shared over all it reaches so that the worst covered are as well covered as they can be. " +
      WHY[remedy],
    formula:
      "unmet = coverage gap + capacity gap + distribution gap − ahead = Σ max(0, demand − met); " +
      "coverage = Σ min(1, allocated ÷ demand) × demand ÷ Σ demand",
    inputs: [
      { label: "New need", figure: figures.demand, source: sourceOf(loads, demand.loads.at(-1)) },
      {
        label: `Fair share of the capacity of ${serviceCodes.length} services`,
        figure: figures.capacity,
        source: sourceOf(loads, capacityLoad),
      },
      { label: "Recorded as met", figure: figures.met, source: sourceOf(loads, activity.loads.at(-1)) },
      { label: "Coverage", figure: figures.coverage, source: null },
    ],
  };
}
