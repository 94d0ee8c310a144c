import { AGE_BANDS, type AgeBand } from "../age-band.ts";
import type { CellDimension, CellFilter } from "../gap-request.ts";
import type { MonthRange } from "../period.ts";
import { areasAround } from "../reach-index.ts";
import type { Coded, ServiceLine, Snapshot } from "../snapshot.ts";
import { LABELS, type PublishedYear } from "./published-year.ts";

/** Children and units of care of a row as published, over all its months. */
export interface PublishedSum {
  readonly children: number;
  readonly units: number;
}

/** A row of a table: its line, the codes it is grouped by, the filter it was asked under, and its months. */
export interface RowQuestion {
  readonly line: ServiceLine;
  readonly codes: ReadonlyMap<CellDimension, string>;
  readonly filter: CellFilter;
  readonly months: MonthRange;
}

/** Names of the published counts a row adds up; null where it is no sum of any. */
type Labels = readonly string[] | null;

/** Choices of areas that are remembered of one year. */
const MOST_AREAS_FOUND = 500;

const codeAt = (list: readonly Coded[], at: number) => list[at]?.code ?? "UNKNOWN";

/** Whether a row's own code and the filter keep a code. */
function keeps(own: string | undefined, asked: readonly string[] | null | undefined, code: string): boolean {
  return (own === undefined || own === code) && (!asked || asked.includes(code));
}

const areasFound = new WeakMap<PublishedYear, Map<string, readonly string[] | null>>();

/** Areas a row adds up; null is all. Rows of one question ask for the same few. */
function areasAsked(snapshot: Snapshot, question: RowQuestion, year: PublishedYear): readonly string[] | null {
  const own = question.codes.get("AREA");
  const { areas } = question.filter;
  if (own === undefined && !areas) return null;
  const found = areasFound.get(year) ?? new Map<string, readonly string[] | null>();
  areasFound.set(year, found);
  const key = JSON.stringify([own, areas]);
  const known = found.get(key);
  const kept = known === undefined ? findAreas(snapshot, question, year) : known;
  if (found.size < MOST_AREAS_FOUND) found.set(key, kept);
  return kept;
}

function findAreas({ areas }: Snapshot, { codes, filter }: RowQuestion, year: PublishedYear): readonly string[] | null {
  const all = year.areas.map((area) => codeAt(areas, area));
  const isAsked = (code: string) =>
    keeps(codes.get("AREA"), null, code) &&
    (!filter.areas || areasAround(areas, code).some((around) => filter.areas?.includes(around)));
  const kept = all.filter(isAsked);
  return kept.length === all.length ? null : kept;
}

const isWithin = (inner: AgeBand, outer: AgeBand) => inner.from >= outer.from && inner.to <= outer.to;

/** Published bands a row adds up; null is all, and undefined that it cuts one. */
function bandsAsked({ codes, filter }: RowQuestion, year: PublishedYear): string[] | null | undefined {
  const shown = AGE_BANDS.filter(({ code }) => keeps(codes.get("AGE_BAND"), filter.ageBands, code));
  if (shown.length === AGE_BANDS.length) return null;
  const whole = year.bands.filter((band) =>
    AGE_BANDS.every((inner) => !isWithin(inner, band) || shown.includes(inner)),
  );
  return shown.every((inner) => whole.some((band) => isWithin(inner, band)))
    ? whole.map(({ code }) => code)
    : undefined;
}

/** Labels of the kinds of need a row adds up; null is all. */
function kindsAsked(
  { needs, layers, functions }: Snapshot,
  { codes, filter }: RowQuestion,
  year: PublishedYear,
): string[] | null {
  const isOfAll = ["NEED", "LAYER", "FUNCTION"].every((dimension) => !codes.has(dimension as CellDimension));
  if (isOfAll && !filter.needs && !filter.layers && !filter.functions) return null;
  const kept = year.kinds.flatMap(([need, layer, kind]) => {
    const [needCode, layerCode, kindCode] = [codeAt(needs, need), codeAt(layers, layer), codeAt(functions, kind)];
    const isKept =
      keeps(codes.get("NEED"), filter.needs, needCode) &&
      keeps(codes.get("LAYER"), filter.layers, layerCode) &&
      keeps(codes.get("FUNCTION"), filter.functions, kindCode);
    return isKept ? [LABELS.kind(needCode, layerCode, kindCode)] : [];
  });
  return kept.length === year.kinds.length ? null : kept;
}

/** Labels for areas and bands: totals of areas where all ages are meant, of bands where all areas are, else single counts. */
function placeLabels(areas: readonly string[] | null, bands: readonly string[] | null): string[] {
  if (areas === null) return bands === null ? [LABELS.all] : bands.map(LABELS.band);
  return bands === null
    ? areas.map(LABELS.area)
    : areas.flatMap((area) => bands.map((band) => LABELS.leaf(area, band)));
}

/** What a row adds up of a year that lies whole in its months. */
function labelsOfYear(snapshot: Snapshot, question: RowQuestion, year: PublishedYear): Labels {
  const areas = areasAsked(snapshot, question, year);
  const bands = bandsAsked(question, year);
  const kinds = kindsAsked(snapshot, question, year);
  if (bands === undefined) return null;
  if (kinds === null) return placeLabels(areas, bands);
  return areas === null && bands === null ? kinds : null;
}

/** What a row adds up of a year it has some months of: months are published for a line as a whole. */
function labelsOfMonths(snapshot: Snapshot, question: RowQuestion, year: PublishedYear, months: MonthRange): Labels {
  const isWholeLine = labelsOfYear(snapshot, question, year)?.[0] === LABELS.all;
  if (!isWholeLine || year.isStock) return null;
  return Array.from({ length: months.to - months.from + 1 }, (_, at) => LABELS.month(months.from + at));
}

/** Adds up what a row has of one year; NaN where any of it is not published. */
function sumYear(snapshot: Snapshot, question: RowQuestion, year: PublishedYear): PublishedSum {
  const from = Math.max(year.months.from, question.months.from);
  const to = Math.min(year.months.to, question.months.to);
  if (from > to) return { children: 0, units: 0 };
  const isWhole = from === year.months.from && to === year.months.to;
  const labels = isWhole
    ? labelsOfYear(snapshot, question, year)
    : labelsOfMonths(snapshot, question, year, { from, to });
  if (labels === null) return { children: Number.NaN, units: Number.NaN };
  // The same children are counted in each month of a stock line's year.
  const weight = year.isStock ? to - from + 1 : 1;
  return {
    children: weight * labels.reduce((sum, label) => sum + year.childrenOf(label), 0),
    units: weight * labels.reduce((sum, label) => sum + year.unitsOf(label), 0),
  };
}

const yearsByLine = new WeakMap<readonly PublishedYear[], ReadonlyMap<number, readonly PublishedYear[]>>();

/** Published years of one line. */
function yearsOf(
  { lines }: Snapshot,
  years: readonly PublishedYear[],
  { code }: ServiceLine,
): readonly PublishedYear[] {
  const byLine = yearsByLine.get(years) ?? Map.groupBy(years, ({ line }) => line);
  yearsByLine.set(years, byLine);
  return byLine.get(lines.findIndex((line) => line.code === code)) ?? [];
}

/** A row as a sum of published counts; null where some part of it is hidden, or it is no such sum. */
export function publishedSum(
  snapshot: Snapshot,
  years: readonly PublishedYear[],
  question: RowQuestion,
): PublishedSum | null {
  const sums = yearsOf(snapshot, years, question.line).map((year) => sumYear(snapshot, question, year));
  const children = sums.reduce((sum, part) => sum + part.children, 0);
  const units = sums.reduce((sum, part) => sum + part.units, 0);
  return Number.isNaN(children + units) ? null : { children, units };
}
