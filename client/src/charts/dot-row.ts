import { HUES } from "./palette.ts";

/** How an area in a picture stands to ours. */
export type DotKind = "OWN" | "NEIGHBOUR" | "COUNCIL" | "REGION" | "ENGLAND";

/** One area's figure with the ends of its interval; null where there is none. */
export interface DotRow {
  readonly name: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly kind: DotKind;
  /** Why there is no value, in words. */
  readonly note?: string;
}

/** A part of a whole, a dot for each area. */
export interface DotGroup {
  readonly name: string;
  readonly note: string;
  readonly dots: readonly { readonly kind: DotKind; readonly name: string; readonly value: number | null }[];
}

/** What each mark means; shapes differ, so that no colour is needed to tell them apart. */
export const DOT_NAMES: Readonly<Record<DotKind, string>> = {
  OWN: "Ours",
  NEIGHBOUR: "Statistical neighbour",
  COUNCIL: "Another council of the region",
  REGION: "Region",
  ENGLAND: "England",
};

/** The hue of each kind. */
export const DOT_HUES: Readonly<Record<DotKind, string>> = {
  OWN: HUES.navy,
  NEIGHBOUR: HUES.teal,
  COUNCIL: HUES.teal,
  REGION: HUES.plum,
  ENGLAND: HUES.orange,
};

/** One council in a funnel. */
export interface FunnelDot {
  readonly code: string;
  readonly name: string;
  readonly n: number;
  readonly value: number;
  readonly kind: DotKind;
  /** Where it lies, in words. */
  readonly words: string;
  /** Its name is written beside it. */
  readonly isNamed: boolean;
}

/** Limits of a funnel at one size, in the unit of the values. */
export interface FunnelLimit {
  readonly n: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998: number;
  readonly upper998: number;
}

/** One line of a trend: its key in the rows, its name and how it is drawn. */
export interface TrendSeries {
  readonly key: string;
  readonly label: string;
  readonly colour: string;
  readonly dash?: string;
}

/** One period of a trend; null where there is no figure. */
export interface TrendPoint {
  readonly name: string;
  readonly values: Readonly<Record<string, number | null>>;
}
