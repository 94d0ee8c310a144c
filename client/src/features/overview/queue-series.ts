import type { QueueDetailQuery } from "@tandem/schema/operations";
import type { TrendRow } from "../../charts/bar-row.ts";
import type { Twin } from "../../charts/ChartFrame.tsx";
import { formatFigure } from "../../words/figure.ts";
import { monthText } from "../../words/text.ts";
import { type AnnotationMark, markText } from "../annotations/annotation-series.ts";

/** One queue with its bands and its months. */
export type QueueDetail = QueueDetailQuery["partnership"]["waits"]["rows"][number];

const FLAGS: Readonly<Record<string, string>> = {
  outside: "outside what chance allows",
  trend: "six or more months one way",
  "two-of-three": "two of three months near the edge",
  run: "a long run on one side",
};

/** Why a month stands out, in words. */
export function flagText(flags: readonly string[]): string {
  return flags.map((flag) => FLAGS[flag] ?? flag).join("; ");
}

/** The queue month by month; a month without a figure stays empty. */
export function trendRows(trend: QueueDetail["trend"]): readonly TrendRow[] {
  return trend.map(({ month, figure, flags }) => ({
    name: monthText(month),
    value: figure.value ?? null,
    isFlagged: flags.length > 0,
  }));
}

/** The same numbers as a table, with what happened in each month. */
export function trendTwin(trend: QueueDetail["trend"], marks: readonly AnnotationMark[] = []): Twin {
  return {
    columns: ["Month", "Waiting", "Stands out because", "What happened"],
    rows: trend.map(({ month, figure, flags }) => [
      monthText(month),
      formatFigure(figure),
      flagText(flags) || "–",
      markText(marks, month),
    ]),
  };
}

/** How much of the series chance cannot explain. */
function chanceText(flagged: number, months: number): string {
  if (flagged === 0) return "No month is outside what chance allows.";
  if (flagged > months / 2) return "It does not swing around one level: the level itself has moved.";
  return `${flagged} of ${months} months stand out from chance (ringed).`;
}

/** Whether the queue grew or shrank over its known months, in one sentence. */
export function trendSentence(trend: QueueDetail["trend"]): string {
  const known = trend.filter(({ figure }) => figure.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first === last) return "There are too few months to say.";
  const flagged = known.filter(({ flags }) => flags.length > 0).length;
  const change = `${formatFigure(first.figure)} in ${monthText(first.month)}, ${formatFigure(last.figure)} in ${monthText(last.month)}`;
  return `${change}. ${chanceText(flagged, known.length)}`;
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
