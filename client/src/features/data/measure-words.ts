import type { DataCatalogueQuery } from "@tandem/schema/operations";
import { stateWords } from "../../words/figure.ts";
import { publishedText } from "../../words/published-period.ts";
import { countText, monthText, PEOPLE_COUNTED } from "../../words/text.ts";

/** A measure as the catalogue lists it. */
export type MeasureRow = DataCatalogueQuery["partnership"]["measures"][number];

/** A monthly data set as the page shows it. */
export type DataSetRow = DataCatalogueQuery["partnership"]["dataSets"][number];

type Newest = MeasureRow["anywhere"];

const POLARITIES: Readonly<Record<string, string>> = {
  HIGHER_IS_BETTER: "more is better",
  LOWER_IS_BETTER: "less is better",
  NEUTRAL: "neither is better",
};

const PERIODS: Readonly<Record<string, string>> = {
  MONTH: "month",
  QUARTER: "quarter",
  FINANCIAL_YEAR: "financial year",
  ACADEMIC_YEAR: "academic year",
  CALENDAR_YEAR: "calendar year",
  SNAPSHOT: "a day",
};

/** Which way of a measure is good, in words. */
export const polarityText = (polarity: string) => POLARITIES[polarity] ?? polarity;

/** What kind of period a figure is for, in words. */
export const periodTypeText = (type: string) => PERIODS[type] ?? type;

/** Which children a measure counts, in words. */
export const peopleText = (basis: string) => PEOPLE_COUNTED[basis] ?? basis;

/** A period as a reader writes it: a day's or a month's count by its month, else as it is published. */
function periodText(type: string, period: string): string {
  return type === "MONTH" || type === "SNAPSHOT" ? monthText(period) : publishedText(period);
}

/** How old something is, as 1 month or 2 years and 3 months. */
export function ageText(months: number): string {
  if (months < 1) return "this month";
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const parts = [years === 0 ? "" : countText(years, "year"), rest === 0 ? "" : countText(rest, "month")];
  return `${parts.filter((part) => part !== "").join(" and ")} old`;
}

/** The newest figure held: its period and age, or that there is none. */
export function newestText(type: string, { state, period, ageMonths }: Newest): string {
  if (period === null || period === undefined) return stateWords(state);
  return `${periodText(type, period)} (${ageText(ageMonths ?? 0)})`;
}

/** Whether a measure's figures are held and fresh, held and stale, or not loaded. */
export type MeasureStanding = "HELD" | "STALE" | "NOT_LOADED";

/** How a measure stands: by its newest figure anywhere. */
export function standingOf({ anywhere }: MeasureRow): MeasureStanding {
  if (anywhere.state === "NOT_LOADED") return "NOT_LOADED";
  return anywhere.isStale ? "STALE" : "HELD";
}

/** How a measure stands, in words. */
export const STANDING_WORDS: Readonly<Record<MeasureStanding, string>> = {
  HELD: "held",
  STALE: "held, but stale",
  NOT_LOADED: "not loaded yet",
};

/** The release a measure comes from, as one text. */
export function releaseText({ source }: MeasureRow): string {
  return source.release ? `${source.dataset}, ${source.release}` : source.dataset;
}
