import { MaximumFlow } from "./maximum-flow.ts";
import { linksOf } from "./supply-links.ts";

/** A service's spare capacity question: capacity after its queue's need, what a unit costs, and the cells it reaches. */
export interface SurplusService {
  readonly code: string;
  readonly capacity: number;
  readonly unitCostPence: number;
  readonly cells: Int32Array;
}

/** Capacity that no child needs, and what could be taken away without anyone losing service. */
export interface Surplus {
  /** Σ (K′ − k): beyond all that the service's own reach can take. */
  readonly scope: number;
  /** Σ k − F: beyond what the services together can place. */
  readonly overlap: number;
  /** Units each service could give up, dearest first; they add up to the overlap surplus. */
  readonly cuts: ReadonlyMap<string, number>;
}

/** The greatest flow of services with some capacities into the cells they reach. */
function flowInto(demand: Float64Array, services: readonly SurplusService[], capacity: readonly number[]): MaximumFlow {
  const isReached = new Uint8Array(demand.length);
  for (const { cells } of services) for (const cell of cells) isReached[cell] = 1;
  const reached = Int32Array.from(isReached.keys()).filter((cell) => isReached[cell] === 1);
  const placeOf = new Int32Array(demand.length);
  for (let place = 0; place < reached.length; place += 1) placeOf[reached[place] as number] = place;
  const reaches = services.map(({ cells }) => cells.map((cell) => placeOf[cell] as number));
  return new MaximumFlow({
    demand: Float64Array.from(reached, (cell) => demand[cell] as number),
    capacity: Float64Array.from(capacity),
    links: linksOf(reached.length, reaches),
  });
}

/**
 * Surplus of services that share cells whose fairly covered demand is `demand`: k = min(K′, Σ d over reach), F the maximum
 * flow. Dearest unit cost first (ties by code), each service is reduced to F(current) − F(current without it).
 */
export function computeSurplus(demand: Float64Array, services: readonly SurplusService[]): Surplus {
  const usable = services.map(({ capacity, cells }) =>
    Math.min(
      capacity,
      cells.reduce((sum, cell) => sum + (demand[cell] ?? 0), 0),
    ),
  );
  const flow = flowInto(demand, services, usable);
  const most = flow.total;
  const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
  const order = [...services.keys()].sort((a, b) => {
    const [one, other] = [services[a], services[b]];
    return (
      (other?.unitCostPence ?? 0) - (one?.unitCostPence ?? 0) || ((one?.code ?? "") < (other?.code ?? "") ? -1 : 1)
    );
  });
  const cuts = new Map<string, number>();
  for (const index of order) {
    const before = usable[index] ?? 0;
    cuts.set(services[index]?.code ?? "", before - flow.reduceToNeed(index, before));
  }
  return {
    scope: Math.max(0, total(services.map(({ capacity }) => capacity)) - total(usable)),
    overlap: Math.max(0, total(usable) - most),
    cuts,
  };
}
