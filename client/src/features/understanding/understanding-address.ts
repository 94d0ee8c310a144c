import { useAddress } from "../../app/address.ts";
import { type Frame, useFrame, useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { ALL, type Filter, namedFilter, yearFilter } from "../../parts/filters.ts";
import { lastMonthOf } from "../../words/period.ts";
import { agesText } from "../../words/text.ts";
import { AGENCY_WORDS, capital } from "./agency-words.ts";
import { PAIRS, type Pair, type Understanding } from "./understanding-rows.ts";

const KINDS = [
  { value: "differ", label: "Lists that differ" },
  { value: "unsent", label: "Numbers not sent" },
  { value: "unrecorded", label: "Needs not recorded" },
] as const;

/** Which entries of the list are shown. */
export type ListKind = (typeof KINDS)[number]["value"];

function known(code: string | null, things: readonly { readonly code: string }[]): string[] | null {
  return code !== null && things.some((thing) => thing.code === code) ? [code] : null;
}

/** The question of the page, as its address has it. */
export function useUnderstandingVariables() {
  const { get } = useAddress();
  const { year } = useYear();
  const frame = useFrame();
  return {
    partnership: PARTNERSHIP,
    month: lastMonthOf(year, frame.today),
    filter: { areas: known(get("ward"), frame.wards), ageBands: known(get("ages"), frame.ageBands) },
  };
}

/** What the address chooses of the answer: the two agencies, a need, a ward, and a kind of entry. */
export function useChosen(): {
  readonly pair: Pair;
  readonly need: string | null;
  readonly ward: string | null;
  readonly kind: ListKind | null;
} {
  const { get } = useAddress();
  const { wards } = useFrame();
  return {
    pair: PAIRS.find(({ code }) => code === get("agencies")) ?? (PAIRS[0] as Pair),
    need: get("need"),
    ward: known(get("ward"), wards)?.[0] ?? null,
    kind: KINDS.find(({ value }) => value === get("kind"))?.value ?? null,
  };
}

/** Needs that any agency knows, by name. */
function needsIn(understanding: Understanding | undefined) {
  const named = [...(understanding?.places ?? []), ...(understanding?.dataGaps ?? [])].map(({ need }) => need);
  return [...new Map(named.map((need) => [need.code, need])).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The filters of the page. */
export function understandingFilters(
  frame: Frame,
  years: readonly string[],
  understanding: Understanding | undefined,
): readonly Filter[] {
  const ages = frame.ageBands.map((band) => ({ code: band.code, name: agesText(band) }));
  const pairs = PAIRS.map(({ code, first, second }) => ({
    value: code,
    label: `${capital(AGENCY_WORDS[first])} and ${AGENCY_WORDS[second]}`,
  }));
  return [
    yearFilter(years),
    { parameter: "agencies", label: "Compare", choices: pairs },
    namedFilter("need", "Need", needsIn(understanding)),
    namedFilter("ward", "Ward", frame.wards),
    namedFilter("ages", "Ages", ages),
    { parameter: "kind", label: "List", choices: [ALL, ...KINDS] },
  ];
}
