import type { LineModel } from "./line-model.ts";
import { decompose } from "./principal-decomposition.ts";
import { byarInterval } from "./statistics/rate.ts";
import type { Stretch } from "./stretch.ts";

/** Gap figures of one displayed row when its demand is scaled. */
interface RowOutcome {
  demand: number;
  covered: number;
  coverageGap: number;
  capacityGap: number;
  unmet: number;
}

/** Lower and upper figures of a row; coverage ends are swapped, since more demand means less coverage. */
export interface RowInterval {
  readonly demand: { lower: number; upper: number };
  readonly unmet: { lower: number; upper: number };
  readonly coverageGap: { lower: number; upper: number };
  readonly capacityGap: { lower: number; upper: number };
  readonly coverage: { lower: number; upper: number };
}

/** Cells of a row in one stretch of one line. */
export interface RowCells {
  readonly model: LineModel;
  readonly cells: readonly number[];
}

/** Classes linked to any of the given, by services. */
function linkedClasses(stretch: Stretch, classes: ReadonlySet<number>): number[] {
  const linked = new Set(classes);
  const services = new Set<number>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const index of linked) for (const service of stretch.graph.servicesOf[index] ?? []) services.add(service);
    stretch.graph.servicesOf.forEach((ofClass, index) => {
      if (!linked.has(index) && ofClass.some((service) => services.has(service))) {
        linked.add(index);
        grew = true;
      }
    });
  }
  return [...linked].sort((a, b) => a - b);
}

/** Coverage of each class when some of its demand is scaled. */
function coverageWhenScaled(stretch: Stretch, cells: readonly number[], factor: number): ReadonlyMap<number, number> {
  const extra = new Map<number, number>();
  for (const cell of cells) {
    const index = stretch.classOf[cell] ?? -1;
    if (index >= 0) extra.set(index, (extra.get(index) ?? 0) + (factor - 1) * (stretch.demand[cell]?.units ?? 0));
  }
  const demand = stretch.graph.demand.slice();
  for (const [index, more] of extra) demand[index] = Math.max((demand[index] ?? 0) + more, Number.MIN_VALUE);
  const graph = { ...stretch.graph, demand, members: stretch.graph.members.map((_, index) => [index]) };
  const groups = decompose(graph, linkedClasses(stretch, new Set(extra.keys())));
  return new Map(groups.flatMap((group) => group.cells.map((index) => [index, group.coverage] as const)));
}

function addStretch(
  outcome: RowOutcome,
  stretch: Stretch,
  cells: readonly number[],
  factor: number,
  scale: number,
): void {
  const coverage = coverageWhenScaled(stretch, cells, factor);
  for (const cell of cells) {
    const units = (stretch.demand[cell]?.units ?? 0) * factor;
    const index = stretch.classOf[cell] ?? -1;
    const ratio = Math.min(1, coverage.get(index) ?? 0);
    outcome.demand += units * scale;
    outcome.covered += ratio * units * scale;
    outcome.coverageGap += index < 0 ? units * scale : 0;
    outcome.capacityGap += index < 0 ? 0 : (1 - ratio) * units * scale;
    outcome.unmet += Math.max(0, units - (stretch.met[cell]?.units ?? 0)) * scale;
  }
}

function outcomeAt(row: readonly RowCells[], factor: number): RowOutcome {
  const outcome = { demand: 0, covered: 0, coverageGap: 0, capacityGap: 0, unmet: 0 };
  for (const { model, cells } of row) {
    for (const stretch of model.stretches) addStretch(outcome, stretch, cells, factor, model.scale);
  }
  return outcome;
}

/**
 * The 95 % interval of a row: Byar's on the children counted, widened for children with several units (Σ k², as for a
 * directly standardised rate, Dobson 1991); the row's cells are scaled together to each end and the allocation solved again.
 * Capacity is taken as known.
 */
export function rowInterval(
  row: readonly RowCells[],
  units: number,
  children: number,
  variance: number,
): RowInterval | null {
  if (!(children > 0 && units > 0)) return null;
  const count = byarInterval(children);
  const spread = Math.sqrt(variance / children);
  const lower = outcomeAt(row, Math.max(0, units + spread * (count.lower - children)) / units);
  const upper = outcomeAt(row, (units + spread * (count.upper - children)) / units);
  const ends = (key: "demand" | "unmet" | "coverageGap" | "capacityGap") => ({ lower: lower[key], upper: upper[key] });
  const share = ({ covered, demand }: RowOutcome) => (demand > 0 ? covered / demand : 0);
  return {
    demand: ends("demand"),
    unmet: ends("unmet"),
    coverageGap: ends("coverageGap"),
    capacityGap: ends("capacityGap"),
    coverage: { lower: share(upper), upper: share(lower) },
  };
}
