import { zOf } from "./quantile-function.ts";

/** A point with the ends of its confidence interval. */
export interface Interval {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * A proportion with its Wilson score interval, no continuity correction
 * (Wilson 1927; PHEindicatormethods `phe_proportion`). Grouped data: sum events and n first.
 */
export function proportionInterval(events: number, n: number, confidence = 0.95): Interval {
  if (!(Number.isFinite(n) && n > 0)) throw new RangeError("n must be greater than zero");
  if (!(events >= 0 && events <= n)) throw new RangeError("events must be between zero and n");
  const z = zOf(confidence);
  const value = events / n;
  if (z === Number.POSITIVE_INFINITY) return { value, lower: 0, upper: 1 };
  const spread = z * Math.sqrt(z * z + 4 * events * (1 - value));
  const denominator = 2 * (n + z * z);
  return {
    value,
    lower: events === 0 ? 0 : Math.max(0, (2 * events + z * z - spread) / denominator),
    upper: events === n ? 1 : Math.min(1, (2 * events + z * z + spread) / denominator),
  };
}
