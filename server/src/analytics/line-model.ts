import { type PartColumns, stretchParts } from "./gap-parts.ts";
import { type CellSource, type DemandBasis, type LineCells, lineCellsOf } from "./line-cells.ts";
import type { MonthRange } from "./period.ts";
import type { ServiceLine, Snapshot } from "./snapshot.ts";
import { cutMonths, type Stretch, solveStretch } from "./stretch.ts";

/** One line over one period: its cells, and its stretches solved. */
export interface LineModel {
  readonly line: ServiceLine;
  readonly cells: LineCells;
  readonly sources: readonly CellSource[];
  readonly stretches: readonly Stretch[];
  /** Parts of every cell, stretch by stretch. */
  readonly parts: readonly PartColumns[];
  /** Turns sums over months into the period's figure: 1 for flow units, 1 ÷ months for stock units, which are averaged. */
  readonly scale: number;
}

function build(snapshot: Snapshot, line: ServiceLine, period: MonthRange, basis: DemandBasis): LineModel {
  const cells = lineCellsOf(snapshot, line, basis, Math.floor(period.from / 12));
  const { sources } = cells;
  const ranges = sources.length === 0 ? [] : cutMonths(snapshot, line, period);
  const stretches = ranges.map((months) => solveStretch(snapshot, cells, months));
  const scale = line.unitKind === "stock" ? 1 / (period.to - period.from + 1) : 1;
  return { line, cells, sources, stretches, parts: stretches.map(stretchParts), scale };
}

/** Solved lines kept for each snapshot: about two questions of all lines. */
const KEPT_MODELS = 32;

const modelsOf = new WeakMap<Snapshot, Map<string, LineModel>>();

/** Builds and solves one line over a period; the last few stay, since pages, groupings and filters share one allocation. */
export function solveLine(snapshot: Snapshot, line: ServiceLine, period: MonthRange, basis: DemandBasis): LineModel {
  const kept = modelsOf.get(snapshot) ?? new Map<string, LineModel>();
  modelsOf.set(snapshot, kept);
  const key = `${line.code}|${basis}|${period.from}|${period.to}`;
  const model = kept.get(key) ?? build(snapshot, line, period, basis);
  kept.delete(key);
  kept.set(key, model);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_MODELS && oldest !== undefined) kept.delete(oldest);
  return model;
}
