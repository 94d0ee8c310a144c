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
import { type BandFigure, bandFigures, sizeFigure, withinTarget } from "./queue-counts.ts";
import { queueSize, unitsPerChild, WEEKS_PER_MONTH } from "./queue-need.ts";
import { type QueueControl, queueTrend, type TrendPoint } from "./queue-trend.ts";
import type { Clock, MonthIndex, Queue, Service, ServiceLine, Snapshot } from "./snapshot.ts";
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
import { type LineQueue, type WaitLine, waitLines } from "./wait-lines.ts";

export interface WaitFilter {
  readonly serviceLines?: readonly string[] | null;
  readonly services?: readonly string[] | null;
  readonly clocks?: readonly string[] | null;
  readonly providers?: readonly string[] | null;
}

/** Who waits for one service on one clock, and what it would take to meet the standard. */
export interface WaitRow {
  readonly service: Service;
  readonly serviceLine: ServiceLine;
  readonly clock: Clock;
  /** Month at whose end the queue was counted. */
  readonly asAt: MonthIndex;
  readonly targetWeeks: number;
  /** Where the standard comes from; null where that is not recorded. */
  readonly standardBasis: string | null;
  readonly queue: Figure;
  readonly bands: readonly BandFigure[];
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
  readonly trend: readonly TrendPoint[];
  /** Limits and icons of the trend, against the target queue. */
  readonly control: QueueControl;
  readonly explanation: Explanation;
}

export interface WaitTable {
  /** By service, then clock. */
  readonly rows: readonly WaitRow[];
  /** The same queues together, by line, clock and standard. */
  readonly lines: readonly WaitLine[];
  readonly warnings: readonly Warning[];
  /** Whether every queue is submitted, and none of an earlier month lacks this one. */
  readonly complete: boolean;
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

interface Counted extends LineQueue {
  readonly service: Service;
}

function findCounted(snapshot: Snapshot, queue: Queue): Counted | null {
  const service = snapshot.services.find(({ code }) => code === queue.serviceCode);
  const serviceLine = snapshot.lines.find(({ code }) => code === service?.lineCode);
  const clock = snapshot.clocks.find(({ code }) => code === queue.clockCode);
  return service === undefined || serviceLine === undefined || clock === undefined
    ? null
    : { service, serviceLine, clock, queue };
}

function waitRow(snapshot: Snapshot, history: readonly Queue[], counted: Counted, provenance: Provenance): WaitRow {
  const { service, serviceLine, clock, queue } = counted;
  const size = sizeFigure(queue, provenance);
  const isHidden = size.state === "SUPPRESSED";
  const flows = flowFigures(snapshot, service, serviceLine, queue, { provenance, isHidden });
  return {
    service,
    serviceLine,
    clock,
    asAt: queue.month,
    targetWeeks: queue.targetWeeks,
    standardBasis: queue.standardBasis ?? null,
    queue: size,
    bands: bandFigures(queue, provenance),
    withinTarget: withinTarget(queue, provenance),
    ...flows,
    ...queueTrend(history, flows.targetQueue, provenance),
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

/** Whether a queue is one of those asked for. */
function isAsked({ services }: Snapshot, filter: WaitFilter): (queue: Queue) => boolean {
  const serviceOf = new Map(services.map((service) => [service.code, service]));
  const has = (codes: readonly string[] | null | undefined, code: string | undefined) =>
    !codes || codes.includes(code ?? "");
  return ({ serviceCode, clockCode }) =>
    has(filter.serviceLines, serviceOf.get(serviceCode)?.lineCode) &&
    has(filter.providers, serviceOf.get(serviceCode)?.providerCode) &&
    has(filter.services, serviceCode) &&
    has(filter.clocks, clockCode);
}

/** Queues at the end of a month, by service and clock, each with its standard and what meeting it takes. */
export function computeWaits(
  snapshot: Snapshot,
  request: { readonly month: MonthIndex; readonly filter: WaitFilter },
): WaitTable {
  const { month, filter } = request;
  const ids = snapshot.loads.map(({ id }) => id);
  const provenance = weakestProvenance(snapshot.loads, ids);
  const keeps = isAsked(snapshot, filter);
  const histories = Map.groupBy(
    snapshot.queues.filter((queue) => queue.month <= month && keeps(queue)),
    (queue) => `${queue.serviceCode}|${queue.clockCode}`,
  );
  const counted = [...histories]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, queues]) => {
      const history = historyUpTo(snapshot, queues, month);
      const last = history.at(-1);
      const entry = last === undefined ? null : findCounted(snapshot, last);
      return entry === null ? [] : [{ ...entry, history }];
    });
  const rows = counted.map((entry) => waitRow(snapshot, entry.history, entry, provenance));
  const lacking = rows.filter(({ queue }) => queue.state !== "KNOWN" && queue.state !== "SUPPRESSED");
  return {
    rows,
    lines: waitLines(counted, provenance),
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
