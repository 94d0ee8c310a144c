/** New need on one line in one age band with one need: children a month in the whole borough, illustrative. */
export interface NeedPart {
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly need: string;
  readonly monthlyChildren: number;
}

/** How the register lays out one service line. */
export interface LinePlan {
  readonly code: string;
  readonly name: string;
  readonly layer: string;
  readonly function: string;
  readonly isStock: boolean;
  readonly unitsPerChild: number;
  /** Age groups that separate services are bought for. */
  readonly groups: readonly { readonly label: string; readonly ageFrom: number; readonly ageTo: number }[];
  readonly parts: readonly NeedPart[];
  readonly clock: string | null;
  readonly commissioner: string;
  readonly fundingSource: string;
  readonly ehcpSection: string | null;
  readonly unitCostPence: number;
  readonly providers: readonly string[];
}

export type Band = readonly [number, number];
export const EARLY: Band = [0, 4];
export const PRIMARY: Band = [5, 10];
export const SECONDARY: Band = [11, 15];
export const SIXTH: Band = [16, 19];
export const YOUNG: Band = [20, 25];

export function needs(band: Band, ...entries: readonly (readonly [string, number])[]): NeedPart[] {
  return entries.map(([need, monthlyChildren]) => ({ ageFrom: band[0], ageTo: band[1], need, monthlyChildren }));
}

export function group(label: string, from: Band, to: Band = from) {
  return { label, ageFrom: from[0], ageTo: to[1] };
}

export const FIRST_CONTACT = "REFERRAL_TO_FIRST_CONTACT";
