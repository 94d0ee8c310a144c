import type { FigureState } from "./figure-state.ts";

/** Families of one area who named a priority in a survey; NaN where the state is not KNOWN. */
export interface FamilyCount {
  readonly surveyCode: string;
  readonly surveyName: string;
  /** Last day answers were taken, as 2025-11-30. */
  readonly heldOn: string;
  readonly priorityCode: string;
  /** What families said, in plain words. */
  readonly priority: string;
  readonly areaCode: string;
  readonly needCode: string | null;
  readonly lineCode: string | null;
  readonly families: number;
  readonly state: FigureState;
  /** Families who answered the question; NaN where that is not known, or not published. */
  readonly familiesAsked: number;
  readonly load: string;
}

/** What changed because of a priority. */
export interface FamilyChange {
  readonly surveyCode: string;
  readonly priorityCode: string;
  readonly number: number;
  readonly changedOn: string;
  readonly change: string;
  readonly lineCode: string | null;
}

/** A priority's counts over all areas as they are published; NaN where hidden. */
export interface PublishedFamilies {
  readonly families: number;
  readonly familiesAsked: number;
}
