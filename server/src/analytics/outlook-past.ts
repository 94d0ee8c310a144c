import { AGE_BANDS } from "./age-band.ts";
import { cellDemand } from "./cell-figures.ts";
import type { LineCells } from "./line-cells.ts";
import type { MonthRange } from "./period.ts";
import { type ProjectedPopulation, personsBetween, projectPopulation } from "./population-projection.ts";
import { forecastIndex, rateTrend } from "./rate-trend.ts";
import type { Snapshot } from "./snapshot.ts";
import { seasonalNaive } from "./statistics/forecast.ts";
import { type RollingOriginError, rollingOriginError } from "./statistics/rolling-origin.ts";

const APRIL = 3;
const MONTHS_A_YEAR = 12;

/** Months known before the first trial forecast: two of each calendar month. */
const FIRST_ORIGIN = 2 * MONTHS_A_YEAR;

/** Months of the financial year that begins in a year. */
export const yearRange = (year: number): MonthRange => ({ from: year * 12 + APRIL, to: year * 12 + APRIL + 11 });

/** Years, by the one they begin in, whose every month has demand and lies before or in the current month. */
export function completeYears({ demand, currentMonth }: Snapshot): number[] {
  const last = Math.min(currentMonth, demand.firstMonth + demand.monthCount - 1);
  const first = Math.ceil((demand.firstMonth - APRIL) / 12);
  const count = Math.max(0, Math.floor((last + 1 - APRIL) / 12) - first);
  return Array.from({ length: count }, (_, index) => first + index);
}

/** Need of a line in a range of months: children by display band, and units. */
interface BandNeed {
  readonly children: readonly number[];
  readonly units: number;
  readonly isUnknown: boolean;
}

/** Adds up a line's need; stock units are averaged. */
function needByBand(snapshot: Snapshot, cells: LineCells, months: MonthRange): BandNeed {
  const scale = cells.line.unitKind === "stock" ? 1 / (months.to - months.from + 1) : 1;
  const children = AGE_BANDS.map(() => 0);
  let units = 0;
  let isUnknown = false;
  for (const source of cells.sources) {
    const found = cellDemand(snapshot, source, "EXPRESSED", months);
    const band = AGE_BANDS.findIndex(({ from, to }) => from <= source.cell.ageFrom && source.cell.ageFrom <= to);
    children[band] = (children[band] ?? 0) + found.children * scale;
    units += found.units * scale;
    isUnknown ||= found.isUnknown;
  }
  return { children, units, isUnknown };
}

/** Persons in each display band. */
export const personsByBand = (population: ProjectedPopulation) =>
  AGE_BANDS.map(({ from, to }) => personsBetween(population, from, to));

/** Need and population of the complete years on record. */
export interface Past {
  readonly years: readonly number[];
  readonly need: readonly BandNeed[];
  readonly persons: readonly (readonly number[])[];
}

/** Reads the complete years whose population is known. */
export function readPast(snapshot: Snapshot, cells: LineCells): Past {
  const found = completeYears(snapshot).flatMap((year) => {
    const population = projectPopulation(snapshot, year);
    return population === null
      ? []
      : [{ year, need: needByBand(snapshot, cells, yearRange(year)), persons: personsByBand(population) }];
  });
  return {
    years: found.map(({ year }) => year),
    need: found.map(({ need }) => need),
    persons: found.map(({ persons }) => persons),
  };
}

const add = (a: readonly number[], b: readonly number[]) => a.map((value, at) => value + (b[at] ?? 0));

/**
 * Children of the months after some: rates by age of whole years up to there × population × the damped trend of the rates × the
 * calendar month's usual share.
 */
function monthsByRates(past: readonly BandNeed[], persons: readonly (readonly number[])[], horizon: number): number[] {
  const count = Math.floor(past.length / MONTHS_A_YEAR);
  const start = past.length - count * MONTHS_A_YEAR;
  const window = (year: number) =>
    Array.from({ length: MONTHS_A_YEAR }, (_, month) => start + year * MONTHS_A_YEAR + month);
  const years = Array.from({ length: count }, (_, year) => window(year));
  const none = AGE_BANDS.map(() => 0);
  const total = (months: readonly number[], read: (month: number) => readonly number[]) =>
    months.reduce<readonly number[]>((sum, month) => add(sum, read(month)), none);
  const trend = rateTrend(
    years.map((months) => total(months, (month) => past[month]?.children ?? [])),
    years.map((months) => total(months, (month) => persons[month] ?? [])),
  );
  const [index = 1] = forecastIndex(trend, 1);
  const inAll = past.slice(start).map(({ children }) => children.reduce((sum, part) => sum + part, 0));
  const mean = inAll.reduce((sum, part) => sum + part, 0) / inAll.length;
  return Array.from({ length: horizon }, (_, step) => {
    const target = past.length + step;
    const same = inAll.filter((_, at) => (target - start - at) % MONTHS_A_YEAR === 0);
    const season = mean > 0 ? same.reduce((sum, part) => sum + part, 0) / same.length / mean : 1;
    const usual = trend.rates.reduce((sum, rate, age) => sum + rate * (persons[target]?.[age] ?? 0), 0);
    return usual * index * season;
  });
}

/** Errors of both ways on the months of the past, in units. */
export function tryOnPast(
  snapshot: Snapshot,
  cells: LineCells,
): { rates: RollingOriginError; naive: RollingOriginError } | null {
  const years = completeYears(snapshot);
  const [first = 0] = years;
  const start = yearRange(first).from;
  const months = Array.from({ length: years.length * MONTHS_A_YEAR }, (_, index) => start + index);
  if (months.length <= FIRST_ORIGIN) return null;
  const need = months.map((month) => needByBand(snapshot, cells, { from: month, to: month }));
  const populations = months.map((month) => projectPopulation(snapshot, Math.floor((month - APRIL) / 12)));
  if (need.some(({ isUnknown }) => isUnknown) || populations.includes(null)) return null;
  const persons = populations.map((entry) => (entry === null ? [] : personsByBand(entry)));
  const values = need.map(({ units }) => units);
  const total = need.reduce((sum, { children }) => sum + children.reduce((part, count) => part + count, 0), 0);
  const perChild = total > 0 ? values.reduce((sum, units) => sum + units, 0) / total : 1;
  const byRates = (past: readonly number[], horizon: number) =>
    monthsByRates(need.slice(0, past.length), persons, horizon).map((children) => ({ point: children * perChild }));
  const options = { minimum: FIRST_ORIGIN, horizon: MONTHS_A_YEAR, period: MONTHS_A_YEAR };
  return {
    rates: rollingOriginError(values, byRates, options),
    naive: rollingOriginError(values, (past, horizon) => seasonalNaive(past, MONTHS_A_YEAR, horizon), options),
  };
}
