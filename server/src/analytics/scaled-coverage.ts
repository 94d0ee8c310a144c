import { coverageOfClasses, isEvenlyCovered } from "./principal-decomposition.ts";
import type { Stretch } from "./stretch.ts";
import type { CollapsedGraph } from "./supply-graph.ts";

/** How the groups of a stretch hang together. */
interface GroupLinks {
  readonly groupOfClass: Int32Array;
  /** Classes of each group. */
  readonly classesOf: readonly (readonly number[])[];
  /** Groups whose services also reach this one's classes: they may not be better covered. */
  readonly feeders: readonly ReadonlySet<number>[];
  /** Groups whose classes this one's services also reach: they may not be worse covered. */
  readonly fed: readonly ReadonlySet<number>[];
}

const linksOfStretch = new WeakMap<Stretch, GroupLinks>();

function findLinks({ graph, groups, classOf }: Stretch): GroupLinks {
  const groupOfClass = new Int32Array(graph.demand.length);
  const groupOfService = new Int32Array(graph.capacity.length);
  const classesOf = groups.map(({ cells }) => [...new Set(cells.map((cell) => classOf[cell] ?? -1))]);
  classesOf.forEach((classes, group) => {
    for (const index of classes) groupOfClass[index] = group;
  });
  groups.forEach(({ services }, group) => {
    for (const service of services) groupOfService[service] = group;
  });
  const feeders = groups.map(() => new Set<number>());
  const fed = groups.map(() => new Set<number>());
  graph.servicesOf.forEach((services, index) => {
    const group = groupOfClass[index] ?? -1;
    for (const service of services) {
      const feeder = groupOfService[service] ?? -1;
      if (feeder === group) continue;
      feeders[group]?.add(feeder);
      fed[feeder]?.add(group);
    }
  });
  return { groupOfClass, classesOf, feeders, fed };
}

function linksOf(stretch: Stretch): GroupLinks {
  const found = linksOfStretch.get(stretch) ?? findLinks(stretch);
  linksOfStretch.set(stretch, found);
  return found;
}

/** Every class in groups linked to any of the given ones. */
function linkedClasses({ groupOfClass, classesOf, feeders, fed }: GroupLinks, classes: Iterable<number>): number[] {
  const open = [...new Set([...classes].map((index) => groupOfClass[index] ?? -1))];
  const seen = new Set(open);
  for (let group = open.pop(); group !== undefined; group = open.pop()) {
    for (const other of [...(feeders[group] ?? []), ...(fed[group] ?? [])]) {
      if (!seen.has(other)) open.push(other);
      seen.add(other);
    }
  }
  return [...seen].flatMap((group) => classesOf[group] ?? []).sort((a, b) => a - b);
}

/**
 * New coverage of each touched group when the groups stay as they are; null where they do not. They stay, and the old
 * groups certify the new allocation, when each touched one still shares evenly and none overtakes a neighbour.
 */
function keptCoverage(
  stretch: Stretch,
  links: GroupLinks,
  graph: CollapsedGraph,
  touched: ReadonlySet<number>,
): ReadonlyMap<number, number> | null {
  const ratios = new Map<number, number>();
  for (const group of touched) {
    const demand = (links.classesOf[group] ?? []).reduce((sum, index) => sum + (graph.demand[index] ?? 0), 0);
    ratios.set(group, (stretch.groups[group]?.capacity ?? 0) / demand);
  }
  const ratioOf = (group: number) => ratios.get(group) ?? stretch.groups[group]?.coverage ?? 0;
  for (const [group, ratio] of ratios) {
    if ([...(links.feeders[group] ?? [])].some((feeder) => ratioOf(feeder) > ratio)) return null;
    if ([...(links.fed[group] ?? [])].some((other) => ratioOf(other) < ratio)) return null;
  }
  for (const group of touched) {
    const classes = links.classesOf[group] ?? [];
    if (!isEvenlyCovered(graph, classes, stretch.groups[group]?.services ?? [])) return null;
  }
  return ratios;
}

/** Coverage of classes when the demand of some is changed to the given amounts; capacity stays as it is. */
export function coverageWithDemand(
  stretch: Stretch,
  changed: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const links = linksOf(stretch);
  const demand = stretch.graph.demand.slice();
  for (const [index, units] of changed) demand[index] = Math.max(0, units);
  const graph = { ...stretch.graph, demand };
  const isGone = [...changed.values()].some((units) => units <= 0);
  const touched = new Set([...changed.keys()].map((index) => links.groupOfClass[index] ?? -1));
  const kept = isGone ? null : keptCoverage(stretch, links, graph, touched);
  if (kept !== null) {
    return new Map([...changed.keys()].map((index) => [index, kept.get(links.groupOfClass[index] ?? -1) ?? 0]));
  }
  const classes = linkedClasses(links, changed.keys()).filter((index) => (demand[index] ?? 0) > 0);
  return coverageOfClasses(graph, classes);
}
