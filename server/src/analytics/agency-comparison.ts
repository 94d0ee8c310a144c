import type { Agency } from "./snapshot.ts";
import { proportionInterval } from "./statistics/proportion.ts";

/** How what two agencies know of a place compares. */
export type ComparisonVerdict = "AGREE" | "FIRST_KNOWS_MORE" | "SECOND_KNOWS_MORE" | "TOO_FEW";

/** Two agencies in one place, against how they compare in all other places of the same need and age. */
export interface Comparison {
  readonly first: Agency;
  readonly second: Agency;
  /** Children the first would know if it knew as many of the second's as elsewhere. */
  readonly expected: number;
  /** Children of the first per child of the second, over the same elsewhere; 1 is agreement. With its 99.8 % interval. */
  readonly ratio: { readonly value: number; readonly lower: number; readonly upper: number };
  readonly verdict: ComparisonVerdict;
  /** Children that the agency that knows fewer lacks of what the other leads one to expect; 0 where they agree. */
  readonly shortfall: number;
}

/** Children of both agencies below which chance explains anything. */
const FEWEST = 10;

/** Confidence of control limits: hundreds of places are compared at once. */
const CONFIDENCE = 0.998;

const oddsOf = (share: number) => (share >= 1 ? Number.POSITIVE_INFINITY : share / (1 - share));

/**
 * Compares counts of two agencies in one place with their totals everywhere else: given both counts, the first is binomial
 * (two Poisson counts; Przyborowski and Wilenski 1940), its share with a Wilson interval turned to odds. Null where nothing
 * is known elsewhere.
 */
export function compareCounts(
  counts: { readonly first: number; readonly second: number },
  elsewhere: { readonly first: number; readonly second: number },
): Omit<Comparison, "first" | "second"> | null {
  const { first, second } = counts;
  const n = first + second;
  if (!(elsewhere.first > 0 && elsewhere.second > 0 && n > 0)) return null;
  const usual = elsewhere.first / elsewhere.second;
  const { value, lower, upper } = proportionInterval(first, n, CONFIDENCE);
  const ratio = { value: oddsOf(value) / usual, lower: oddsOf(lower) / usual, upper: oddsOf(upper) / usual };
  const expected = second * usual;
  if (n < FEWEST) return { expected, ratio, verdict: "TOO_FEW", shortfall: 0 };
  if (ratio.lower > 1) return { expected, ratio, verdict: "FIRST_KNOWS_MORE", shortfall: first / usual - second };
  if (ratio.upper < 1) return { expected, ratio, verdict: "SECOND_KNOWS_MORE", shortfall: expected - first };
  return { expected, ratio, verdict: "AGREE", shortfall: 0 };
}
