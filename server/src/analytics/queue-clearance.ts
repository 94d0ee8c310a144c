import { queueSize, sumSeries, WEEKS_PER_MONTH } from "./queue-need.ts";
import type { MonthIndex, Queue, Service } from "./snapshot.ts";
import { byarInterval } from "./statistics/rate.ts";
import { targetQueueSize } from "./statistics/waiting-list.ts";

/** Recent demand and capacity a week, in units of care; NaN where not known. */
export interface WeeklyFlows {
  readonly demand: number;
  /** Ends of the 95 % interval on the children referred. */
  readonly demandLower: number;
  readonly demandUpper: number;
  readonly capacity: number;
}

/** Months of activity that a service's current demand and capacity are read from. */
export const RECENT_MONTHS = 12;

/** Demand a week with the interval on the children counted in a year, each of whom brings `perChild` units. */
export function weeklyFlowsOf(demand: number, perChild: number): Omit<WeeklyFlows, "capacity"> {
  if (Number.isNaN(demand)) return { demand, demandLower: Number.NaN, demandUpper: Number.NaN };
  const weeks = RECENT_MONTHS * WEEKS_PER_MONTH;
  const { lower, upper } = byarInterval((demand * weeks) / perChild);
  return { demand, demandLower: (lower * perChild) / weeks, demandUpper: (upper * perChild) / weeks };
}

/** Flows of the year up to a month. */
export function weeklyFlows(service: Service, month: MonthIndex, perChild: number): WeeklyFlows {
  const months = { from: month - RECENT_MONTHS + 1, to: month };
  const weeks = RECENT_MONTHS * WEEKS_PER_MONTH;
  return {
    ...weeklyFlowsOf(sumSeries(service.referrals, months) / weeks, perChild),
    capacity: sumSeries(service.capacity, months) / weeks,
  };
}

/** Weeks until a queue of `waiting` units is at its target; infinite where it never gets there. */
function weeksAt(waiting: number, demand: number, capacity: number, targetWeeks: number): number {
  const target = targetQueueSize(demand, targetWeeks);
  if (waiting <= target) return 0;
  return capacity > demand ? (waiting - target) / (capacity - demand) : Number.POSITIVE_INFINITY;
}

/** Weeks until today's capacity brings a queue to its target, with the range that chance in demand leaves; may be infinite. */
export function weeksToTarget(
  waiting: number,
  { demand, demandLower, demandUpper, capacity }: WeeklyFlows,
  targetWeeks: number,
): { readonly value: number; readonly lower: number; readonly upper: number } {
  const [value, ...ends] = [demand, demandLower, demandUpper].map((flow) =>
    weeksAt(waiting, flow, capacity, targetWeeks),
  ) as [number, number, number];
  return { value, lower: Math.min(value, ...ends), upper: Math.max(value, ...ends) };
}

/** Mean wait of those still waiting, from the middles of their bands; an open band counts from its start. */
export function meanWait(queue: Queue): number {
  const weeks = queue.bands.reduce(
    (sum, { fromWeeks, toWeeks, count }) => sum + count * ((fromWeeks + (toWeeks ?? fromWeeks)) / 2),
    0,
  );
  const n = queueSize(queue);
  return n > 0 ? weeks / n : 0;
}
