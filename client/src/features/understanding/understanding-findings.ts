import { agesText, listText, wardsText } from "../../words/text.ts";
import { AGENCY_WORDS, capital, childrenText, leadOf, rangeText, silenceWords, timesText } from "./agency-words.ts";
import { type Compared, type DataGapRow, isApart, type PlaceRow } from "./understanding-rows.ts";

/** A finding in words, with the key of its panel and how many children it is about. */
export interface UnderstandingFinding {
  readonly key: string;
  readonly children: number;
  readonly text: string;
  readonly remedy: string;
}

/** Two agencies apart in one ward and need, at some ages or over all of them. */
export interface Difference {
  /** Key of its panel. */
  readonly key: string;
  readonly need: PlaceRow["need"];
  readonly area: PlaceRow["area"];
  /** Null: all ages together. */
  readonly ageBand: PlaceRow["widest"]["ageBand"] | null;
  readonly comparison: Compared;
  /** Children the one that knows fewer lacks of what the other leads one to expect. */
  readonly lacking: number;
}

/** Key of the panel of one need in one ward. */
export const placeKey = ({ need, area }: Pick<PlaceRow, "need" | "area">) => `place:${need.code}|${area.code}`;

/** Places where two agencies differ by more than chance explains: at the ages where most, else over all ages together. */
export function differences(places: readonly PlaceRow[]): readonly Difference[] {
  return places
    .flatMap((row): readonly Difference[] => {
      const { need, area, widest, comparison } = row;
      const at = { key: placeKey(row), need, area };
      const sized = (compared: Compared) => ({ comparison: compared, lacking: compared.shortfall.value ?? 0 });
      if (isApart(widest.comparison)) return [{ ...at, ageBand: widest.ageBand, ...sized(widest.comparison) }];
      return isApart(comparison) ? [{ ...at, ageBand: null, ...sized(comparison) }] : [];
    })
    .sort((a, b) => b.lacking - a.lacking || (a.key < b.key ? -1 : 1));
}

/** Ages in words; all of them where none is named. */
export function agesOf(ageBand: Difference["ageBand"]): string {
  return ageBand === null ? "all ages" : `ages ${agesText(ageBand)}`;
}

/** Wards of one finding with how many times as many each. */
function wardTimes(group: readonly Difference[]): string {
  return listText(
    group.flatMap(({ area, comparison }) => {
      const lead = leadOf(comparison);
      return lead === null ? [] : [`${timesText(lead)} times as many in ${area.name} (${rangeText(lead)})`];
    }),
  );
}

function differenceFinding(group: readonly Difference[]): UnderstandingFinding | null {
  const [first] = group;
  const lead = first === undefined ? null : leadOf(first.comparison);
  if (first === undefined || lead === null) return null;
  const { need, ageBand } = first;
  const [more, fewer] = [AGENCY_WORDS[lead.more], AGENCY_WORDS[lead.fewer]];
  return {
    key: first.key,
    children: group.reduce((sum, { lacking }) => sum + lacking, 0),
    text: `${need.name}, ${agesOf(ageBand)}: ${more} knows more children than ${fewer}'s list leads one to expect: ${wardTimes(group)}.`,
    remedy: `Compare the two lists: ${fewer} may miss children there, or the two count by other rules.`,
  };
}

/** Differences of the same need, ages and agencies, which make one finding. */
function differenceGroups(found: readonly Difference[]): readonly (readonly Difference[])[] {
  const groups = Map.groupBy(found, ({ need, ageBand, comparison }) => {
    const lead = leadOf(comparison);
    return [need.code, ageBand?.code ?? "", lead?.more, lead?.fewer].join("|");
  });
  return [...groups.values()];
}

/** Ages of a silence, from the youngest to the oldest. */
function silentAges({ ageBands }: DataGapRow): string {
  const ages = ageBands.flatMap(({ from, to }) => [from, to]);
  return `ages ${agesText({ from: Math.min(...ages), to: Math.max(...ages) })}`;
}

/** Where a silence is, in words. */
export function silentPlace(gap: DataGapRow): string {
  return `${silentAges(gap)}, ${wardsText(gap.areas.map(({ name }) => name).sort())}`;
}

/** A silence in one sentence. */
export function silenceSentence(gap: DataGapRow): string {
  return `${gap.need.name}, ${silentPlace(gap)}: ${AGENCY_WORDS[gap.agency]} ${silenceWords(gap.state ?? "")}; another knows ${childrenText(gap.children)} children there.`;
}

/** What to do about a silence. */
export function silenceRemedy({ agency, state }: Pick<DataGapRow, "agency" | "state">): string {
  return state === "NOT_COLLECTED"
    ? `Ask whether ${AGENCY_WORDS[agency]} could record it.`
    : `Ask ${AGENCY_WORDS[agency]} for its numbers.`;
}

/** Whether an agency is silent, rather than its number hidden for being small. */
export function isSilence({ kind, state }: Pick<DataGapRow, "kind" | "state">): boolean {
  return kind === "SILENCE" && state !== "SUPPRESSED";
}

/** Needs that an agency does not record at all, agency by agency, as one finding each. */
function unrecordedFindings(gaps: readonly DataGapRow[]): readonly UnderstandingFinding[] {
  const never = gaps.filter(({ kind, state }) => kind === "SILENCE" && state === "NOT_COLLECTED");
  return [...Map.groupBy(never, ({ agency }) => agency)].flatMap(([agency, group]) => {
    const [largest] = group;
    if (largest === undefined) return [];
    const names = group.map(({ need }) => need.name);
    return [
      {
        key: largest.key,
        children: largest.children.value ?? 0,
        text: `${capital(AGENCY_WORDS[agency])} does not record ${names.length === 1 ? names[0] : `${names.length} needs that others do, among them ${largest.need.name.toLowerCase()}`}; another knows ${childrenText(largest.children)} children with it.`,
        remedy: silenceRemedy(largest),
      },
    ];
  });
}

const byChildren = (a: UnderstandingFinding, b: UnderstandingFinding) =>
  b.children - a.children || (a.key < b.key ? -1 : 1);

/** What stands out: differences beyond chance, then numbers not sent, then needs an agency never records; most children first in each. */
export function understandingFindings(
  places: readonly PlaceRow[],
  gaps: readonly DataGapRow[],
): readonly UnderstandingFinding[] {
  const apart = differenceGroups(differences(places)).flatMap((group) => differenceFinding(group) ?? []);
  const unsent = gaps
    .filter((gap) => isSilence(gap) && gap.state !== "NOT_COLLECTED")
    .map((gap) => ({
      key: gap.key,
      children: gap.children.value ?? 0,
      text: silenceSentence(gap),
      remedy: silenceRemedy(gap),
    }));
  return [
    ...[...apart].sort(byChildren),
    ...[...unsent].sort(byChildren),
    ...[...unrecordedFindings(gaps)].sort(byChildren),
  ];
}
