import { sumExactly } from "./double-double.ts";
import { type Part, Partition } from "./partition.ts";
import type { CollapsedGraph } from "./supply-graph.ts";

/** One set of linked cells with equal coverage, and the services whose capacity it takes, by position. */
export interface CoverageGroup {
  readonly cells: readonly number[];
  readonly services: readonly number[];
  readonly demand: number;
  readonly capacity: number;
  readonly coverage: number;
}

/** Linked groups whose coverages differ by less than this part are one; the inputs themselves carry 16 digits. */
const EQUAL_COVERAGE = 1e-12;

const UNSEEN = -1;

function toGroup(graph: CollapsedGraph, partition: Partition, part: Part): CoverageGroup {
  const demand = sumExactly(partition.demandOf(part)).high;
  const capacity = sumExactly(partition.capacityOf(part)).high;
  return {
    cells: part.classes.flatMap((index) => graph.members[index] ?? []),
    services: [...part.services].sort((a, b) => a - b),
    demand,
    capacity,
    coverage: capacity / demand,
  };
}

/** Joins linked parts that rounding alone has told apart. */
function joinEqual(graph: CollapsedGraph, partition: Partition, parts: readonly Part[]): Part[] {
  const partOfService = new Int32Array(graph.capacity.length).fill(UNSEEN);
  parts.forEach(({ services }, index) => {
    for (const service of services) partOfService[service] = index;
  });
  const ratios = parts.map((part) => partition.ratioOf(part));
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
    for (const entry of classes) {
      const services = graph.servicesOf[entry] as Int32Array;
      for (let at = 0; at < services.length; at += 1) {
        const linked = partOfService[services[at] as number] as number;
        if (linked === index) continue;
        const gap = Math.abs(ratio - (ratios[linked] ?? 0));
        if (gap <= EQUAL_COVERAGE * ratio) leader[find(index)] = find(linked);
      }
    }
  });
  const joined = Map.groupBy(parts.keys(), find);
  return [...joined.values()].map((indexes) => ({
    classes: indexes.flatMap((index) => parts[index]?.classes ?? []).sort((a, b) => a - b),
    services: indexes.flatMap((index) => parts[index]?.services ?? []),
  }));
}

/**
 * Principal decomposition of the bipartite supply graph (Fujishige 1980, after Megiddo 1974): a part whose classes are not
 * all covered by its own ratio falls into the worse-covered set with its services, and the rest; until none does.
 */
export function decomposePart(partition: Partition, whole: Part): Part[] {
  const open = partition.connected(whole);
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
  const isReaching = new Uint8Array(graph.capacity.length);
  for (const services of graph.servicesOf) for (const service of services) isReaching[service] = 1;
  const services = [...isReaching.keys()].filter((service) => isReaching[service] === 1);
  const parts = decomposePart(partition, { classes: [...graph.demand.keys()], services });
  return joinEqual(graph, partition, parts).map((part) => toGroup(graph, partition, part));
}
