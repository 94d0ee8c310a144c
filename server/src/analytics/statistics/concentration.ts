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

function total(amounts: readonly number[]): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}

/** Σ of the smaller and Σ of the larger of each pair. */
function sumPairs(a: readonly number[], b: readonly number[]): { readonly smaller: number; readonly larger: number } {
  let smaller = 0;
  let larger = 0;
  for (let index = 0; index < a.length; index += 1) {
    smaller += Math.min(a[index] as number, b[index] as number);
    larger += Math.max(a[index] as number, b[index] as number);
  }
  return { smaller, larger };
}

/** Ruzicka index Σ min ÷ Σ max, 0 apart and 1 alike; null where both are empty. */
export function ruzicka(a: readonly number[], b: readonly number[]): number | null {
  requirePair(a, b);
  const { smaller, larger } = sumPairs(a, b);
  return larger === 0 ? null : smaller / larger;
}

/** Overlap coefficient Σ min ÷ the smaller sum, 1 where one lies within the other; null where either is empty. */
export function overlapCoefficient(a: readonly number[], b: readonly number[]): number | null {
  requirePair(a, b);
  const lesser = Math.min(total(a), total(b));
  return lesser === 0 ? null : sumPairs(a, b).smaller / lesser;
}

/** Herfindahl index Σ share², from 1 ÷ number of equal shares to 1 for one alone; null where there is nothing to share. */
export function herfindahl(amounts: readonly number[]): number | null {
  requireAmounts(amounts);
  const whole = total(amounts);
  return whole === 0 ? null : total(amounts.map((amount) => (amount / whole) ** 2));
}
