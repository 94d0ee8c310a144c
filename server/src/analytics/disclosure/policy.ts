/** How counts of children from one source are published. */
export interface DisclosurePolicy {
  readonly code: string;
  readonly name: string;
  /** Counts from this to `hiddenTo`, both included, are hidden; 0 hides zeros too. Nothing is where `hiddenTo` is less. */
  readonly hiddenFrom: number;
  readonly hiddenTo: number;
  /** Counts that are shown are rounded to the nearest multiple of this; 1 leaves them. */
  readonly roundTo: number;
  /** Least width of the interval that published sums may leave to a hidden count. */
  readonly protection: number;
  /** Document the rule is from. */
  readonly source: string;
}
