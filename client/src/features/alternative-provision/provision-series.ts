import type { AlternativeProvisionPageQuery } from "@tandem/schema/operations";
import type { BarRow, TrendRow } from "../../charts/bar-row.ts";
import type { Twin } from "../../charts/ChartFrame.tsx";
import { type BarPart, HUES } from "../../charts/palette.ts";
import { formatFigure, formatPercent, type ShownFigure } from "../../words/figure.ts";
import { monthText } from "../../words/text.ts";

type Partnership = AlternativeProvisionPageQuery["partnership"];

/** A measure that the partnership counts itself. */
export type OwnMeasure = NonNullable<Partnership["measures"]>[number];

/** A service that offers places. */
export type PlaceService = Partnership["services"]["edges"][number]["node"];

const NOT_LOADED: ShownFigure = { value: null, state: "NOT_LOADED" };

/** One figure of an own measure. */
export function ownFigure(measures: readonly OwnMeasure[], code: string, period: string, part = "TOTAL"): ShownFigure {
  return (
    measures
      .find((measure) => measure.code === code)
      ?.parts.find((entry) => entry.part.code === part)
      ?.observations.find((entry) => entry.period === period)?.figure ?? NOT_LOADED
  );
}

/** Whether a figure is kept from a reader of published counts. */
export const isHidden = ({ state }: ShownFigure) => state === "SUPPRESSED";

/** The places of one service in a month. */
export interface PlaceRow {
  readonly service: PlaceService;
  readonly commissioned: ShownFigure;
  /** Of them, those whose quality check is in date; not recorded for specialist resource provision. */
  readonly checked: ShownFigure;
  readonly used: ShownFigure;
}

const NOT_ASKED: ShownFigure = { value: null, state: "NOT_COLLECTED" };
const NO_PLACES: ShownFigure = { value: null, state: "NOT_APPLICABLE" };

/** A figure of one service; what a loaded measure has no part for has no standing places. */
function serviceFigure(measures: readonly OwnMeasure[], code: string, period: string, part: string): ShownFigure {
  const measure = measures.find((entry) => entry.code === code);
  const hasPart = measure?.parts.some((entry) => entry.part.code === part) ?? true;
  return hasPart ? ownFigure(measures, code, period, part) : NO_PLACES;
}

/** An own figure in words; one that is kept from this reader is no small one, only not published. */
export function ownText(figure: ShownFigure): string {
  return isHidden(figure) ? "c (hidden)" : formatFigure(figure);
}

/** The places of each service in a month, in the services' order; what is bought child by child has none. */
export function placeRows(
  services: readonly PlaceService[],
  measures: readonly OwnMeasure[],
  month: string,
): readonly PlaceRow[] {
  return services.map((service) => {
    const line = service.serviceLine.code.toLowerCase();
    const part = `SERVICE_${service.code}`;
    return {
      service,
      commissioned: serviceFigure(measures, `${line}-places-commissioned`, month, part),
      checked: line === "ap" ? serviceFigure(measures, "ap-places-quality-assured", month, part) : NOT_ASKED,
      used: serviceFigure(measures, `${line}-places-used`, month, part),
    };
  });
}

const sizeOf = ({ value }: ShownFigure) => Math.max(0, value ?? 0);
const isNumber = ({ value }: ShownFigure) => typeof value === "number";

/** Places without a quality check in date; null where that is not known. */
export function uncheckedPlaces({ commissioned, checked }: PlaceRow): number | null {
  return isNumber(commissioned) && isNumber(checked) ? Math.max(0, sizeOf(commissioned) - sizeOf(checked)) : null;
}

/** Parts of a service's places. */
export const PLACE_PARTS: readonly BarPart[] = [
  { key: "checked", label: "Quality check in date", colour: HUES.navy },
  { key: "unchecked", label: "No quality check in date", colour: HUES.orange },
  { key: "unknown", label: "Check not recorded", colour: HUES.unknown, isHatched: true },
];

/** How many of the places are used, in words beside the bar. */
function usedText(used: ShownFigure): string {
  return isHidden(used) ? "number used is hidden" : `${formatFigure(used)} used`;
}

function noteOf(row: PlaceRow): string {
  const unchecked = uncheckedPlaces(row);
  const check = unchecked !== null && unchecked > 0 ? `, ${unchecked} without a check in date` : "";
  return `${formatFigure(row.commissioned)} places, ${usedText(row.used)}${check}`;
}

/** A bar for each service with places, those with most places to check first. */
export function placeBars(rows: readonly PlaceRow[]): readonly BarRow[] {
  return [...rows]
    .filter(({ commissioned }) => isNumber(commissioned))
    .sort(
      (a, b) =>
        (uncheckedPlaces(b) ?? 0) - (uncheckedPlaces(a) ?? 0) ||
        sizeOf(b.commissioned) - sizeOf(a.commissioned) ||
        (a.service.code < b.service.code ? -1 : 1),
    )
    .map((row) => {
      const unchecked = uncheckedPlaces(row);
      return {
        name: row.service.name,
        note: noteOf(row),
        sizes: {
          checked: unchecked === null ? 0 : sizeOf(row.checked),
          unchecked: unchecked ?? 0,
          unknown: unchecked === null ? sizeOf(row.commissioned) : 0,
        },
      };
    });
}

/** The same numbers as a table, in the bars' order. */
export function placeTwin(rows: readonly PlaceRow[]): Twin {
  const order = placeBars(rows).map(({ name }) => name);
  const shown = order.flatMap((name) => rows.find(({ service }) => service.name === name) ?? []);
  return {
    columns: ["Service", "Places commissioned", "Quality check in date", "Used"],
    rows: shown.map(({ service, commissioned, checked, used }) => [
      service.name,
      ownText(commissioned),
      ownText(checked),
      ownText(used),
    ]),
  };
}

/** Months of an own measure up to one month, oldest first. */
function monthsTo(measures: readonly OwnMeasure[], code: string, month: string): readonly string[] {
  const total = measures.find((measure) => measure.code === code)?.parts.find(({ part }) => part.code === "TOTAL");
  return (total?.observations ?? []).map(({ period }) => period).filter((period) => period <= month);
}

/** An own measure month by month up to one month. */
export function ownTrend(measures: readonly OwnMeasure[], code: string, month: string): readonly TrendRow[] {
  return monthsTo(measures, code, month).map((period) => ({
    name: monthText(period),
    value: ownFigure(measures, code, period).value ?? null,
    isFlagged: false,
  }));
}

/** Own measures side by side, newest month first. */
export function ownTwin(
  measures: readonly OwnMeasure[],
  columns: readonly (readonly [code: string, label: string])[],
  month: string,
): Twin {
  const [first] = columns;
  const months = first === undefined ? [] : monthsTo(measures, first[0], month);
  return {
    columns: ["Month", ...columns.map(([, label]) => label)],
    rows: months.toReversed().map((period) => [
      monthText(period),
      ...columns.map(([code]) => {
        const unit = measures.find((measure) => measure.code === code)?.unit;
        const figure = ownFigure(measures, code, period);
        return unit === "%" && isNumber(figure) ? formatPercent(sizeOf(figure) / 100) : ownText(figure);
      }),
    ]),
  };
}

/** How specialist resource provision has grown since the first month on record, in one sentence. */
export function growthSentence(measures: readonly OwnMeasure[], month: string): string {
  const months = monthsTo(measures, "srp-places-commissioned", month);
  const known = months.filter((period) => isNumber(ownFigure(measures, "srp-places-commissioned", period)));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return "How many places were commissioned is not recorded.";
  const [then, now] = [first, last].map((period) => sizeOf(ownFigure(measures, "srp-places-commissioned", period)));
  const [before, after] = [then ?? 0, now ?? 0];
  const change = before === 0 ? "" : ` (${after >= before ? "+" : ""}${formatPercent((after - before) / before)})`;
  return `${formatFigure({ value: after, state: "KNOWN" })} places in ${monthText(last)}, ${formatFigure({ value: before, state: "KNOWN" })} in ${monthText(first)}${change}; ${usedText(ownFigure(measures, "srp-places-used", last))}.`;
}
