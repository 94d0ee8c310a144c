import { activityColumns, type CellColumns, demandColumns, type MetColumns } from "./cell-figures.ts";
import type { LineCells } from "./line-cells.ts";
import { servicesOnLine, shareOn } from "./line-services.ts";
import type { MonthRange } from "./period.ts";
import { type CoverageGroup, decompose } from "./principal-decomposition.ts";
import { isReachInForce } from "./reach-index.ts";
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
  readonly demand: CellColumns;
  /** Activity of each cell over the stretch. */
  readonly met: MetColumns;
  readonly graph: CollapsedGraph;
  /** Class of each cell in the graph; −1 where nothing reaches it or it has no demand. */
  readonly classOf: Int32Array;
  readonly groups: readonly CoverageGroup[];
  /** Coverage of each cell: capacity allocated over demand; 0 where nothing reaches it. */
  readonly coverage: Float64Array;
  /** 1 for cells that are linked, by services, to a demand or capacity that is not known. */
  readonly isShaky: Uint8Array;
}

/** Whether a commission runs in a month. */
export function isInForce({ fromMonth, toMonth }: Commission, month: MonthIndex): boolean {
  return fromMonth <= month && (toMonth === null || month <= toMonth);
}

/** A standing commission in a month; spot purchases buy no capacity. */
export function isActive(commission: Commission, month: MonthIndex): boolean {
  return !commission.isSpot && isInForce(commission, month);
}

/** Capacity of a service in a month; NaN where not known. */
function capacityIn(service: Service, month: MonthIndex): number {
  return service.capacity.values[month - service.capacity.firstMonth] ?? Number.NaN;
}

const commissionsOf = new WeakMap<readonly Commission[], ReadonlyMap<string, Commission[]>>();

/** Commissions of a service, indexed once. */
export function commissionsOfService({ commissions }: Snapshot, serviceCode: string): readonly Commission[] {
  const found = commissionsOf.get(commissions) ?? Map.groupBy(commissions, (commission) => commission.serviceCode);
  commissionsOf.set(commissions, found);
  return found.get(serviceCode) ?? [];
}

/** Whether a service works on a line and is commissioned in a month. */
function isActiveOn(snapshot: Snapshot, line: ServiceLine, service: Service, month: MonthIndex): boolean {
  if (shareOn(service, line.code, month) === 0) return false;
  return commissionsOfService(snapshot, service.code).some((commission) => isActive(commission, month));
}

/** Services of a line that are commissioned in a month. */
function activeServices(snapshot: Snapshot, line: ServiceLine, month: MonthIndex): Service[] {
  return servicesOnLine(snapshot, line.code).filter((service) => isActiveOn(snapshot, line, service, month));
}

/** Whether a service's contracts, capacity or reach in a month differ from the month before. */
function isChanged(snapshot: Snapshot, line: ServiceLine, service: Service, month: MonthIndex): boolean {
  const isNow = isActiveOn(snapshot, line, service, month);
  if (isNow !== isActiveOn(snapshot, line, service, month - 1)) return true;
  if (!isNow) return false;
  const contracts = commissionsOfService(snapshot, service.code);
  return (
    !Object.is(capacityIn(service, month), capacityIn(service, month - 1)) ||
    contracts.some((entry) => isActive(entry, month) !== isActive(entry, month - 1)) ||
    service.reaches.some((reach) => isReachInForce(reach, month) !== isReachInForce(reach, month - 1))
  );
}

/** Months in which an area begins, or has just ended. */
function areaChanges({ areas }: Snapshot): ReadonlySet<MonthIndex> {
  return new Set(
    areas.flatMap(({ fromMonth, toMonth }) => [
      ...(fromMonth === null ? [] : [fromMonth]),
      ...(toMonth === null ? [] : [toMonth + 1]),
    ]),
  );
}

/** Cuts a period into stretches in which no contract, capacity, reach or area changes. */
export function cutMonths(snapshot: Snapshot, line: ServiceLine, period: MonthRange): MonthRange[] {
  const changes = areaChanges(snapshot);
  const services = servicesOnLine(snapshot, line.code);
  const ranges: { from: number; to: number }[] = [];
  for (let month = period.from; month <= period.to; month += 1) {
    const open = ranges.at(-1);
    const isCut = changes.has(month) || services.some((service) => isChanged(snapshot, line, service, month));
    if (open !== undefined && !isCut) open.to = month;
    else ranges.push({ from: month, to: month });
  }
  return ranges;
}

/** Marks every cell linked to a demand or capacity that is not known. */
function findShaky({ isUnknown }: CellColumns, reached: readonly Int32Array[], isLost: readonly boolean[]): Uint8Array {
  const isShaky = isUnknown.slice();
  if (!isShaky.includes(1) && !isLost.includes(true)) return isShaky;
  const open = new Set(reached.keys());
  for (let grew = true; grew; ) {
    grew = false;
    for (const service of open) {
      const cells = reached[service] ?? new Int32Array();
      if (isLost[service] !== true && !cells.some((cell) => isShaky[cell] === 1)) continue;
      for (const cell of cells) isShaky[cell] = 1;
      open.delete(service);
      grew = true;
    }
  }
  return isShaky;
}

function stretchCapacity(service: Service, months: MonthRange): number {
  let capacity = 0;
  for (let month = months.from; month <= months.to; month += 1) capacity += capacityIn(service, month);
  return capacity;
}

/** Those of the cells that have demand. */
function withDemand(cells: Int32Array, { units }: CellColumns): Int32Array {
  let at = 0;
  while (at < cells.length && (units[cells[at] as number] as number) > 0) at += 1;
  return at === cells.length ? cells : cells.filter((cell) => (units[cell] as number) > 0);
}

/** Solves one stretch of a line. */
export function solveStretch(snapshot: Snapshot, cells: LineCells, months: MonthRange): Stretch {
  const demand = demandColumns(snapshot, cells, months);
  const met = activityColumns(snapshot, cells, months);
  const active = activeServices(snapshot, cells.line, months.from);
  const reached = active.map((service) => cells.reach.cellsReached(service, months.from));
  const services = active.map((service, index): StretchService => {
    const capacity = stretchCapacity(service, months);
    return {
      service,
      capacity: Number.isNaN(capacity) ? 0 : capacity,
      isCapacityUnknown: Number.isNaN(capacity),
      cells: withDemand(reached[index] ?? new Int32Array(), demand),
    };
  });
  const graph = collapseCells({
    demand: demand.units,
    capacity: Float64Array.from(services, ({ capacity }) => capacity),
    reaches: services.map((service) => service.cells),
  });
  const classOf = new Int32Array(cells.sources.length).fill(-1);
  graph.members.forEach((members, index) => {
    for (const cell of members) classOf[cell] = index;
  });
  const groups = decompose(graph);
  const coverage = new Float64Array(cells.sources.length);
  for (const group of groups) for (const cell of group.cells) coverage[cell] = group.coverage;
  const lost = services.map(({ isCapacityUnknown }) => isCapacityUnknown);
  return { months, services, demand, met, graph, classOf, groups, coverage, isShaky: findShaky(demand, reached, lost) };
}
