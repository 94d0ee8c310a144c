import type { Twin } from "../../charts/ChartFrame.tsx";
import type { DotPairRow } from "../../charts/DotPairs.tsx";
import { formatPercent, formatShare, isKnown, type ShownFigure } from "../../words/figure.ts";
import { AGENCY_WORDS, capital, childrenText } from "./agency-words.ts";
import { isOfPair, type MixRow, type Pair } from "./understanding-rows.ts";

/** The needs both agencies of a pair know, those first in which their pictures lie furthest apart. */
export function mixesOf(rows: readonly MixRow[], pair: Pair): readonly MixRow[] {
  const apart = ({ firstShare, secondShare }: MixRow) => Math.abs((firstShare.value ?? 0) - (secondShare.value ?? 0));
  return rows
    .filter((row) => isOfPair(row, pair))
    .sort((a, b) => apart(b) - apart(a) || (a.need.code < b.need.code ? -1 : 1));
}

const dot = (figure: ShownFigure) =>
  isKnown(figure) ? { value: figure.value ?? 0, lower: figure.lower ?? null, upper: figure.upper ?? null } : null;

/** Each need as two dots: its share of the children of either agency. */
export function mixDots(rows: readonly MixRow[]): readonly DotPairRow[] {
  return rows.map(({ need, first, second, firstShare, secondShare }) => ({
    name: need.name,
    note: `${AGENCY_WORDS[first]} ${formatShare(firstShare)}, ${AGENCY_WORDS[second]} ${formatShare(secondShare)}`,
    first: dot(firstShare),
    second: dot(secondShare),
  }));
}

/** The same numbers as a table. */
export function mixTwin(rows: readonly MixRow[], { first, second }: Pair): Twin {
  const names = [AGENCY_WORDS[first], AGENCY_WORDS[second]] as const;
  return {
    columns: [
      "Need",
      `Share at ${names[0]}`,
      `Share at ${names[1]}`,
      `Children at ${names[0]}`,
      `Children at ${names[1]}`,
    ],
    rows: rows.map(({ need, firstShare, secondShare, firstChildren, secondChildren }) => [
      need.name,
      formatShare(firstShare),
      formatShare(secondShare),
      childrenText(firstChildren),
      childrenText(secondChildren),
    ]),
  };
}

/** What the picture shows, in a sentence. */
export function mixSentence(rows: readonly MixRow[], { first, second }: Pair): string {
  const both = `${AGENCY_WORDS[first]} and ${AGENCY_WORDS[second]}`;
  const [widest] = rows;
  if (widest === undefined) return `${capital(both)} have no need in common that both gave numbers for.`;
  const { need, firstShare, secondShare } = widest;
  if (!(isKnown(firstShare) && isKnown(secondShare))) return `${capital(both)} cannot be compared.`;
  return `${capital(both)} differ most in ${need.name.toLowerCase()}: ${formatPercent(firstShare.value ?? 0)} of the children ${AGENCY_WORDS[first]} knows, ${formatPercent(secondShare.value ?? 0)} of those ${AGENCY_WORDS[second]} knows.`;
}
