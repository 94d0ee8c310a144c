import type { ComparedMeasure } from "./compared-place.ts";
import { type Figure, known, missing } from "./figure.ts";
import type { PlaceKind, PublishedFigures, PublishedPlace } from "./published-figure.ts";
import { breakOf } from "./series-break.ts";

/** One period of a measure: ours beside the others. */
export interface ComparisonTrendRow {
  readonly period: string;
  readonly own: Figure;
  /** Plain mean of the statistical neighbours' published rates: each council counts the same. */
  readonly neighboursMean: Figure;
  /** Neighbours whose rate is known. */
  readonly neighboursKnown: number;
  readonly region: Figure;
  readonly england: Figure;
  /** Why figures from here on are not counted as before; null where the series goes on. */
  readonly seriesBreak: string | null;
}

/** Plain mean of what is known. */
function meanOf(figures: readonly Figure[], unit: string): Figure {
  const values = figures.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0) return missing("NOT_LOADED", unit, "OFFICIAL");
  return known(values.reduce((sum, value) => sum + value, 0) / values.length, unit, "OFFICIAL");
}

/** A measure period by period, with its break marked. */
export function trendOf(
  measure: ComparedMeasure,
  places: readonly PublishedPlace[],
  published: PublishedFigures,
): readonly ComparisonTrendRow[] {
  const broken = breakOf(measure.measure);
  const codesOf = (kind: PlaceKind) => places.filter((place) => place.kind === kind).map(({ code }) => code);
  const periods = published.periods(
    measure,
    places.map(({ code }) => code),
  );
  return periods.map((period, index) => {
    const at = (code: string | undefined) => published.at(measure, code ?? "", period, measure.unit);
    const neighbours = codesOf("NEIGHBOUR").map(at);
    const isFirst = broken !== null && period.slice(0, 4) >= broken.year;
    const before = periods[index - 1];
    return {
      period,
      own: at(codesOf("OWN")[0]),
      neighboursMean: meanOf(neighbours, measure.unit),
      neighboursKnown: neighbours.filter(({ state }) => state === "KNOWN").length,
      region: at(codesOf("REGION")[0]),
      england: at(codesOf("ENGLAND")[0]),
      seriesBreak: isFirst && before !== undefined && before.slice(0, 4) < broken.year ? broken.reason : null,
    };
  });
}
