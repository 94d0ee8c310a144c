import { publishedWarnings } from "./disclosure/hidden-rows.ts";
import {
  type Explanation,
  type Figure,
  known,
  missing,
  type Provenance,
  type Warning,
  weakestProvenance,
} from "./figure.ts";
import { meanWait, type WeeklyFlows, weeklyFlows, weeksToTarget } from "./queue-clearance.ts";
import { queueSize, unitsPerChild, WEEKS_PER_MONTH } from "./queue-need.ts";
import type { Coded, MonthIndex, Queue, Service, ServiceLine, Snapshot } from "./snapshot.ts";
import { proportionInterval } from "./statistics/proportion.ts";
import { type SpcFlag, xmrChart } from "./statistics/spc.ts";
import {
  breachShare,
  queueLoad,
  reliefCapacity,
  targetCapacity,
  targetQueueSize,
  waitingListPressure,
} from "./statistics/waiting-list.ts";
import { isInForce } from "./stretch.ts";
import { explainWait } from "./wait-explanation.ts";

export interface WaitFilter {
  readonly serviceLines?: readonly string[] | null;
  readonly services?: readonly string[] | null;
  readonly clocks?: readonly string[] | null;
}

/** Who waits for one service on one clock, and what it would take to meet the standard. */
export interface WaitRow {
  readonly service: Service;
  readonly serviceLine: ServiceLine;
  readonly clock: Coded;
  /** Month at whose end the queue was counted. */
  readonly asAt: MonthIndex;
  readonly targetWeeks: number;
  readonly queue: Figure;
  readonly bands: readonly { readonly fromWeeks: number; readonly toWeeks: number | null; readonly count: Figure }[];
  readonly withinTarget: Figure;
  readonly load: Figure;
  readonly pressure: Figure;
  /** Share that will wait past the target if waits are exponential with today's mean. */
  readonly breachShare: Figure;
  readonly targetQueue: Figure;
  /** Capacities are in units of care a month. */
  readonly reliefCapacity: Figure;
  readonly targetCapacity: Figure;
  readonly weeksToTarget: Figure;
  readonly trend: readonly {
    readonly month: MonthIndex;
    readonly figure: Figure;
    readonly flags: readonly SpcFlag[];
  }[];
  readonly explanation: Explanation;
}

export interface WaitTable {
  /** By service, then clock. */
  readonly rows: readonly WaitRow[];
  readonly warnings: readonly Warning[];
  /** Whether every queue is submitted, and none of an earlier month lacks this one. */
  readonly complete: boolean;
}

/** Children waiting less than the target; null where the target falls inside a band. */
function countWithin(queue: Queue): number | null {
  const isCut = queue.bands.some(
    ({ fromWeeks, toWeeks }) => fromWeeks < queue.targetWeeks && (toWeeks === null || toWeeks > queue.targetWeeks),
  );
  if (isCut) return null;
  return queue.bands
    .filter(({ fromWeeks }) => fromWeeks < queue.targetWeeks)
    .reduce((sum, { count }) => sum + count, 0);
}

function withinTarget(queue: Queue, provenance: Provenance): Figure {
  const n = queueSize(queue);
  if (queue.published?.isBandHidden.some(Boolean)) return missing("SUPPRESSED", "share", provenance);
  if (Number.isNaN(n)) return missing("NOT_SUBMITTED", "share", provenance);
  const events = countWithin(queue);
  if (events === null) return missing("UNAVAILABLE", "share", provenance);
  if (n === 0) return missing("UNDEFINED", "share", provenance);
  const { value, lower, upper } = proportionInterval(events, n);
  return known(value, "share", provenance, { lower, upper });
}

/** A count of a queue: as recorded, or as published where counts are. */
function countFigure(count: number, isHidden: boolean, provenance: Provenance): Figure {
  if (isHidden) return missing("SUPPRESSED", "child", provenance);
  return Number.isNaN(count) ? missing("NOT_SUBMITTED", "child", provenance) : known(count, "child", provenance);
}

/** The whole queue: as recorded, or as published where counts are. */
function sizeFigure(queue: Queue, provenance: Provenance): Figure {
  const size = queueSize(queue);
  if (queue.published === undefined || Number.isNaN(size)) return countFigure(size, false, provenance);
  return countFigure(queue.published.size, Number.isNaN(queue.published.size), provenance);
}

type FlowFigures = Pick<
  WaitRow,
  "load" | "pressure" | "breachShare" | "targetQueue" | "reliefCapacity" | "targetCapacity" | "weeksToTarget"
>;

/** Weeks to the target as a figure; not applicable where today's capacity never gets there, without upper end where it may not. */
export function weeksFigure(waiting: number, flows: WeeklyFlows, targetWeeks: number, provenance: Provenance): Figure {
  const { value, lower, upper } = weeksToTarget(waiting, flows, targetWeeks);
  if (!Number.isFinite(value)) return missing("NOT_APPLICABLE", "week", provenance);
  const figure = known(value, "week", provenance, { lower, upper });
  return Number.isFinite(upper) ? figure : { ...figure, upper: null };
}

function flowFigures(
  snapshot: Snapshot,
  service: Service,
  line: ServiceLine,
  queue: Queue,
  { provenance, isHidden }: { readonly provenance: Provenance; readonly isHidden: boolean },
): FlowFigures {
  const perChild = unitsPerChild(snapshot, line.code);
  const flows = weeklyFlows(service, queue.month, perChild);
  const { demand, capacity } = flows;
  const waiting = queueSize(queue) * perChild;
  const monthly = `${line.unitOfCare} a month`;
  const isCounted = !isHidden && !Number.isNaN(waiting);
  const hasFlows = isCounted && !Number.isNaN(demand);
  const lack = (unit: string) => missing(isHidden ? "SUPPRESSED" : "NOT_SUBMITTED", unit, provenance);
  const target = hasFlows ? targetQueueSize(demand, queue.targetWeeks) : 0;
  const of = (isKnown: boolean, unit: string, value: () => number) =>
    isKnown ? known(value(), unit, provenance) : lack(unit);
  const hasCapacity = hasFlows && capacity > 0;
  return {
    load: of(hasCapacity, "ratio", () => queueLoad(demand, capacity)),
    pressure: of(isCounted, "ratio", () => waitingListPressure(meanWait(queue), queue.targetWeeks)),
    breachShare: of(isCounted, "share", () => breachShare(meanWait(queue), queue.targetWeeks)),
    targetQueue: of(hasFlows, "child", () => target / perChild),
    reliefCapacity: of(hasFlows, monthly, () => Math.max(0, reliefCapacity(demand, waiting, target)) * WEEKS_PER_MONTH),
    targetCapacity: of(hasFlows, monthly, () => targetCapacity(demand, queue.targetWeeks) * WEEKS_PER_MONTH),
    weeksToTarget: hasCapacity ? weeksFigure(waiting, flows, queue.targetWeeks, provenance) : lack("week"),
  };
}

/** Positions of a history's queues, cut where a month is missing or not known, so that no rule runs across. */
function knownRuns(history: readonly Queue[]): number[][] {
  const runs: number[][] = [];
  history.forEach((queue, index) => {
    if (Number.isNaN(queueSize(queue))) return;
    const open = runs.at(-1);
    const before = open?.at(-1);
    const isNext = before === index - 1 && history[before]?.month === queue.month - 1;
    if (open !== undefined && isNext) open.push(index);
    else runs.push([index]);
  });
  return runs;
}

/** Size of the queue month by month up to the one asked, with the rules of the XmR chart on each unbroken run of months. */
function queueTrend(history: readonly Queue[], provenance: Provenance): WaitRow["trend"] {
  const sizes = history.map(queueSize);
  const flags = new Map<number, readonly SpcFlag[]>();
  for (const run of knownRuns(history)) {
    const chart = xmrChart(
      run.map((index) => sizes[index] ?? 0),
      { improvement: "decrease" },
    );
    run.forEach((index, at) => {
      flags.set(index, chart.points[at]?.flags ?? []);
    });
  }
  return history.map((queue, index) => ({
    month: queue.month,
    figure: sizeFigure(queue, provenance),
    flags: flags.get(index) ?? [],
  }));
}

function waitRow(snapshot: Snapshot, history: readonly Queue[], queue: Queue, provenance: Provenance): WaitRow | null {
  const service = snapshot.services.find(({ code }) => code === queue.serviceCode);
  const line = snapshot.lines.find(({ code }) => code === service?.lineCode);
  const clock = snapshot.clocks.find(({ code }) => code === queue.clockCode);
  if (service === undefined || line === undefined || clock === undefined) return null;
  const isHidden = (band: number) => queue.published?.isBandHidden[band] ?? false;
  const size = sizeFigure(queue, provenance);
  return {
    service,
    serviceLine: line,
    clock,
    asAt: queue.month,
    targetWeeks: queue.targetWeeks,
    queue: size,
    bands: queue.bands.map(({ fromWeeks, toWeeks, count }, band) => {
      return { fromWeeks, toWeeks, count: countFigure(count, isHidden(band), provenance) };
    }),
    withinTarget: withinTarget(queue, provenance),
    ...flowFigures(snapshot, service, line, queue, { provenance, isHidden: size.state === "SUPPRESSED" }),
    trend: queueTrend(history, provenance),
    explanation: explainWait(snapshot, service, queue, size, provenance),
  };
}

/** Months after which a service without a new queue is taken to have none to submit. */
const STILL_EXPECTED_MONTHS = 12;

/**
 * A queue's history up to a month; a queue that was counted lately but not in that month is there as not submitted, as long
 * as someone still buys its service.
 */
function historyUpTo({ commissions }: Snapshot, queues: readonly Queue[], month: MonthIndex): Queue[] {
  const history = [...queues].sort((a, b) => a.month - b.month);
  const last = history.at(-1);
  if (last === undefined || last.month === month) return history;
  const isBought = commissions.some((entry) => entry.serviceCode === last.serviceCode && isInForce(entry, month));
  if (!isBought || month - last.month > STILL_EXPECTED_MONTHS) return [];
  return [...history, { ...last, month, bands: last.bands.map((band) => ({ ...band, count: Number.NaN })) }];
}

/** Queues at the end of a month, by service and clock, each with its standard and what meeting it takes. */
export function computeWaits(
  snapshot: Snapshot,
  request: { readonly month: MonthIndex; readonly filter: WaitFilter },
): WaitTable {
  const { month, filter } = request;
  const ids = snapshot.loads.map(({ id }) => id);
  const provenance = weakestProvenance(snapshot.loads, ids);
  const lineOf = new Map(snapshot.services.map(({ code, lineCode }) => [code, lineCode]));
  const keeps = (queue: Queue) =>
    (!filter.serviceLines || filter.serviceLines.includes(lineOf.get(queue.serviceCode) ?? "")) &&
    (!filter.services || filter.services.includes(queue.serviceCode)) &&
    (!filter.clocks || filter.clocks.includes(queue.clockCode));
  const histories = Map.groupBy(
    snapshot.queues.filter((queue) => queue.month <= month && keeps(queue)),
    (queue) => `${queue.serviceCode}|${queue.clockCode}`,
  );
  const rows = [...histories]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, queues]) => {
      const history = historyUpTo(snapshot, queues, month);
      const last = history.at(-1);
      return last === undefined ? [] : (waitRow(snapshot, history, last, provenance) ?? []);
    });
  const lacking = rows.filter(({ queue }) => queue.state !== "KNOWN" && queue.state !== "SUPPRESSED");
  return {
    rows,
    warnings: [
      ...lacking.map(({ service }) => ({
        code: "QUEUE_NOT_SUBMITTED",
        message: `The queue of ${service.name} (${service.code}) was not submitted.`,
      })),
      ...publishedWarnings(snapshot),
    ],
    complete: rows.every(({ queue }) => queue.state === "KNOWN"),
  };
}
