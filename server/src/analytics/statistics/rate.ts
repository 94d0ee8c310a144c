import type { Interval } from "./proportion.ts";
import { chiSquaredQuantile, zOf } from "./quantile-function.ts";
import { requireMultiplier } from "./require.ts";

/** A rate with its interval and the method that made it. */
export interface RateInterval extends Interval {
  readonly method: "Exact" | "Byars";
}

/** Counts below this take the exact interval (Fingertips technical guidance, rates). */
const EXACT_BELOW = 10;

/** Interval of a Poisson count by Byar's approximation (Breslow and Day 1987). */
export function byarInterval(count: number, confidence = 0.95): Interval {
  const z = zOf(confidence);
  const lower = count === 0 ? 0 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3;
  const next = count + 1;
  const upper = next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3;
  return { value: count, lower: Math.max(0, lower), upper };
}

/** Interval of a Poisson count: exact below 10, else Byar's. */
export function countInterval(count: number, confidence = 0.95): RateInterval {
  if (!(Number.isFinite(count) && count >= 0)) throw new RangeError("events must be zero or more");
  if (count >= EXACT_BELOW) return { ...byarInterval(count, confidence), method: "Byars" };
  const tail = (1 - confidence) / 2;
  zOf(confidence);
  return {
    value: count,
    lower: count === 0 ? 0 : chiSquaredQuantile(tail, 2 * count) / 2,
    upper: chiSquaredQuantile(1 - tail, 2 * count + 2) / 2,
    method: "Exact",
  };
}

/** A crude rate per `multiplier` with its interval (PHEindicatormethods `phe_rate`); events may exceed n. */
export function rateInterval(events: number, n: number, multiplier = 100_000, confidence = 0.95): RateInterval {
  if (!(Number.isFinite(n) && n > 0)) throw new RangeError("n must be greater than zero");
  const { value, lower, upper, method } = countInterval(events, confidence);
  requireMultiplier(multiplier);
  const scale = multiplier / n;
  return { value: value * scale, lower: lower * scale, upper: upper * scale, method };
}
