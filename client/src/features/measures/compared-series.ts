import type { ComparedMeasureFragment } from "@tandem/schema/operations";
import type { ComparedAreas } from "../../app/compared-areas.ts";
import type { TrendRow } from "../../charts/bar-row.ts";
import type { Twin } from "../../charts/ChartFrame.tsx";
import { type ShownFigure, stateWords } from "../../words/figure.ts";
import { publishedText } from "../../words/published-period.ts";
import { countText } from "../../words/text.ts";

/** A published measure with its figures in several areas. */
export type ComparedMeasure = ComparedMeasureFragment;

type Observation = ComparedMeasure["series"][number]["observations"][number];

const isNumber = ({ figure }: Observation) => figure.value !== null && figure.value !== undefined;

/** A published figure with the decimals of its measure, or why there is none. */
export function measureText(
  { decimals, unit }: Pick<ComparedMeasure, "decimals" | "unit">,
  figure: ShownFigure | undefined,
): string {
  if (figure === undefined) return stateWords("NOT_LOADED");
  if (figure.value === null || figure.value === undefined) return stateWords(figure.state);
  const text = figure.value.toLocaleString("en-GB", {
    minimumFractionDigits: decimals === 0 ? 0 : Math.min(decimals, 2),
    maximumFractionDigits: Math.min(decimals, 2),
  });
  return unit === "%" ? `${text}\u00a0%` : text;
}

/** Figures of one area, in order of time. */
function observationsOf(measure: ComparedMeasure, area: string): readonly Observation[] {
  return measure.series.find((entry) => entry.area.code === area)?.observations ?? [];
}

function figureAt(measure: ComparedMeasure, area: string, period: string): ShownFigure | undefined {
  return observationsOf(measure, area).find((entry) => entry.period === period)?.figure;
}

/** One measure beside others', all for the newest period that the council's own figure has. */
export interface ComparedRow {
  readonly measure: ComparedMeasure;
  readonly period: string;
  readonly own: ShownFigure;
  /** The period before, and its figure; null where there is none. */
  readonly before: { readonly period: string; readonly figure: ShownFigure } | null;
  /** Figures of the neighbours that are published, smallest first. */
  readonly neighbours: readonly number[];
  readonly region: ShownFigure | undefined;
  /** Name of the region, where one of its figures is loaded. */
  readonly regionName: string | undefined;
  readonly england: ShownFigure | undefined;
}

/** Each measure beside others', in the order of the codes; one whose own figure is not loaded is left out. */
export function comparedRows(
  measures: readonly ComparedMeasure[],
  codes: readonly string[],
  areas: ComparedAreas,
): readonly ComparedRow[] {
  return codes.flatMap((code) => {
    const measure = measures.find((entry) => entry.code === code);
    if (measure === undefined) return [];
    const own = observationsOf(measure, areas.own).filter(isNumber);
    const newest = own.at(-1);
    if (newest === undefined) return [];
    const before = own.at(-2);
    const { period } = newest;
    const neighbours = areas.neighbours
      .flatMap((area) => figureAt(measure, area, period)?.value ?? [])
      .sort((a, b) => a - b);
    return [
      {
        measure,
        period,
        own: newest.figure,
        before: before === undefined ? null : { period: before.period, figure: before.figure },
        neighbours,
        region: figureAt(measure, areas.region, period),
        regionName: measure.series.find(({ area }) => area.code === areas.region)?.area.name,
        england: figureAt(measure, areas.england, period),
      },
    ];
  });
}

/** The neighbours' figures as a span, never in an order of places. */
export function spanText({ measure, neighbours }: ComparedRow): string {
  const [lowest, highest] = [neighbours[0], neighbours.at(-1)];
  if (lowest === undefined || highest === undefined) return "not published";
  const text = (value: number) => measureText(measure, { value, state: "KNOWN" });
  return `${text(lowest)} to ${text(highest)} (${countText(neighbours.length, "council")})`;
}

/** A measure in one sentence: the council's own figure, the one before, and England's. */
export function comparedSentence({ measure, period, own, before, england }: ComparedRow): string {
  const unit = measure.unit === "%" ? "" : ` ${measure.unit}`;
  const earlier = before === null ? "" : `, ${measureText(measure, before.figure)} in ${publishedText(before.period)}`;
  return `${measure.name}: ${measureText(measure, own)}${unit} in ${publishedText(period)}${earlier}; England ${measureText(measure, england)}.`;
}

/** Periods of the council's own figures, in order, as they are published. */
export function measurePeriods(measure: ComparedMeasure, area: string): readonly string[] {
  return observationsOf(measure, area).map(({ period }) => period);
}

/** The council's own figures over time; a period without a figure stays empty. */
export function measureTrend(measure: ComparedMeasure, area: string): readonly TrendRow[] {
  return observationsOf(measure, area).map(({ period, figure }) => ({
    name: publishedText(period),
    value: figure.value ?? null,
    isFlagged: false,
  }));
}

/** The same numbers with those of the region and England beside them. */
export function measureTwin(measure: ComparedMeasure, { own, region, england }: ComparedAreas): Twin {
  const columns = [own, region, england].map(
    (code) => measure.series.find(({ area }) => area.code === code)?.area.name ?? code,
  );
  return {
    columns: ["Period", ...columns],
    rows: observationsOf(measure, own).map(({ period, figure }) => [
      publishedText(period),
      measureText(measure, figure),
      measureText(measure, figureAt(measure, region, period)),
      measureText(measure, figureAt(measure, england, period)),
    ]),
  };
}

/** The neighbours' figures of one period, by name: a list, not a ranking. */
export function neighbourLines(
  measure: ComparedMeasure,
  neighbours: readonly string[],
  period: string,
): readonly (readonly [string, string])[] {
  return measure.series
    .filter(({ area }) => neighbours.includes(area.code))
    .map(({ area }) => [area.name, measureText(measure, figureAt(measure, area.code, period))] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
