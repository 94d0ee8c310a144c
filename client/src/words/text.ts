/** What a remedy asks for, in a few words. */
export const REMEDY_WORDS: Readonly<Record<string, string>> = {
  COMMISSION_NEW_SCOPE: "commission a service that reaches them",
  ADD_CAPACITY: "add capacity",
  IMPROVE_DELIVERY: "deliver what is paid for",
  RETARGET: "move care to where it is missing",
  NONE: "nothing is missing",
};

/** What a remedy means for the people who commission. */
export const REMEDY_ADVICE: Readonly<Record<string, string>> = {
  COMMISSION_NEW_SCOPE:
    "No service that is paid for today may take these children. More staff elsewhere would not help; a service has to be asked to reach them.",
  ADD_CAPACITY:
    "The services that reach these children cannot do more, however they share their time. They need more staff, places or hours.",
  IMPROVE_DELIVERY: "Enough is paid for, but less is done than was bought. Ask the provider why before buying more.",
  RETARGET: "Enough is done in all, but too much of it goes to others. Ask for more of it here.",
  NONE: "All of this need is met.",
};

/** What an overlap looks like, in a few words. */
export const OVERLAP_WORDS: Readonly<Record<string, string>> = {
  DUPLICATE: "more than is needed",
  SHARED_DELIVERY: "both are needed",
  HANDOVER: "handover",
  JOINT: "bought jointly",
};

/** What the look of an overlap means. */
export const OVERLAP_ADVICE: Readonly<Record<string, string>> = {
  DUPLICATE: "Together they have more capacity than these children need. Ask whether both are still wanted.",
  SHARED_DELIVERY: "Both are needed to meet the need. This is shared work, not waste.",
  HANDOVER: "One takes over from the other at an age or on a date. Check that nobody is paid for twice in between.",
  JOINT: "Both are bought under the same agreement, so the partners meant it.",
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
  LIES_WHERE_IT_FALLS: "runs the scheme",
  KEPT_IN_POOL: "stays in the pool",
};

/** How a contribution is made, in a few words. */
export const FORM_WORDS: Readonly<Record<string, string>> = {
  CASH: "money",
  IN_KIND: "staff or goods",
  NOTIONAL: "on paper only",
};

/** Which children are counted. */
export const PEOPLE_COUNTED: Readonly<Record<string, string>> = {
  RESPONSIBLE_COUNCIL: "children the council is responsible for",
  RESIDENT: "children who live in the area",
  GP_REGISTERED: "children registered with a family doctor in the area",
  PROVIDER: "children a provider sees, wherever they live",
  SCHOOL_LOCATED: "children at schools in the area",
};

/** Ages as "0 to 4". */
export function agesText({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? `${from}` : `${from} to ${to}`;
}

/** Ages after their word, as "ages 0 to 4" or "age 18". */
export function agedText(ages: { readonly from: number; readonly to: number }): string {
  return `${ages.from === ages.to ? "age" : "ages"} ${agesText(ages)}`;
}

/** A post in the middle of a sentence: "head of SEND", but "NHS finance lead". */
export function postText(post: string): string {
  return /^.[a-z]/.test(post) ? `${post.charAt(0).toLowerCase()}${post.slice(1)}` : post;
}

/** A list as "a, b and c". */
export function listText(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** A count with its noun, as "1 pool" or "8 pools". */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

const DAY = { day: "numeric", month: "long", year: "numeric" } as const;
const dates = new Intl.DateTimeFormat("en-GB", { ...DAY, timeZone: "UTC" });
const datesHere = new Intl.DateTimeFormat("en-GB", { ...DAY, timeZone: "Europe/London" });
const months = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** A day as 31 March 2026; of a moment, the day it was in England. */
export function dateText(day: string): string {
  return day.length === 10 ? dates.format(new Date(`${day}T00:00:00Z`)) : datesHere.format(new Date(day));
}

/** A month as March 2026. */
export function monthText(month: string): string {
  return months.format(new Date(`${month}-01T00:00:00Z`));
}

/** The unit of a line over a year, as "contacts a year" or, for places that are held, "places". */
export function unitText(unit: string): string {
  return unit === "place" || unit === "plan" ? `${unit}s` : `${unit}s a year`;
}

/** Wards by name, or their number where there are many. */
export function wardsText(names: readonly string[]): string {
  return names.length > 4 ? `${names.length} wards` : listText(names);
}
