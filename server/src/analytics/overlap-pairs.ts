import type { LineModel } from "./line-model.ts";
import { lineSpendIn } from "./line-services.ts";
import type { Commission, Snapshot } from "./snapshot.ts";
import { overlapCoefficient, ruzicka } from "./statistics/concentration.ts";
import { commissionsOfService, isActive, type Stretch } from "./stretch.ts";

/** A commission in force in a stretch: what its service reaches, and its spend, laid on the reach in proportion to demand. */
export interface Placed {
  readonly commission: Commission;
  /** Position of its service in the stretch. */
  readonly service: number;
  /** Demand of all the service reaches. */
  readonly units: number;
  /** Spend in the stretch; null where not known. */
  readonly pence: number | null;
}

/** Two commissions in one stretch, and the cells both reach. */
export interface PairStretch {
  readonly stretch: Stretch;
  readonly a: Placed;
  readonly b: Placed;
  readonly cells: readonly number[];
  /** Demand of those cells. */
  readonly units: number;
}

/** Two commissions that reach the same cells in the same months; `a` has the smaller code. */
export interface PairDraft {
  readonly model: LineModel;
  readonly a: Commission;
  readonly b: Commission;
  readonly stretches: PairStretch[];
}

/** Demand of some cells in a stretch. */
const unitsIn = (stretch: Stretch, cells: Iterable<number>) => {
  let units = 0;
  for (const cell of cells) units += stretch.demand.units[cell] as number;
  return units;
};

function placeCommissions(snapshot: Snapshot, line: string, stretch: Stretch): Placed[] {
  return stretch.services.flatMap(({ service, cells }, index) => {
    if (cells.length === 0) return [];
    const units = unitsIn(stretch, cells);
    return commissionsOfService(snapshot, service.code)
      .filter((commission) => isActive(commission, stretch.months.from))
      .map((commission) => ({
        commission,
        service: index,
        units,
        pence: lineSpendIn(service, line, commission, stretch.months),
      }));
  });
}

/** Classes that two placed commissions both reach, by the positions of the two. */
function sharedClasses(
  stretch: Stretch,
  placed: readonly Placed[],
): Map<string, { a: number; b: number; classes: number[] }> {
  const ofService = Map.groupBy(placed.keys(), (index) => placed[index]?.service ?? -1);
  const pairs = new Map<string, { a: number; b: number; classes: number[] }>();
  stretch.graph.servicesOf.forEach((services, index) => {
    const bucket = [...services].flatMap((service) => ofService.get(service) ?? []);
    for (const [position, a] of bucket.entries()) {
      for (const b of bucket.slice(position + 1)) {
        const key = `${a}:${b}`;
        const pair = pairs.get(key);
        if (pair === undefined) pairs.set(key, { a, b, classes: [index] });
        else pair.classes.push(index);
      }
    }
  });
  return pairs;
}

function addStretch(snapshot: Snapshot, drafts: Map<string, PairDraft>, model: LineModel, stretch: Stretch): void {
  const placed = placeCommissions(snapshot, model.line.code, stretch);
  for (const { a, b, classes } of sharedClasses(stretch, placed).values()) {
    const [one, other] = [placed[a], placed[b]]
      .filter((side) => side !== undefined)
      .sort((x, y) => (x.commission.code < y.commission.code ? -1 : 1));
    if (one === undefined || other === undefined) continue;
    const key = `${one.commission.code}+${other.commission.code}`;
    const draft = drafts.get(key) ?? { model, a: one.commission, b: other.commission, stretches: [] };
    drafts.set(key, draft);
    const cells = classes.flatMap((index) => stretch.graph.members[index] ?? []);
    draft.stretches.push({ stretch, a: one, b: other, cells, units: unitsIn(stretch, cells) });
  }
}

/** Every pair of commissions of a line that reach a cell together in some month, by the codes of the two. */
export function findPairs(snapshot: Snapshot, model: LineModel): Map<string, PairDraft> {
  const drafts = new Map<string, PairDraft>();
  for (const stretch of model.stretches) addStretch(snapshot, drafts, model, stretch);
  return drafts;
}

/** Positions of all cells a pair shares in some month, ascending. */
export function sharedCells({ model, stretches }: PairDraft): number[] {
  const words = new Int32Array((model.sources.length + 31) >>> 5);
  for (const { cells } of stretches) {
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] as number;
      words[cell >>> 5] = (words[cell >>> 5] as number) | (1 << (cell & 31));
    }
  }
  const positions: number[] = [];
  for (let index = 0; index < words.length; index += 1) {
    for (let word = words[index] as number; word !== 0; word &= word - 1) {
      positions.push(32 * index + 31 - Math.clz32(word & -word));
    }
  }
  return positions;
}

/** Demand in the cells a pair shares, in the months it shares them. */
export function sharedUnits({ model, stretches }: PairDraft): number {
  return stretches.reduce((sum, { units }) => sum + units, 0) * model.scale;
}

/** Spend of one commission on cells with some of the demand it reaches, in pence with fractions; null where not known. */
function spendOn({ units, pence }: Placed, some: number): number | null {
  return pence === null ? null : (pence * some) / units;
}

/** Spend of both commissions on the cells they share; null where either's is not known. */
export function sharedPence({ stretches }: PairDraft): number | null {
  let total = 0;
  for (const { a, b, units } of stretches) {
    const [one, other] = [spendOn(a, units), spendOn(b, units)];
    if (one === null || other === null) return null;
    total += one + other;
  }
  return total;
}

/** Spend of a commission on each class of a stretch that it or the other side reaches, in order of the classes. */
function addWeights(weights: number[], { graph }: Stretch, { service, units, pence }: Placed, other: Placed): void {
  const own = graph.classesOf[service] ?? new Int32Array();
  const others = graph.classesOf[other.service] ?? new Int32Array();
  let at = 0;
  let beside = 0;
  while (at < own.length || beside < others.length) {
    const index = own[at] ?? Number.POSITIVE_INFINITY;
    const rival = others[beside] ?? Number.POSITIVE_INFINITY;
    weights.push(index <= rival ? ((pence ?? 0) * (graph.demand[index] as number)) / units : 0);
    if (index <= rival) at += 1;
    if (rival <= index) beside += 1;
  }
}

/** How alike two commissions lay their pounds over need, age, place and months. */
export function spendLikeness({ stretches }: PairDraft): { overlapCoefficient: number | null; ruzicka: number | null } {
  const weights: [number[], number[]] = [[], []];
  for (const { stretch, a, b } of stretches) {
    addWeights(weights[0], stretch, a, b);
    addWeights(weights[1], stretch, b, a);
  }
  return { overlapCoefficient: overlapCoefficient(...weights), ruzicka: ruzicka(...weights) };
}

/** Demand of the cells that a commission shares with any other in a stretch, each cell once. */
function unitsOnce(shared: readonly PairStretch[], lastSeen: Int32Array, number: number): number {
  let units = 0;
  for (const { stretch, cells } of shared) {
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] as number;
      if (lastSeen[cell] === number) continue;
      lastSeen[cell] = number;
      units += stretch.demand.units[cell] as number;
    }
  }
  return units;
}

/** Spend on shared cells over many pairs, each pound once; and whether some of it is not known. */
export function spendOnce(drafts: readonly PairDraft[]): { readonly pence: number; readonly isWhole: boolean } {
  // A commission is placed once in each stretch.
  const places = new Map<Placed, PairStretch[]>();
  let cellCount = 0;
  for (const shared of drafts.flatMap(({ stretches }) => stretches)) {
    cellCount = Math.max(cellCount, shared.stretch.coverage.length);
    for (const placed of [shared.a, shared.b]) {
      const known = places.get(placed);
      if (known === undefined) places.set(placed, [shared]);
      else known.push(shared);
    }
  }
  const lastSeen = new Int32Array(cellCount);
  const amounts = Array.from(places, ([placed, shared], index) =>
    spendOn(placed, unitsOnce(shared, lastSeen, index + 1)),
  );
  return {
    pence: amounts.reduce<number>((sum, pence) => sum + (pence ?? 0), 0),
    isWhole: amounts.every((pence) => pence !== null),
  };
}
