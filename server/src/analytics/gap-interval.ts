import type { LineModel } from "./line-model.ts";
import { coverageWithDemand } from "./scaled-coverage.ts";
import { byarInterval } from "./statistics/rate.ts";
import type { Stretch } from "./stretch.ts";

/** Lower and upper figure. */
export interface Ends {
  readonly lower: number;
  readonly upper: number;
}

/** Lower and upper figures of a row; coverage ends are swapped, since more demand means less coverage. */
export interface RowInterval {
  readonly demand: Ends;
  readonly unmet: Ends;
  readonly coverageGap: Ends;
  readonly capacityGap: Ends;
  readonly coverage: Ends;
}

/** What a displayed row's demand is made of, sums over the period's months. */
export interface RowDemand {
  /** Positions of the row's cells in the model. */
  readonly cells: readonly number[];
  readonly units: number;
  readonly children: number;
  /** Σ k² of the children's units. */
  readonly variance: number;
}

/** Gap figures of one displayed row when its demand is scaled. */
interface RowOutcome {
  demand: number;
  covered: number;
  coverageGap: number;
  capacityGap: number;
  unmet: number;
}

/** A row's units in each class of a stretch, and where nothing reaches. */
interface RowStretch {
  readonly stretch: Stretch;
  readonly units: ReadonlyMap<number, number>;
  readonly unreached: number;
}

function rowStretch(stretch: Stretch, cells: readonly number[]): RowStretch {
  const units = new Map<number, number>();
  let unreached = 0;
  for (const cell of cells) {
    const index = stretch.classOf[cell] ?? -1;
    const amount = stretch.demand.units[cell] ?? 0;
    if (index < 0) unreached += amount;
    else units.set(index, (units.get(index) ?? 0) + amount);
  }
  return { stretch, units, unreached };
}

function addStretch(
  outcome: RowOutcome,
  row: RowStretch,
  cells: readonly number[],
  factor: number,
  scale: number,
): void {
  const { stretch, units, unreached } = row;
  const changed = new Map(
    [...units].map(([index, amount]) => [index, (stretch.graph.demand[index] ?? 0) + (factor - 1) * amount] as const),
  );
  const coverage = coverageWithDemand(stretch, changed);
  for (const [index, amount] of units) {
    const ratio = Math.min(1, coverage.get(index) ?? 0);
    outcome.demand += amount * factor * scale;
    outcome.covered += ratio * amount * factor * scale;
    outcome.capacityGap += (1 - ratio) * amount * factor * scale;
  }
  outcome.demand += unreached * factor * scale;
  outcome.coverageGap += unreached * factor * scale;
  for (const cell of cells) {
    const asked = (stretch.demand.units[cell] ?? 0) * factor;
    outcome.unmet += Math.max(0, asked - (stretch.met.units[cell] ?? 0)) * scale;
  }
}

/** Units at the ends of the interval on the children counted. */
export function unitEnds({ units, children, variance }: Omit<RowDemand, "cells">, scale = 1): Ends | null {
  if (!(children > 0 && units > 0)) return null;
  // Stock units are averaged: the same children are counted month after month, and count once.
  const counted = children * scale;
  const count = byarInterval(counted);
  const spread = Math.sqrt(variance / children);
  return {
    lower: Math.max(0, units * scale + spread * (count.lower - counted)),
    upper: units * scale + spread * (count.upper - counted),
  };
}

/**
 * The 95 % interval of a row: Byar's on the children counted, widened for children with several units (Σ k², as for a
 * directly standardised rate, Dobson 1991); the row's cells are scaled together to each end and the allocation solved again.
 * Capacity is taken as known. Null where no children are counted.
 */
export function rowInterval(model: LineModel, row: RowDemand): RowInterval | null {
  const ends = unitEnds(row, model.scale);
  if (ends === null) return null;
  const stretches = model.stretches.map((stretch) => rowStretch(stretch, row.cells));
  const outcomeAt = (units: number) => {
    const outcome = { demand: 0, covered: 0, coverageGap: 0, capacityGap: 0, unmet: 0 };
    // Never quite 0, so that coverage keeps its limit where the lower end is none.
    const factor = Math.max(units / (row.units * model.scale), 1e-9);
    for (const stretch of stretches) addStretch(outcome, stretch, row.cells, factor, model.scale);
    return outcome;
  };
  const [lower, upper] = [outcomeAt(ends.lower), outcomeAt(ends.upper)];
  const between = (key: keyof RowOutcome) => ({ lower: lower[key], upper: upper[key] });
  const share = ({ covered, demand }: RowOutcome) => (demand > 0 ? covered / demand : 0);
  return {
    demand: between("demand"),
    unmet: between("unmet"),
    coverageGap: between("coverageGap"),
    capacityGap: between("capacityGap"),
    coverage: { lower: share(upper), upper: share(lower) },
  };
}
