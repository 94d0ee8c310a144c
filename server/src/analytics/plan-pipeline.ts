import type { Figure, Warning } from "./figure.ts";
import { missing } from "./figure.ts";
import { PLAN_STEPS, type PlanStepPlan, REQUEST_SOURCES } from "./plan-steps.ts";
import {
  type MeasurePart,
  type PublishedFigure,
  PublishedFigures,
  type PublishedPlace,
  shareOf,
} from "./published-figure.ts";
import { breakOf } from "./series-break.ts";

/** A share with the year it is of, because others' figures may be older than ours. */
export interface DatedShare {
  readonly year: string | null;
  readonly share: Figure;
  readonly count: Figure;
}

/** One step of the way from request to plan, in one year. */
export interface PlanStep {
  readonly code: string;
  readonly name: string;
  /** MAIN: on the way itself; BESIDE: what a refusal sets off, and plans held. */
  readonly track: PlanStepPlan["track"];
  readonly unit: string;
  readonly measure: string;
  readonly part: string;
  readonly count: Figure;
  readonly lastYear: Figure;
  /** Whether the year before was counted another way. */
  readonly isBroken: boolean;
  /** What the share is of, in words; null where the step is no part of another. */
  readonly shareOf: string | null;
  readonly share: Figure;
  readonly shareLastYear: Figure;
  readonly region: DatedShare;
  readonly england: DatedShare;
  /** What must not be read into the step. */
  readonly caution: string | null;
  /** Ours, year by year. */
  readonly years: readonly { readonly year: string; readonly count: Figure; readonly share: Figure }[];
}

/** Requests by who asked. */
export interface RequestSource {
  readonly code: string;
  readonly name: string;
  readonly requests: Figure;
  /** Share refused as published. */
  readonly refused: Figure;
}

export interface PlanPipeline {
  readonly year: string | null;
  /** Years with a figure of ours, in order. */
  readonly years: readonly string[];
  readonly steps: readonly PlanStep[];
  readonly sources: readonly RequestSource[];
  readonly warnings: readonly Warning[];
}

export interface PlanPipelineRequest {
  /** Null: the newest year in which requests are published for us. */
  readonly year: string | null;
  readonly places: readonly PublishedPlace[];
  readonly figures: readonly PublishedFigure[];
}

const REQUESTS: MeasurePart = { measure: "ehc-requests", part: "TOTAL" };

/** Plans held are counted in January; the January that follows a year stands for its end. */
const periodOf = ({ isJanuary }: PlanStepPlan, year: string) => (isJanuary ? `${Number(year) + 1}-01` : year);

const NO_SHARE = missing("NOT_APPLICABLE", "share", "OFFICIAL");

function shareIn(plan: PlanStepPlan, published: PublishedFigures, area: string, year: string): Figure {
  if (plan.over === null) return NO_SHARE;
  const at = (part: MeasurePart, unit: string) => published.at(part, area, periodOf(plan, year), unit);
  return shareOf(at(plan.count, plan.unit), at(plan.over.part, "count"));
}

/** Another area's newest figure up to a year: of the same year where there is one. */
function datedShare(
  plan: PlanStepPlan,
  published: PublishedFigures,
  area: string | undefined,
  years: readonly string[],
): DatedShare {
  const countIn = (year: string) => published.at(plan.count, area ?? "", periodOf(plan, year), plan.unit);
  const newest = years.findLast((year) => countIn(year).state === "KNOWN") ?? null;
  const last = newest ?? years.at(-1) ?? "";
  return { year: newest, share: shareIn(plan, published, area ?? "", last), count: countIn(last) };
}

interface Setting {
  readonly published: PublishedFigures;
  readonly own: string;
  readonly region: string | undefined;
  readonly england: string | undefined;
  readonly year: string;
  readonly years: readonly string[];
}

function stepOf(plan: PlanStepPlan, { published, own, region, england, year, years }: Setting): PlanStep {
  const before = String(Number(year) - 1);
  const countIn = (of: string) => published.at(plan.count, own, periodOf(plan, of), plan.unit);
  const upTo = years.filter((entry) => entry <= year);
  return {
    code: plan.code,
    name: plan.name,
    track: plan.track,
    unit: plan.unit,
    measure: plan.count.measure,
    part: plan.count.part,
    count: countIn(year),
    lastYear: countIn(before),
    isBroken: breakOf(plan.count.measure)?.year === year,
    shareOf: plan.over?.words ?? null,
    share: shareIn(plan, published, own, year),
    shareLastYear: shareIn(plan, published, own, before),
    region: datedShare(plan, published, region, upTo),
    england: datedShare(plan, published, england, upTo),
    caution: plan.caution,
    years: years.map((of) => ({ year: of, count: countIn(of), share: shareIn(plan, published, own, of) })),
  };
}

function sourcesOf({ published, own, year }: Setting): readonly RequestSource[] {
  return REQUEST_SOURCES.map(({ code, name }) => ({
    code,
    name,
    requests: published.at({ measure: "ehc-requests", part: code }, own, year, "request"),
    refused: published.at({ measure: "ehc-requests-refused", part: code }, own, year, "%"),
  }));
}

const WARNINGS: readonly Warning[] = [
  {
    code: "DIFFERENT_COUNTS",
    message:
      "Requests, assessments and plans issued are each counted in the year they happen. A request of one year may be assessed in the next, so one step is a share of another only where it says so.",
  },
  {
    code: "READ_TOGETHER",
    message:
      "Plans on time say how soon plans come that are issued. They say nothing of requests that were refused: read them together.",
  },
];

/** The whole way from request to plan in one year, from official figures. */
export function computePlanPipeline({ year: asked, places, figures }: PlanPipelineRequest): PlanPipeline {
  const published = new PublishedFigures(figures);
  const codeOf = (kind: PublishedPlace["kind"]) => places.find((place) => place.kind === kind)?.code;
  const own = codeOf("OWN") ?? "";
  const years = published.periods(REQUESTS, [own]);
  const year = asked ?? published.periods(REQUESTS, [own], true).at(-1) ?? null;
  if (year === null) return { year, years, steps: [], sources: [], warnings: WARNINGS };
  const setting = { published, own, region: codeOf("REGION"), england: codeOf("ENGLAND"), year, years };
  const broken = breakOf(REQUESTS.measure);
  const first = years[0];
  const isSpanned = broken !== null && first !== undefined && first < broken.year;
  return {
    year,
    years,
    steps: PLAN_STEPS.map((plan) => stepOf(plan, setting)),
    sources: sourcesOf(setting),
    warnings: isSpanned ? [...WARNINGS, { code: "SERIES_BREAK", message: broken.reason }] : WARNINGS,
  };
}
