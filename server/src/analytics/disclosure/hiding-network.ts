import type { CountTable } from "./count-table.ts";

/** A cell as an arc: one child more in it takes one from the sum at its tail and adds one to the sum at its head. */
interface Arc {
  readonly cell: number;
  readonly tail: number;
  readonly head: number;
}

/** Where a cell stands in the sums: +1 as a part, −1 as the total. */
interface Place {
  readonly sum: number;
  readonly sign: 1 | -1;
}

/** Cells of more sums than this tie whole tables together, and are never hidden alone. */
const MOST_SUMS = 2;

function placesOf({ counts, sums }: CountTable): Place[][] {
  const places: Place[][] = Array.from(counts, () => []);
  sums.forEach(({ total, parts }, sum) => {
    for (const part of parts) places[part]?.push({ sum, sign: 1 });
    places[total]?.push({ sum, sign: -1 });
  });
  return places;
}

/** Another sum that a cell belongs to as well, and whether the two must be counted with opposite signs. */
interface Link {
  readonly other: number;
  readonly isOpposite: boolean;
}

function linksOf(sumCount: number, places: readonly (readonly Place[])[]): Link[][] {
  const links: Link[][] = Array.from({ length: sumCount }, () => []);
  for (const [a, b, ...more] of places) {
    if (a === undefined || b === undefined || more.length > 0) continue;
    const isOpposite = a.sign === b.sign;
    links[a.sum]?.push({ other: b.sum, isOpposite });
    links[b.sum]?.push({ other: a.sum, isOpposite });
  }
  return links;
}

/** Spreads a sum's sign to all it is linked with. */
function spread(start: number, links: readonly (readonly Link[])[], signs: Int8Array): void {
  signs[start] = 1;
  const open = [start];
  for (let sum = open.pop(); sum !== undefined; sum = open.pop()) {
    for (const { other, isOpposite } of links[sum] ?? []) {
      const sign = (isOpposite ? -1 : 1) * (signs[sum] as number);
      if (signs[other] === -sign) throw new RangeError("sums must be of one or two classifications and their levels");
      if (signs[other] === 0) open.push(other);
      signs[other] = sign;
    }
  }
}

/** A sign for every sum, such that each cell of two sums adds to one what it takes from the other. */
function orient(sumCount: number, places: readonly (readonly Place[])[]): Int8Array {
  const links = linksOf(sumCount, places);
  const signs = new Int8Array(sumCount);
  for (let sum = 0; sum < sumCount; sum += 1) if (signs[sum] === 0) spread(sum, links, signs);
  return signs;
}

/** The cheapest way found so far to each node, and the arc it came by (Dijkstra 1959). */
class Ways {
  readonly cost: Float64Array;
  readonly by: (Arc | null)[];
  readonly #isDone: Uint8Array;

  constructor(nodeCount: number, start: number) {
    this.cost = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY);
    this.by = new Array(nodeCount).fill(null);
    this.#isDone = new Uint8Array(nodeCount);
    this.cost[start] = 0;
  }

  /** The nearest node not yet left, marked as left; null where no more can be reached. */
  next(): number | null {
    let nearest = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let node = 0; node < this.cost.length; node += 1) {
      const cost = this.cost[node] as number;
      if (cost >= least || this.#isDone[node] === 1) continue;
      nearest = node;
      least = cost;
    }
    if (nearest < 0) return null;
    this.#isDone[nearest] = 1;
    return nearest;
  }

  offer(node: number, arc: Arc, cost: number): void {
    if (cost >= (this.cost[node] as number)) return;
    this.cost[node] = cost;
    this.by[node] = arc;
  }

  /** Cells of the arcs from the start to a node. */
  cellsTo(end: number, start: number): number[] {
    const cells: number[] = [];
    for (let node = end; node !== start; ) {
      const arc = this.by[node] as Arc;
      cells.push(arc.cell);
      node = arc.tail === node ? arc.head : arc.tail;
    }
    return cells;
  }
}

/**
 * The sums of a table as a network: children moved round a cycle of hidden cells leave every published sum as it is. Tables of
 * two classifications, each with levels, are networks; further classifications join at the grand total, which is always shown.
 */
export class HidingNetwork {
  /** Each cell's arc; null for one that ties tables together, or is in no sum. */
  readonly arcs: readonly (Arc | null)[];
  /** Cells of more than two sums. */
  readonly roots: readonly number[];
  readonly nodeCount: number;
  readonly #from: readonly (readonly Arc[])[];

  constructor(table: CountTable) {
    const places = placesOf(table);
    const ground = table.sums.length;
    const signs = orient(ground, places);
    this.nodeCount = ground + 1;
    this.roots = places.flatMap((list, cell) => (list.length > MOST_SUMS ? [cell] : []));
    this.arcs = places.map((list, cell) => {
      const [a, b, ...more] = list;
      if (a === undefined || more.length > 0) return null;
      const isHead = (signs[a.sum] as number) * a.sign > 0;
      const other = b?.sum ?? ground;
      return isHead ? { cell, tail: other, head: a.sum } : { cell, tail: a.sum, head: other };
    });
    const from: Arc[][] = Array.from({ length: this.nodeCount }, () => []);
    for (const arc of this.arcs) {
      if (arc === null) continue;
      from[arc.tail]?.push(arc);
      if (arc.head !== arc.tail) from[arc.head]?.push(arc);
    }
    this.#from = from;
  }

  /**
   * The cheapest cells that, with one child more in `cell`, can take up the change: its own arc closed to a cycle. `costUp` is the
   * cost of a cell that gains a child and `costDown` of one that gives some up; infinite where it cannot. Null where there is none.
   */
  findCycle(
    cell: number,
    costUp: (cell: number) => number,
    costDown: (cell: number) => number,
  ): { readonly cells: readonly number[]; readonly cost: number } | null {
    const own = this.arcs[cell];
    if (own === null || own === undefined) return null;
    const ways = new Ways(this.nodeCount, own.head);
    for (let node = ways.next(); node !== null && node !== own.tail; node = ways.next()) {
      for (const arc of this.#from[node] ?? []) {
        if (arc.cell === cell) continue;
        const [next, cost] = arc.tail === node ? [arc.head, costUp(arc.cell)] : [arc.tail, costDown(arc.cell)];
        ways.offer(next, arc, (ways.cost[node] as number) + cost);
      }
    }
    const cost = ways.cost[own.tail] as number;
    return cost === Number.POSITIVE_INFINITY ? null : { cells: [cell, ...ways.cellsTo(own.tail, own.head)], cost };
  }
}
