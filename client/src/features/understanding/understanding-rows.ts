import type { UnderstandingPageQuery, UnderstandingPlaceQuery } from "@tandem/schema/operations";

/** What the page has of the agencies. */
export type Understanding = UnderstandingPageQuery["partnership"]["sharedUnderstanding"];

/** Two agencies in one need and ward. */
export type PlaceRow = Understanding["places"][number];

/** How two agencies compare. */
export type Compared = PlaceRow["comparison"];

/** What part one need is of the children each of two agencies knows. */
export type MixRow = Understanding["mixes"][number];

/** The last return of one list. */
export type ReturnRow = Understanding["returns"][number];

/** A silence, or a disagreement. */
export type DataGapRow = Understanding["dataGaps"][number];

/** One file that was loaded. */
export type LoadRow = UnderstandingPageQuery["partnership"]["loads"]["edges"][number]["node"];

/** One thing that families named. */
export type FamilyRow = UnderstandingPageQuery["partnership"]["familyPriorities"]["rows"][number];

/** One need in one ward and age band, agency by agency. */
export type AgeRow = UnderstandingPlaceQuery["partnership"]["sharedUnderstanding"]["rows"][number];

/** The two agencies whose pictures are laid side by side. */
export interface Pair {
  readonly code: string;
  readonly first: DataGapRow["agency"];
  readonly second: DataGapRow["agency"];
}

/** Every two agencies, the first the one shown unless another is chosen. */
export const PAIRS: readonly Pair[] = [
  { code: "education-health", first: "EDUCATION", second: "HEALTH" },
  { code: "education-care", first: "EDUCATION", second: "SOCIAL_CARE" },
  { code: "health-care", first: "HEALTH", second: "SOCIAL_CARE" },
];

/** Whether chance alone does not explain how the two differ. */
export function isApart({ verdict }: Pick<Compared, "verdict">): boolean {
  return verdict === "FIRST_KNOWS_MORE" || verdict === "SECOND_KNOWS_MORE";
}

/** Whether something is of these two agencies. */
export function isOfPair(thing: { readonly first: string; readonly second: string }, pair: Pair): boolean {
  return thing.first === pair.first && thing.second === pair.second;
}
