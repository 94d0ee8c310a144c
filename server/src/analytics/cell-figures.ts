import type { CellSource, DemandBasis, Part } from "./line-cells.ts";
import type { MonthRange } from "./period.ts";
import type { CellTable, Snapshot } from "./snapshot.ts";

/** Sums of a cell over a range of months. */
export interface CellFigures {
  readonly units: number;
  readonly children: number;
  /** Of the units, when children arrive at random and each brings several. */
  readonly variance: number;
  /** Some month of some row is not a number, so that the sums are less than the whole. */
  readonly isUnknown: boolean;
}

/** Sums of every cell of a line over a range of months, a column each. */
export interface CellColumns {
  readonly units: Float64Array;
  readonly children: Float64Array;
  readonly variance: Float64Array;
  /** 1 where the sums are less than the whole. */
  readonly isUnknown: Uint8Array;
}

/** Months of a table. */
export function monthsOf({ firstMonth, monthCount }: CellTable): MonthRange {
  return { from: firstMonth, to: firstMonth + monthCount - 1 };
}

/** Whether a table holds every month of a range. */
export function holdsMonths(table: CellTable, { from, to }: MonthRange): boolean {
  const held = monthsOf(table);
  return held.from <= from && to <= held.to;
}

/** Sums the parts of recorded rows over months inside the table's months. */
function sumParts(table: CellTable, parts: readonly Part[], { from, to }: MonthRange): CellFigures {
  const { cumulativeUnits, cumulativeChildren, cumulativeVariance, cumulativeUnknown, monthCount } = table;
  const width = monthCount + 1;
  const start = Math.min(Math.max(from - table.firstMonth, 0), monthCount);
  const end = Math.min(Math.max(to - table.firstMonth + 1, start), monthCount);
  let units = 0;
  let children = 0;
  let variance = 0;
  let unknown = 0;
  for (const { row, share } of parts) {
    const first = row * width + start;
    const last = row * width + end;
    units += share * ((cumulativeUnits[last] ?? 0) - (cumulativeUnits[first] ?? 0));
    children += share * ((cumulativeChildren[last] ?? 0) - (cumulativeChildren[first] ?? 0));
    variance += share * ((cumulativeVariance[last] ?? 0) - (cumulativeVariance[first] ?? 0));
    unknown += (cumulativeUnknown[last] ?? 0) - (cumulativeUnknown[first] ?? 0);
  }
  return { units, children, variance, isUnknown: unknown > 0 };
}

/** Demand of a cell over a range of months, on either basis. */
export function cellDemand(snapshot: Snapshot, source: CellSource, basis: DemandBasis, range: MonthRange): CellFigures {
  if (basis === "EXPRESSED") {
    const recorded = sumParts(snapshot.demand, source.demand, range);
    const isLacking = source.demand.length > 0 && !holdsMonths(snapshot.demand, range);
    return isLacking ? { ...recorded, isUnknown: true } : recorded;
  }
  const months = range.to - range.from + 1;
  return {
    units: source.expectedUnits * months,
    children: source.expectedChildren * months,
    variance: source.expectedVariance * months,
    isUnknown: false,
  };
}

function columnsOf(
  sources: readonly CellSource[],
  isLacking: boolean,
  figuresOf: (source: CellSource) => CellFigures,
): CellColumns {
  const columns = {
    units: new Float64Array(sources.length),
    children: new Float64Array(sources.length),
    variance: new Float64Array(sources.length),
    isUnknown: new Uint8Array(sources.length),
  };
  for (let at = 0; at < sources.length; at += 1) {
    const { units, children, variance, isUnknown } = figuresOf(sources[at] as CellSource);
    columns.units[at] = units;
    columns.children[at] = children;
    columns.variance[at] = variance;
    columns.isUnknown[at] = isUnknown || isLacking ? 1 : 0;
  }
  return columns;
}

/** Demand of cells over a range of months, on either basis. */
export function demandColumns(
  snapshot: Snapshot,
  sources: readonly CellSource[],
  basis: DemandBasis,
  range: MonthRange,
): CellColumns {
  return columnsOf(sources, false, (source) => cellDemand(snapshot, source, basis, range));
}

/** What was met of cells over a range of months. */
export function activityColumns(
  { activity }: Snapshot,
  sources: readonly CellSource[],
  range: MonthRange,
): CellColumns {
  return columnsOf(sources, !holdsMonths(activity, range), ({ activity: parts }) => sumParts(activity, parts, range));
}
