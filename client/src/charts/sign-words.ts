import type { Assurance, Variation } from "@tandem/schema/operations";

/** Whether chance explains a month, in words. */
export const VARIATION_WORDS: Readonly<Record<Variation, string>> = {
  COMMON: "No more than chance",
  CONCERN: "Worse than chance explains",
  IMPROVEMENT: "Better than chance explains",
};

/** Whether the target will be met, in words. */
export const ASSURANCE_WORDS: Readonly<Record<Assurance, string>> = {
  PASS: "Meets its target every month",
  FAIL: "Misses its target every month",
  HIT_AND_MISS: "Hits and misses its target",
};
