import type { OverviewQuery } from "@tandem/schema/operations";
import type { FindingLine } from "../../parts/Findings.tsx";
import type { KeyFigure } from "../../parts/KeyFigures.tsx";
import { formatMoney, formatNumber, type ShownFigure } from "../../words/figure.ts";
import { countText, REMEDY_WORDS } from "../../words/text.ts";
import { unmetShare } from "../gaps/gap-rows.ts";
import { byUnmetShare, lineSentence } from "../gaps/gap-series.ts";
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

/** What to look at first: the widest gap, the pool, the overlaps. */
export function overviewFindings(
  { gaps, overlaps, pooledBudgets }: OverviewRows,
  year: string,
): readonly FindingLine[] {
  const [widest] = byUnmetShare(gaps.rows);
  const spare = overlaps.totals.duplicateSpend.pence ?? 0;
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
            text: `${countText(overlaps.totalCount, "pair")} of commissions reach the same children; ${spare > 0 ? `up to ${formatMoney(overlaps.totals.duplicateSpend)} a year pays for more than they need` : "all of what they hold is needed"}.`,
            to: withYear("/overlaps", year),
            evidence: "See which",
          },
        ]),
  ];
}

/** How many queues and children wait, and how many queues say nothing. */
export function queueCounts(rows: readonly QueueRow[]) {
  const known = rows.filter(({ queue }) => queue.state === "KNOWN");
  return {
    children: known.reduce((sum, { queue }) => sum + (queue.value ?? 0), 0),
    pressed: pressedQueues(rows).length,
    queues: rows.length,
    silent: rows.length - known.length,
  };
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
      value: `${counts.pressed} of ${counts.queues}`,
      note: `${formatNumber(counts.children)} children wait, one in two queues twice; ${countText(counts.silent, "queue")} not submitted`,
      to: withYear("", year, "&kind=queue"),
    },
    {
      label: "Paid for more than is needed",
      value: `up to ${formatMoney(overlaps.totals.duplicateSpend)}`,
      note: `of ${formatMoney(overlaps.totals.sharedSpend)} where two reach the same children`,
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
