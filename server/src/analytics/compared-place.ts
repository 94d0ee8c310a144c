import type { Figure } from "./figure.ts";
import type { MeasurePart, PublishedPlace } from "./published-figure.ts";

/** Where the count above the line comes from: published, or the only whole number that gives the published rate. */
export type CountBasis = "PUBLISHED" | "WORKED_OUT";

/** One area's rate with the counts it divides. */
export interface ComparedPlace extends PublishedPlace {
  /** As published; its ends are of Wilson's interval, in the same unit, where both counts are known. */
  readonly rate: Figure;
  readonly numerator: Figure;
  readonly denominator: Figure;
  /** Null where the count above the line is not known. */
  readonly basis: CountBasis | null;
}

/** A measure as it is compared. */
export interface ComparedMeasure extends MeasurePart {
  readonly unit: string;
  readonly decimals: number;
}
