import type { ComparedMeasure, ComparedPlace, CountBasis } from "./compared-place.ts";
import { type ComparedFunnel, funnelOf } from "./comparison-funnel.ts";
import { type ComparisonTrendRow, trendOf } from "./comparison-trend.ts";
import { type Figure, known, missing, type Warning } from "./figure.ts";
import { type MeasurePart, type PublishedFigure, PublishedFigures, type PublishedPlace } from "./published-figure.ts";
import { makesRate, numeratorOf, type RateParts, ratePartsOf } from "./rate-parts.ts";
import { proportionInterval } from "./statistics/proportion.ts";

export interface PlaceComparison {
  readonly period: string | null;
  /** Every period with a figure, in order. */
  readonly periods: readonly string[];
  readonly places: readonly ComparedPlace[];
  readonly funnel: ComparedFunnel | null;
  readonly trend: readonly ComparisonTrendRow[];
  readonly warnings: readonly Warning[];
}

export interface ComparisonRequest {
  readonly measure: ComparedMeasure;
  /** Null: the newest in which the council stands beside another. */
  readonly period: string | null;
  readonly places: readonly PublishedPlace[];
  readonly figures: readonly PublishedFigure[];
}

const NO_COUNT = missing("NOT_COLLECTED", "count", "OFFICIAL");

interface Counts {
  readonly numerator: Figure;
  readonly denominator: Figure;
  readonly basis: CountBasis | null;
}

const NONE: Counts = { numerator: NO_COUNT, denominator: NO_COUNT, basis: null };

/** The counts behind a rate; one that the rate does not follow from is left out. */
function countsOf(rate: Figure, numerator: Figure, denominator: Figure, decimals: number): Counts {
  const whole = denominator.value;
  if (rate.value === null || whole === null || whole <= 0) return { numerator, denominator, basis: null };
  if (numerator.value !== null) {
    const doFit = makesRate(numerator.value, whole, rate.value, decimals);
    return { numerator, denominator, basis: doFit ? "PUBLISHED" : null };
  }
  const found = numeratorOf(rate.value, whole, decimals);
  return found === null
    ? { numerator, denominator, basis: null }
    : { numerator: known(found, "count", "OFFICIAL"), denominator, basis: "WORKED_OUT" };
}

function withInterval(rate: Figure, { numerator, denominator, basis }: Counts): Figure {
  if (basis === null || rate.value === null || numerator.value === null || denominator.value === null) return rate;
  const { lower, upper } = proportionInterval(numerator.value, denominator.value);
  return { ...rate, lower: 100 * lower, upper: 100 * upper };
}

/** One area's rate in one period, with the counts it divides. */
function comparePlace(
  place: PublishedPlace,
  period: string,
  measure: ComparedMeasure,
  parts: RateParts | null,
  published: PublishedFigures,
): ComparedPlace {
  const rate = published.at(measure, place.code, period, measure.unit);
  if (parts === null) return { ...place, rate, ...NONE };
  const counts = countsOf(
    rate,
    published.at(parts.numerator, place.code, period, "count"),
    published.at(parts.denominator, place.code, period, "count"),
    measure.decimals,
  );
  return { ...place, rate: withInterval(rate, counts), ...counts };
}

const ORDER = ["OWN", "NEIGHBOUR", "REGIONAL_COUNCIL", "REGION", "ENGLAND"] as const;

/** Own place first, then by kind and name: never by rank. */
function inOrder(places: readonly PublishedPlace[]): readonly PublishedPlace[] {
  return [...places].sort(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

/** The newest period in which the council and another have a figure; else the newest of others; else its own. */
function newestBeside(
  published: PublishedFigures,
  measure: MeasurePart,
  places: readonly PublishedPlace[],
): string | null {
  const periodsOf = (chosen: readonly PublishedPlace[]) =>
    published.periods(
      measure,
      chosen.map(({ code }) => code),
      true,
    );
  const own = periodsOf(places.filter(({ kind }) => kind === "OWN"));
  const others = periodsOf(places.filter(({ kind }) => kind !== "OWN"));
  return others.findLast((period) => own.includes(period)) ?? others.at(-1) ?? own.at(-1) ?? null;
}

function warningsOf(places: readonly ComparedPlace[], parts: RateParts | null): readonly Warning[] {
  const warnings: Warning[] = [];
  if (!places.some(({ kind }) => kind === "NEIGHBOUR"))
    warnings.push({
      code: "NO_NEIGHBOURS",
      message:
        "No statistical neighbours are loaded for this council, so it stands beside its region and England only.",
    });
  if (parts === null)
    warnings.push({
      code: "RATE_ONLY",
      message: "Only the rate is published, not the counts behind it: chance cannot be told from difference.",
    });
  const without = places.filter(({ rate, basis }) => rate.state === "KNOWN" && basis === null);
  if (parts !== null && without.length > 0)
    warnings.push({
      code: "NO_COUNTS",
      message: `Without counts that make up the published rate, and so without an interval: ${without.map(({ name }) => name).join(", ")}.`,
    });
  const worked = places.filter(({ basis }) => basis === "WORKED_OUT");
  if (worked.length > 0)
    warnings.push({
      code: "COUNTS_WORKED_OUT",
      message: `The count is worked out as the only whole number that gives the published rate: ${worked.map(({ name }) => name).join(", ")}.`,
    });
  return warnings;
}

/** A measure in our council beside its statistical neighbours, its region and England, from official figures. */
export function comparePlaces({ measure, period: asked, places, figures }: ComparisonRequest): PlaceComparison {
  const published = new PublishedFigures(figures);
  const ordered = inOrder(places);
  const codes = ordered.map(({ code }) => code);
  const parts = ratePartsOf(measure.measure, measure.part);
  const period = asked ?? newestBeside(published, measure, ordered);
  const compared =
    period === null ? [] : ordered.map((place) => comparePlace(place, period, measure, parts, published));
  return {
    period,
    periods: published.periods(measure, codes),
    places: compared,
    funnel: parts === null ? null : funnelOf(compared),
    trend: trendOf(measure, ordered, published),
    warnings: warningsOf(compared, parts),
  };
}
