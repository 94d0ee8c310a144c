/** Shares a whole number by weights, by largest remainder, ties by position; the shares add up to it exactly. */
export function shareWhole(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const order = [...exact.keys()].sort((a, b) => remainder(exact[b]) - remainder(exact[a]) || a - b);
  const left = total - shares.reduce((a, b) => a + b, 0);
  for (const index of order.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

const remainder = (value: number | undefined) => (value ?? 0) - Math.floor(value ?? 0);
