import type { Twin } from "../../charts/ChartFrame.tsx";
import {
  formatFigure,
  formatNumber,
  formatPercent,
  isKnown,
  type ShownFigure,
  stateWords,
} from "../../words/figure.ts";
import type { PipelineRow, StepRow } from "./plan-rows.ts";

/** A step as its card shows it; shares from 0 to 1, null where there is none to draw. */
export interface StepCard {
  readonly code: string;
  readonly name: string;
  readonly isBeside: boolean;
  readonly isKnown: boolean;
  readonly count: string;
  readonly share: string | null;
  readonly shareValue: number | null;
  readonly englandValue: number | null;
  readonly lastYear: string;
  readonly others: string;
}

/** A share with one decimal, as "61.2 %", for shares that are compared closely. */
export function exactPercent(share: number): string {
  return `${formatNumber(Math.round(share * 1000) / 10)}\u00a0%`;
}

const shareText = (share: ShownFigure) => (isKnown(share) ? exactPercent(share.value ?? 0) : stateWords(share.state));

/** The share's words, as "61.2 % of requests received in the year"; null where the step is no part of another. */
export function shareSentence({ share, shareOf }: Pick<StepRow, "share" | "shareOf">): string | null {
  if (shareOf === null) return null;
  return isKnown(share) ? `${shareText(share)} of ${shareOf}` : `share: ${shareText(share)}`;
}

/** Last year's count, with its share where there is one. */
export function lastYearText({ lastYear, shareLastYear, isBroken, shareOf }: StepRow, year: string): string {
  const before = String(Number(year) - 1);
  const share = shareOf === null || !isKnown(shareLastYear) ? "" : ` (${shareText(shareLastYear)})`;
  const anew = isBroken && isKnown(lastYear) ? ", counted another way" : "";
  return `${before}: ${formatFigure(lastYear)}${share}${anew}`;
}

/** Another area's figure with its year, where that is not the page's: a share where there is one, else the count. */
export function otherText(other: StepRow["england"], shareOf: string | null, year: string): string {
  const figure = shareOf === null ? formatFigure(other.count) : shareText(other.share);
  return other.year === null || other.year === year ? figure : `${figure} in ${other.year}`;
}

/** A card for each step, in the order children pass them. */
export function stepCards({ steps, year }: Pick<PipelineRow, "steps" | "year">, region: string): readonly StepCard[] {
  return steps.map((step) => ({
    code: step.code,
    name: step.name,
    isBeside: step.track === "BESIDE",
    isKnown: isKnown(step.count),
    count: formatFigure(step.count),
    share: shareSentence(step),
    shareValue: isKnown(step.share) ? (step.share.value ?? null) : null,
    englandValue: isKnown(step.england.share) ? (step.england.share.value ?? null) : null,
    lastYear: lastYearText(step, year ?? ""),
    others: `England ${otherText(step.england, step.shareOf, year ?? "")}; ${region} ${otherText(step.region, step.shareOf, year ?? "")}`,
  }));
}

/** The same numbers step by step. */
export function pipelineTwin({ steps, year }: Pick<PipelineRow, "steps" | "year">, region: string): Twin {
  return {
    columns: ["Step", year ?? "Year", "Share", "The year before", "England", region],
    rows: steps.map((step) => [
      `${step.name} (${step.unit}s)`,
      formatFigure(step.count),
      shareSentence(step) ?? "no part of another step",
      lastYearText(step, year ?? ""),
      otherText(step.england, step.shareOf, year ?? ""),
      otherText(step.region, step.shareOf, year ?? ""),
    ]),
  };
}

/** A step by its code. */
export function stepOf(steps: readonly StepRow[], code: string): StepRow | undefined {
  return steps.find((step) => step.code === code);
}

/** What the strip proves, in one sentence. */
export function pipelineSentence({ steps, year }: Pick<PipelineRow, "steps" | "year">): string {
  const [requests, refused, issued] = ["REQUESTS", "REFUSED", "ISSUED"].map((code) => stepOf(steps, code));
  if (requests === undefined || !isKnown(requests.count)) return `Requests in ${year ?? "this year"} are not loaded.`;
  const parts = [
    `${formatFigure(requests.count)} requests`,
    refused !== undefined && isKnown(refused.count)
      ? `${formatFigure(refused.count)} refused${isKnown(refused.share) ? ` (${formatPercent(refused.share.value ?? 0)})` : ""}`
      : null,
    issued !== undefined && isKnown(issued.count) ? `${formatFigure(issued.count)} new plans` : null,
  ].filter((part) => part !== null);
  return `In ${year}: ${parts.join(", ")}. Each step is counted in the year it happens.`;
}
