import { pchisq, qchisq, qnorm } from "lib-r-math.js";

/** Quantile of the standard normal distribution. */
export function normalQuantile(probability: number): number {
  return qnorm(probability);
}

/** Quantile of the chi-squared distribution. */
export function chiSquaredQuantile(probability: number, degreesOfFreedom: number): number {
  return qchisq(probability, degreesOfFreedom);
}

/** Chance that a chi-squared value is at most `value`. */
export function chiSquaredChance(value: number, degreesOfFreedom: number): number {
  return pchisq(value, degreesOfFreedom);
}

/** z of a two-sided confidence, as 1.96 for 0.95; confidence between 0.9 and 1, where it has no end. */
export function zOf(confidence: number): number {
  if (!(confidence >= 0.9 && confidence <= 1)) throw new RangeError("confidence must be between 0.9 and 1");
  return confidence === 1 ? Number.POSITIVE_INFINITY : normalQuantile(confidence + (1 - confidence) / 2);
}
