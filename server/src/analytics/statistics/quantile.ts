import { requireWhole } from "./require.ts";

/** How many of the numbers stand before each, ties at the first of their places; positions from 1. */
function ranksOf(sorted: readonly number[]): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  sorted.forEach((value, index) => {
    if (!ranks.has(value)) ranks.set(value, index + 1);
  });
  return ranks;
}

/**
 * Quantile of each value among all, 1 to `count`, as `phe_quantile` of PHEindicatormethods assigns them: by rank, ties at the
 * lowest. Inverted, quantile 1 has the largest values. Null for what is no number, and for all where there are fewer values
 * than quantiles.
 */
export function assignQuantiles(
  values: readonly (number | null | undefined)[],
  count: number,
  invert = true,
): (number | null)[] {
  requireWhole("count", count, 1);
  const isNumber = (value: number | null | undefined): value is number =>
    typeof value === "number" && !Number.isNaN(value);
  // −0 and 0 are one value.
  const found = values.filter(isNumber).map((value) => value + 0);
  const n = found.length;
  if (n < count) return values.map(() => null);
  const ranks = ranksOf(found.sort((a, b) => (invert ? b - a : a - b)));
  return values.map((value) => {
    if (!isNumber(value)) return null;
    const rank = ranks.get(value + 0) ?? 1;
    return Math.max(1, Math.floor(count + 1 - Math.ceil((n + 1 - rank) / (n / count))));
  });
}
