/** What a remedy asks for, in a few words. */
export const REMEDY_WORDS: Readonly<Record<string, string>> = {
  COMMISSION_NEW_SCOPE: "commission a service that reaches them",
  ADD_CAPACITY: "add capacity",
  IMPROVE_DELIVERY: "deliver what is paid for",
  RETARGET: "deliver it where it is missing",
  NONE: "nothing is missing",
};

/** What an overlap looks like, in a few words. */
export const OVERLAP_WORDS: Readonly<Record<string, string>> = {
  DUPLICATE: "more than is needed",
  SHARED_DELIVERY: "both are needed",
  HANDOVER: "handover",
  JOINT: "bought jointly",
};

/** What a judgement says, in a few words. */
export const JUDGEMENT_WORDS: Readonly<Record<string, string>> = {
  DUPLICATE: "paid for twice",
  COMPLEMENTARY: "each does what the other does not",
  INTENDED_CHOICE: "families are meant to have the choice",
  TRANSITION: "a move from one to the other",
};

/** Rules that place a variance, in a few words. */
export const BASIS_WORDS: Readonly<Record<string, string>> = {
  OWN_RISK: "its own risk under the agreement",
  RISK_RESERVE: "the pool's risk reserve",
  CONTRIBUTION: "share of planned contributions",
  WEIGHTS: "agreed weights",
};

/** Ages as "0 to 4". */
export function agesText({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? `${from}` : `${from} to ${to}`;
}

/** A list as "a, b and c". */
export function listText(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

const dates = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** A day as 31 March 2026. */
export function dateText(day: string): string {
  return dates.format(new Date(day.length === 10 ? `${day}T00:00:00Z` : day));
}

/** The unit of a line over a year, as "contacts a year" or, for places that are held, "places". */
export function unitText(unit: string): string {
  return unit === "place" ? "places" : `${unit}s a year`;
}
