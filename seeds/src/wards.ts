/** A ward of Walsall until May 2026, with its IMD 2025 score (mean of its LSOAs) and its share of the borough's children. */
export interface Ward {
  readonly code: string;
  readonly name: string;
  readonly imdScore: number;
  /** Illustrative weight of its child population. */
  readonly weight: number;
}

function ward(number: number, name: string, imdScore: number, weight: number): Ward {
  return { code: `E05001${number}`, name, imdScore, weight };
}

/** The twenty wards; the weights are illustrative, younger where deprivation is higher, as it is in the borough. */
export const WARDS: readonly Ward[] = [
  ward(301, "Aldridge Central and South", 13.7, 42),
  ward(302, "Aldridge North and Walsall Wood", 18.9, 43),
  ward(303, "Bentley and Darlaston North", 40.8, 54),
  ward(304, "Birchills Leamore", 51.4, 62),
  ward(305, "Blakenall", 46.8, 61),
  ward(306, "Bloxwich East", 42.1, 52),
  ward(307, "Bloxwich West", 35.6, 48),
  ward(308, "Brownhills", 29.7, 46),
  ward(309, "Darlaston South", 39.6, 56),
  ward(310, "Paddock", 15, 45),
  ward(311, "Palfrey", 42.4, 66),
  ward(312, "Pelsall", 17.8, 40),
  ward(313, "Pheasey Park Farm", 11.8, 41),
  ward(314, "Pleck", 45.3, 65),
  ward(315, "Rushall-Shelfield", 24.5, 45),
  ward(316, "St Matthew's", 39.7, 62),
  ward(317, "Short Heath", 23.7, 43),
  ward(318, "Streetly", 4.9, 39),
  ward(319, "Willenhall North", 22.8, 44),
  ward(320, "Willenhall South", 36.1, 46),
];

/** Four groups of five wards that illustrative services are bought for. */
export const PATCHES: readonly { readonly code: string; readonly name: string; readonly wards: readonly string[] }[] = [
  patch("N", "North", [304, 305, 306, 307, 308]),
  patch("E", "East", [301, 302, 312, 315, 318]),
  patch("S", "South", [310, 311, 313, 314, 316]),
  patch("W", "West", [303, 309, 317, 319, 320]),
];

function patch(code: string, name: string, numbers: readonly number[]) {
  return { code, name, wards: numbers.map((number) => `E05001${number}`) };
}

/** How much more need a ward has than one of average deprivation: 2 % per point of IMD score. */
export function needFactor({ imdScore }: Ward): number {
  return 1 + 0.02 * (imdScore - 31.7);
}
