import { AGE_BANDS, type AgeBand, OLDEST_AGE } from "./age-band.ts";
import { type CellFigures, cellDemand } from "./cell-figures.ts";
import { explainDemand } from "./demand-explanation.ts";
import { publishedWarnings } from "./disclosure/hidden-rows.ts";
import { publishedSum } from "./disclosure/published-sum.ts";
import {
  type Explanation,
  type Figure,
  known,
  missing,
  type Provenance,
  type Warning,
  weakestProvenance,
} from "./figure.ts";
import { type Ends, unitEnds } from "./gap-interval.ts";
import { type CellDimension, type CellFilter, codeIn, makeCellTest } from "./gap-request.ts";
import { cutWarnings, holdsSome, monthWarnings, populationWarnings } from "./gap-warnings.ts";
import { type CellSource, type DemandBasis, type LineCells, lineCellsOf } from "./line-cells.ts";
import { cutPeriods, type MonthRange, type Period, type TimeGrain } from "./period.ts";
import { basesOf, basisWarnings } from "./population-basis.ts";
import { populationOf } from "./population-table.ts";
import { areasAround } from "./reach-index.ts";
import type { Area, Coded, PopulationBasis, ServiceLine, Snapshot } from "./snapshot.ts";
import { countInterval, rateInterval } from "./statistics/rate.ts";

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
  readonly populationBasis: PopulationBasis;
  readonly units: Figure;
  readonly children: Figure;
  /** Children per 1,000 of the group's population and period. */
  readonly per1000: Figure;
  readonly explanation: Explanation;
}

export interface DemandTable {
  readonly rows: readonly DemandRow[];
  readonly warnings: readonly Warning[];
  /** Whether every figure the table asks for is recorded. */
  readonly complete: boolean;
}

interface Group {
  readonly key: string;
  readonly line: ServiceLine;
  readonly codes: ReadonlyMap<CellDimension, string>;
  readonly sources: CellSource[];
}

const DIMENSIONS: readonly CellDimension[] = ["SERVICE_LINE", "AREA", "AGE_BAND", "NEED", "LAYER"];

function groupCells(snapshot: Snapshot, cells: LineCells, request: DemandRequest): Group[] {
  const keeps = makeCellTest(snapshot, request.filter);
  const dimensions = DIMENSIONS.filter(
    (dimension) => dimension === "SERVICE_LINE" || request.by.some((asked) => asked === dimension),
  );
  const groups = new Map<string, Group>();
  for (const source of cells.sources) {
    if (!keeps(cells.line, source.cell)) continue;
    const codes = dimensions.map((dimension) => codeIn(snapshot, cells.line, source.cell, dimension));
    const key = codes.join("|");
    const found = groups.get(key);
    if (found !== undefined) found.sources.push(source);
    else {
      const named = new Map(dimensions.map((dimension, at) => [dimension, codes[at] ?? "UNKNOWN"]));
      groups.set(key, { key, line: cells.line, codes: named, sources: [source] });
    }
  }
  return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Whom a group's rate is of: every ward asked for, or the group's own area, between the group's or the filter's ages. */
function groupPersons(
  snapshot: Snapshot,
  group: Group,
  { areas: asked, ageBands }: CellFilter,
  months: MonthRange,
): number | null {
  const { areas } = snapshot;
  const year = Math.floor(months.from / 12);
  const own = group.codes.get("AREA");
  const isAsked = (code: string) => !asked || areasAround(areas, code).some((around) => asked.includes(around));
  // Wards that are replaced in mid-year would be counted with those that replace them.
  const exists = ({ fromMonth, toMonth }: Area) =>
    (fromMonth ?? months.from) <= months.from && months.from <= (toMonth ?? months.from);
  const wards = areas
    .filter((area) => area.level === "WARD" && exists(area) && isAsked(area.code))
    .map(({ code }) => code);
  const band = group.codes.get("AGE_BAND");
  const bands = AGE_BANDS.filter(({ code }) =>
    band === undefined ? !ageBands || ageBands.includes(code) : code === band,
  );
  const ages = bands.length === AGE_BANDS.length ? [{ from: 0, to: OLDEST_AGE }] : bands;
  let persons = 0;
  for (const areaCode of own === undefined ? wards : [own]) {
    for (const { from, to } of ages) {
      const found = populationOf(snapshot).persons(areaCode, from, to, year);
      if (found === null) return null;
      persons += found;
    }
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

/** Writes the figures of one row from its sums; stock units are averaged over the months, never added. */
function rowFigures(
  line: ServiceLine,
  sum: CellFigures,
  months: MonthRange,
  persons: number | null,
  provenance: Provenance,
): Pick<DemandRow, "units" | "children" | "per1000"> {
  const scale = line.unitKind === "stock" ? 1 / (months.to - months.from + 1) : 1;
  const children = sum.children * scale;
  const figure = (value: number, unit: string, ends: Ends | null): Figure =>
    sum.isUnknown
      ? { ...known(value, unit, provenance), state: "UNRELIABLE" }
      : known(value, unit, provenance, ends ?? undefined);
  const perThousand = "children per 1,000";
  const rate = persons === null || persons === 0 ? null : rateInterval(children, persons, 1_000);
  return {
    units: figure(sum.units * scale, line.unitOfCare, unitEnds(sum, scale)),
    children: figure(children, "child", countInterval(children)),
    per1000:
      rate === null
        ? missing(persons === null ? "NOT_LOADED" : "UNDEFINED", perThousand, provenance)
        : figure(rate.value, perThousand, rate),
  };
}

function lacking(
  line: ServiceLine,
  state: "SUPPRESSED" | "NOT_LOADED",
  provenance: Provenance,
): Pick<DemandRow, "units" | "children" | "per1000"> {
  const lack = (unit: string) => missing(state, unit, provenance);
  return { units: lack(line.unitOfCare), children: lack("child"), per1000: lack("children per 1,000") };
}

/** A group's sums as published, where counts are; null where they are not published. */
function publishedFigures(
  snapshot: Snapshot,
  { basis, filter }: DemandRequest,
  { line, codes }: Group,
  months: MonthRange,
  sum: CellFigures,
): CellFigures | null {
  if (snapshot.published === undefined || basis === "EXPECTED") return sum;
  const found = publishedSum(snapshot, snapshot.published.demand, { line, codes, filter, months });
  if (found === null) return null;
  const { children, units } = found;
  return { children, units, variance: children > 0 ? units ** 2 / children : 0, isUnknown: sum.isUnknown };
}

/** Rows of one group, one a period; none where the group has no need in the whole range. */
function groupRows(
  snapshot: Snapshot,
  request: DemandRequest,
  group: Group,
  periods: readonly Period[],
  provenance: Provenance,
): DemandRow[] {
  const pick = <T extends Coded>(list: readonly T[], dimension: CellDimension): T | null =>
    list.find(({ code }) => code === group.codes.get(dimension)) ?? null;
  const words = {
    serviceLine: group.line,
    need: pick(snapshot.needs, "NEED"),
    area: pick(snapshot.areas, "AREA"),
    ageBand: AGE_BANDS.find(({ code }) => code === group.codes.get("AGE_BAND")) ?? null,
    layer: pick(snapshot.layers, "LAYER"),
    populationBasis: basesOf(snapshot.demand, () => group.sources, request.basis)[0],
  };
  const sums = periods.map(({ months }) =>
    group.sources.map((source) => cellDemand(snapshot, source, request.basis, months)).reduce(addFigures, NOTHING),
  );
  if (sums.every(({ units, isUnknown }) => units === 0 && !isUnknown)) return [];
  return periods.map(({ code, months }, index): DemandRow => {
    const persons = groupPersons(snapshot, group, request.filter, months);
    const sum = publishedFigures(snapshot, request, group, months, sums[index] ?? NOTHING);
    const isLoaded = request.basis === "EXPECTED" || holdsSome(snapshot.demand, months);
    const figures =
      isLoaded && sum !== null
        ? rowFigures(group.line, sum, months, persons, provenance)
        : lacking(group.line, isLoaded ? "SUPPRESSED" : "NOT_LOADED", provenance);
    const explanation = explainDemand(snapshot, request.basis, figures);
    return { key: `${group.key}|${code}`, period: code, ...words, ...figures, explanation };
  });
}

/** Said where a row adds up several populations, or divides another than residents by residents. */
function populationBasisWarnings(snapshot: Snapshot, groups: readonly Group[], basis: DemandBasis): Warning[] {
  const bases = groups.map(({ line, sources }) => ({ line, found: basesOf(snapshot.demand, () => sources, basis) }));
  const others = new Set(bases.filter(({ found }) => found[0] !== "RESIDENT").map(({ line }) => line.name));
  const message = `Rates per 1,000 of ${[...others].join(", ")} divide children who are not counted by where they live by all who live there.`;
  return [
    ...basisWarnings(bases.filter(({ found }) => found.length > 1).map(({ line }) => line.name)),
    ...(others.size > 0 ? [{ code: "RATE_OF_OTHER_POPULATION", message }] : []),
  ];
}

function demandWarnings(
  snapshot: Snapshot,
  request: DemandRequest,
  groups: readonly Group[],
  cells: readonly LineCells[],
  periods: readonly Period[],
): Warning[] {
  return [
    ...cutWarnings(request.grain, periods),
    ...populationWarnings(cells.flatMap((line) => line.areasWithoutPopulation)),
    ...populationBasisWarnings(snapshot, groups, request.basis),
    ...(request.basis === "EXPRESSED" ? monthWarnings("demand", snapshot.demand, request.months) : []),
    ...(request.basis === "EXPRESSED" ? publishedWarnings(snapshot) : []),
  ];
}

/** New need by period and group, in units of care and children; rows in order of key, then time. */
export function computeDemand(snapshot: Snapshot, request: DemandRequest): DemandTable {
  const loads = request.basis === "EXPRESSED" ? snapshot.demand.loads : snapshot.loads.map(({ id }) => id);
  const provenance = weakestProvenance(snapshot.loads, loads);
  const periods = cutPeriods(request);
  const { serviceLines } = request.filter;
  const cells = snapshot.lines
    .filter(({ code }) => !serviceLines || serviceLines.includes(code))
    .map((line) => lineCellsOf(snapshot, line, request.basis, Math.floor(request.months.from / 12)));
  const groups = cells.flatMap((line) => groupCells(snapshot, line, request));
  const rows = groups.flatMap((group) => groupRows(snapshot, request, group, periods, provenance));
  const warnings = demandWarnings(snapshot, request, groups, cells, periods);
  const isWhole = rows.every(({ units }) => units.state === "KNOWN");
  return { rows, warnings, complete: isWhole && warnings.every(({ code }) => code !== "MONTHS_NOT_LOADED") };
}
