import { type CellFigures, type CellSource, cellDemand, reachesCell, sumParts } from "./line-cells.ts";
import type { MonthRange } from "./period.ts";
import { type CoverageGroup, decompose } from "./principal-decomposition.ts";
import type { Commission, MonthIndex, Service, ServiceLine, Snapshot } from "./snapshot.ts";
import { type CollapsedGraph, collapseCells } from "./supply-graph.ts";

/** A service in one stretch of months, with its capacity over the stretch and the cells it reaches. */
export interface StretchService {
  readonly service: Service;
  /** Units over the stretch; 0 where not known. */
  readonly capacity: number;
  readonly isCapacityUnknown: boolean;
  /** Positions of the cells it reaches that have demand. */
  readonly cells: Int32Array;
}

/** Months in which no contract, capacity or reach of the line changes, solved as one. */
export interface Stretch {
  readonly months: MonthRange;
  readonly services: readonly StretchService[];
  /** Demand of each cell over the stretch. */
  readonly demand: readonly CellFigures[];
  /** Activity of each cell over the stretch. */
  readonly met: readonly CellFigures[];
  readonly graph: CollapsedGraph;
  /** Class of each cell in the graph; −1 where nothing reaches it or it has no demand. */
  readonly classOf: Int32Array;
  readonly groups: readonly CoverageGroup[];
  /** Coverage of each cell: capacity allocated over demand; 0 where nothing reaches it. */
  readonly coverage: Float64Array;
}

/** A standing commission in a month; spot purchases buy no capacity. */
export function isActive(commission: Commission, month: MonthIndex): boolean {
  return (
    !commission.isSpot && commission.fromMonth <= month && (commission.toMonth === null || month <= commission.toMonth)
  );
}

/** Capacity of a service in a month; NaN where not known. */
export function capacityIn(service: Service, month: MonthIndex): number {
  return service.capacity.values[month - service.capacity.firstMonth] ?? Number.NaN;
}

/** Services of a line that are commissioned in a month. */
function activeServices(snapshot: Snapshot, line: ServiceLine, month: MonthIndex): Service[] {
  const bought = new Set(
    snapshot.commissions.filter((entry) => isActive(entry, month)).map((entry) => entry.serviceCode),
  );
  return snapshot.services.filter((service) => service.lineCode === line.code && bought.has(service.code));
}

/** What would make a month differ from the one before. */
function signature(services: readonly Service[], month: MonthIndex): string {
  return services
    .map((service) => {
      const inForce = service.reaches.flatMap((reach, index) =>
        reach.fromMonth <= month && (reach.toMonth === null || month <= reach.toMonth) ? [index] : [],
      );
      return `${service.code}:${capacityIn(service, month)}:${inForce.join(".")}`;
    })
    .join(";");
}

/** Cuts a period into stretches in which nothing on the supply side changes. */
export function cutMonths(snapshot: Snapshot, line: ServiceLine, period: MonthRange): MonthRange[] {
  const ranges: { from: number; to: number }[] = [];
  let last = "";
  for (let month = period.from; month <= period.to; month += 1) {
    const now = signature(activeServices(snapshot, line, month), month);
    const open = ranges.at(-1);
    if (open !== undefined && now === last) open.to = month;
    else ranges.push({ from: month, to: month });
    last = now;
  }
  return ranges;
}

function stretchService(
  snapshot: Snapshot,
  service: Service,
  sources: readonly CellSource[],
  demand: readonly CellFigures[],
  months: MonthRange,
): StretchService {
  let capacity = 0;
  for (let month = months.from; month <= months.to; month += 1) capacity += capacityIn(service, month);
  const cells = sources.flatMap(({ cell }, index) =>
    (demand[index]?.units ?? 0) > 0 && reachesCell(snapshot, service, cell, months.from) ? [index] : [],
  );
  return {
    service,
    capacity: Number.isNaN(capacity) ? 0 : capacity,
    isCapacityUnknown: Number.isNaN(capacity),
    cells: Int32Array.from(cells),
  };
}

/** Solves one stretch of a line. */
export function solveStretch(
  snapshot: Snapshot,
  line: ServiceLine,
  sources: readonly CellSource[],
  months: MonthRange,
): Stretch {
  const demand = sources.map((source) => cellDemand(snapshot, source, months));
  const met = sources.map((source) => sumParts(snapshot.activity, source.activity, months));
  const services = activeServices(snapshot, line, months.from).map((service) =>
    stretchService(snapshot, service, sources, demand, months),
  );
  const graph = collapseCells({
    demand: Float64Array.from(demand, ({ units }) => units),
    capacity: Float64Array.from(services, ({ capacity }) => capacity),
    reaches: services.map(({ cells }) => cells),
  });
  const classOf = new Int32Array(sources.length).fill(-1);
  graph.members.forEach((members, index) => {
    for (const cell of members) classOf[cell] = index;
  });
  const groups = decompose(graph);
  const coverage = new Float64Array(sources.length);
  for (const group of groups) for (const cell of group.cells) coverage[cell] = group.coverage;
  return { months, services, demand, met, graph, classOf, groups, coverage };
}
