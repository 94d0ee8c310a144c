import { listText } from "../../words/text.ts";
import { AGENCY_WORDS, capital, childrenText, leadOf, rangeText, timesText, verdictText } from "./agency-words.ts";
import { type AgeRow, type Compared, isApart } from "./understanding-rows.ts";

/** Ages at which two agencies differ beyond chance first, the most children lacking first; then those with the most children. */
export function widestFirst(rows: readonly AgeRow[]): readonly AgeRow[] {
  const lacking = ({ comparisons }: AgeRow) => Math.max(0, ...comparisons.map(({ shortfall }) => shortfall.value ?? 0));
  const isWide = ({ comparisons }: AgeRow) => Number(comparisons.some(isApart));
  const size = ({ views }: AgeRow) => views.reduce((sum, { children }) => sum + (children.value ?? 0), 0);
  return rows.toSorted(
    (a, b) => isWide(b) - isWide(a) || lacking(b) - lacking(a) || size(b) - size(a) || a.ageBand.from - b.ageBand.from,
  );
}

/** Who knows more, how many times as many, the range, and whether chance explains it. */
export function ratioText(compared: Compared): string {
  const lead = leadOf(compared);
  if (lead === null) return `cannot be worked out; ${verdictText(compared)}`;
  const range = rangeText(lead);
  return `${AGENCY_WORDS[lead.more]} ${timesText(lead)}${range === "" ? "" : ` (${range})`}, ${verdictText(compared)}`;
}

/** Children that an agency counts under words of its own which may mean this need; null where there are none. */
export function possibleText(rows: readonly AgeRow[]): string | null {
  const agencies = [...new Set(rows.flatMap(({ views }) => views.map(({ agency }) => agency)))];
  const parts = agencies.flatMap((agency) => {
    const sum = rows.reduce(
      (all, { views }) => all + (views.find((view) => view.agency === agency)?.possible.value ?? 0),
      0,
    );
    return sum < 0.5 ? [] : [`${AGENCY_WORDS[agency]} has ${childrenText({ value: sum, state: "KNOWN" })} more`];
  });
  return parts.length === 0
    ? null
    : `${capital(listText(parts))} under words of its own that may mean this need or another. They are possible, and not counted above.`;
}
