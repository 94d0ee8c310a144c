import type { CellSource, DemandBasis, Part } from "./line-cells.ts";
import type { MonthRange } from "./period.ts";
import type { Area, CellTable, Snapshot } from "./snapshot.ts";

/** Sums of a cell over a range of months. */
export interface CellFigures {
  readonly units: number;
  readonly children: number;
  /** Of the units, when children arrive at random and each brings several. */
  readonly variance: number;
  /** Some month of some row is not a number, so that the sums are less than the whole. */
  readonly isUnknown: boolean;
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

/** Months of a range in which an area exists. */
function monthsExisting(area: Area | undefined, { from, to }: MonthRange): number {
  const first = Math.max(from, area?.fromMonth ?? from);
  return Math.max(0, Math.min(to, area?.toMonth ?? to) - first + 1);
}

/** Demand of a cell over a range of months, on either basis. */
export function cellDemand(snapshot: Snapshot, source: CellSource, basis: DemandBasis, range: MonthRange): CellFigures {
  if (basis === "EXPRESSED") {
    const recorded = sumParts(snapshot.demand, source.demand, range);
    const isLacking = source.demand.length > 0 && !holdsMonths(snapshot.demand, range);
    return isLacking ? { ...recorded, isUnknown: true } : recorded;
  }
  const months = monthsExisting(snapshot.areas[source.cell.area], range);
  return {
    units: source.expectedUnits * months,
    children: source.expectedChildren * months,
    variance: source.expectedVariance * months,
    isUnknown: false,
  };
}

/** What was met of a cell over a range of months. */
export function cellActivity(snapshot: Snapshot, source: CellSource, range: MonthRange): CellFigures {
  const recorded = sumParts(snapshot.activity, source.activity, range);
  return holdsMonths(snapshot.activity, range) ? recorded : { ...recorded, isUnknown: true };
}
