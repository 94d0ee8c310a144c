/**
 * Arithmetic of money: integers only. A number holds integers exactly up to 2^53; past that every step is refused rather than
 * rounded, and products are taken as BigInt.
 */

/** An amount that a number holds exactly; throws otherwise. */
export function requirePence(pence: number): number {
  if (!Number.isSafeInteger(pence)) throw new RangeError("pence must be a whole number that a number holds exactly");
  return pence;
}

/** Σ of amounts, exact. */
export function sumPence(amounts: Iterable<number>): number {
  let sum = 0;
  for (const pence of amounts) sum = requirePence(sum + requirePence(pence));
  return sum;
}

/** A fraction to the nearest whole number, halves away from zero. */
function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError("a fraction of money needs a denominator above zero");
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** `parts` of `of` equal parts of an amount, to the nearest penny, halves away from zero. */
export function fractionOf(pence: number, parts: number, of: number): number {
  const numerator = BigInt(requirePence(pence)) * BigInt(requirePence(parts));
  return requirePence(Number(roundedQuotient(numerator, BigInt(requirePence(of)))));
}

/** A ratio of whole numbers of any size to the nearest penny. */
export function nearestPenny(numerator: bigint, denominator: bigint): number {
  return requirePence(Number(roundedQuotient(numerator, denominator)));
}

/** Without a sign on zero. */
export const plain = (pence: number): number => (pence === 0 ? 0 : pence);
