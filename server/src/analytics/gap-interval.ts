import type { LineModel } from "./line-model.ts";
import { type ScaledCoverage, scaledCoverageOf } from "./scaled-coverage.ts";
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
  readonly scaled: ScaledCoverage;
  readonly classes: readonly number[];
  readonly units: readonly number[];
  readonly unreached: number;
  /** Whether all that is reached is covered in full. */
  readonly isFull: boolean;
}

function rowStretch(stretch: Stretch, cells: readonly number[], placeOf: Int32Array): RowStretch {
  const classes: number[] = [];
  const units: number[] = [];
  let unreached = 0;
  let isFull = true;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] as number;
    const index = stretch.classOf[cell] as number;
    const amount = stretch.demand.units[cell] as number;
    if (index < 0) {
      unreached += amount;
      continue;
    }
    if (placeOf[index] === 0) {
      classes.push(index);
      units.push(0);
      placeOf[index] = classes.length;
      isFull &&= (stretch.coverage[cell] as number) >= 1;
    }
    const place = (placeOf[index] as number) - 1;
    units[place] = (units[place] as number) + amount;
  }
  for (let at = 0; at < classes.length; at += 1) placeOf[classes[at] as number] = 0;
  return { stretch, scaled: scaledCoverageOf(stretch), classes, units, unreached, isFull };
}

function addStretch(
  outcome: RowOutcome,
  row: RowStretch,
  cells: readonly number[],
  factor: number,
  scale: number,
): void {
  const { stretch, classes, units, unreached } = row;
  const changed: number[] = [];
  for (let at = 0; at < units.length; at += 1) {
    changed.push((stretch.graph.demand[classes[at] as number] as number) + (factor - 1) * (units[at] as number));
  }
  // Coverage never falls when demand does: what is covered in full stays so.
  const coverage = factor <= 1 && row.isFull ? null : row.scaled.coverageWith(classes, changed);
  for (let at = 0; at < units.length; at += 1) {
    const amount = units[at] as number;
    const ratio = Math.min(1, coverage?.[at] ?? 1);
    outcome.demand += amount * factor * scale;
    outcome.covered += ratio * amount * factor * scale;
    outcome.capacityGap += (1 - ratio) * amount * factor * scale;
  }
  outcome.demand += unreached * factor * scale;
  outcome.coverageGap += unreached * factor * scale;
  const met = stretch.met.units;
  const asked = stretch.demand.units;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] as number;
    outcome.unmet += Math.max(0, (asked[cell] as number) * factor - (met[cell] as number)) * scale;
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
  // Room to find the place of a class in its row, zero again after each stretch.
  const places = new Int32Array(Math.max(0, ...model.stretches.map(({ graph }) => graph.demand.length)));
  const stretches = model.stretches.map((stretch) => rowStretch(stretch, row.cells, places));
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
