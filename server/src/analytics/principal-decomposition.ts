import { MaximumFlow } from "./maximum-flow.ts";
import { type CollapsedGraph, sum } from "./supply-graph.ts";

/** One set of linked cells with equal coverage, and the services whose capacity it takes, by position. */
export interface CoverageGroup {
  readonly cells: readonly number[];
  readonly services: readonly number[];
  readonly demand: number;
  readonly capacity: number;
  readonly coverage: number;
}

/** Classes of cells still to be covered, and the services still free. */
interface Part {
  readonly classes: readonly number[];
  readonly services: readonly number[];
}

/** Two ratios closer than this part of each other are equal. */
const RATIO_TOLERANCE = 1e-12;

const demandOf = (graph: CollapsedGraph, classes: readonly number[]) => sum(classes.map((index) => graph.demand[index] ?? 0));
const capacityOf = (graph: CollapsedGraph, services: readonly number[]) =>
  sum(services.map((index) => graph.capacity[index] ?? 0));

/** Splits a part into sets that no service links. */
function connectedParts(graph: CollapsedGraph, part: Part): Part[] {
  const free = new Set(part.services);
  const leader = new Map<number, number>();
  const find = (service: number): number => {
    let root = service;
    for (let up = leader.get(root); up !== undefined && up !== root; up = leader.get(root)) root = up;
    leader.set(service, root);
    return root;
  };
  const freeOf = (index: number) => [...(graph.servicesOf[index] ?? [])].filter((service) => free.has(service));
  for (const index of part.classes) {
    const [first, ...others] = freeOf(index);
    if (first === undefined) continue;
    for (const other of others) leader.set(find(other), find(first));
  }
  const parts = new Map<number, { classes: number[]; services: number[] }>();
  for (const index of part.classes) {
    const [first] = freeOf(index);
    const root = first === undefined ? -1 - index : find(first);
    const known = parts.get(root);
    if (known === undefined) parts.set(root, { classes: [index], services: [] });
    else known.classes.push(index);
  }
  for (const service of part.services) parts.get(find(service))?.services.push(service);
  return [...parts.values()];
}

/**
 * The classes worse covered than the part's own ratio, with all services that reach them: the set X that maximises
 * ratio × D(X) − K(N(X)), read off a smallest cut. Null when the ratio is the coverage of all.
 */
function worseCovered(graph: CollapsedGraph, part: Part, ratio: number): Part | null {
  const position = new Map(part.services.map((service, index) => [service, index]));
  const reaches: number[][] = part.services.map(() => []);
  part.classes.forEach((index, node) => {
    for (const service of graph.servicesOf[index] ?? []) {
      const at = position.get(service);
      if (at !== undefined) reaches[at]?.push(node);
    }
  });
  const flow = new MaximumFlow({
    demand: Float64Array.from(part.classes, (index) => ratio * (graph.demand[index] ?? 0)),
    capacity: Float64Array.from(part.services, (service) => graph.capacity[service] ?? 0),
    reaches: reaches.map((reach) => Int32Array.from(reach)),
  });
  const unmet = flow.unmetCells().map((node) => part.classes[node] ?? 0);
  return closeUnderReach(graph, part, unmet, ratio);
}

/** A set of classes with its services, and every class whose services are all among them. */
function closeUnderReach(graph: CollapsedGraph, part: Part, classes: readonly number[], ratio: number): Part | null {
  const free = new Set(part.services);
  const taken = new Set(classes.flatMap((index) => [...(graph.servicesOf[index] ?? [])].filter((service) => free.has(service))));
  const isInside = (index: number) =>
    [...(graph.servicesOf[index] ?? [])].every((service) => taken.has(service) || !free.has(service));
  const closed = part.classes.filter(isInside);
  if (classes.length === 0 || closed.length === part.classes.length) return null;
  const services = part.services.filter((service) => taken.has(service));
  const inner = capacityOf(graph, services) / demandOf(graph, closed);
  return inner < ratio * (1 - RATIO_TOLERANCE) ? { classes: closed, services } : null;
}

function without(part: Part, taken: Part): Part {
  const classes = new Set(taken.classes);
  const services = new Set(taken.services);
  return {
    classes: part.classes.filter((index) => !classes.has(index)),
    services: part.services.filter((service) => !services.has(service)),
  };
}

function toGroup(graph: CollapsedGraph, part: Part): CoverageGroup {
  const demand = demandOf(graph, part.classes);
  const capacity = capacityOf(graph, part.services);
  return {
    cells: part.classes.flatMap((index) => graph.members[index] ?? []),
    services: part.services,
    demand,
    capacity,
    coverage: capacity / demand,
  };
}

/**
 * Principal decomposition of the bipartite supply graph (Fujishige 1980, after Megiddo 1974): a part whose classes are not
 * all covered by its own ratio falls into the worse-covered set with its services, and the rest; until none does.
 */
export function decompose(graph: CollapsedGraph, classes: readonly number[] = [...graph.demand.keys()]): CoverageGroup[] {
  const services = new Set(classes.flatMap((index) => [...(graph.servicesOf[index] ?? [])]));
  const all = { classes, services: [...services].sort((a, b) => a - b) };
  const groups: CoverageGroup[] = [];
  const open = connectedParts(graph, all);
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const ratio = capacityOf(graph, part.services) / demandOf(graph, part.classes);
    const worse = ratio > 0 && part.classes.length > 1 ? worseCovered(graph, part, ratio) : null;
    if (worse === null) groups.push(toGroup(graph, part));
    else open.push(...connectedParts(graph, worse), ...connectedParts(graph, without(part, worse)));
  }
  return groups;
}
