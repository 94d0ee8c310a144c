import { columnsOf } from "./columns.ts";
import type { CellSource, DemandBasis, LineCells } from "./line-cells.ts";
import type { MonthRange } from "./period.ts";
import type { RowParts } from "./row-parts.ts";
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

/** Sums of every cell of a line over a range of months, a column each. */
export interface CellColumns {
  readonly units: Float64Array;
  readonly children: Float64Array;
  readonly variance: Float64Array;
  /** 1 where the sums are less than the whole. */
  readonly isUnknown: Uint8Array;
}

/** What was met of every cell of a line over a range of months. */
export type MetColumns = Pick<CellColumns, "units" | "isUnknown">;

/** Months of a table. */
export function monthsOf({ firstMonth, monthCount }: CellTable): MonthRange {
  return { from: firstMonth, to: firstMonth + monthCount - 1 };
}

/** Whether a table holds every month of a range. */
export function holdsMonths(table: CellTable, { from, to }: MonthRange): boolean {
  const held = monthsOf(table);
  return held.from <= from && to <= held.to;
}

/** Sums the parts of the recorded rows of a cell over months inside the table's months. */
function sumParts(table: CellTable, parts: RowParts, cell: number, { from, to }: MonthRange): CellFigures {
  const { cumulativeUnits, cumulativeChildren, cumulativeVariance, cumulativeUnknown, monthCount } = table;
  const width = monthCount + 1;
  const start = Math.min(Math.max(from - table.firstMonth, 0), monthCount);
  const end = Math.min(Math.max(to - table.firstMonth + 1, start), monthCount);
  let units = 0;
  let children = 0;
  let variance = 0;
  let unknown = 0;
  for (let at = parts.start[cell] as number; at < (parts.start[cell + 1] as number); at += 1) {
    const share = parts.share[at] as number;
    const first = (parts.row[at] as number) * width + start;
    const last = first - start + end;
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
    const { demandParts } = source.of;
    const recorded = sumParts(snapshot.demand, demandParts, source.position, range);
    const isRecorded = demandParts.start[source.position] !== demandParts.start[source.position + 1];
    const isLacking = isRecorded && !holdsMonths(snapshot.demand, range);
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

/** Sums of all cells over months inside the table's months; all of them less than the whole where `isLacking`. */
function sumColumns(table: CellTable, parts: RowParts, { from, to }: MonthRange, isLacking: boolean): CellColumns {
  const { cumulativeUnits, cumulativeChildren, cumulativeVariance, cumulativeUnknown, monthCount } = table;
  const width = monthCount + 1;
  const begin = Math.min(Math.max(from - table.firstMonth, 0), monthCount);
  const end = Math.min(Math.max(to - table.firstMonth + 1, begin), monthCount);
  const columns = emptyColumns(parts.start.length - 1);
  for (let cell = 0; cell + 1 < parts.start.length; cell += 1) {
    let units = 0;
    let children = 0;
    let variance = 0;
    let unknown = isLacking && parts.start[cell] !== parts.start[cell + 1] ? 1 : 0;
    for (let at = parts.start[cell] as number; at < (parts.start[cell + 1] as number); at += 1) {
      const share = parts.share[at] as number;
      const first = (parts.row[at] as number) * width + begin;
      const last = first - begin + end;
      units += share * ((cumulativeUnits[last] as number) - (cumulativeUnits[first] as number));
      children += share * ((cumulativeChildren[last] as number) - (cumulativeChildren[first] as number));
      variance += share * ((cumulativeVariance[last] as number) - (cumulativeVariance[first] as number));
      unknown += (cumulativeUnknown[last] as number) - (cumulativeUnknown[first] as number);
    }
    columns.units[cell] = units;
    columns.children[cell] = children;
    columns.variance[cell] = variance;
    columns.isUnknown[cell] = unknown > 0 ? 1 : 0;
  }
  return columns;
}

function emptyColumns(length: number): CellColumns {
  const column = columnsOf(3, length);
  return { units: column(), children: column(), variance: column(), isUnknown: new Uint8Array(length) };
}

/** Demand of the cells of a line over a range of months, on its basis. */
export function demandColumns(snapshot: Snapshot, cells: LineCells, range: MonthRange): CellColumns {
  if (cells.basis === "EXPRESSED") {
    return sumColumns(snapshot.demand, cells.demandParts, range, !holdsMonths(snapshot.demand, range));
  }
  const columns = emptyColumns(cells.sources.length);
  cells.sources.forEach((source, cell) => {
    const { units, children, variance } = cellDemand(snapshot, source, cells.basis, range);
    columns.units[cell] = units;
    columns.children[cell] = children;
    columns.variance[cell] = variance;
  });
  return columns;
}

/** What was met of the cells of a line over a range of months. */
export function activityColumns({ activity }: Snapshot, { activityParts }: LineCells, range: MonthRange): MetColumns {
  const { units, isUnknown } = sumColumns(activity, activityParts, range, false);
  return { units, isUnknown: holdsMonths(activity, range) ? isUnknown : isUnknown.fill(1) };
}
