import { type MeasurePart, TOTAL } from "./published-figure.ts";

/** How a step of the way to a plan is counted. */
export interface PlanStepPlan {
  readonly code: string;
  readonly name: string;
  readonly track: "MAIN" | "BESIDE";
  /** Unit in the singular. */
  readonly unit: string;
  readonly count: MeasurePart;
  /** What the step is a true part of: the same children, in the same year. */
  readonly over: { readonly part: MeasurePart; readonly words: string } | null;
  readonly caution: string | null;
  /** Counted on a day in January. */
  readonly isJanuary?: boolean;
}

const of = (measure: string, part = TOTAL): MeasurePart => ({ measure, part });

const REQUESTS = { part: of("ehc-requests"), words: "requests received in the year" };
const ASSESSMENTS = { part: of("ehc-assessments"), words: "assessments of the year" };
const PLANS = {
  part: of("ehc-plans-issued", "WITHOUT_EXCEPTION"),
  words: "plans issued in the year, without those with a permitted exception",
};

/** The way from request to plan, and what stands beside it (DfE, SEN2 data guidance 2025; MoJ, appeal rate table 1). */
export const PLAN_STEPS: readonly PlanStepPlan[] = [
  {
    code: "REQUESTS",
    name: "Requests",
    track: "MAIN",
    unit: "request",
    count: of("ehc-requests"),
    over: null,
    caution: "Requests say how many asked, not how many children need a plan.",
  },
  {
    code: "REFUSED",
    name: "Refused",
    track: "MAIN",
    unit: "request",
    count: of("ehc-requests-refused-number"),
    over: REQUESTS,
    caution: "A refusal is a decision not to assess. The child may still get help without a plan.",
  },
  {
    code: "AGREED",
    name: "Agreed to assess",
    track: "MAIN",
    unit: "request",
    count: of("ehc-requests", "OUTCOME_ASSESS"),
    over: REQUESTS,
    caution: "Agreed and refused leave out requests that were withdrawn or not yet decided.",
  },
  {
    code: "ASSESSED",
    name: "Assessed",
    track: "MAIN",
    unit: "assessment",
    count: of("ehc-assessments"),
    over: null,
    caution: "Assessments of the year, some of them asked for the year before: no share of this year's requests.",
  },
  {
    code: "ENDED_IN_PLAN",
    name: "Assessed, plan agreed",
    track: "MAIN",
    unit: "assessment",
    count: of("ehc-assessments", "OUTCOME_ISSUED"),
    over: ASSESSMENTS,
    caution: "Counted apart from plans issued, and not the same number.",
  },
  {
    code: "ISSUED",
    name: "Plans issued",
    track: "MAIN",
    unit: "plan",
    count: of("ehc-plans-issued"),
    over: null,
    caution: "New plans of the year, some of them asked for the year before: no share of this year's requests.",
  },
  {
    code: "ON_TIME",
    name: "On time",
    track: "MAIN",
    unit: "plan",
    count: of("ehcp-within-20-weeks-number"),
    over: PLANS,
    caution: "Within 20 weeks of the request. Counts only plans that were issued, so refusals do not show in it.",
  },
  {
    code: "CEASED",
    name: "Ceased",
    track: "MAIN",
    unit: "plan",
    count: of("ehc-plans-ceased"),
    over: null,
    caution: "Plans that ended in the year for any reason, whenever they were issued: no share of this year's plans.",
  },
  {
    code: "MEDIATION",
    name: "Went to mediation",
    track: "BESIDE",
    unit: "request",
    count: of("ehc-request-mediations"),
    over: REQUESTS,
    caution: "Requests received in the year whose decision went to mediation, whichever decision that was.",
  },
  {
    code: "TRIBUNAL",
    name: "Decision on the request went to tribunal",
    track: "BESIDE",
    unit: "request",
    count: of("ehc-request-tribunals"),
    over: REQUESTS,
    caution: "Counted by the council: not the appeals that the tribunal itself registers.",
  },
  {
    code: "APPEALS",
    name: "Appeals of all kinds",
    track: "BESIDE",
    unit: "appeal",
    count: of("send-tribunal-appeals"),
    over: { part: of("send-tribunal-appealable-decisions"), words: "decisions open to appeal" },
    caution: "Counted by the tribunal, about requests, plans and plans that end.",
  },
  {
    code: "HELD",
    name: "Plans held the January after",
    track: "BESIDE",
    unit: "plan",
    count: of("ehc-plans-maintained"),
    over: null,
    caution: "Children and young people with a plan on one day, counted in the January after the year.",
    isJanuary: true,
  },
];

/** Who may ask, as published from 2025. */
export const REQUEST_SOURCES = [
  { code: "SOURCE_FAMILY", name: "Parent or young person" },
  { code: "SOURCE_SCHOOL", name: "School or other education setting" },
  { code: "SOURCE_HEALTH", name: "Health professional" },
  { code: "SOURCE_SOCIAL_CARE", name: "Social care professional" },
  { code: "SOURCE_OTHER", name: "Someone else" },
] as const;

/** Every part the pipeline reads. */
export const PIPELINE_PARTS: readonly MeasurePart[] = [
  ...PLAN_STEPS.flatMap(({ count, over }) => (over === null ? [count] : [count, over.part])),
  ...REQUEST_SOURCES.flatMap(({ code }) => [of("ehc-requests", code), of("ehc-requests-refused", code)]),
];
