/** Steps a reader counts in: 1, 2, 2.5 and 5 times a power of ten. */
const STEPS = [1, 2, 2.5, 5, 10] as const;

/** Ticks from 0 to the first round number at or above the largest size, four or five of them. */
export function axisTicks(largest: number): readonly number[] {
  if (!(largest > 0)) return [0, 1];
  const raw = largest / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = (STEPS.find((entry) => entry * power >= raw * (1 - 1e-9)) ?? 10) * power;
  const count = Math.ceil((largest / step) * (1 - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
