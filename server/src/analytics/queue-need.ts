import { shareOn } from "./line-services.ts";
import type { MonthRange } from "./period.ts";
import type { MonthlySeries, Queue, Service, Snapshot } from "./snapshot.ts";
import { reliefCapacity, targetCapacity, targetQueueSize } from "./statistics/waiting-list.ts";

/** Weeks in an average month. */
export const WEEKS_PER_MONTH = 365.25 / 7 / 12;

/** Sum of a series over months; NaN where any of them is not known. */
export function sumSeries({ firstMonth, values }: MonthlySeries, { from, to }: MonthRange): number {
  let total = 0;
  for (let month = from; month <= to; month += 1) total += values[month - firstMonth] ?? Number.NaN;
  return total;
}

/** Children in a queue; NaN where a band is not known. */
export function queueSize(queue: Queue): number {
  return queue.bands.reduce((sum, { count }) => sum + count, 0);
}

/** Units of care each child on a line brings, from its recorded demand; 1 where none is recorded. */
export function unitsPerChild(snapshot: Snapshot, lineCode: string): number {
  const { demand, lines } = snapshot;
  let units = 0;
  let children = 0;
  const line = lines.findIndex(({ code }) => code === lineCode);
  for (let row = 0; row < demand.rowCount; row += 1) {
    if (demand.line[row] !== line) continue;
    const end = (row + 1) * (demand.monthCount + 1) - 1;
    units += demand.cumulativeUnits[end] ?? 0;
    children += demand.cumulativeChildren[end] ?? 0;
  }
  return children > 0 ? units / children : 1;
}

const queuesOf = new WeakMap<readonly Queue[], ReadonlyMap<string, Queue[]>>();

/** Queues of a service, indexed once. */
function queuesOfService({ queues }: Snapshot, serviceCode: string): readonly Queue[] {
  const found = queuesOf.get(queues) ?? Map.groupBy(queues, (queue) => queue.serviceCode);
  queuesOf.set(queues, found);
  return found.get(serviceCode) ?? [];
}

/** The last queue of a service up to a month, on the clock with the most children. */
export function lastQueue(snapshot: Snapshot, serviceCode: string, month: number): Queue | null {
  const queues = queuesOfService(snapshot, serviceCode).filter((queue) => queue.month <= month);
  const last = Math.max(...queues.map((queue) => queue.month));
  const latest = queues.filter((queue) => queue.month === last);
  return latest.sort((a, b) => queueSize(b) - queueSize(a) || (a.clockCode < b.clockCode ? -1 : 1))[0] ?? null;
}

/**
 * Capacity a service's queue on one line needs beyond its referrals in a period, in units of care: relief capacity where the queue is
 * past twice its target, else target capacity (Fong and others 2022). Null where queue or referrals are not known.
 */
export function queueNeed(
  snapshot: Snapshot,
  service: Service,
  line: string,
  months: MonthRange,
  perChild: number,
): number | null {
  const queue = lastQueue(snapshot, service.code, months.to);
  const referrals = sumSeries(service.referrals, months);
  if (queue === null || Number.isNaN(referrals) || Number.isNaN(queueSize(queue))) return null;
  const weeks = (months.to - months.from + 1) * WEEKS_PER_MONTH;
  const weekly = referrals / weeks;
  const waiting = queueSize(queue) * perChild * shareOn(service, line, months.to);
  const target = targetQueueSize(weekly, queue.targetWeeks);
  const needed =
    waiting > 2 * target ? reliefCapacity(weekly, waiting, target) : targetCapacity(weekly, queue.targetWeeks);
  return Math.max(0, needed - weekly) * weeks;
}
