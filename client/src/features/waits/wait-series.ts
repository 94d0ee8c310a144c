import type { BarRow } from "../../charts/bar-row.ts";
import type { Twin } from "../../charts/ChartFrame.tsx";
import { type BarPart, HUES } from "../../charts/palette.ts";
import { formatFigure, formatNumber, formatShare, type ShownFigure, stateWords } from "../../words/figure.ts";
import { countText } from "../../words/text.ts";
import { bandText } from "./queue-series.ts";
import type { WaitLineRow } from "./wait-rows.ts";

type Band = Pick<WaitLineRow["bands"][number], "fromWeeks" | "toWeeks">;

const UNKNOWN: BarPart = { key: "unknown", label: "Hidden or not submitted", colour: HUES.unknown, isHatched: true };

/** What each fill means; a band is filled by where it starts. */
export const BAND_LEGEND: readonly BarPart[] = [
  { key: "0", label: "Up to 4 weeks", colour: HUES.teal },
  { key: "4", label: "4 to 18 weeks", colour: HUES.navy },
  { key: "18", label: "18 to 52 weeks", colour: HUES.orange },
  { key: "52", label: "Over 52 weeks", colour: HUES.plum },
  UNKNOWN,
  { key: "standard", label: "Upright line: the standard", colour: "#212b32" },
];

const LOWER_ENDS = [52, 18, 4, 0] as const;

const keyOf = ({ fromWeeks, toWeeks }: Band) => `${fromWeeks}-${toWeeks ?? ""}`;

/** Every band that some line is counted in, shortest wait first. */
function bandsOf(lines: readonly WaitLineRow[]): readonly Band[] {
  const bands = new Map(lines.flatMap((line) => line.bands).map((band) => [keyOf(band), band]));
  return [...bands.values()].sort(
    (a, b) => a.fromWeeks - b.fromWeeks || (a.toWeeks ?? Number.MAX_VALUE) - (b.toWeeks ?? Number.MAX_VALUE),
  );
}

/** The parts of the bars: each band as it is counted, then what is not known. */
export function bandParts(lines: readonly WaitLineRow[]): readonly BarPart[] {
  const parts = bandsOf(lines).map((band): BarPart => {
    const group = LOWER_ENDS.find((end) => band.fromWeeks >= end) ?? 0;
    const colour = BAND_LEGEND.find(({ key }) => key === String(group))?.colour ?? HUES.navy;
    return { key: keyOf(band), label: bandText(band), colour };
  });
  return [...parts, UNKNOWN];
}

/** Lines by their pressure, the most pressed first; those where it is not known last. */
export function byPressure<Row extends { readonly pressure: ShownFigure; readonly serviceLine: { code: string } }>(
  rows: readonly Row[],
): readonly Row[] {
  const weight = ({ pressure }: Row) => pressure.value ?? -1;
  return [...rows].sort((a, b) => weight(b) - weight(a) || (a.serviceLine.code < b.serviceLine.code ? -1 : 1));
}

/** A line by name, with its clock where the line has several. */
function lineName(line: WaitLineRow, lines: readonly WaitLineRow[]): string {
  const isOne = lines.filter(({ serviceLine }) => serviceLine.code === line.serviceLine.code).length === 1;
  return isOne ? line.serviceLine.name : `${line.serviceLine.name}, ${line.clock.name.toLowerCase()}`;
}

/** How many of a line's queues said nothing; empty where all did. */
export function silenceText({ queues, notSubmitted }: Pick<WaitLineRow, "queues" | "notSubmitted">): string {
  if (notSubmitted === 0) return "";
  if (notSubmitted === queues)
    return queues === 1 ? "Its queue was not submitted." : `None of its ${queues} queues was submitted.`;
  return `${notSubmitted} of ${queues} queues ${notSubmitted === 1 ? "was" : "were"} not submitted.`;
}

/** Children waiting, in words; a part of them where queues are missing. */
export function waitingText({ queue, queues, notSubmitted }: WaitLineRow): string {
  if (queue.value === null || queue.value === undefined) return stateWords(queue.state);
  return notSubmitted === 0
    ? formatNumber(queue.value)
    : `${formatNumber(queue.value)} in ${queues - notSubmitted} of ${queues} queues`;
}

/** The share within the standard with its interval; what is missing from it is said beside it. */
export function withinText({ withinTarget }: Pick<WaitLineRow, "withinTarget">): string {
  const isPartial = withinTarget.state === "UNRELIABLE";
  return formatShare(isPartial ? { ...withinTarget, state: "KNOWN" } : withinTarget);
}

function noteOf(line: WaitLineRow): string {
  const { queue, targetWeeks, queues, notSubmitted } = line;
  if (queue.value === null || queue.value === undefined)
    return `${stateWords(queue.state)}; standard ${targetWeeks} weeks`;
  const silent = notSubmitted === 0 ? "" : `; ${notSubmitted} of ${queues} queues not submitted`;
  const { withinTarget } = line;
  const within = withinTarget.value === null ? stateWords(withinTarget.state) : withinText(line);
  return `${formatNumber(queue.value)} waiting; within ${targetWeeks} weeks: ${within}${silent}`;
}

/** Each line's queue as a whole, split into its bands; what is hidden or not submitted is its own part. */
export function bandBars(lines: readonly WaitLineRow[]): readonly BarRow[] {
  return lines.map((line) => {
    const whole = line.queue.value ?? 0;
    const known = line.bands.reduce((sum, { count }) => sum + (count.value ?? 0), 0);
    const total = Math.max(whole, known);
    const share = (count: number) => (total > 0 ? count / total : 0);
    const isEmpty = line.queue.value === 0;
    return {
      name: lineName(line, lines),
      note: noteOf(line),
      sizes: {
        ...Object.fromEntries(line.bands.map((band) => [keyOf(band), share(band.count.value ?? 0)])),
        unknown: total > 0 ? Math.max(0, 1 - share(known)) : isEmpty ? 0 : 1,
      },
      mark: line.withinTarget.value ?? null,
    };
  });
}

/** The same numbers as a table, band by band. */
export function bandTwin(lines: readonly WaitLineRow[]): Twin {
  const bands = bandsOf(lines);
  return {
    columns: ["Line", "Standard", "Waiting", "Within it", "Not submitted", ...bands.map(bandText)],
    rows: lines.map((line) => [
      lineName(line, lines),
      `${line.targetWeeks} weeks`,
      waitingText(line),
      withinText(line),
      `${line.notSubmitted} of ${line.queues} queues`,
      ...bands.map((band) => {
        const own = line.bands.find((entry) => keyOf(entry) === keyOf(band));
        if (own === undefined) return "–";
        return formatFigure(own.count.state === "UNRELIABLE" ? { ...own.count, state: "KNOWN" } : own.count);
      }),
    ]),
  };
}

/** One line's queue in a sentence. */
export function waitLineSentence(line: WaitLineRow): string {
  const { serviceLine, targetWeeks } = line;
  const silent = silenceText(line);
  if (line.queue.value === null || line.queue.value === undefined)
    return `${serviceLine.name}: how many wait is ${stateWords(line.queue.state)}. ${silent}`.trim();
  const children = countText(Math.round(line.queue.value), "child", "children");
  if (line.withinTarget.value === null || line.withinTarget.value === undefined)
    return `${serviceLine.name}: ${children} wait. Within the standard of ${targetWeeks} weeks: ${stateWords(line.withinTarget.state)}. ${silent}`.trim();
  return `${serviceLine.name}: of ${children} waiting, ${withinText(line)} have waited no longer than the standard of ${targetWeeks} weeks. ${silent}`.trim();
}
