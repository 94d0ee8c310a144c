import { AGE_BANDS } from "./age-band.ts";
import { publishedWarnings } from "./disclosure/hidden-rows.ts";
import {
  type Explanation,
  type Figure,
  known,
  missing,
  type Provenance,
  sourceOf,
  type Warning,
  weakestProvenance,
} from "./figure.ts";
import { type LineCells, lineCellsOf } from "./line-cells.ts";
import { completeYears, type Past, personsByBand, readPast, tryOnPast, yearRange } from "./outlook-past.ts";
import { periodOf } from "./period.ts";
import { personsBetween, projectPopulation } from "./population-projection.ts";
import { forecastIndex, rateTrend } from "./rate-trend.ts";
import type { ServiceLine, Snapshot } from "./snapshot.ts";
import { type Forecast, populationRateForecast } from "./statistics/forecast.ts";
import type { RollingOriginError } from "./statistics/rolling-origin.ts";

/** Need expected in one financial year to come. */
export interface OutlookYear {
  /** As 2027-28; the population is that of its mid-year. */
  readonly year: string;
  readonly persons: Figure;
  /** In units of care, with the ends of the 95 % interval. */
  readonly need: Figure;
  /** The same with the ends of the 80 % interval. */
  readonly needLikely: Figure;
  /** What the last 12 months come to, repeated: what the outlook must beat. */
  readonly baseline: Figure;
}

export interface LineOutlook {
  readonly serviceLine: ServiceLine;
  /** Complete financial years the rates are read from. */
  readonly past: readonly { readonly year: string; readonly need: Figure }[];
  readonly years: readonly OutlookYear[];
  /** Mean error of a month's forecast up to a year ahead, in units of care, tried on the past. */
  readonly error: Figure;
  readonly baselineError: Figure;
  /** Whether the rates did better than repeating last year; null where the past is too short to tell. */
  readonly beatsBaseline: boolean | null;
  readonly explanation: Explanation;
}

export interface OutlookTable {
  /** By code. */
  readonly lines: readonly LineOutlook[];
  readonly warnings: readonly Warning[];
  readonly complete: boolean;
}

export interface OutlookRequest {
  /** Calendar year in which the last financial year begins. */
  readonly toYear: number;
  readonly serviceLines?: readonly string[] | null;
}

function explain(snapshot: Snapshot, line: ServiceLine, past: LineOutlook["past"]): Explanation {
  return {
    definition:
      `New need for ${line.name.toLowerCase()} if children of each age go on needing it as often as in the complete years on record, ` +
      "and the population changes as projected. New policy, unrecorded need and changes in who asks are not foreseen.",
    formula:
      "Σ over age bands of past children ÷ past population × projected population × units per child, " +
      "times the damped trend of the rates from year to year; " +
      "interval from chance in past and future counts, widened where past years differ by more than chance",
    inputs: past.map(({ year, need }) => ({
      label: `New need in ${year}`,
      figure: need,
      source: sourceOf(snapshot.loads, snapshot.demand.loads.at(-1)),
    })),
  };
}

function outlookYears(
  snapshot: Snapshot,
  cells: LineCells,
  past: Past,
  toYear: number,
  provenance: Provenance,
): OutlookYear[] {
  const unit = cells.line.unitOfCare;
  const last = past.years.at(-1) ?? toYear;
  const ahead = Array.from({ length: Math.max(0, toYear - last) }, (_, index) => last + 1 + index);
  const children = past.need.map((year) => year.children);
  const total = children.flat().reduce((sum, count) => sum + count, 0);
  const units = past.need.reduce((sum, year) => sum + year.units, 0);
  const perChild = total > 0 ? units / total : 1;
  const isShaky = past.need.some(({ isUnknown }) => isUnknown);
  const write = (value: number, ends?: { lower: number; upper: number }): Figure => {
    const figure = known(value, unit, provenance, ends);
    return isShaky ? { ...figure, state: "UNRELIABLE" } : figure;
  };
  const trend = forecastIndex(rateTrend(children, past.persons), ahead.length);
  const baseline = write(past.need.at(-1)?.units ?? Number.NaN);
  return ahead.map((year, step): OutlookYear => {
    const population = projectPopulation(snapshot, year);
    const code = periodOf("FINANCIAL_YEAR", yearRange(year).from);
    if (population === null) {
      const lack = missing("NOT_LOADED", unit, provenance);
      return {
        year: code,
        persons: missing("NOT_LOADED", "person", provenance),
        need: lack,
        needLikely: lack,
        baseline,
      };
    }
    const [found] = populationRateForecast(children, past.persons, [personsByBand(population)]) as [Forecast];
    const scaled = (value: number) => value * perChild * (trend[step] ?? 1);
    return {
      year: code,
      persons: known(personsBetween(population, 0, AGE_BANDS.at(-1)?.to ?? 0), "person", provenance),
      need: write(scaled(found.point), { lower: scaled(found.lower95), upper: scaled(found.upper95) }),
      needLikely: write(scaled(found.point), { lower: scaled(found.lower80), upper: scaled(found.upper80) }),
      baseline,
    };
  });
}

function lineOutlook(
  snapshot: Snapshot,
  line: ServiceLine,
  toYear: number,
  provenance: Provenance,
): LineOutlook | null {
  const last = completeYears(snapshot).at(-1);
  if (last === undefined) return null;
  const cells = lineCellsOf(snapshot, line, "EXPRESSED", last);
  if (cells.sources.length === 0) return null;
  const past = readPast(snapshot, cells);
  if (past.years.length === 0) return null;
  const tried = tryOnPast(snapshot, cells);
  const error = (found: RollingOriginError | undefined): Figure =>
    found === undefined
      ? missing("UNAVAILABLE", line.unitOfCare, provenance)
      : known(found.meanAbsoluteError, line.unitOfCare, provenance);
  const pastNeed = past.years.map((year, index) => ({
    year: periodOf("FINANCIAL_YEAR", yearRange(year).from),
    need: known(past.need[index]?.units ?? 0, line.unitOfCare, provenance),
  }));
  return {
    serviceLine: line,
    past: pastNeed,
    years: outlookYears(snapshot, cells, past, toYear, provenance),
    error: error(tried?.rates),
    baselineError: error(tried?.naive),
    beatsBaseline: tried === null ? null : tried.rates.meanAbsoluteError < tried.naive.meanAbsoluteError,
    explanation: explain(snapshot, line, pastNeed),
  };
}

function outlookWarnings(snapshot: Snapshot, lines: readonly LineOutlook[], toYear: number): Warning[] {
  const say = (names: readonly string[], code: string, text: (list: string) => string): Warning[] =>
    names.length === 0 ? [] : [{ code, message: text(names.join(", ")) }];
  const years = completeYears(snapshot);
  const all = Array.from(
    { length: Math.max(0, toYear - (years[0] ?? toYear) + 1) },
    (_, index) => (years[0] ?? 0) + index,
  );
  const between = all.filter((year) => projectPopulation(snapshot, year)?.isInterpolated ?? false);
  const lacking = all.filter((year) => projectPopulation(snapshot, year) === null);
  const names = (chosen: readonly LineOutlook[]) => chosen.map(({ serviceLine }) => serviceLine.name);
  return [
    ...say(
      lines.length === 0 ? ["need"] : [],
      "NO_COMPLETE_YEAR",
      () => "No financial year with recorded need and population is complete: there is nothing to look ahead from.",
    ),
    ...say(
      between.map(String),
      "POPULATION_INTERPOLATED",
      (list) => `The population of mid-${list} is drawn in line between the projected years around it.`,
    ),
    ...say(lacking.map(String), "POPULATION_MISSING", (list) => `No population is loaded for ${list}.`),
    ...say(
      names(lines.filter(({ beatsBaseline }) => beatsBaseline === false)),
      "BASELINE_DID_BETTER",
      (list) => `Tried on the past, repeating last year did better than the rates for ${list}.`,
    ),
    ...say(
      names(lines.filter(({ beatsBaseline }) => beatsBaseline === null)),
      "NOT_TRIED",
      (list) => `The past is too short, or not wholly known, to try the outlook on for ${list}.`,
    ),
  ];
}

/** Need to come, line by line: each age band's rate in the complete years on record × the population projected × a damped trend. */
export function computeOutlook(snapshot: Snapshot, { toYear, serviceLines }: OutlookRequest): OutlookTable {
  const provenance = weakestProvenance(snapshot.loads, snapshot.demand.loads);
  const lines = snapshot.lines
    .filter(({ code }) => !serviceLines || serviceLines.includes(code))
    .flatMap((line) => lineOutlook(snapshot, line, toYear, provenance) ?? []);
  const warnings = [...outlookWarnings(snapshot, lines, toYear), ...publishedWarnings(snapshot)];
  const isWhole = lines.every(({ years }) => years.every(({ need }) => need.state === "KNOWN"));
  return { lines, warnings, complete: lines.length > 0 && isWhole };
}
