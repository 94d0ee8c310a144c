/** The four hues of every picture, and grey for what is not known. */
export const HUES = {
  navy: "#12436d",
  teal: "#28a197",
  plum: "#801650",
  orange: "#f46a25",
  unknown: "#6f777b",
} as const;

/** One part of a bar: its key in the row, its name and how it is filled. */
export interface BarPart {
  readonly key: string;
  readonly label: string;
  readonly colour: string;
  /** Hatched instead of plain, so that two parts of one hue differ in print too. */
  readonly isHatched?: boolean;
}

/** The parts of need in the order they are always shown, always in these colours. */
export const GAP_PARTS: readonly BarPart[] = [
  { key: "met", label: "Met within fair share", colour: HUES.navy },
  { key: "ahead", label: "Met ahead of others", colour: HUES.navy, isHatched: true },
  { key: "delivery", label: "Paid for, not delivered", colour: HUES.teal },
  { key: "targeting", label: "Delivered elsewhere", colour: HUES.teal, isHatched: true },
  { key: "capacity", label: "Too little capacity", colour: HUES.orange },
  { key: "coverage", label: "No service reaches", colour: HUES.plum },
  { key: "unknown", label: "Not known", colour: HUES.unknown, isHatched: true },
];

/** Name of the pattern that fills a hatched part in a drawing. */
export const hatchName = (key: string) => `hatch-${key}`;

/** The fill of a part in a drawing. */
export function partFill({ key, colour, isHatched }: BarPart): string {
  return isHatched ? `url(#${hatchName(key)})` : colour;
}

/** The fill of a part as a style of an HTML element. */
export function partBackground({ colour, isHatched }: BarPart): string {
  return isHatched ? `repeating-linear-gradient(135deg, ${colour} 0 3px, #fff 3px 6px)` : colour;
}
