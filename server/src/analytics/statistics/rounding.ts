import { requireFinite } from "./require.ts";

/** What a float may lie below a half and still be one: the square root of the smallest step at 1. */
const NEARLY = Math.sqrt(Number.EPSILON);

/**
 * Rounds a half away from zero, as 2.5 to 3, −2.5 to −3 and 1.005 to 1.01 at two places (dfeR `round_five_up`); negative
 * places round to tens, hundreds and so on.
 */
export function roundHalfUp(value: number, places: number): number {
  requireFinite("value", [value]);
  if (!Number.isInteger(places) || Math.abs(places) > 15)
    throw new RangeError("places must be a whole number from −15 to 15");
  const scale = 10 ** Math.abs(places);
  const size = Math.abs(value);
  const steps = Math.trunc((places < 0 ? size / scale : size * scale) + 0.5 + NEARLY);
  const rounded = places < 0 ? steps * scale : steps / scale;
  return rounded === 0 ? 0 : Math.sign(value) * rounded;
}
