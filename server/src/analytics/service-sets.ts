import type { Links } from "./supply-links.ts";

/** Most services whose every set is worth trying; from here on a flow is faster. */
export const FEW_SERVICES = 8;

/** Part of all capacity by which two sets must differ before sums of plain numbers tell which is larger. */
const MARGIN = 1e-13;

/** No set is better than none: every class can have its share. */
export const NO_SET = 0;

/** Sums of plain numbers do not decide. */
export const UNDECIDED = -1;

/** Σ of the needs of the classes that no service outside the set reaches, for each set of services as a bit mask. */
function needsWithin(
  demand: Float64Array,
  ratio: number,
  { start, service }: Links,
  serviceCount: number,
): Float64Array {
  const needs = new Float64Array(1 << serviceCount);
  for (let index = 0; index < demand.length; index += 1) {
    let mask = 0;
    for (let link = start[index] as number; link < (start[index + 1] as number); link += 1) {
      mask |= 1 << (service[link] as number);
    }
    needs[mask] = (needs[mask] as number) + ratio * (demand[index] as number);
  }
  for (let bit = 1; bit < needs.length; bit <<= 1) {
    for (let mask = bit; mask < needs.length; mask = (mask + 1) | bit) {
      needs[mask] = (needs[mask] as number) + (needs[mask ^ bit] as number);
    }
  }
  return needs;
}

/** Σ of the capacities of each set of services. */
function capacitiesOf(capacity: Float64Array): Float64Array {
  const sums = new Float64Array(1 << capacity.length);
  for (let mask = 1; mask < sums.length; mask += 1) {
    const rest = mask & (mask - 1);
    sums[mask] = (sums[rest] as number) + (capacity[31 - Math.clz32(mask ^ rest)] as number);
  }
  return sums;
}

/**
 * The set of few services, as a bit mask, whose own classes need most beyond its capacity, a class needing its
 * demand × the ratio of all capacity to all demand: found by trying every set. Decided only by clear margins, so that it is the smallest cut of exact numbers.
 */
export function neediestServices(demand: Float64Array, ratio: number, capacity: Float64Array, links: Links): number {
  const needs = needsWithin(demand, ratio, links, capacity.length);
  const capacities = capacitiesOf(capacity);
  const full = needs.length - 1;
  const margin = MARGIN * (capacities[full] as number);
  let best = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  let found = NO_SET;
  for (let mask = 1; mask < full; mask += 1) {
    const excess = (needs[mask] as number) - (capacities[mask] as number);
    if (excess > best) {
      second = best;
      best = excess;
      found = mask;
    } else if (excess > second) second = excess;
  }
  if (best < -margin) return NO_SET;
  return best > margin && second < best - margin ? found : UNDECIDED;
}
