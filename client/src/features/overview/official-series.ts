import type { OfficialFiguresQuery } from "@tandem/schema/operations";
import { formatFigure, type ShownFigure } from "../../words/figure.ts";
import { publishedText } from "../../words/published-period.ts";

/** A published measure with its figures. */
export type OfficialMeasure = OfficialFiguresQuery["measures"][number];

/** The way from a request to a plan, in the order it is walked: one good figure on it says little alone. */
export const PLAN_WAY = [
  "ehc-requests",
  "ehc-requests-refused",
  "ehc-plans-issued",
  "ehcp-within-20-weeks",
  "ehc-request-mediations",
] as const;

/** One step of the way: the latest figure, two before it, and England's for the same period. */
export interface OfficialStep {
  readonly code: string;
  readonly name: string;
  readonly period: string;
  readonly value: string;
  readonly before: string;
  readonly england: string;
}

function measureText(figure: ShownFigure | undefined, unit: string): string {
  if (figure === undefined) return "not loaded yet";
  const text = formatFigure(figure);
  return unit === "%" && figure.value !== null && figure.value !== undefined ? `${text}\u00a0%` : text;
}

/** Steps of the way in its order; measures that are not loaded are left out. */
export function officialSteps(
  measures: readonly OfficialMeasure[],
  areas: { readonly own: string; readonly england: string },
): readonly OfficialStep[] {
  return PLAN_WAY.flatMap((code) => {
    const measure = measures.find((entry) => entry.code === code);
    const own = measure?.series.find(({ area }) => area.code === areas.own)?.observations ?? [];
    const latest = own.findLast(({ figure }) => figure.value !== null);
    if (measure === undefined || latest === undefined) return [];
    const england = measure.series.find(({ area }) => area.code === areas.england)?.observations ?? [];
    const compared = england.findLast(({ figure }) => figure.value !== null);
    const earlier = own.slice(0, own.indexOf(latest)).slice(-2);
    return [
      {
        code,
        name: measure.name,
        period: publishedText(latest.period),
        value: measureText(latest.figure, measure.unit),
        before: earlier
          .map(({ period, figure }) => `${publishedText(period)}: ${measureText(figure, measure.unit)}`)
          .join(", "),
        england:
          compared === undefined
            ? "not published"
            : `${publishedText(compared.period)}: ${measureText(compared.figure, measure.unit)}`,
      },
    ];
  });
}
