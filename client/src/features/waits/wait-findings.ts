import type { FindingLine } from "../../parts/Findings.tsx";
import { formatFigure, formatNumber, formatShare, isKnown } from "../../words/figure.ts";
import { countText, listText } from "../../words/text.ts";
import type { CapacityLineRow, StaffFigures, WaitLineRow, WaitQueueRow } from "./wait-rows.ts";
import { queueKey } from "./wait-rows.ts";
import { byPressure, waitLineSentence } from "./wait-series.ts";

/** What the queue needs and what staff can do, in a sentence; empty where either is not known. */
export function capacityRemedy(figures: StaffFigures | undefined, unitOfCare: string): string {
  if (figures === undefined) return "";
  const { neededCapacity, staffCapacity, isRelief, wteNeeded } = figures;
  if ((neededCapacity.value ?? null) === null || (staffCapacity.value ?? null) === null) return "";
  const aim = isRelief ? "To come down to the standard in 26 weeks" : "To stay at the standard";
  const part = neededCapacity.state === "UNRELIABLE" ? "the services that sent figures need" : "it needs";
  // Less than a twentieth of a post would read as none.
  const posts = (wteNeeded.value ?? 0) >= 0.05 ? ` That takes ${formatNumber(wteNeeded.value ?? 0)} more WTE.` : "";
  return `${aim} ${part} ${formatNumber(neededCapacity.value ?? 0)} ${unitOfCare}s a month; staff in post can do ${formatNumber(staffCapacity.value ?? 0)}.${posts}`;
}

const isPressed = ({ pressure }: { readonly pressure: { readonly value?: number | null } }) =>
  (pressure.value ?? 0) > 1;

function silence(lines: readonly WaitLineRow[], rows: readonly WaitQueueRow[]): readonly FindingLine[] {
  const silent = rows.filter(({ queue }) => queue.state === "NOT_SUBMITTED");
  const byLine = [...Map.groupBy(silent, ({ serviceLine }) => serviceLine.code).values()];
  const [first] = byLine.sort((a, b) => b.length - a.length)[0] ?? [];
  if (first === undefined) return [];
  const names = [...new Set(silent.map(({ serviceLine }) => serviceLine.name))];
  const providers = [...new Set(silent.map(({ service }) => service.provider.name))];
  const to = lines.length > 1 ? { line: first.serviceLine.code } : { open: queueKey(first) };
  return [
    {
      text: `${countText(silent.length, "queue")} of ${rows.length} ${silent.length === 1 ? "was" : "were"} not submitted (${listText(names)}). Nobody can say how many children wait there; it is not none.`,
      remedy: `Remedy: ask ${listText(providers)} for them.`,
      to,
      evidence: lines.length > 1 ? `See ${first.serviceLine.name}` : "See the queue",
    },
  ];
}

function ofLines(lines: readonly WaitLineRow[], capacity: readonly CapacityLineRow[]): readonly FindingLine[] {
  return byPressure(lines.filter(isPressed)).map((line) => {
    const staff = capacity.find(({ serviceLine }) => serviceLine.code === line.serviceLine.code);
    const remedy = capacityRemedy(staff?.figures, line.serviceLine.unitOfCare);
    return {
      text: waitLineSentence(line),
      ...(remedy === "" ? {} : { remedy }),
      to: { line: line.serviceLine.code },
      evidence: "See its queues",
    };
  });
}

function ofQueues(rows: readonly WaitQueueRow[], capacity: readonly CapacityLineRow[]): readonly FindingLine[] {
  const staff = capacity.flatMap(({ services }) => services);
  return byPressure(rows.filter(isPressed)).map((row) => {
    const own = staff.find(({ service }) => service.code === row.service.code);
    const remedy = capacityRemedy(own?.figures, row.serviceLine.unitOfCare);
    const within = isKnown(row.withinTarget)
      ? `${formatShare(row.withinTarget)} have waited no longer than the standard of ${row.targetWeeks} weeks`
      : `within the standard of ${row.targetWeeks} weeks: ${formatFigure(row.withinTarget)}`;
    return {
      text: `${row.service.name}: of ${formatFigure(row.queue)} children waiting, ${within}.`,
      ...(remedy === "" ? {} : { remedy }),
      to: { open: queueKey(row) },
      evidence: "See why",
    };
  });
}

/** What stands out: the most pressed lines, or queues where one line is left, and always those that say nothing. */
export function waitFindings(
  lines: readonly WaitLineRow[],
  rows: readonly WaitQueueRow[],
  capacity: readonly CapacityLineRow[],
): readonly FindingLine[] {
  const pressed = lines.length > 1 ? ofLines(lines, capacity) : ofQueues(rows, capacity);
  return [...pressed.slice(0, 2), ...silence(lines, rows), ...pressed.slice(2)];
}

/** Queues to act on: the most pressed first, then those that say nothing, then the others. */
export function queuesToActOn(rows: readonly WaitQueueRow[]): readonly WaitQueueRow[] {
  const rank = (row: WaitQueueRow) => {
    if (isPressed(row)) return 0;
    return row.pressure.value === null ? 1 : 2;
  };
  return [...byPressure(rows)].sort((a, b) => rank(a) - rank(b));
}

/** A count of queues among those that can tell. */
export interface QueueCount {
  readonly count: number;
  readonly of: number;
}

function countAmong(
  rows: readonly WaitQueueRow[],
  canTell: (row: WaitQueueRow) => boolean,
  is: (row: WaitQueueRow) => boolean,
): QueueCount {
  const told = rows.filter(canTell);
  return { count: told.filter(is).length, of: told.length };
}

/** How many queues were not submitted, in one note. */
export function silentQueuesText({ count, of }: QueueCount): string {
  return count === 1
    ? `1 queue of ${of} was not submitted; it is not counted as empty.`
    : `${countText(count, "queue")} of ${of} were not submitted; they are not counted as empty.`;
}

/** Said where no queue stands out: only of queues that tell is it said that they keep their standard. */
export function noneText(rows: readonly WaitQueueRow[]): string {
  const { pressed, hidden } = queueTotals(rows);
  if (hidden > 0)
    return pressed.of === 0
      ? "Whether these queues keep their standards is hidden: too few children wait. That does not mean that nobody waits too long."
      : `No queue that can be shown will miss its standard; ${countText(hidden, "queue is", "queues are")} hidden, and nothing can be said of ${hidden === 1 ? "it" : "them"}.`;
  return pressed.of < rows.length
    ? "No queue whose pressure is known will miss its standard."
    : "No queue will miss its standard, and all were submitted.";
}

/** How many queues miss their standard, never reach it, get worse, or say nothing, each among those that can tell. */
export function queueTotals(rows: readonly WaitQueueRow[]) {
  const isNever = ({ weeksToTarget }: WaitQueueRow) => weeksToTarget.state === "NOT_APPLICABLE";
  return {
    pressed: countAmong(rows, ({ pressure }) => pressure.value !== null, isPressed),
    never: countAmong(rows, (row) => isNever(row) || row.weeksToTarget.value !== null, isNever),
    worse: countAmong(
      rows,
      ({ control }) => control.variation !== null,
      ({ control }) => control.variation === "CONCERN",
    ),
    silent: countAmong(
      rows,
      () => true,
      ({ queue }) => queue.state === "NOT_SUBMITTED",
    ),
    hidden: rows.filter(({ queue }) => queue.state === "SUPPRESSED").length,
  };
}
