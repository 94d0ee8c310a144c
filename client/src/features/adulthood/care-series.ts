import type { AdulthoodPageQuery } from "@tandem/schema/operations";
import { formatFigure, type ShownFigure } from "../../words/figure.ts";
import { quarterText } from "../../words/published-period.ts";
import { countText } from "../../words/text.ts";

/** A measure the partnership counts itself. */
export type CareMeasure = NonNullable<AdulthoodPageQuery["partnership"]["measures"]>[number];

type Observation = CareMeasure["series"][number]["observations"][number];

const NOT_LOADED: ShownFigure = { value: null, state: "NOT_LOADED" };

const observationsOf = (measures: readonly CareMeasure[], code: string): readonly Observation[] =>
  measures.find((measure) => measure.code === code)?.series[0]?.observations ?? [];

/** One figure of young people in care, by quarter. */
function careFigure(measures: readonly CareMeasure[], code: string, quarter: string): ShownFigure {
  return observationsOf(measures, code).find(({ period }) => period === quarter)?.figure ?? NOT_LOADED;
}

/** Quarters of a financial year and the years before it, newest first. */
function careQuarters(measures: readonly CareMeasure[], year: string): readonly string[] {
  const [first] = measures;
  return observationsOf(measures, first?.code ?? "")
    .map(({ period }) => period)
    .filter((period) => period.slice(0, 7) <= year)
    .toReversed();
}

/** A figure in words; one that is kept from this reader is not published. */
function careText(figure: ShownFigure): string {
  return figure.state === "SUPPRESSED" ? "c (hidden)" : formatFigure(figure);
}

/** Each quarter with its figures in words, in the order of the codes. */
export function careRows(measures: readonly CareMeasure[], codes: readonly string[], year: string) {
  return careQuarters(measures, year).map((quarter) => ({
    quarter,
    cells: codes.map((code) => careText(careFigure(measures, code, quarter))),
  }));
}

/** The newest quarter whose agreed plans are known: how many of those with SEN had one. Null where none is. */
export function carePlans(measures: readonly CareMeasure[], year: string) {
  for (const quarter of careQuarters(measures, year)) {
    const agreed = careFigure(measures, "care-turning-18-plan-agreed", quarter).value;
    const withSen = careFigure(measures, "care-turning-18-with-sen", quarter).value;
    if (typeof agreed === "number" && typeof withSen === "number" && withSen > 0) return { quarter, agreed, withSen };
  }
  return null;
}

/** How well moves out of care are prepared, in one sentence. */
export function careSentence(measures: readonly CareMeasure[], year: string): string {
  const plans = carePlans(measures, year);
  if (plans !== null)
    return `Of ${countText(plans.withSen, "young person", "young people")} in care with SEN who turned 18 in ${quarterText(plans.quarter)}, ${plans.agreed} had an agreed plan for adult services.`;
  const [newest] = careQuarters(measures, year);
  const isHidden = newest !== undefined && careFigure(measures, "care-turning-18", newest).state === "SUPPRESSED";
  return isHidden
    ? "How many young people left care with an agreed plan is hidden: the counts are small. Whoever may read small counts can state a purpose at the top of the page."
    : "Whether young people leave care with an agreed plan is not recorded.";
}
