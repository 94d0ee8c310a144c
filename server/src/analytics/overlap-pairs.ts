import type { LineModel } from "./line-model.ts";
import type { MonthRange } from "./period.ts";
import type { Commission, Snapshot } from "./snapshot.ts";
import { spendIn } from "./spend.ts";
import { isActive, type Stretch } from "./stretch.ts";

/** Two commissions that reach the same cells, with their demand and spend there, summed over stretches. */
export interface PairDraft {
  readonly model: LineModel;
  readonly a: Commission;
  readonly b: Commission;
  /** Cells both reach (positions in the model) with the demand shared there. */
  readonly shared: Map<number, number>;
  /** £ weight (pence) each lays on every cell it reaches. */
  readonly weightsA: Map<number, number>;
  readonly weightsB: Map<number, number>;
  /** Months in which they share cells. */
  months: number;
}

function addWeights(weights: Map<number, number>, stretch: Stretch, cells: Int32Array, pence: number): void {
  const total = cells.reduce((sum, cell) => sum + (stretch.demand[cell]?.units ?? 0), 0);
  if (total === 0) return;
  for (const cell of cells) {
    weights.set(cell, (weights.get(cell) ?? 0) + (pence * (stretch.demand[cell]?.units ?? 0)) / total);
  }
}

/** Commissions in force in a stretch, with the cells their service reaches. */
interface Placed {
  readonly commission: Commission;
  readonly cells: Int32Array;
  readonly pence: number;
}

function placedCommissions(snapshot: Snapshot, stretch: Stretch): Placed[] {
  return stretch.services
    .filter(({ cells }) => cells.length > 0)
    .flatMap(({ service, cells }) =>
      snapshot.commissions
        .filter((commission) => commission.serviceCode === service.code && isActive(commission, stretch.months.from))
        .map((commission) => ({ commission, cells, pence: spendIn(commission, stretch.months) })),
    );
}

/** Positions of placed commissions by cell: the buckets in which pairs are looked for. */
function bucketByCell(placed: readonly Placed[]): Map<number, number[]> {
  const buckets = new Map<number, number[]>();
  placed.forEach(({ cells }, index) => {
    for (const cell of cells) {
      const bucket = buckets.get(cell);
      if (bucket === undefined) buckets.set(cell, [index]);
      else bucket.push(index);
    }
  });
  return buckets;
}

function sharedCells(placed: readonly Placed[]): Map<string, { a: number; b: number; cells: number[] }> {
  const pairs = new Map<string, { a: number; b: number; cells: number[] }>();
  for (const [cell, bucket] of bucketByCell(placed)) {
    for (const [position, a] of bucket.entries()) {
      for (const b of bucket.slice(position + 1)) {
        const key = `${a}:${b}`;
        const pair = pairs.get(key);
        if (pair === undefined) pairs.set(key, { a, b, cells: [cell] });
        else pair.cells.push(cell);
      }
    }
  }
  return pairs;
}

function addStretch(snapshot: Snapshot, drafts: Map<string, PairDraft>, model: LineModel, stretch: Stretch): void {
  const placed = placedCommissions(snapshot, stretch);
  for (const { a, b, cells } of sharedCells(placed).values()) {
    const sides = [placed[a], placed[b]].filter((side) => side !== undefined);
    const [one, other] = sides.sort((x, y) => (x.commission.code < y.commission.code ? -1 : 1));
    if (one === undefined || other === undefined) continue;
    const key = `${one.commission.code}+${other.commission.code}`;
    const draft: PairDraft = drafts.get(key) ?? {
      model,
      a: one.commission,
      b: other.commission,
      shared: new Map(),
      weightsA: new Map(),
      weightsB: new Map(),
      months: 0,
    };
    drafts.set(key, draft);
    for (const cell of cells) {
      draft.shared.set(cell, (draft.shared.get(cell) ?? 0) + (stretch.demand[cell]?.units ?? 0) * model.scale);
    }
    addWeights(draft.weightsA, stretch, one.cells, one.pence);
    addWeights(draft.weightsB, stretch, other.cells, other.pence);
    draft.months += monthCount(stretch.months);
  }
}

const monthCount = ({ from, to }: MonthRange) => to - from + 1;

/** Every pair of commissions of a line that reach a cell together in some month, by the codes of the two. */
export function findPairs(snapshot: Snapshot, model: LineModel): Map<string, PairDraft> {
  const drafts = new Map<string, PairDraft>();
  for (const stretch of model.stretches) addStretch(snapshot, drafts, model, stretch);
  return drafts;
}
