import { type DoubleDouble, divide, multiply, sumExactly } from "./double-double.ts";
import { MaximumFlow } from "./maximum-flow.ts";
import { FEW_SERVICES, NO_SET, neediestServices, UNDECIDED } from "./service-sets.ts";
import type { CollapsedGraph } from "./supply-graph.ts";
import type { Links } from "./supply-links.ts";

/** Classes of cells still to be covered, and the services still free, each of which reaches one of them. */
export interface Part {
  readonly classes: readonly number[];
  readonly services: readonly number[];
}

const UNSEEN = -1;

/** Demands × a ratio, to about 32 digits. */
function scale(demand: Float64Array, ratio: DoubleDouble): { demand: Float64Array; demandLow: Float64Array } {
  const high = new Float64Array(demand.length);
  const low = new Float64Array(demand.length);
  for (let index = 0; index < demand.length; index += 1) {
    const scaled = multiply(ratio, demand[index] as number);
    high[index] = scaled.high;
    low[index] = scaled.low;
  }
  return { demand: high, demandLow: low };
}

/** A graph with room to number the classes and services of one part at a time. */
export class Partition {
  readonly #graph: CollapsedGraph;
  readonly #localService: Int32Array;

  constructor(graph: CollapsedGraph) {
    this.#graph = graph;
    this.#localService = new Int32Array(graph.capacity.length).fill(UNSEEN);
  }

  /** Links of a part, its classes and services numbered from 0. */
  linksOf({ classes, services }: Part): Links {
    services.forEach((service, index) => {
      this.#localService[service] = index;
    });
    const { servicesOf } = this.#graph;
    const start = new Int32Array(classes.length + 1);
    let most = 0;
    for (const index of classes) most += (servicesOf[index] as Int32Array).length;
    const found = new Int32Array(most);
    let length = 0;
    for (let position = 0; position < classes.length; position += 1) {
      const reaching = servicesOf[classes[position] as number] as Int32Array;
      for (let at = 0; at < reaching.length; at += 1) {
        const local = this.#localService[reaching[at] as number] as number;
        if (local === UNSEEN) continue;
        found[length] = local;
        length += 1;
      }
      start[position + 1] = length;
    }
    for (const service of services) this.#localService[service] = UNSEEN;
    return { start, service: length === most ? found : found.slice(0, length) };
  }

  /** Splits a part into sets that no service links. */
  connected(part: Part): Part[] {
    const { start, service } = this.linksOf(part);
    const leader = Int32Array.from(part.services.keys());
    const find = (from: number): number => {
      let root = from;
      while (leader[root] !== root) root = leader[root] as number;
      for (let at = from; at !== root; ) {
        const up = leader[at] as number;
        leader[at] = root;
        at = up;
      }
      return root;
    };
    const rootOfClass = part.classes.map((_, index) => {
      const first = start[index] as number;
      const end = start[index + 1] as number;
      for (let link = first + 1; link < end; link += 1) {
        leader[find(service[link] as number)] = find(service[first] as number);
      }
      return first;
    });
    const parts = new Map<number, { classes: number[]; services: number[] }>();
    part.services.forEach((index, local) => {
      const root = find(local);
      const known = parts.get(root);
      if (known === undefined) parts.set(root, { classes: [], services: [index] });
      else known.services.push(index);
    });
    part.classes.forEach((index, position) => {
      parts.get(find(service[rootOfClass[position] ?? 0] as number))?.classes.push(index);
    });
    return [...parts.values()];
  }

  /**
   * Splits a part into the classes worse covered than its own ratio K ÷ D with all services that reach them, and the rest:
   * the set X that maximises K ÷ D × D(X) − K(N(X)), read off a smallest cut. Null when all are covered by the ratio.
   */
  split(part: Part, links = this.linksOf(part)): { readonly worse: Part; readonly rest: Part } | null {
    if (part.classes.length === 1 || part.services.length === 1) return null;
    const capacity = this.capacityOf(part);
    const total = sumExactly(capacity);
    if (total.high === 0) return null;
    const demand = this.demandOf(part);
    const ratio = divide(total, sumExactly(demand));
    if (part.services.length <= FEW_SERVICES) {
      const set = neediestServices(demand, ratio.high, capacity, links);
      if (set === NO_SET) return null;
      if (set !== UNDECIDED) return this.#cut(part, links, (service) => ((set >> service) & 1) === 1);
    }
    const flow = new MaximumFlow({ ...scale(demand, ratio), capacity, links });
    if (flow.isMet) return null;
    const isTaken = flow.unmetServices();
    return this.#cut(part, links, (service) => isTaken[service] === 1);
  }

  /** Takes services out of a part with every class left without one. */
  #cut(part: Part, { start, service }: Links, isTaken: (service: number) => boolean) {
    const worse = { classes: [] as number[], services: [] as number[] };
    const rest = { classes: [] as number[], services: [] as number[] };
    for (let index = 0; index < part.classes.length; index += 1) {
      const end = start[index + 1] as number;
      let link = start[index] as number;
      while (link < end && isTaken(service[link] as number)) link += 1;
      (link === end ? worse : rest).classes.push(part.classes[index] as number);
    }
    for (let index = 0; index < part.services.length; index += 1) {
      (isTaken(index) ? worse : rest).services.push(part.services[index] as number);
    }
    return worse.classes.length === 0 || rest.classes.length === 0 ? null : { worse, rest };
  }

  /** Capacity of each service of a part. */
  capacityOf({ services }: Part): Float64Array {
    const amounts = new Float64Array(services.length);
    for (let at = 0; at < services.length; at += 1)
      amounts[at] = this.#graph.capacity[services[at] as number] as number;
    return amounts;
  }

  /** Demand of each class of a part. */
  demandOf({ classes }: Part): Float64Array {
    const amounts = new Float64Array(classes.length);
    for (let at = 0; at < classes.length; at += 1) amounts[at] = this.#graph.demand[classes[at] as number] as number;
    return amounts;
  }

  /** Coverage of a part. */
  ratioOf(part: Part): number {
    return sumExactly(this.capacityOf(part)).high / sumExactly(this.demandOf(part)).high;
  }
}
