/** First period of a series that is not counted as before, and why. */
export interface SeriesBreak {
  /** First year counted the new way. */
  readonly year: string;
  readonly reason: string;
}

/** SEN2 (DfE, Education, health and care plans, data guidance 2025). */
const SEN2: SeriesBreak = {
  year: "2023",
  reason:
    "In 2023 councils began to return each child instead of totals. Figures before and after are not counted quite alike.",
};

/** Where a measure's series breaks; null where it does not. */
export function breakOf(measure: string): SeriesBreak | null {
  return /^ehcp?-/.test(measure) ? SEN2 : null;
}
