/**
 * Waiting-list arithmetic after Fong and others 2022 (NHSRwaitinglist): demand and capacity a week, waits in weeks.
 */

function requirePositive(value: number, name: string): void {
  if (!(Number.isFinite(value) && value > 0)) throw new RangeError(`${name} must be greater than zero`);
}

function requireNotNegative(value: number, name: string): void {
  if (!(Number.isFinite(value) && value >= 0)) throw new RangeError(`${name} must not be negative`);
}

/** Demand over capacity; at 1 or more the queue grows for ever. */
export function queueLoad(demand: number, capacity: number): number {
  requireNotNegative(demand, "demand");
  requirePositive(capacity, "capacity");
  return demand / capacity;
}

/** Mean wait at which almost nobody waits past the target, as a quarter of it. */
export function targetMeanWait(targetWeeks: number, factor = 4): number {
  requirePositive(targetWeeks, "targetWeeks");
  requirePositive(factor, "factor");
  return targetWeeks / factor;
}

/** Queue that goes with the target mean wait (Little's law). */
export function targetQueueSize(demand: number, targetWeeks: number, factor = 4): number {
  requireNotNegative(demand, "demand");
  return demand * targetMeanWait(targetWeeks, factor);
}

/** Capacity that brings a queue down to its target in the given weeks. */
export function reliefCapacity(demand: number, queue: number, targetQueue: number, weeks = 26): number {
  requireNotNegative(demand, "demand");
  requireNotNegative(queue, "queue");
  requireNotNegative(targetQueue, "targetQueue");
  requirePositive(weeks, "weeks");
  return demand + (queue - targetQueue) / weeks;
}

/** Capacity that keeps a queue at its target, given how much demand and capacity vary. */
export function targetCapacity(demand: number, targetWeeks: number, factor = 4, cvDemand = 1, cvCapacity = 1): number {
  requireNotNegative(demand, "demand");
  requireNotNegative(cvDemand, "cvDemand");
  requireNotNegative(cvCapacity, "cvCapacity");
  requirePositive(targetWeeks, "targetWeeks");
  return demand + ((cvDemand ** 2 + cvCapacity ** 2) / 2) * (factor / targetWeeks);
}

/** Twice the mean wait over the target; above 1 the target is out of reach for too many. */
export function waitingListPressure(meanWait: number, targetWeeks: number): number {
  requireNotNegative(meanWait, "meanWait");
  requirePositive(targetWeeks, "targetWeeks");
  return (2 * meanWait) / targetWeeks;
}

/** Share that waits past the target when waits are exponential. */
export function breachShare(meanWait: number, targetWeeks: number): number {
  requireNotNegative(meanWait, "meanWait");
  requirePositive(targetWeeks, "targetWeeks");
  return meanWait === 0 ? 0 : Math.exp(-targetWeeks / meanWait);
}
