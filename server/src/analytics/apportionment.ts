import { requirePence } from "./pence.ts";

/** A party with an integer weight. */
export interface Weighted {
  readonly code: string;
  readonly weight: number;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function checkWeights(parties: readonly Weighted[]): void {
  for (const { code, weight } of parties) {
    if (!(Number.isSafeInteger(weight) && weight >= 0))
      throw new RangeError(`weight of ${code} must be a whole number, zero or more`);
  }
}

/**
 * Shares whole pence by integer weights, by largest remainder, ties by code; the shares add up to the amount exactly and
 * the share of −v is minus the share of v. Null where no party has weight.
 */
export function apportion(pence: number, parties: readonly Weighted[]): ReadonlyMap<string, number> | null {
  requirePence(pence);
  checkWeights(parties);
  const total = parties.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  if (total === 0n) return null;
  const amount = BigInt(Math.abs(pence));
  const sign = pence < 0 ? -1 : 1;
  const parts = parties.map(({ code, weight }) => {
    const product = amount * BigInt(weight);
    return { code, share: product / total, remainder: product % total };
  });
  let left = amount - parts.reduce((sum, { share }) => sum + share, 0n);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? compare(a.code, b.code) : a.remainder > b.remainder ? -1 : 1,
  );
  const shares = new Map(parts.map(({ code, share }) => [code, share]));
  for (const { code } of byRemainder) {
    if (left === 0n) break;
    shares.set(code, (shares.get(code) ?? 0n) + 1n);
    left -= 1n;
  }
  return new Map([...shares].map(([code, share]) => [code, share === 0n ? 0 : sign * Number(share)]));
}
