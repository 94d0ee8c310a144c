import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Interval } from "./proportion.ts";
import { normalQuantile } from "./quantile-function.ts";
import { requireFinite, requireWhole } from "./require.ts";

/** One fifth, tenth or other quantile of a population; the first listed is the first in rank. */
export interface SlopeQuantile {
  readonly population: number;
  readonly value: number;
  /** Of the value, on the scale the line is fitted on: log or logit where the values are so transformed. */
  readonly standardError?: number;
}

export interface SlopeOptions {
  /** log for rates, logit for proportions. */
  readonly transform: "none" | "log" | "logit";
  /** Of the slope index; a negative one turns both round. Defaults to 1. */
  readonly multiplier?: number;
  /** Seed of the simulated intervals: the same seed, the same ends. */
  readonly seed: number;
  /** Draws, from 1,000; defaults to 10,000. */
  readonly repetitions?: number;
  readonly confidence?: number;
}

export interface SlopeIndex {
  /** Slope index of inequality: the difference between the two ends of the population by the fitted line. */
  readonly sii: Interval;
  /** Relative index of inequality: the ratio of the two ends. */
  readonly rii: Interval;
}

const SCALES = {
  none: { forth: (value: number) => value, back: (value: number) => value },
  log: { forth: Math.log, back: Math.exp },
  logit: {
    forth: (value: number) => Math.log(value / (1 - value)),
    back: (value: number) => 1 / (1 + Math.exp(-value)),
  },
} as const;

function checkQuantiles(quantiles: readonly SlopeQuantile[], transform: SlopeOptions["transform"]): void {
  if (quantiles.length < 5 || quantiles.length > 100) throw new RangeError("quantiles must be 5 to 100");
  requireFinite(
    "values",
    quantiles.map(({ value }) => value),
  );
  for (const { population, value } of quantiles) {
    if (!(Number.isFinite(population) && population > 0)) throw new RangeError("population must be greater than zero");
    if (transform === "log" && !(value > 0))
      throw new RangeError("values must be greater than zero for the log transform");
    if (transform === "logit" && !(value > 0 && value < 1))
      throw new RangeError("values must be between zero and one for the logit transform");
  }
}

function checkErrors(quantiles: readonly SlopeQuantile[]): void {
  const given = quantiles.filter(({ standardError }) => standardError !== undefined);
  if (given.length !== 0 && given.length !== quantiles.length)
    throw new RangeError("standardError must be given for all quantiles or none");
  if (given.some(({ standardError }) => !(Number.isFinite(standardError) && Number(standardError) >= 0)))
    throw new RangeError("standardError must be a number and not negative");
}

interface Line {
  readonly intercept: number;
  readonly slope: number;
}

/**
 * Weighted least squares of values on the middles of the quantiles' cumulative population shares, weights the shares: how much
 * each value adds to intercept and slope.
 */
function lineWeights(quantiles: readonly SlopeQuantile[]): { intercept: number[]; slope: number[] } {
  const total = quantiles.reduce((sum, { population }) => sum + population, 0);
  const shares = quantiles.map(({ population }) => population / total);
  let before = 0;
  const middles = shares.map((share) => {
    before += share;
    return before - share / 2;
  });
  const mean = middles.reduce((sum, middle, index) => sum + (shares[index] ?? 0) * middle, 0);
  const spread = middles.reduce((sum, middle, index) => sum + (shares[index] ?? 0) * (middle - mean) ** 2, 0);
  const slope = middles.map((middle, index) => ((shares[index] ?? 0) * (middle - mean)) / spread);
  return { slope, intercept: shares.map((share, index) => share - mean * (slope[index] ?? 0)) };
}

/** Indices of a fitted line; a negative multiplier looks from the other end. */
function indicesOf({ intercept, slope }: Line, { back }: (typeof SCALES)["none"], multiplier: number) {
  const [first, last] = [back(intercept), back(intercept + slope)];
  return { sii: (last - first) * multiplier, rii: multiplier < 0 ? first / last : last / first };
}

/**
 * Normal errors of all quantiles, run by run. Their part along the slope, which moves both indices most, takes each of R equally
 * likely strata once: the same distribution as plain draws, with far steadier ends.
 */
function* drawErrors(
  errors: readonly number[],
  slope: readonly number[],
  seed: number,
  repetitions: number,
): Generator<number[]> {
  const random = xoroshiro128plus(seed);
  // Half a step keeps the draw away from 0, where the normal quantile is infinite.
  const uniform = () => uniformFloat64(random) + 2 ** -54;
  const pull = errors.map((error, index) => error * (slope[index] ?? 0));
  const length = Math.hypot(...pull);
  const along = pull.map((part) => (length > 0 ? part / length : 0));
  for (let run = 0; run < repetitions; run += 1) {
    const normal = errors.map(() => normalQuantile(uniform()));
    const part = normal.reduce((sum, value, index) => sum + value * (along[index] ?? 0), 0);
    const shift = normalQuantile((run + uniform()) / repetitions) - part;
    yield normal.map((value, index) => (value + shift * (along[index] ?? 0)) * (errors[index] ?? 0));
  }
}

/** The value at position round(R × p) of R in order, positions from 1. */
const orderStatistic = (sorted: Float64Array, p: number) =>
  sorted[Math.min(sorted.length, Math.max(1, Math.round(sorted.length * p))) - 1] ?? Number.NaN;

/**
 * Slope and relative index of inequality (PHEindicatormethods `phe_sii`): the line through the quantiles of a population, from
 * its first to its last person. The points are exact; the ends are order statistics of lines refitted to values drawn from
 * normal distributions by a seeded generator, and are NaN where no standard errors are given.
 */
export function slopeIndex(quantiles: readonly SlopeQuantile[], options: SlopeOptions): SlopeIndex {
  const { transform, multiplier = 1, seed, repetitions = 10_000, confidence = 0.95 } = options;
  if (!(transform in SCALES)) throw new RangeError("transform must be none, log or logit");
  if (!(Number.isFinite(multiplier) && multiplier !== 0))
    throw new RangeError("multiplier must be a number and not zero");
  if (!(confidence >= 0.9 && confidence < 1)) throw new RangeError("confidence must be from 0.9 and below 1");
  if (!Number.isSafeInteger(seed)) throw new RangeError("seed must be a whole number");
  requireWhole("repetitions", repetitions, 1_000);
  checkQuantiles(quantiles, transform);
  checkErrors(quantiles);
  const scale = SCALES[transform];
  const weights = lineWeights(quantiles);
  const values = quantiles.map(({ value }) => scale.forth(value));
  const lineOf = (drawn: readonly number[]): Line => ({
    intercept: drawn.reduce((sum, value, index) => sum + value * (weights.intercept[index] ?? 0), 0),
    slope: drawn.reduce((sum, value, index) => sum + value * (weights.slope[index] ?? 0), 0),
  });
  const point = indicesOf(lineOf(values), scale, multiplier);
  const errors = quantiles.map(({ standardError }) => standardError ?? Number.NaN);
  const runs = errors.some(Number.isNaN) ? [] : drawErrors(errors, weights.slope, seed, repetitions);
  const found = Array.from(runs, (drawn) =>
    indicesOf(lineOf(values.map((value, index) => value + (drawn[index] ?? 0))), scale, multiplier),
  );
  const sii = Float64Array.from(found, (index) => index.sii);
  const rii = Float64Array.from(found, (index) => index.rii);
  const tail = (1 - confidence) / 2;
  const interval = (value: number, drawn: Float64Array): Interval => {
    drawn.sort();
    return { value, lower: orderStatistic(drawn, tail), upper: orderStatistic(drawn, 1 - tail) };
  };
  return { sii: interval(point.sii, sii), rii: interval(point.rii, rii) };
}
