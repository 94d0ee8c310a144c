import { divide, multiply, sumExactly } from "./double-double.ts";
import { type Links, MaximumFlow } from "./maximum-flow.ts";
import type { CollapsedGraph } from "./supply-graph.ts";

/** One set of linked cells with equal coverage, and the services whose capacity it takes, by position. */
export interface CoverageGroup {
  readonly cells: readonly number[];
  readonly services: readonly number[];
  readonly demand: number;
  readonly capacity: number;
  readonly coverage: number;
}

/** Classes of cells still to be covered, and the services still free, each of which reaches one of them. */
interface Part {
  readonly classes: readonly number[];
  readonly services: readonly number[];
}

/** Linked groups whose coverages differ by less than this part are one; the inputs themselves carry 16 digits. */
const EQUAL_COVERAGE = 1e-12;

const UNSEEN = -1;

/** A graph with room to number the classes and services of one part at a time. */
class Partition {
  readonly #graph: CollapsedGraph;
  readonly #localService: Int32Array;

  constructor(graph: CollapsedGraph) {
    this.#graph = graph;
    this.#localService = new Int32Array(graph.capacity.length).fill(UNSEEN);
  }

  /** Links of a part, its classes and services numbered from 0. */
  #linksOf({ classes, services }: Part): Links {
    services.forEach((service, index) => {
      this.#localService[service] = index;
    });
    const start = new Int32Array(classes.length + 1);
    const found: number[] = [];
    classes.forEach((index, position) => {
      for (const service of this.#graph.servicesOf[index] ?? []) {
        const local = this.#localService[service] as number;
        if (local !== UNSEEN) found.push(local);
      }
      start[position + 1] = found.length;
    });
    for (const service of services) this.#localService[service] = UNSEEN;
    return { start, service: Int32Array.from(found) };
  }

  /** Splits a part into sets that no service links. */
  connected(part: Part): Part[] {
    const { start, service } = this.#linksOf(part);
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
  split(part: Part): { readonly worse: Part; readonly rest: Part } | null {
    if (part.classes.length === 1 || part.services.length === 1) return null;
    const capacity = this.#capacityOf(part);
    const total = sumExactly(capacity);
    if (total.high === 0) return null;
    const links = this.#linksOf(part);
    const high = this.#demandOf(part);
    const low = new Float64Array(high.length);
    const ratio = divide(total, sumExactly(high));
    for (let index = 0; index < high.length; index += 1) {
      const scaled = multiply(ratio, high[index] as number);
      high[index] = scaled.high;
      low[index] = scaled.low;
    }
    const flow = new MaximumFlow({ demand: high, demandLow: low, capacity, links });
    return flow.isMet ? null : this.#cut(part, links, flow.unmetCells());
  }

  /** Takes classes out of a part with all their services, and every class left without a service. */
  #cut(part: Part, { start, service }: Links, classes: Int32Array) {
    const isTaken = new Uint8Array(part.services.length);
    for (const index of classes) {
      for (const local of service.subarray(start[index], start[index + 1])) isTaken[local] = 1;
    }
    const isWorse = part.classes.map((_, index) =>
      service.subarray(start[index], start[index + 1]).every((local) => isTaken[local] === 1),
    );
    const pick = (wanted: boolean): Part => ({
      classes: part.classes.filter((_, index) => isWorse[index] === wanted),
      services: part.services.filter((_, index) => (isTaken[index] === 1) === wanted),
    });
    const worse = pick(true);
    const rest = pick(false);
    return worse.classes.length === 0 || rest.classes.length === 0 ? null : { worse, rest };
  }

  #capacityOf({ services }: Part): Float64Array {
    const amounts = new Float64Array(services.length);
    for (let at = 0; at < services.length; at += 1)
      amounts[at] = this.#graph.capacity[services[at] as number] as number;
    return amounts;
  }

  #demandOf({ classes }: Part): Float64Array {
    const amounts = new Float64Array(classes.length);
    for (let at = 0; at < classes.length; at += 1) amounts[at] = this.#graph.demand[classes[at] as number] as number;
    return amounts;
  }

  toGroup(part: Part): CoverageGroup {
    const demand = sumExactly(this.#demandOf(part)).high;
    const capacity = sumExactly(this.#capacityOf(part)).high;
    return {
      cells: part.classes.flatMap((index) => this.#graph.members[index] ?? []),
      services: [...part.services].sort((a, b) => a - b),
      demand,
      capacity,
      coverage: capacity / demand,
    };
  }

  /** Coverage of a part. */
  ratioOf(part: Part): number {
    return sumExactly(this.#capacityOf(part)).high / sumExactly(this.#demandOf(part)).high;
  }

  /** Joins linked parts that rounding alone has told apart. */
  joinEqual(parts: readonly Part[]): Part[] {
    const partOfService = new Int32Array(this.#graph.capacity.length).fill(UNSEEN);
    parts.forEach(({ services }, index) => {
      for (const service of services) partOfService[service] = index;
    });
    const ratios = parts.map((part) => this.ratioOf(part));
    const leader = [...parts.keys()];
    const find = (index: number): number => {
      let root = index;
      while (leader[root] !== root) {
        // Halving the way keeps it short.
        leader[root] = leader[leader[root] ?? root] ?? root;
        root = leader[root] ?? root;
      }
      return root;
    };
    parts.forEach(({ classes }, index) => {
      const ratio = ratios[index] ?? 0;
      for (const other of classes.flatMap((entry) => [...(this.#graph.servicesOf[entry] ?? [])])) {
        const linked = partOfService[other] as number;
        const gap = Math.abs(ratio - (ratios[linked] ?? 0));
        if (linked !== index && gap <= EQUAL_COVERAGE * ratio) leader[find(index)] = find(linked);
      }
    });
    const joined = Map.groupBy(parts.keys(), find);
    return [...joined.values()].map((indexes) => ({
      classes: indexes.flatMap((index) => parts[index]?.classes ?? []).sort((a, b) => a - b),
      services: indexes.flatMap((index) => parts[index]?.services ?? []),
    }));
  }
}

/** Whether a group's capacity over its demand is a coverage that each of its classes can have. */
export function isEvenlyCovered(
  graph: CollapsedGraph,
  classes: readonly number[],
  services: readonly number[],
): boolean {
  return new Partition(graph).split({ classes, services }) === null;
}

/**
 * Principal decomposition of the bipartite supply graph (Fujishige 1980, after Megiddo 1974): a part whose classes are not
 * all covered by its own ratio falls into the worse-covered set with its services, and the rest; until none does.
 */
function decomposeClasses(partition: Partition, graph: CollapsedGraph, classes: readonly number[]): Part[] {
  const services = new Set<number>();
  for (const index of classes) for (const service of graph.servicesOf[index] ?? []) services.add(service);
  const open = partition.connected({ classes, services: [...services].sort((a, b) => a - b) });
  const closed: Part[] = [];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const halves = partition.split(part);
    if (halves === null) closed.push(part);
    else {
      // One by one: there may be more parts than a call takes arguments.
      for (const half of [halves.worse, halves.rest]) for (const piece of partition.connected(half)) open.push(piece);
    }
  }
  return closed;
}

/** Groups of a graph, in no order. */
export function decompose(graph: CollapsedGraph): CoverageGroup[] {
  const partition = new Partition(graph);
  const parts = decomposeClasses(partition, graph, [...graph.demand.keys()]);
  return partition.joinEqual(parts).map((part) => partition.toGroup(part));
}

/** Coverage of each of the given classes, which no service may link to any other. */
export function coverageOfClasses(graph: CollapsedGraph, classes: readonly number[]): ReadonlyMap<number, number> {
  const partition = new Partition(graph);
  const coverage = new Map<number, number>();
  for (const part of decomposeClasses(partition, graph, classes)) {
    const ratio = partition.ratioOf(part);
    for (const index of part.classes) coverage.set(index, ratio);
  }
  return coverage;
}
