import type { Interval } from "./proportion.ts";
import { byarInterval, countInterval } from "./rate.ts";
import { requireMultiplier, requireNotNegative } from "./require.ts";

/** No interval can be given, and why. */
export interface Unreliable {
  readonly state: "UNRELIABLE";
  readonly reason: string;
}

/** One age group: its events, its population, and how many of the standard population are in it. */
export interface DirectStratum {
  /** Null, not recorded, counts as none, as `calculate_dsr` has it. */
  readonly events: number | null;
  readonly population: number;
  readonly weight: number;
  /**
   * Events of persons who had k each, where events of one person are not independent; they add up to the stratum's events.
   * A list that counts persons is taken too: then Σ k × persons is the stratum's events.
   */
  readonly repeats?: readonly { readonly k: number; readonly events: number | null }[];
}

/** One age group of an area beside that of the reference population. */
export interface IndirectStratum {
  readonly population: number;
  /** Null counts as none. */
  readonly referenceEvents: number | null;
  readonly referencePopulation: number;
}

/** Fewer events than this make a directly standardised rate unreliable (Fingertips technical guidance). */
const FEWEST = 10;

function requireDirect({ events, population, weight }: DirectStratum): void {
  requireNotNegative("events", events ?? 0);
  if (!(Number.isFinite(population) && population > 0)) throw new RangeError("population must be greater than zero");
  requireNotNegative("weight", weight);
}

/** Σ k² × persons with k events: the variance of a stratum's events; the events themselves where all are independent. */
function varianceOf(stratum: DirectStratum): number {
  const events = stratum.events ?? 0;
  if (stratum.repeats === undefined) return events;
  const repeats = stratum.repeats.map((part) => ({ k: part.k, events: part.events ?? 0 }));
  for (const { k, events: count } of repeats) {
    if (!(Number.isInteger(k) && k > 0)) throw new RangeError("k must be a whole number from 1");
    requireNotNegative("events of repeats", count);
  }
  const sum = (read: (part: { k: number; events: number }) => number) =>
    repeats.reduce((total, part) => total + read(part), 0);
  const isClose = (total: number) => Math.abs(total - events) <= 1e-9 * Math.max(1, events);
  if (isClose(sum((part) => part.events))) return sum(({ k, events: count }) => k * count);
  if (isClose(sum(({ k, events: persons }) => k * persons))) return sum(({ k, events: persons }) => k * k * persons);
  throw new RangeError("repeats must add up to the stratum's events");
}

/**
 * Directly standardised rate per `multiplier`, Dobson's interval (Dobson and others 1991; PHEindicatormethods `calculate_dsr`):
 * value + √(variance ÷ X) × (Byar limit of X − X), X all events. Unreliable below 10 events. Rates with other weights are not
 * comparable.
 */
export function directlyStandardisedRate(
  strata: readonly DirectStratum[],
  multiplier = 100_000,
  confidence = 0.95,
): Interval | Unreliable {
  requireMultiplier(multiplier);
  if (strata.length === 0) throw new RangeError("strata must not be empty");
  for (const stratum of strata) requireDirect(stratum);
  const weights = strata.reduce((sum, { weight }) => sum + weight, 0);
  if (!(weights > 0)) throw new RangeError("weights must not all be zero");
  const total = strata.reduce((sum, { events }) => sum + (events ?? 0), 0);
  const byar = byarInterval(total, confidence);
  const value =
    strata.reduce((sum, { events, population, weight }) => sum + (weight * (events ?? 0)) / population, 0) / weights;
  const variance =
    strata.reduce((sum, stratum) => sum + (stratum.weight / stratum.population) ** 2 * varianceOf(stratum), 0) /
    weights ** 2;
  if (total < FEWEST) return { state: "UNRELIABLE", reason: `fewer than ${FEWEST} events` };
  const scale = Math.sqrt(variance / total);
  return {
    value: value * multiplier,
    lower: (value + scale * (byar.lower - total)) * multiplier,
    upper: (value + scale * (byar.upper - total)) * multiplier,
  };
}

/** Events the area would have at the reference's rates: Σ population × reference events ÷ reference population. */
function expectedEvents(strata: readonly IndirectStratum[]): number {
  if (strata.length === 0) throw new RangeError("strata must not be empty");
  let expected = 0;
  for (const { population, referenceEvents, referencePopulation } of strata) {
    requireNotNegative("population", population);
    requireNotNegative("referenceEvents", referenceEvents ?? 0);
    if (!(Number.isFinite(referencePopulation) && referencePopulation > 0))
      throw new RangeError("referencePopulation must be greater than zero");
    expected += (population * (referenceEvents ?? 0)) / referencePopulation;
  }
  if (!(expected > 0)) throw new RangeError("expected events must be greater than zero");
  return expected;
}

/**
 * Observed over expected events times `multiplier`, exact interval below 10 events, else Byar's (PHEindicatormethods
 * `calculate_ISRatio`). Ratios of two areas must not be compared with each other: each has its own age structure.
 */
export function indirectlyStandardisedRatio(
  strata: readonly IndirectStratum[],
  observed: number,
  multiplier = 1,
  confidence = 0.95,
): Interval {
  requireMultiplier(multiplier);
  requireNotNegative("observed", observed);
  const scale = multiplier / expectedEvents(strata);
  const { value, lower, upper } = countInterval(observed, confidence);
  return { value: value * scale, lower: lower * scale, upper: upper * scale };
}

/** The standardised ratio times the reference's crude rate, per `multiplier` (PHEindicatormethods `calculate_ISRate`). */
export function indirectlyStandardisedRate(
  strata: readonly IndirectStratum[],
  observed: number,
  multiplier = 100_000,
  confidence = 0.95,
): Interval {
  const events = strata.reduce((sum, { referenceEvents }) => sum + (referenceEvents ?? 0), 0);
  const population = strata.reduce((sum, { referencePopulation }) => sum + referencePopulation, 0);
  return indirectlyStandardisedRatio(strata, observed, (events / population) * multiplier, confidence);
}
