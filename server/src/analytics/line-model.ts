import { type CellSource, type DemandBasis, LineCells } from "./line-cells.ts";
import type { MonthRange } from "./period.ts";
import type { PopulationTable } from "./population-table.ts";
import type { ServiceLine, Snapshot } from "./snapshot.ts";
import { cutMonths, type Stretch, solveStretch } from "./stretch.ts";

/** One line over one period: its cells, and its stretches solved. */
export interface LineModel {
  readonly line: ServiceLine;
  readonly sources: readonly CellSource[];
  readonly stretches: readonly Stretch[];
  /** Turns sums over months into the period's figure: 1 for flow units, 1 ÷ months for stock units, which are averaged. */
  readonly scale: number;
}

/** Builds and solves one line over a period. */
export function solveLine(
  snapshot: Snapshot,
  line: ServiceLine,
  period: MonthRange,
  basis: DemandBasis,
  population: PopulationTable,
): LineModel {
  const year = Math.floor(period.from / 12);
  const { sources } = new LineCells(snapshot, line, basis, population, year);
  const stretches =
    sources.length === 0
      ? []
      : cutMonths(snapshot, line, period).map((months) => solveStretch(snapshot, line, sources, months));
  return { line, sources, stretches, scale: line.unitKind === "stock" ? 1 / (period.to - period.from + 1) : 1 };
}
