import { formatFigure, formatNumber, isKnown, type ShownFigure } from "../../words/figure.ts";
import { exactPercent, stepOf } from "./pipeline-series.ts";
import type { ComparisonRow, MixRow, PipelineRow, StepRow } from "./plan-rows.ts";
import { comparedOf } from "./plans-address.ts";

/** What stands out, with the key of its evidence: a panel's, or a part of the page. */
export interface PlanFinding {
  readonly text: string;
  readonly remedy: string;
  readonly proof: { readonly open: string } | { readonly part: string };
}

type Share = ShownFigure & { readonly value: number };

const known = (figure: ShownFigure | undefined): figure is Share => figure !== undefined && isKnown(figure);
const share = (figure: ShownFigure) => exactPercent(figure.value ?? 0);
const inYear = (of: string | null, year: string | null) => (of === null || of === year ? "" : ` in ${of}`);

const englandText = ({ england }: StepRow, year: string | null) =>
  `England ${share(england.share)}${inYear(england.year, year)}`;

/** Plans on time look good while most requests are refused: neither may be quoted without the other. */
function speedAndRefusals({ steps, year }: PipelineRow): PlanFinding[] {
  const [onTime, refused, requests, counted] = ["ON_TIME", "REFUSED", "REQUESTS", "ISSUED"].map((code) =>
    stepOf(steps, code),
  );
  if (onTime === undefined || refused === undefined || !known(onTime.share) || !known(refused.share)) return [];
  if (!known(onTime.england.share) || !known(refused.england.share)) return [];
  const isFast = onTime.share.value > onTime.england.share.value;
  const isClosed = refused.share.value > refused.england.share.value;
  if (!isClosed) return [];
  const asked = requests === undefined || !known(requests.count) ? "" : ` of ${formatFigure(requests.count)}`;
  const many = known(refused.count) ? `${formatFigure(refused.count)}${asked}` : "many";
  const refusals = `${many} requests for an assessment (${share(refused.share)}) were refused (${englandText(refused, year)})`;
  const speed = `${share(onTime.share)} of new plans came within 20 weeks (${englandText(onTime, year)})`;
  const plans =
    counted !== undefined && known(counted.count) ? `, and only ${formatFigure(counted.count)} plans were issued` : "";
  return [
    {
      text: isFast
        ? `${speed}, which looks good. But ${refusals}${plans}: a refused request counts in no figure of speed.`
        : `In ${year}, ${refusals}.`,
      remedy: "Quote the two together, and ask what refused children were offered instead.",
      proof: { open: "REFUSED" },
    },
  ];
}

/** Who asked, in the middle of a sentence. */
function asker({ name }: PipelineRow["requestSources"][number]): string {
  const words = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return words === "someone else" ? words : `a ${words}`;
}

/** Who asks decides how many are refused. */
function refusedBySource({ requestSources, year }: PipelineRow): PlanFinding[] {
  const bySource = requestSources
    .filter(({ refused, requests }) => known(refused) && known(requests))
    .sort((a, b) => (b.refused.value ?? 0) - (a.refused.value ?? 0));
  const [most, least] = [bySource[0], bySource.at(-1)];
  if (most === undefined || least === undefined || (most.refused.value ?? 0) <= (least.refused.value ?? 0)) return [];
  const part = (source: (typeof bySource)[number]) =>
    `${formatNumber(source.refused.value ?? 0)}\u00a0% of ${formatFigure(source.requests)}`;
  return [
    {
      text: `Who asks matters. In ${year}, ${part(most)} requests were refused where ${asker(most)} asked, ${part(least)} where ${asker(least)} did.`,
      remedy: "Find out what differs between what they ask for, before reading it as too many requests.",
      proof: { part: "requests-by-source" },
    },
  ];
}

const earlier = (step: StepRow, year: string, by: number) =>
  step.years.find((entry) => entry.year === String(Number(year) - by))?.count;

/** Fewer plans while more families dispute what was decided. */
function fewerPlansMoreDisputes({ steps, year }: PipelineRow): PlanFinding[] {
  const [issued, mediation] = [stepOf(steps, "ISSUED"), stepOf(steps, "MEDIATION")];
  if (year === null || issued === undefined || mediation === undefined) return [];
  const [plansThen, disputesThen, between] = [
    earlier(issued, year, 2),
    earlier(mediation, year, 2),
    earlier(mediation, year, 1),
  ];
  if (!known(issued.count) || !known(mediation.count) || !known(plansThen) || !known(disputesThen)) return [];
  if (issued.count.value >= plansThen.value || mediation.count.value <= disputesThen.value) return [];
  const then = Number(year) - 2;
  return [
    {
      text: `New plans fell from ${formatFigure(plansThen)} in ${then} to ${formatFigure(issued.count)} in ${year}. Requests that went to mediation were ${formatFigure(disputesThen)} in ${then}, ${between === undefined ? "" : `${formatFigure(between)} in ${then + 1}, `}and ${formatFigure(mediation.count)} in ${year}.`,
      remedy: "Need may have moved to SEN support, therapies and the tribunal: look for it there.",
      proof: { open: "MEDIATION" },
    },
  ];
}

/** Ours lies outside what councils of its size would show. */
function outsideFunnel(comparison: ComparisonRow, measure: string): PlanFinding[] {
  const own = comparison.places.find(({ kind }) => kind === "OWN");
  const place = comparison.funnel?.places.find(({ code }) => code === own?.area.code);
  const verdict = place?.widened ?? place?.byChance;
  if (own === undefined || place === undefined || verdict === undefined || verdict === "WITHIN") return [];
  const side = verdict === "ABOVE" || verdict === "FAR_ABOVE" ? "above" : "below";
  const beyond =
    place.widened === null
      ? "by more than chance explains"
      : "by more than chance and the usual spread of councils explain";
  return [
    {
      text: `${comparedOf(measure).label} in ${comparison.period}: ${own.area.name}'s ${formatNumber(own.rate.value ?? 0)}\u00a0% lies ${side} that of ${comparison.funnel?.places.length ?? 0} councils compared, ${beyond}.`,
      remedy: "Ask what is done differently; unusual is not the same as wrong.",
      proof: { part: "others" },
    },
  ];
}

const POINTS_APART = 0.1;

/** The part of the plans that lies furthest from England's. */
function otherMix(rows: readonly MixRow[]): PlanFinding[] {
  const apart = ({ share: own, england }: MixRow) => Math.abs((own.value ?? 0) - (england.value ?? 0));
  const [widest] = rows
    .filter(({ share: own, england }) => known(own) && known(england))
    .sort((a, b) => apart(b) - apart(a));
  if (widest === undefined || apart(widest) < POINTS_APART) return [];
  return [
    {
      text: `${widest.name}: ${share(widest.share)} of plans held, in England ${share(widest.england)}. That is a difference in plans, not proof of a difference in need.`,
      remedy: "Compare with referrals, waits and what schools know before planning by it.",
      proof: { part: "plans-held" },
    },
  ];
}

/** What stands out on the whole way to a plan, what misleads most first. */
export function planFindings(
  pipeline: PipelineRow,
  comparison: ComparisonRow,
  mix: readonly MixRow[],
  measure: string,
): readonly PlanFinding[] {
  return [
    ...speedAndRefusals(pipeline),
    ...refusedBySource(pipeline),
    ...fewerPlansMoreDisputes(pipeline),
    ...outsideFunnel(comparison, measure),
    ...otherMix(mix),
  ];
}
