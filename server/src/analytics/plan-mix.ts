import { type Figure, known, missing, type Warning } from "./figure.ts";
import {
  type MeasurePart,
  type PublishedFigure,
  PublishedFigures,
  type PublishedPlace,
  shareOf,
  TOTAL,
} from "./published-figure.ts";

/** What plans are divided by. */
export type PlanMixBy = "NEED" | "PLACEMENT" | "AGE";

/** One part of the plans held, beside others. */
export interface PlanMixRow {
  readonly code: string;
  readonly name: string;
  readonly count: Figure;
  readonly share: Figure;
  readonly region: Figure;
  readonly england: Figure;
}

export interface PlanMix {
  /** January the plans were counted in. */
  readonly period: string | null;
  readonly rows: readonly PlanMixRow[];
  readonly warnings: readonly Warning[];
}

export interface PlanMixRequest {
  readonly by: PlanMixBy;
  readonly places: readonly PublishedPlace[];
  readonly figures: readonly PublishedFigure[];
  /** Published parts of the plans held, with their names. */
  readonly parts: readonly { readonly code: string; readonly name: string }[];
}

const MEASURE = "ehc-plans-maintained";

/** Ages in years, in bands that children are shown in. */
const AGE_PARTS: readonly { readonly from: number; readonly to: number; readonly parts: readonly string[] }[] = [
  { from: 0, to: 4, parts: ["AGE_00_02", "AGE_03", "AGE_04"] },
  ...[
    [5, 10],
    [11, 15],
    [16, 19],
    [20, 25],
  ].map(([from = 0, to = 0]) => ({
    from,
    to,
    parts: Array.from({ length: to - from + 1 }, (_, at) => `AGE_${String(from + at).padStart(2, "0")}`),
  })),
];

interface MixPart {
  readonly code: string;
  readonly name: string;
  readonly parts: readonly string[];
}

function partsBy({ by, parts }: PlanMixRequest): readonly MixPart[] {
  if (by === "AGE")
    return AGE_PARTS.map(({ from, to, parts: ages }) => ({
      code: `AGE_${from}_${to}`,
      name: `Ages ${from} to ${to}`,
      parts: ages,
    }));
  return parts.filter(({ code }) => code.startsWith(`${by}_`)).map(({ code, name }) => ({ code, name, parts: [code] }));
}

/** The sum of parts; where one is missing, so is the sum. */
function sumOf(figures: readonly Figure[]): Figure {
  const gap = figures.find(({ state }) => state !== "KNOWN");
  if (gap !== undefined && gap.state !== "KNOWN") return missing(gap.state, "plan", "OFFICIAL");
  return known(
    figures.reduce((sum, { value }) => sum + (value ?? 0), 0),
    "plan",
    "OFFICIAL",
  );
}

const CAUTIONS: Readonly<Record<PlanMixBy, readonly Warning[]>> = {
  NEED: [
    {
      code: "PRIMARY_NEED_ONLY",
      message:
        "Each plan counts once, under its primary need. Many children have other needs too, which these figures do not show.",
    },
    {
      code: "LOW_SHARE_NOT_LOW_NEED",
      message:
        "A low share of one need, as of autism, is not low need: it may mean that children wait for a diagnosis, are recorded under another need, or were refused.",
    },
  ],
  PLACEMENT: [
    {
      code: "PLACED_NOT_SUITABLE",
      message: "Where children are placed does not say whether the place suits them.",
    },
  ],
  AGE: [
    {
      code: "AGE_OF_PLANS",
      message:
        "Shares of all plans, not of all children of an age: places with more young adults with plans have lower shares of children.",
    },
  ],
};

/** The newest January in which the whole and a part of the mix are known for us, the region and England. */
function newestOf(published: PublishedFigures, parts: readonly MixPart[], codes: readonly string[]): string | null {
  const whole: MeasurePart = { measure: MEASURE, part: TOTAL };
  const isKnown = (period: string) =>
    codes.every((code) =>
      parts.some((mix) =>
        mix.parts.every((part) => published.at({ measure: MEASURE, part }, code, period, "plan").state === "KNOWN"),
      ),
    );
  return published.periods(whole, codes, true).findLast(isKnown) ?? null;
}

/** Plans held, divided by need, placement or age: our shares beside the region's and England's in one January. */
export function computePlanMix(request: PlanMixRequest): PlanMix {
  const published = new PublishedFigures(request.figures);
  const codeOf = (kind: PublishedPlace["kind"]) => request.places.find((place) => place.kind === kind)?.code;
  const codes = [codeOf("OWN"), codeOf("REGION"), codeOf("ENGLAND")].flatMap((code) => code ?? []);
  const parts = partsBy(request);
  const period = newestOf(published, parts, codes);
  const warnings = CAUTIONS[request.by];
  if (period === null) return { period, rows: [], warnings };
  const countIn = (area: string | undefined, mix: MixPart) =>
    sumOf(mix.parts.map((part) => published.at({ measure: MEASURE, part }, area ?? "", period, "plan")));
  const shareIn = (area: string | undefined, mix: MixPart) =>
    shareOf(countIn(area, mix), published.at({ measure: MEASURE, part: TOTAL }, area ?? "", period, "plan"));
  const rows = parts.map((mix) => ({
    code: mix.code,
    name: mix.name,
    count: countIn(codeOf("OWN"), mix),
    share: shareIn(codeOf("OWN"), mix),
    region: shareIn(codeOf("REGION"), mix),
    england: shareIn(codeOf("ENGLAND"), mix),
  }));
  return { period, rows, warnings };
}

/** Measure whose parts a mix reads. */
export const PLAN_MIX_MEASURE = MEASURE;
