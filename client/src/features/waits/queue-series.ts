import type { QueueDetailQuery } from "@tandem/schema/operations";
import type { Twin } from "../../charts/ChartFrame.tsx";
import type { Annotation, ControlRow } from "../../charts/control-row.ts";
import { ASSURANCE_WORDS, VARIATION_WORDS } from "../../charts/sign-words.ts";
import { formatFigure, formatNumber, formatShare, type ShownFigure } from "../../words/figure.ts";
import { countText, monthText } from "../../words/text.ts";

/** One queue with its bands and its months. */
export type QueueDetail = QueueDetailQuery["partnership"]["waits"]["rows"][number];

type Trend = QueueDetail["trend"];
type Control = QueueDetail["control"];

const FLAGS: Readonly<Record<string, string>> = {
  outside: "outside what chance allows",
  trend: "seven or more months one way",
  "two-of-three": "two of three months near the edge",
  run: "a long run on one side",
};

/** Why a month stands out, in words. */
export function flagText(flags: readonly string[]): string {
  return flags.map((flag) => FLAGS[flag] ?? flag).join("; ");
}

/** Months below which limits are on trial. */
const FEWEST_MONTHS = 13;

/** A month's figure and why it stands out, in words. */
function monthSays({ figure, flags, variation }: Trend[number]): string {
  const waiting = figure.value === null ? formatFigure(figure) : `${formatFigure(figure)} waiting`;
  return flags.length === 0 ? waiting : `${waiting}. ${VARIATION_WORDS[variation]}: ${flagText(flags)}.`;
}

/** The queue month by month with its run's limits; a month without a figure stays empty. */
export function controlRows(trend: Trend, { limits }: Control): readonly ControlRow[] {
  return trend.map((point) => {
    const own = limits.find(({ fromMonth, toMonth }) => fromMonth <= point.month && point.month <= toMonth);
    return {
      month: point.month,
      name: monthText(point.month),
      value: point.figure.value ?? null,
      mean: own?.mean.value ?? null,
      lower: own?.lower.value ?? null,
      upper: own?.upper.value ?? null,
      variation: point.variation,
      says: monthSays(point),
    };
  });
}

const atMost = (figure: ShownFigure | undefined) => (figure === undefined ? "–" : formatFigure(figure));

/** The same numbers as a table, with what happened in each month. */
export function controlTwin(trend: Trend, { limits, target }: Control, annotations: readonly Annotation[]): Twin {
  return {
    columns: ["Month", "Waiting", "Mean", "Limits of chance", "Target", "Stands out because", "What happened"],
    inWords: ["What happened"],
    rows: trend.map(({ month, figure, flags, variation }) => {
      const own = limits.find(({ fromMonth, toMonth }) => fromMonth <= month && month <= toMonth);
      const happened = annotations.filter(({ period }) => period === month).map(({ text }) => text);
      return [
        monthText(month),
        formatFigure(figure),
        atMost(own?.mean),
        own === undefined ? "–" : `${formatFigure(own.lower)} to ${formatFigure(own.upper)}`,
        formatFigure(target),
        flags.length === 0 ? "–" : `${VARIATION_WORDS[variation]}: ${flagText(flags)}`,
        happened.join("; ") || "–",
      ];
    }),
  };
}

/** How much of the series chance cannot explain. */
function chanceText(flagged: number, months: number): string {
  if (flagged === 0) return "No month is outside what chance allows.";
  if (flagged > months / 2) return "It does not swing around one level: the level itself has moved.";
  return `${flagged} of ${months} months stand out from chance (marked).`;
}

/** Whether the queue grew or shrank over its known months, in one sentence. */
export function trendSentence(trend: Pick<Trend[number], "month" | "figure" | "flags">[]): string {
  const known = trend.filter(({ figure }) => figure.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first === last) return "There are too few months to say.";
  const flagged = known.filter(({ flags }) => flags.length > 0).length;
  const change = `${formatFigure(first.figure)} in ${monthText(first.month)}, ${formatFigure(last.figure)} in ${monthText(last.month)}`;
  return `${change}. ${chanceText(flagged, known.length)}`;
}

/** What the chart's signs say, or why there are none. */
export function signsText({ points, variation, assurance, target }: Control): string {
  if (points < FEWEST_MONTHS)
    return `Only ${countText(points, "month")} without a break: the limits are on trial, and no sign is read from them before ${FEWEST_MONTHS}.`;
  if (variation === null) return "The last month is not known, so no sign is read from the months before.";
  const aim =
    assurance === null
      ? "There is no target to hold it against."
      : `${ASSURANCE_WORDS[assurance]}: ${formatNumber(target.value ?? 0)} children, a queue that fits the standard.`;
  return `In the last month: ${VARIATION_WORDS[variation].toLowerCase()}. ${aim}`;
}

/** A band of weeks, as "4 to 12 weeks" or "over 52 weeks". */
export function bandText({
  fromWeeks,
  toWeeks,
}: {
  readonly fromWeeks: number;
  readonly toWeeks?: number | null;
}): string {
  return toWeeks === null || toWeeks === undefined ? `over ${fromWeeks} weeks` : `${fromWeeks} to ${toWeeks} weeks`;
}

/** Who waited at a month's end, and how many of them within the standard; what is no number is said as such. */
export function leadText({
  queue,
  withinTarget,
  asAt,
  targetWeeks,
}: {
  readonly queue: ShownFigure;
  readonly withinTarget: ShownFigure;
  readonly asAt: string;
  readonly targetWeeks: number;
}): string {
  const end = `at the end of ${monthText(asAt)}`;
  if (queue.value === null) return `How many children waited ${end}: ${formatFigure(queue)}.`;
  const waited = `${formatFigure(queue)} ${queue.value === 1 ? "child" : "children"} waited ${end}`;
  return withinTarget.value === null
    ? `${waited}. Within the standard of ${targetWeeks} weeks: ${formatShare(withinTarget)}.`
    : `${waited}; ${formatShare(withinTarget)} of them no longer than the standard of ${targetWeeks} weeks.`;
}

/** Weeks until the queue has shrunk to one that fits its standard with today's capacity, with the range that chance in demand leaves. */
export function weeksText(weeks: ShownFigure): string {
  if (weeks.state === "NOT_APPLICABLE") return "never, with today's capacity";
  if (weeks.value === null || weeks.value === undefined) return formatFigure(weeks);
  if (weeks.value === 0) return "it fits now";
  if (weeks.lower === null || weeks.lower === undefined) return formatNumber(weeks.value);
  const upper = weeks.upper === null || weeks.upper === undefined ? "maybe never" : formatNumber(weeks.upper);
  return `${formatNumber(weeks.value)} (${formatNumber(weeks.lower)} to ${upper})`;
}
