/** Ages in years, both ends included. */
export interface AgeBand {
  readonly code: string;
  readonly from: number;
  readonly to: number;
}

function band(from: number, to: number): AgeBand {
  return { code: `${from}-${to}`, from, to };
}

/** Bands that figures are shown by: early years, primary, secondary, sixth form, young adults. */
export const AGE_BANDS: readonly AgeBand[] = [band(0, 4), band(5, 10), band(11, 15), band(16, 19), band(20, 25)];

/** Oldest age in scope (Children and Families Act 2014, section 83: a young person is under 25; plans may run to the end of the year in which they turn 25). */
export const OLDEST_AGE = 25;

/** The display band an age lies in. */
export function bandOf(age: number): AgeBand {
  const found = AGE_BANDS.find(({ from, to }) => age >= from && age <= to);
  if (found === undefined) throw new RangeError(`age must be between 0 and ${OLDEST_AGE}`);
  return found;
}

/** Stretches of ages that no boundary crosses, from the first ages of bands and the ages after their last. */
export function ageSegments(
  bands: readonly { readonly from: number; readonly to: number }[],
): { from: number; to: number }[] {
  const starts = new Set([0, ...AGE_BANDS.map(({ from }) => from)]);
  for (const { from, to } of bands) {
    starts.add(from);
    starts.add(to + 1);
  }
  const sorted = [...starts].filter((age) => age <= OLDEST_AGE).sort((a, b) => a - b);
  return sorted.map((from, index) => ({ from, to: (sorted[index + 1] ?? OLDEST_AGE + 1) - 1 }));
}
