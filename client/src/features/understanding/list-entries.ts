import { wardsText } from "../../words/text.ts";
import { AGENCY_WORDS, capital, childrenText, leadOf, rangeText, timesText } from "./agency-words.ts";
import type { ListKind } from "./understanding-address.ts";
import { agesOf, type Difference, differences, isSilence, silentPlace } from "./understanding-findings.ts";
import type { DataGapRow, PlaceRow } from "./understanding-rows.ts";

/** One line of the list to act on. */
export interface ListEntry {
  readonly key: string;
  /** Key of its panel. */
  readonly open: string;
  readonly kind: ListKind;
  readonly what: string;
  readonly need: string;
  readonly where: string;
  readonly ages: string;
  readonly apart: string;
  /** Lacking on the shorter list, or known to another where one is silent. */
  readonly children: number | null;
  readonly childrenWords: string;
}

function differenceEntry({ key, need, area, ageBand, comparison, lacking }: Difference): ListEntry {
  const lead = leadOf(comparison);
  const [more, fewer] = lead === null ? ["one", "the other"] : [AGENCY_WORDS[lead.more], AGENCY_WORDS[lead.fewer]];
  return {
    key: `${key}|${comparison.first}|${comparison.second}`,
    open: key,
    kind: "differ",
    what: `${capital(more)} knows more than ${fewer}`,
    need: need.name,
    where: area.name,
    ages: agesOf(ageBand).replace("ages ", ""),
    apart: lead === null ? "–" : `${timesText(lead)} times as many as expected (${rangeText(lead)})`,
    children: lacking,
    childrenWords: `${Math.round(lacking)} too few on the shorter list`,
  };
}

function silenceEntry(gap: DataGapRow): ListEntry {
  const isUnrecorded = gap.state === "NOT_COLLECTED";
  const [ages = ""] = silentPlace(gap).split(", ");
  return {
    key: gap.key,
    open: gap.key,
    kind: isUnrecorded ? "unrecorded" : "unsent",
    what: `${capital(AGENCY_WORDS[gap.agency])} ${isUnrecorded ? "does not record it" : "has not sent its numbers"}`,
    need: gap.need.name,
    where: wardsText(gap.areas.map(({ name }) => name).sort()),
    ages: ages.replace("ages ", ""),
    apart: "–",
    children: gap.children.value ?? null,
    childrenWords: `${childrenText(gap.children)} known to another`,
  };
}

const ORDER: readonly ListKind[] = ["differ", "unsent", "unrecorded"];

/** Differences beyond chance, numbers not sent and needs not recorded, most children first in each; numbers hidden for being small are none of these. */
export function listEntries(
  places: readonly PlaceRow[],
  gaps: readonly DataGapRow[],
  need: string | null,
  kind: ListKind | null,
): readonly ListEntry[] {
  const isAsked = (thing: { readonly need: { readonly code: string } }) => need === null || thing.need.code === need;
  const entries = [
    ...differences(places).filter(isAsked).map(differenceEntry),
    ...gaps.filter(isSilence).filter(isAsked).map(silenceEntry),
  ];
  return entries
    .filter((entry) => kind === null || entry.kind === kind)
    .sort(
      (a, b) =>
        ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
        (b.children ?? 0) - (a.children ?? 0) ||
        (a.key < b.key ? -1 : 1),
    );
}
