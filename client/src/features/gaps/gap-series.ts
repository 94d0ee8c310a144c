import type { BarRow } from "../../charts/bar-row.ts";
import type { Twin } from "../../charts/ChartFrame.tsx";
import { formatFigure, formatInterval, formatPercent, formatShare, isKnown, stateWords } from "../../words/figure.ts";
import { unitText } from "../../words/text.ts";
import { type GapBarRow, sizeOf, unmetShare } from "./gap-rows.ts";

/** Shares of need by part; they add up to 1. */
export type GapShares = Readonly<
  Record<"met" | "ahead" | "delivery" | "targeting" | "capacity" | "coverage" | "unknown", number>
>;

/**
 * Parts of need as shares of it. What was met ahead of the fair share is taken out of the capacity and coverage gaps, so that each
 * need is shown once; where met is not known, all but those two gaps is shown as not known.
 */
export function gapShares(row: GapBarRow): GapShares {
  const demand = sizeOf(row.demand);
  const share = (size: number) => (demand > 0 ? Math.min(1, size / demand) : 0);
  const [capacity, coverage] = [share(sizeOf(row.capacityGap)), share(sizeOf(row.coverageGap))];
  const none = { met: 0, ahead: 0, delivery: 0, targeting: 0, unknown: 0 };
  if (!isKnown(row.distributionGap) || !isKnown(row.ahead)) {
    return { ...none, capacity, coverage, unknown: Math.max(0, 1 - capacity - coverage) };
  }
  const distribution = share(sizeOf(row.distributionGap));
  const isSplit = isKnown(row.deliveryGap) && isKnown(row.targetingGap);
  const ahead = Math.min(share(sizeOf(row.ahead)), capacity + coverage);
  const left = capacity + coverage > 0 ? (capacity + coverage - ahead) / (capacity + coverage) : 0;
  return {
    met: Math.max(0, 1 - capacity - coverage - distribution),
    ahead,
    delivery: isSplit ? share(sizeOf(row.deliveryGap)) : 0,
    targeting: isSplit ? Math.max(0, distribution - share(sizeOf(row.deliveryGap))) : 0,
    capacity: capacity * left,
    coverage: coverage * left,
    unknown: isSplit ? 0 : distribution,
  };
}

function unmetNote(row: GapBarRow): string {
  const share = unmetShare(row);
  return share === null ? `how much is met: ${stateWords(row.unmet.state)}` : `${formatPercent(share)} not met`;
}

/** A bar for each line, the largest unmet share first; lines whose unmet need is not known come last. */
export function gapBars(rows: readonly GapBarRow[]): readonly BarRow[] {
  return byUnmetShare(rows)
    .filter(({ demand }) => sizeOf(demand) > 0)
    .map((row) => ({ name: row.serviceLine.name, note: unmetNote(row), sizes: gapShares(row) }));
}

/** Rows by the part of their need that is not met, largest first; those where it is not known last. */
export function byUnmetShare<Row extends GapBarRow>(rows: readonly Row[]): readonly Row[] {
  const share = (row: Row) => unmetShare(row) ?? -1;
  return [...rows].sort((a, b) => share(b) - share(a) || (a.serviceLine.code < b.serviceLine.code ? -1 : 1));
}

/** The same numbers in units of care, line by line, in the bars' order. */
export function gapTwin(rows: readonly GapBarRow[]): Twin {
  return {
    columns: [
      "Service line",
      "Need",
      "Met",
      "Not met",
      "Met ahead of others",
      "Paid for, not delivered",
      "Delivered elsewhere",
      "Too little capacity",
      "No service reaches",
      "Covered",
    ],
    rows: byUnmetShare(rows).map((row) => [
      `${row.serviceLine.name} (${unitText(row.serviceLine.unitOfCare)})`,
      formatFigure(row.demand),
      formatFigure(row.met),
      formatInterval(row.unmet),
      formatFigure(row.ahead),
      formatFigure(row.deliveryGap),
      formatFigure(row.targetingGap),
      formatFigure(row.capacityGap),
      formatFigure(row.coverageGap),
      formatShare(row.coverage),
    ]),
  };
}

const CAUSES = [
  { figure: "coverageGap", words: "are for children no service reaches" },
  { figure: "capacityGap", words: "are beyond what the services can do" },
  { figure: "deliveryGap", words: "were paid for but not delivered" },
  { figure: "targetingGap", words: "were delivered elsewhere" },
] as const;

/** The largest causes of what a line does not meet, in words; nothing where none of them is known. */
function causeText(row: GapBarRow): string {
  const causes = CAUSES.map(({ figure, words }) => ({ size: sizeOf(row[figure]), words }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size);
  const [first, second] = causes;
  if (first === undefined || sizeOf(row.unmet) === 0) return "";
  const text = ({ size, words }: { size: number; words: string }) =>
    `${formatFigure({ value: size, state: "KNOWN" })} ${words}`;
  const isSecondLarge = second !== undefined && second.size > sizeOf(row.unmet) / 4;
  return `: ${text(first)}${isSecondLarge ? `, ${text(second)}` : ""}`;
}

/** A whole line's gap in one sentence, its causes named. */
export function lineSentence(row: GapBarRow): string {
  const unit = unitText(row.serviceLine.unitOfCare);
  const share = unmetShare(row);
  if (share === null) return `${row.serviceLine.name}: how much need is met is ${stateWords(row.unmet.state)}.`;
  return `${row.serviceLine.name}: ${formatFigure(row.unmet)} of ${formatFigure(row.demand)} ${unit} (${formatPercent(share)}) are not met${causeText(row)}.`;
}
