import type { LineModel } from "./line-model.ts";
import { lineSpendIn } from "./line-services.ts";
import type { Commission, Snapshot } from "./snapshot.ts";
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
const unitsIn = (stretch: Stretch, cells: ArrayLike<number>) => {
  const column = stretch.demand.units;
  let units = 0;
  for (let at = 0; at < cells.length; at += 1) units += column[cells[at] as number] as number;
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
): Map<number, { a: number; b: number; classes: number[] }> {
  const ofService = Map.groupBy(placed.keys(), (index) => placed[index]?.service ?? -1);
  const pairs = new Map<number, { a: number; b: number; classes: number[] }>();
  const bucket: number[] = [];
  stretch.graph.servicesOf.forEach((services, index) => {
    bucket.length = 0;
    for (let at = 0; at < services.length; at += 1) bucket.push(...(ofService.get(services[at] as number) ?? []));
    for (let first = 0; first < bucket.length; first += 1) {
      for (let second = first + 1; second < bucket.length; second += 1) {
        const [a, b] = [bucket[first] as number, bucket[second] as number];
        const key = a * placed.length + b;
        const pair = pairs.get(key);
        if (pair === undefined) pairs.set(key, { a, b, classes: [index] });
        else pair.classes.push(index);
      }
    }
  });
  return pairs;
}

/** Cells of some classes of a stretch. */
function cellsOf({ graph }: Stretch, classes: readonly number[]): number[] {
  const cells: number[] = [];
  for (let at = 0; at < classes.length; at += 1) {
    const members = graph.members[classes[at] as number] ?? [];
    for (let place = 0; place < members.length; place += 1) cells.push(members[place] as number);
  }
  return cells;
}

function addStretch(snapshot: Snapshot, drafts: Map<string, PairDraft>, model: LineModel, stretch: Stretch): void {
  const placed = placeCommissions(snapshot, model.line.code, stretch);
  for (const { a, b, classes } of sharedClasses(stretch, placed).values()) {
    const sides = [placed[a] as Placed, placed[b] as Placed] as const;
    const [one, other] = sides[0].commission.code < sides[1].commission.code ? sides : [sides[1], sides[0]];
    const key = `${one.commission.code}+${other.commission.code}`;
    const draft = drafts.get(key) ?? { model, a: one.commission, b: other.commission, stretches: [] };
    drafts.set(key, draft);
    const cells = cellsOf(stretch, classes);
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

/** Pounds of two commissions, laid side by side over need, age, place and months. */
interface SideBySide {
  first: number;
  second: number;
  /** Σ of the smaller and Σ of the larger of both, class by class. */
  smaller: number;
  larger: number;
}

const NOWHERE = new Int32Array();

/** Class after the last of a list. */
const PAST_LAST = Number.MAX_SAFE_INTEGER;

const classAt = (classes: Int32Array, at: number) => (at < classes.length ? (classes[at] as number) : PAST_LAST);

/** Adds one stretch: a commission spends on each class it reaches in proportion to its demand, on others nothing. */
function addSides(sums: SideBySide, { graph }: Stretch, a: Placed, b: Placed): void {
  const own = graph.classesOf[a.service] ?? NOWHERE;
  const others = graph.classesOf[b.service] ?? NOWHERE;
  const perUnit = (a.pence ?? 0) / a.units;
  const perUnitOther = (b.pence ?? 0) / b.units;
  let at = 0;
  let beside = 0;
  for (;;) {
    const index = classAt(own, at);
    const rival = classAt(others, beside);
    const next = Math.min(index, rival);
    if (next === PAST_LAST) return;
    const units = graph.demand[next] as number;
    const one = Number(index === next) * perUnit * units;
    const other = Number(rival === next) * perUnitOther * units;
    sums.first += one;
    sums.second += other;
    sums.smaller += Math.min(one, other);
    sums.larger += Math.max(one, other);
    at += Number(index === next);
    beside += Number(rival === next);
  }
}

/** How alike two commissions lay their pounds: overlap coefficient and Ruzicka index of their spend, class by class. */
export function spendLikeness({ stretches }: PairDraft): { overlapCoefficient: number | null; ruzicka: number | null } {
  const sums = { first: 0, second: 0, smaller: 0, larger: 0 };
  for (const { stretch, a, b } of stretches) addSides(sums, stretch, a, b);
  const lesser = Math.min(sums.first, sums.second);
  return {
    overlapCoefficient: lesser === 0 ? null : sums.smaller / lesser,
    ruzicka: sums.larger === 0 ? null : sums.smaller / sums.larger,
  };
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

/** Spend on shared cells over many pairs, each pound once, null where none of it is known; and whether all of it is. */
export function spendOnce(drafts: readonly PairDraft[]): { readonly pence: number | null; readonly isWhole: boolean } {
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
  const loaded = amounts.filter((pence) => pence !== null);
  return {
    pence: loaded.length === 0 && amounts.length > 0 ? null : loaded.reduce((sum, pence) => sum + pence, 0),
    isWhole: amounts.every((pence) => pence !== null),
  };
}
