import { AGE_BANDS, type AgeBand } from "./age-band.ts";
import { type CellFigures, cellDemand } from "./cell-figures.ts";
import { type Figure, known, missing, type Provenance, type Warning, weakestProvenance } from "./figure.ts";
import { type CellDimension, type CellFilter, codeIn, makeCellTest } from "./gap-request.ts";
import { type CellSource, type DemandBasis, type LineCells, lineCellsOf } from "./line-cells.ts";
import { type MonthRange, periodOf, type TimeGrain } from "./period.ts";
import { PopulationTable } from "./population-table.ts";
import type { Area, Coded, ServiceLine, Snapshot } from "./snapshot.ts";
import { byarInterval, rateInterval } from "./statistics/rate.ts";

export interface DemandRequest {
  readonly months: MonthRange;
  readonly grain: TimeGrain;
  readonly basis: DemandBasis;
  readonly by: readonly Exclude<CellDimension, "FUNCTION">[];
  readonly filter: CellFilter;
}

/** New need of one group of cells in one period. */
export interface DemandRow {
  readonly key: string;
  readonly period: string;
  readonly serviceLine: ServiceLine;
  readonly need: Coded | null;
  readonly area: Area | null;
  readonly ageBand: AgeBand | null;
  readonly layer: Coded | null;
  readonly units: Figure;
  readonly children: Figure;
  /** Children per 1,000 of the group's population and period. */
  readonly per1000: Figure;
}

export interface DemandTable {
  readonly rows: readonly DemandRow[];
  readonly warnings: readonly Warning[];
}

interface Group {
  readonly key: string;
  readonly line: ServiceLine;
  readonly codes: ReadonlyMap<CellDimension, string>;
  readonly sources: CellSource[];
}

const DIMENSIONS: readonly CellDimension[] = ["SERVICE_LINE", "AREA", "AGE_BAND", "NEED", "LAYER"];

/** Ranges of months that share a period's code. */
function cutPeriods({ months, grain }: DemandRequest): { code: string; months: MonthRange }[] {
  const periods: { code: string; months: { from: number; to: number } }[] = [];
  for (let month = months.from; month <= months.to; month += 1) {
    const code = periodOf(grain, month);
    const open = periods.at(-1);
    if (open?.code === code) open.months.to = month;
    else periods.push({ code, months: { from: month, to: month } });
  }
  return periods;
}

function groupCells(snapshot: Snapshot, cells: LineCells, request: DemandRequest): Group[] {
  const keeps = makeCellTest(snapshot, request.filter);
  const dimensions = DIMENSIONS.filter(
    (dimension) => dimension === "SERVICE_LINE" || request.by.some((asked) => asked === dimension),
  );
  const groups = new Map<string, Group>();
  for (const source of cells.sources) {
    if (!keeps(cells.line, source.cell)) continue;
    const codes = new Map(
      dimensions.map((dimension) => [dimension, codeIn(snapshot, cells.line, source.cell, dimension)]),
    );
    const key = [...codes.values()].join("|");
    const group = groups.get(key) ?? { key, line: cells.line, codes, sources: [] };
    groups.set(key, group);
    group.sources.push(source);
  }
  return [...groups.values()];
}

/** Persons of the areas and ages a group covers; null where any of them is not known. */
function groupPersons(snapshot: Snapshot, population: PopulationTable, group: Group, year: number): number | null {
  const places = new Map(
    group.sources.map(({ cell }) => [`${cell.area}|${cell.ageFrom}|${cell.ageTo}`, cell] as const),
  );
  let persons = 0;
  for (const cell of places.values()) {
    const found = population.persons(snapshot.areas[cell.area]?.code ?? "", cell.ageFrom, cell.ageTo, year);
    if (found === null) return null;
    persons += found;
  }
  return persons;
}

function addFigures(a: CellFigures, b: CellFigures): CellFigures {
  return {
    units: a.units + b.units,
    children: a.children + b.children,
    variance: a.variance + b.variance,
    isUnknown: a.isUnknown || b.isUnknown,
  };
}

const NOTHING: CellFigures = { units: 0, children: 0, variance: 0, isUnknown: false };

function unitsFigure(sum: CellFigures, scale: number, unit: string, provenance: Provenance): Figure {
  if (sum.isUnknown) return { ...known(sum.units * scale, unit, provenance), state: "UNRELIABLE" };
  const count = byarInterval(sum.children);
  const spread = sum.children > 0 ? Math.sqrt(sum.variance / sum.children) : 1;
  return known(sum.units * scale, unit, provenance, {
    lower: Math.max(0, sum.units + spread * (count.lower - sum.children)) * scale,
    upper: (sum.units + spread * (count.upper - sum.children)) * scale,
  });
}

function rateFigure(sum: CellFigures, persons: number | null, provenance: Provenance): Figure {
  const unit = "children per 1,000";
  if (persons === null) return missing("NOT_LOADED", unit, provenance);
  if (persons === 0) return missing("UNDEFINED", unit, provenance);
  const { value, lower, upper } = rateInterval(sum.children, persons, 1_000);
  const figure = known(value, unit, provenance, { lower, upper });
  return sum.isUnknown ? { ...figure, state: "UNRELIABLE" } : figure;
}

/** New need by period and group, in units of care and children; rows in order of key, then time. */
export function computeDemand(snapshot: Snapshot, request: DemandRequest): DemandTable {
  const population = new PopulationTable(snapshot.population);
  const year = Math.floor(request.months.from / 12);
  const loads = request.basis === "EXPRESSED" ? snapshot.demand.loads : snapshot.loads.map(({ id }) => id);
  const provenance = weakestProvenance(snapshot.loads, loads);
  const periods = cutPeriods(request);
  const lines = snapshot.lines.filter(
    ({ code }) => !request.filter.serviceLines || request.filter.serviceLines.includes(code),
  );
  const rows = lines.flatMap((line) =>
    groupCells(snapshot, lineCellsOf(snapshot, line, request.basis, year), request).flatMap((group) =>
      periods.map((period) => demandRow(snapshot, population, group, { ...period, basis: request.basis }, provenance)),
    ),
  );
  return { rows: rows.filter(({ units }) => units.value !== 0 || units.state !== "KNOWN"), warnings: [] };
}

function demandRow(
  snapshot: Snapshot,
  population: PopulationTable,
  group: Group,
  period: { readonly code: string; readonly months: MonthRange; readonly basis: DemandBasis },
  provenance: Provenance,
): DemandRow {
  const { months, basis } = period;
  const sum = group.sources.map((source) => cellDemand(snapshot, source, basis, months)).reduce(addFigures, NOTHING);
  const scale = group.line.unitKind === "stock" ? 1 / (months.to - months.from + 1) : 1;
  const pick = <T extends Coded>(list: readonly T[], dimension: CellDimension): T | null =>
    list.find(({ code }) => code === group.codes.get(dimension)) ?? null;
  return {
    key: `${group.key}|${period.code}`,
    period: period.code,
    serviceLine: group.line,
    need: pick(snapshot.needs, "NEED"),
    area: pick(snapshot.areas, "AREA"),
    ageBand: AGE_BANDS.find(({ code }) => code === group.codes.get("AGE_BAND")) ?? null,
    layer: pick(snapshot.layers, "LAYER"),
    units: unitsFigure(sum, scale, group.line.unitOfCare, provenance),
    children: unitsFigure({ ...sum, units: sum.children, variance: sum.children }, scale, "child", provenance),
    per1000: rateFigure(
      { ...sum, children: sum.children * scale },
      groupPersons(snapshot, population, group, Math.floor(months.from / 12)),
      provenance,
    ),
  };
}
