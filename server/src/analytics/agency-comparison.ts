import type { Agency } from "./snapshot.ts";
import { proportionInterval } from "./statistics/proportion.ts";
import { zOf } from "./statistics/quantile-function.ts";

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

/** An agency that knows, and is expected to know, fewer children than this is not judged. */
const FEWEST = 10;

/** Confidence of control limits: hundreds of places are compared at once. */
const CONFIDENCE = 0.998;

interface Counts {
  readonly first: number;
  readonly second: number;
}

const logit = (share: number) => Math.log(share / (1 - share));

/** Log odds of the first among both, with the ends of its Wilson interval; in the middle stands the interval's centre. */
function logOdds({ first, second }: Counts): { middle: number; lower: number; upper: number } {
  const n = first + second;
  const z = zOf(CONFIDENCE);
  const { lower, upper } = proportionInterval(first, n, CONFIDENCE);
  return { middle: logit((first + (z * z) / 2) / (n + z * z)), lower: logit(lower), upper: logit(upper) };
}

/**
 * Ends of the interval of (first here ÷ second here) ÷ (first elsewhere ÷ second elsewhere): Wilson limits of both pairs on
 * the scale of log odds, squared and added (Newcombe 1998; MOVER, Donner and Zou 2012).
 */
function ratioEnds(here: Counts, elsewhere: Counts): { lower: number; upper: number } {
  const [a, b] = [logOdds(here), logOdds(elsewhere)];
  const middle = a.middle - b.middle;
  return {
    lower: Math.exp(middle - Math.hypot(a.middle - a.lower, b.upper - b.middle)),
    upper: Math.exp(middle + Math.hypot(a.upper - a.middle, b.middle - b.lower)),
  };
}

/** Compares counts of two agencies in one place with their totals everywhere else; null where nothing is known elsewhere. */
export function compareCounts(here: Counts, elsewhere: Counts): Omit<Comparison, "first" | "second"> | null {
  const { first, second } = here;
  if (!(elsewhere.first > 0 && elsewhere.second > 0 && first + second > 0)) return null;
  const usual = elsewhere.first / elsewhere.second;
  const value = second === 0 ? Number.POSITIVE_INFINITY : first / second / usual;
  const ends = ratioEnds(here, elsewhere);
  // The ends lie round the intervals' centres, which small counts pull towards one another.
  const ratio = { value, lower: Math.min(value, ends.lower), upper: Math.max(value, ends.upper) };
  const expected = second * usual;
  const found = { expected, ratio };
  const isFew = Math.max(first, expected) < FEWEST || Math.max(second, first / usual) < FEWEST;
  if (isFew) return { ...found, verdict: "TOO_FEW", shortfall: 0 };
  if (ratio.lower > 1) return { ...found, verdict: "FIRST_KNOWS_MORE", shortfall: first / usual - second };
  if (ratio.upper < 1) return { ...found, verdict: "SECOND_KNOWS_MORE", shortfall: expected - first };
  return { ...found, verdict: "AGREE", shortfall: 0 };
}
