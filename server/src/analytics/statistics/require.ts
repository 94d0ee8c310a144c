/** Refuses what is no number, is infinite or below zero. */
export function requireNotNegative(name: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0)) throw new RangeError(`${name} must be a number and not negative`);
}

/** Refuses values that are not all numbers. */
export function requireFinite(name: string, values: readonly number[]): void {
  if (!values.every(Number.isFinite)) throw new RangeError(`${name} must be finite numbers`);
}

/** Refuses what a rate cannot be told per. */
export function requireMultiplier(multiplier: number): void {
  if (!(Number.isFinite(multiplier) && multiplier > 0)) throw new RangeError("multiplier must be greater than zero");
}

/** Refuses what is no whole number from `least` on. */
export function requireWhole(name: string, value: number, least: number): void {
  if (!(Number.isInteger(value) && value >= least))
    throw new RangeError(`${name} must be a whole number from ${least}`);
}
