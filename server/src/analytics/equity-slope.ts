import { type Figure, known, missing, type Provenance } from "./figure.ts";
import { slopeIndex } from "./statistics/inequality.ts";
import type { Interval } from "./statistics/proportion.ts";

/** How steep a figure is from the least to the most deprived end of the population. */
export interface Slope {
  /** Most deprived end less least deprived end, by the fitted line. */
  readonly sii: Figure;
  /** Most deprived end over least deprived end. */
  readonly rii: Figure;
}

/** Draws of a slope's interval, stratified, and their seed: the same question, the same ends. */
const DRAWS = { repetitions: 2_000, seed: 2_025 };

/** Two-sided 95 %. */
const Z95 = 1.959_963_984_540_054;

/** Fits the line through the fifths; unreliable where a fifth is, nothing where one has no number. */
export function slopeOf(
  fifths: readonly { readonly persons: number | null; readonly figure: Figure }[],
  unit: string,
  provenance: Provenance,
): Slope {
  const lacking = fifths.find(({ figure, persons }) => figure.value === null || persons === null || persons === 0);
  if (fifths.length === 0 || lacking !== undefined) {
    const state =
      lacking?.figure.value === null && lacking.figure.state !== "KNOWN" ? lacking.figure.state : "UNDEFINED";
    return { sii: missing(state, unit, provenance), rii: missing(state, "ratio", provenance) };
  }
  const errors = fifths.map(({ figure }) =>
    figure.lower === null || figure.upper === null ? null : (figure.upper - figure.lower) / 2 / Z95,
  );
  const hasErrors = errors.every((error) => error !== null);
  const { sii, rii } = slopeIndex(
    fifths.map(({ persons, figure }, index) => ({
      population: persons ?? 0,
      value: figure.value ?? 0,
      ...(hasErrors ? { standardError: errors[index] ?? 0 } : {}),
    })),
    { transform: "none", multiplier: -1, ...DRAWS },
  );
  const isShaky = fifths.some(({ figure }) => figure.state !== "KNOWN");
  const write = ({ value, lower, upper }: Interval, of: string): Figure => {
    if (!Number.isFinite(value)) return missing("UNDEFINED", of, provenance);
    const ends = Number.isFinite(lower) && Number.isFinite(upper) ? { lower, upper } : undefined;
    const figure = known(value, of, provenance, ends);
    return isShaky ? { ...figure, state: "UNRELIABLE" } : figure;
  };
  return { sii: write(sii, unit), rii: writeRatio(rii, write) };
}

/** The relative index: nothing where the line leaves the positive numbers, unreliable and without ends where it may. */
function writeRatio(rii: Interval, write: (interval: Interval, unit: string) => Figure): Figure {
  const figure = write(rii, "ratio");
  if (!(rii.value > 0 && Number.isFinite(rii.value)))
    return { ...figure, value: null, state: "UNDEFINED", lower: null, upper: null };
  const isFirm =
    figure.lower === null || (figure.lower > 0 && figure.lower <= rii.value && rii.value <= (figure.upper ?? 0));
  return isFirm ? figure : { ...figure, state: "UNRELIABLE", lower: null, upper: null };
}
