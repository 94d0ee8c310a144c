import { sumExactly } from "./double-double.ts";
import { type Links, linksOf } from "./supply-links.ts";

/** Cells, services and who reaches whom, by position. */
export interface SupplyGraph {
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
  /** Positions of the cells each service reaches, ascending. */
  readonly reaches: readonly Int32Array[];
}

/** Cells that the same services reach are one: equal reach means equal coverage. */
export interface CollapsedGraph {
  /** Demand of each class of cells. */
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
  /** Cells in each class. */
  readonly members: readonly (readonly number[])[];
  /** Services that reach each class, ascending. */
  readonly servicesOf: readonly Int32Array[];
  /** Classes each service reaches, ascending. */
  readonly classesOf: readonly Int32Array[];
  readonly links: Links;
}

const NONE = -1;

/** A number for the services of a cell, seldom the same for others (Fowler, Noll and Vo). */
function hash({ start, service }: Links, cell: number): number {
  let sum = 0x811c9dc5;
  for (let at = start[cell] as number; at < (start[cell + 1] as number); at += 1) {
    sum = Math.imul(sum ^ (service[at] as number), 0x01000193);
  }
  return sum ^ (sum >>> 15);
}

function isSameReach({ start, service }: Links, a: number, b: number): boolean {
  const length = (start[a + 1] as number) - (start[a] as number);
  if ((start[b + 1] as number) - (start[b] as number) !== length) return false;
  const [fromA, fromB] = [start[a] as number, start[b] as number];
  for (let at = 0; at < length; at += 1) if (service[fromA + at] !== service[fromB + at]) return false;
  return true;
}

/** Cells of each class, classes and cells in order of their positions. */
function groupByReach(links: Links): number[][] {
  const cellCount = links.start.length - 1;
  const size = 2 ** Math.ceil(Math.log2(2 * cellCount + 1));
  const classAt = new Int32Array(size).fill(NONE);
  const members: number[][] = [];
  for (let cell = 0; cell < cellCount; cell += 1) {
    if (links.start[cell] === links.start[cell + 1]) continue;
    for (let place = hash(links, cell) & (size - 1); ; place = (place + 1) & (size - 1)) {
      const found = classAt[place] as number;
      if (found === NONE) {
        classAt[place] = members.length;
        members.push([cell]);
        break;
      }
      const own = members[found] as number[];
      if (!isSameReach(links, own[0] as number, cell)) continue;
      own.push(cell);
      break;
    }
  }
  return members;
}

/** Links of the classes, each with those of its first cell. */
function linksOfClasses({ start, service }: Links, members: readonly (readonly number[])[]): Links {
  const classStart = new Int32Array(members.length + 1);
  const firstOf = (index: number) => members[index]?.[0] as number;
  for (let index = 0; index < members.length; index += 1) {
    const first = firstOf(index);
    classStart[index + 1] = (classStart[index] as number) + (start[first + 1] as number) - (start[first] as number);
  }
  const found = new Int32Array(classStart[members.length] as number);
  for (let index = 0; index < members.length; index += 1) {
    const first = firstOf(index);
    found.set(service.subarray(start[first], start[first + 1]), classStart[index]);
  }
  return { start: classStart, service: found };
}

function classesByService({ start, service }: Links, serviceCount: number): Int32Array[] {
  const counts = new Int32Array(serviceCount);
  for (const index of service) counts[index] = (counts[index] as number) + 1;
  const lists = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let index = 0; index + 1 < start.length; index += 1) {
    for (let at = start[index] as number; at < (start[index + 1] as number); at += 1) {
      const reaching = service[at] as number;
      const length = counts[reaching] as number;
      (lists[reaching] as Int32Array)[length] = index;
      counts[reaching] = length + 1;
    }
  }
  return lists;
}

/** Groups the cells of a graph by the set of services that reach them; cells without any are left out. */
export function collapseCells({ demand, capacity, reaches }: SupplyGraph): CollapsedGraph {
  const linksOfCells = linksOf(demand.length, reaches);
  const members = groupByReach(linksOfCells);
  const links = linksOfClasses(linksOfCells, members);
  return {
    demand: Float64Array.from(members, (cells) => sumExactly(cells.map((cell) => demand[cell] as number)).high),
    capacity,
    members,
    servicesOf: members.map((_, index) => links.service.subarray(links.start[index], links.start[index + 1])),
    classesOf: classesByService(links, capacity.length),
    links,
  };
}
