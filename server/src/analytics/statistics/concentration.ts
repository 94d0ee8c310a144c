function requireAmounts(amounts: readonly number[]): void {
  for (const amount of amounts) {
    if (!(Number.isFinite(amount) && amount >= 0)) throw new RangeError("amounts must be numbers and not negative");
  }
}

function requirePair(a: readonly number[], b: readonly number[]): void {
  if (a.length !== b.length) throw new RangeError("both lists must have the same length");
  requireAmounts(a);
  requireAmounts(b);
}

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
const pairwise = (a: readonly number[], b: readonly number[], pick: (x: number, y: number) => number) =>
  total(a.map((x, index) => pick(x, b[index] ?? 0)));

/** Ruzicka index Σ min ÷ Σ max, 0 apart and 1 alike; null where both are empty. */
export function ruzicka(a: readonly number[], b: readonly number[]): number | null {
  requirePair(a, b);
  const larger = pairwise(a, b, Math.max);
  return larger === 0 ? null : pairwise(a, b, Math.min) / larger;
}

/** Overlap coefficient Σ min ÷ the smaller sum, 1 where one lies within the other; null where either is empty. */
export function overlapCoefficient(a: readonly number[], b: readonly number[]): number | null {
  requirePair(a, b);
  const smaller = Math.min(total(a), total(b));
  return smaller === 0 ? null : pairwise(a, b, Math.min) / smaller;
}

/** Herfindahl index Σ share², from 1 ÷ number of equal shares to 1 for one alone; null where there is nothing to share. */
export function herfindahl(amounts: readonly number[]): number | null {
  requireAmounts(amounts);
  const whole = total(amounts);
  return whole === 0 ? null : total(amounts.map((amount) => (amount / whole) ** 2));
}
