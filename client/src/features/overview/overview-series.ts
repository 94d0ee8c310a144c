import type { OverviewQuery } from "@tandem/schema/operations";
import type { FindingLine } from "../../parts/Findings.tsx";
import type { KeyFigure } from "../../parts/KeyFigures.tsx";
import { formatMoney, type ShownFigure, sayMoney } from "../../words/figure.ts";
import { countText, REMEDY_WORDS } from "../../words/text.ts";
import { unmetShare } from "../gaps/gap-rows.ts";
import { byUnmetShare, lineSentence } from "../gaps/gap-series.ts";
import { upTo } from "../overlaps/overlap-series.ts";
import { bearerSentence, overUnder, varianceText } from "../pooled-budgets/pool-series.ts";

/** What the overview asks of the partnership. */
export type OverviewRows = OverviewQuery["partnership"];

/** A queue, as the overview lists it. */
export type QueueRow = OverviewRows["waits"]["rows"][number];

/** Queues whose pressure is above 1, the most pressed first. */
export function pressedQueues<
  Row extends { readonly pressure: ShownFigure; readonly service: { readonly code: string } },
>(rows: readonly Row[]): readonly Row[] {
  return rows
    .filter(({ pressure }) => (pressure.value ?? 0) > 1)
    .sort((a, b) => (b.pressure.value ?? 0) - (a.pressure.value ?? 0) || (a.service.code < b.service.code ? -1 : 1));
}

const withYear = (page: string, year: string, more = "") => `${page}?year=${year}${more}`;

/** How many commissions overlap, and what of their money pays for more than is needed, where that is known. */
function overlapText({ totalCount, totals: { duplicateSpend } }: OverviewRows["overlaps"]): string {
  const pairs = `${countText(totalCount, "pair")} of commissions ${totalCount === 1 ? "reaches" : "reach"} the same children`;
  if (duplicateSpend.pence === null || duplicateSpend.pence === undefined)
    return `${pairs}; what pays for more than they need: ${formatMoney(duplicateSpend)}.`;
  if (duplicateSpend.pence === 0 && duplicateSpend.state !== "KNOWN")
    return `${pairs}; as far as is known, all of what they hold is needed.`;
  return duplicateSpend.pence > 0
    ? `${pairs}; up to ${sayMoney(duplicateSpend)} a year pays for more than they need.`
    : `${pairs}; all of what they hold is needed.`;
}

/** What to look at first: the widest gap, the pool, the overlaps. */
export function overviewFindings(
  { gaps, overlaps, pooledBudgets }: OverviewRows,
  year: string,
): readonly FindingLine[] {
  const [widest] = byUnmetShare(gaps.rows);
  return [
    ...(widest === undefined || (unmetShare(widest) ?? 0) === 0
      ? []
      : [
          {
            text: lineSentence(widest),
            remedy: `Remedy: ${REMEDY_WORDS[widest.remedy] ?? widest.remedy}.`,
            to: withYear("/gaps", year, `&line=${widest.serviceLine.code}`),
            evidence: "See where",
          },
        ]),
    ...pooledBudgets.pools.map((pool) => ({
      text: `${pool.arrangement.name} ${varianceText(pool.variance, pool.isClosed)}. ${bearerSentence(pool)}`,
      to: withYear("/pooled-budgets", year),
      evidence: "See who bears it",
    })),
    ...(overlaps.totalCount === 0
      ? []
      : [
          {
            text: overlapText(overlaps),
            to: withYear("/overlaps", year),
            evidence: "See which",
          },
        ]),
  ];
}

/** How many children wait in the queues that tell; queues by whether they will miss, were not submitted, or are hidden. */
export function queueCounts(rows: readonly QueueRow[]) {
  const isNumber = ({ value }: ShownFigure) => value !== null && value !== undefined;
  const counted = rows.filter(({ queue }) => isNumber(queue));
  return {
    children: counted.reduce((sum, { queue }) => sum + (queue.value ?? 0), 0),
    pressed: pressedQueues(rows).length,
    /** Queues whose pressure is known. */
    told: rows.filter(({ pressure }) => isNumber(pressure)).length,
    queues: rows.length,
    silent: rows.filter(({ queue }) => queue.state === "NOT_SUBMITTED").length,
    hidden: rows.filter(({ queue }) => queue.state === "SUPPRESSED").length,
    isWhole: counted.length === rows.length,
  };
}

/** How many children wait, and whose queues are missing from that. */
function waitingNote(rows: readonly QueueRow[]): string {
  if (rows.length === 0) return "no queue is recorded; that does not mean that nobody waits";
  const { children, silent, hidden, isWhole } = queueCounts(rows);
  const missing = [
    ...(silent === 0 ? [] : [`${countText(silent, "queue")} not submitted`]),
    ...(hidden === 0 ? [] : [`${countText(hidden, "queue")} hidden`]),
  ];
  const waiting = countText(Math.round(children), "child waits", "children wait");
  return [`${isWhole ? "" : "at least "}${waiting}, one in two queues twice`, ...missing].join("; ");
}

/** Four figures at a glance. */
export function overviewFigures(
  { gaps, overlaps, pooledBudgets, waits }: OverviewRows,
  year: string,
): readonly KeyFigure[] {
  const wide = gaps.rows.filter((row) => (unmetShare(row) ?? 0) >= 0.2).length;
  const silentLines = gaps.rows.filter((row) => unmetShare(row) === null).length;
  const counts = queueCounts(waits.rows);
  const [pool] = pooledBudgets.pools;
  return [
    {
      label: "Lines with a fifth or more of need unmet",
      value: `${wide} of ${gaps.rows.length}`,
      note: silentLines === 0 ? "all lines are known" : `${countText(silentLines, "line")} not fully recorded`,
      to: withYear("/gaps", year),
    },
    {
      label: "Queues that will miss their standard",
      value: waits.rows.length === 0 ? "none recorded" : `${counts.pressed} of ${counts.told}`,
      note: waitingNote(waits.rows),
      to: withYear("", year, "&kind=queue"),
    },
    {
      label: "Paid for more than is needed",
      value: upTo(overlaps.totals.duplicateSpend),
      note: `${formatMoney(overlaps.totals.sharedSpend)}: spend where two reach the same children`,
      to: withYear("/overlaps", year),
    },
    {
      label: pool?.isClosed ? "Pool, outturn" : "Pool, forecast",
      value: pool === undefined ? "none recorded" : overUnder(pool.variance),
      note: pool === undefined ? "for this year" : `budget ${formatMoney(pool.budget)}`,
      to: withYear("/pooled-budgets", year),
    },
  ];
}
