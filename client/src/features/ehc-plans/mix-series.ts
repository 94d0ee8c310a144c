import type { Twin } from "../../charts/ChartFrame.tsx";
import type { DotGroup } from "../../charts/dot-row.ts";
import { formatFigure, isKnown, type ShownFigure, stateWords } from "../../words/figure.ts";
import { listText } from "../../words/text.ts";
import { exactPercent } from "./pipeline-series.ts";
import type { MixRow } from "./plan-rows.ts";

/** Names of ours and the region, as they stand in words. */
export interface PlaceNames {
  readonly own: string;
  readonly region: string;
}

const knownValue = (figure: ShownFigure) => (isKnown(figure) ? (figure.value ?? null) : null);
const text = (figure: ShownFigure) => (isKnown(figure) ? exactPercent(figure.value ?? 0) : stateWords(figure.state));

/** Rows with the largest part of ours first, ages in their own order; parts nobody has a figure of are left to the table. */
function inOrder(rows: readonly MixRow[]): readonly MixRow[] {
  const isByAge = rows.some(({ code }) => code.startsWith("AGE_"));
  return isByAge ? rows : [...rows].sort((a, b) => (knownValue(b.share) ?? -1) - (knownValue(a.share) ?? -1));
}

/** A dot each for us, the region and England in every part. */
export function mixGroups(rows: readonly MixRow[], { own, region }: PlaceNames): readonly DotGroup[] {
  return inOrder(rows)
    .filter((row) => [row.share, row.region, row.england].some(isKnown))
    .map((row) => ({
      name: row.name,
      note: `${own} ${text(row.share)}, ${region} ${text(row.region)}, England ${text(row.england)}`,
      dots: [
        { kind: "OWN" as const, name: own, value: knownValue(row.share) },
        { kind: "REGION" as const, name: region, value: knownValue(row.region) },
        { kind: "ENGLAND" as const, name: "England", value: knownValue(row.england) },
      ],
    }));
}

/** The same numbers, with how many plans ours are. */
export function mixTwin(rows: readonly MixRow[], { own, region }: PlaceNames): Twin {
  return {
    columns: ["Part of the plans held", `${own}, plans`, own, region, "England"],
    rows: inOrder(rows).map((row) => [
      row.name,
      formatFigure(row.count),
      text(row.share),
      text(row.region),
      text(row.england),
    ]),
  };
}

/** The part furthest below and the one furthest above England's, in one sentence. */
export function mixSentence(rows: readonly MixRow[], own: string): string {
  const apart = ({ share, england }: MixRow) => (share.value ?? 0) - (england.value ?? 0);
  const sorted = rows
    .filter(({ share, england }) => isKnown(share) && isKnown(england))
    .sort((a, b) => apart(a) - apart(b));
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return "Not published for us and England alike.";
  const side = (row: MixRow) => `${row.name} (${text(row.share)}, England ${text(row.england)})`;
  const sides = [
    ...(apart(low) < 0 ? [`fewer under ${side(low)}`] : []),
    ...(apart(high) > 0 ? [`more under ${side(high)}`] : []),
  ];
  return sides.length === 0
    ? `${own}'s shares are England's in every part that both publish.`
    : `As shares of all its plans, ${own} has ${listText(sides)}.`;
}
