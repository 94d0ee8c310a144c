import type { OverlapsPageQuery } from "@tandem/schema/operations";

type Overlaps = OverlapsPageQuery["partnership"]["overlaps"];

/** Two commissions that reach the same children. */
export type OverlapRow = Overlaps["edges"][number]["node"];

/** Services linked by overlaps. */
export type OverlapSetRow = Overlaps["sets"][number];

/** Smallest number of units that is not a rounding error. */
const SOME = 1e-6;

/** What the services of a set could give up; those that could give up nothing are left out. */
export function cuts(set: Pick<OverlapSetRow, "reductions">) {
  return set.reductions.filter(({ units }) => (units.value ?? 0) > SOME);
}
