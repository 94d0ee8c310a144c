import type { Comparison } from "./agency-comparison.ts";
import type { Explanation, Figure } from "./figure.ts";
import type { KnownPlace } from "./known-cells.ts";
import type { Agency, KnownCount } from "./snapshot.ts";

/** What one agency knows of a need in a ward and age band. */
export interface AgencyView {
  readonly agency: Agency;
  /** Children on its lists under this need; on none twice within one agency. */
  readonly children: Figure;
  /** Children under needs of its own vocabulary that may be this need or another. */
  readonly possible: Figure;
  readonly lists: readonly { readonly list: KnownCount["list"]; readonly children: Figure }[];
}

/** What education, health and social care each know of one need in one ward and age band. */
export interface UnderstandingRow extends KnownPlace {
  /** Education, health, social care. */
  readonly views: readonly AgencyView[];
  /** Each two agencies that both returned a number. */
  readonly comparisons: readonly Comparison[];
  readonly explanation: Explanation;
}
