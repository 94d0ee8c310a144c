import type { Stretch } from "./stretch.ts";

/** A graph that is solved: its groups, and the class of each cell. */
export type SolvedGraph = Pick<Stretch, "graph" | "groups" | "classOf">;

/** How the groups of a stretch hang together, by position. */
export interface GroupLinks {
  readonly groupOfClass: Int32Array;
  readonly groupOfService: Int32Array;
  /** Classes of each group, in the order of its cells. */
  readonly classesOf: readonly Int32Array[];
  /** Groups whose services also reach this one's classes: they may not be better covered. */
  readonly feeders: readonly Int32Array[];
  /** Groups whose classes this one's services also reach: they may not be worse covered. */
  readonly fed: readonly Int32Array[];
}

/** Works out how the groups of a stretch hang together. */
export function findLinks({ graph, groups, classOf }: SolvedGraph): GroupLinks {
  const groupOfClass = new Int32Array(graph.demand.length);
  const groupOfService = new Int32Array(graph.capacity.length).fill(-1);
  const classesOf = groups.map(({ cells }) => Int32Array.from(new Set(cells.map((cell) => classOf[cell] ?? -1))));
  groups.forEach(({ services }, group) => {
    for (const index of classesOf[group] ?? []) groupOfClass[index] = group;
    for (const service of services) groupOfService[service] = group;
  });
  const feeders = groups.map(() => new Set<number>());
  const fed = groups.map(() => new Set<number>());
  graph.servicesOf.forEach((services, index) => {
    const group = groupOfClass[index] as number;
    for (const service of services) {
      const feeder = groupOfService[service] as number;
      if (feeder === group) continue;
      feeders[group]?.add(feeder);
      fed[feeder]?.add(group);
    }
  });
  const toArrays = (lists: readonly Iterable<number>[]) => lists.map((list) => Int32Array.from(list));
  return {
    groupOfClass,
    groupOfService,
    classesOf,
    feeders: toArrays(feeders),
    fed: toArrays(fed),
  };
}
