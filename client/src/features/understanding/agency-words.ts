import { formatNumber, type ShownFigure, stateWords } from "../../words/figure.ts";
import type { Compared, DataGapRow, ReturnRow } from "./understanding-rows.ts";

type Agency = DataGapRow["agency"];

/** Agencies by name. */
export const AGENCY_WORDS: Readonly<Record<Agency, string>> = {
  EDUCATION: "education",
  HEALTH: "health",
  SOCIAL_CARE: "social care",
};

/** Agencies by one letter, for the cells of the table. */
export const AGENCY_LETTERS: Readonly<Record<Agency, string>> = { EDUCATION: "E", HEALTH: "H", SOCIAL_CARE: "S" };

/** Lists by name. */
export const LIST_WORDS: Readonly<Record<ReturnRow["list"], string>> = {
  EHC_PLAN: "EHC plans",
  SEN_SUPPORT: "SEN support in schools",
  CASELOAD: "children on caseloads",
  REFERRAL: "referrals",
};

/** A sentence's first word with a capital. */
export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** Why an agency gives no number, as the end of a sentence about it. */
export function silenceWords(state: string): string {
  if (state === "NOT_COLLECTED") return "does not record this need";
  if (state === "NOT_SUBMITTED") return "has not sent its numbers";
  if (state === "SUPPRESSED") return "has a number that is too small to show";
  return `gives no number (${stateWords(state)})`;
}

/** Who knows more, how many times as many as the other's list leads one to expect, and the range of that. */
export interface Lead {
  readonly more: Agency;
  readonly fewer: Agency;
  /** From 1 up; null where the other knows nobody. */
  readonly times: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

const inverse = (value: number | null | undefined) =>
  value === null || value === undefined || value === 0 ? null : 1 / value;

/** The ratio of two agencies as said of the one that knows more; null where there is no ratio. */
export function leadOf({ first, second, ratio }: Compared): Lead | null {
  const { value = null, lower = null, upper = null } = ratio;
  if (value === null) return (lower ?? 0) > 0 ? { more: first, fewer: second, times: null, lower, upper } : null;
  if (value >= 1) return { more: first, fewer: second, times: value, lower, upper };
  return { more: second, fewer: first, times: inverse(value), lower: inverse(upper), upper: inverse(lower) };
}

/** Times as a number; "many" where the other knows nobody. */
export function timesText({ times }: Pick<Lead, "times">): string {
  return times === null ? "many" : formatNumber(times);
}

/** Whether two lists agree to one decimal, so that neither knows more. */
export function isAlike(lead: Pick<Lead, "times">): boolean {
  return timesText(lead) === "1";
}

/** The range that chance allows, as "2.3 to 4.2"; empty where it is not known. */
export function rangeText({ lower, upper }: Pick<Lead, "lower" | "upper">): string {
  if (lower === null) return upper === null ? "" : `up to ${formatNumber(upper)}`;
  return `${formatNumber(lower)} ${upper === null ? "or more" : `to ${formatNumber(upper)}`}`;
}

/** What a comparison comes to, in words. */
export function comparisonText(compared: Compared): string {
  const { first, second, verdict } = compared;
  const both = `${AGENCY_WORDS[first]} and ${AGENCY_WORDS[second]}`;
  if (verdict === "TOO_FEW") return `${capital(both)}: too few children to judge`;
  const lead = leadOf(compared);
  if (lead === null) return `${capital(both)}: cannot be worked out`;
  const range = rangeText(lead);
  if (isAlike(lead))
    return `${capital(both)} know about as many as each other's list leads one to expect${range === "" ? "" : ` (${range} times as many)`}`;
  const times = `${timesText(lead)} times as many${range === "" ? "" : ` (${range})`}`;
  const more = `${AGENCY_WORDS[lead.more]} knows ${times} as ${AGENCY_WORDS[lead.fewer]}'s list leads one to expect`;
  return verdict === "AGREE" ? `${capital(more)}; chance may explain it` : capital(more);
}

/** A ratio's state in a few words. */
export function verdictText({ verdict }: Pick<Compared, "verdict">): string {
  if (verdict === "TOO_FEW") return "too few to judge";
  return verdict === "AGREE" ? "within chance" : "more than chance";
}

/** A count of children as the API gives it, rounded to whole children. */
export function childrenText({ value, state }: ShownFigure): string {
  return value === null || value === undefined ? stateWords(state) : Math.round(value).toLocaleString("en-GB");
}
