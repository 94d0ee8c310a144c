import {
  formatFigure,
  formatInterval,
  formatMoney,
  formatPercent,
  formatShare,
  sayFigure,
  sayMoney,
  stateWords,
} from "../../words/figure.ts";
import { countText, listText, unitText } from "../../words/text.ts";
import { unmetShare } from "../gaps/gap-rows.ts";
import { costlySets } from "../overlaps/overlap-series.ts";
import { overUnder, varianceText } from "../pooled-budgets/pool-series.ts";
import { type ExceptionRow, worstOfEachFirst } from "./exception-kind.ts";
import { measureExceptions } from "./measure-exceptions.ts";
import type { OverviewRows } from "./overview-series.ts";

/** Part of a line's need that makes it red. */
const RED_SHARE = 0.2;

/** Said where no figure of others can be set beside. */
const NO_OTHERS = "none";

/** The years that are compared, as 2025-26. */
export interface Years {
  readonly year: string;
  readonly before: string;
}

function gapExceptions({ gaps, gapsBefore }: OverviewRows, { year, before }: Years): ExceptionRow[] {
  return gaps.rows.flatMap((row): ExceptionRow[] => {
    const share = unmetShare(row);
    if (share === null || share < RED_SHARE) return [];
    const { code, name, unitOfCare } = row.serviceLine;
    const earlier = gapsBefore.rows.find(({ serviceLine }) => serviceLine.code === code);
    const shareBefore = earlier === undefined ? null : unmetShare(earlier);
    const was = shareBefore === null ? stateWords(earlier?.unmet.state ?? "NOT_LOADED") : formatPercent(shareBefore);
    return [
      {
        code: `gap:${code}`,
        kind: "gap",
        name,
        says: `${formatPercent(share)} of need is not met: ${formatInterval(row.unmet)} of ${formatFigure(row.demand)} ${unitText(unitOfCare)}.`,
        before: `${was} in ${before}`,
        target: `below ${formatPercent(RED_SHARE)}`,
        others: NO_OTHERS,
        size: share / RED_SHARE,
        to: `/gaps?year=${year}&line=${code}`,
      },
    ];
  });
}

function queueExceptions({ waits, waitsBefore }: OverviewRows): ExceptionRow[] {
  return waits.rows.flatMap((row): ExceptionRow[] => {
    const { service, clock, pressure, queue, withinTarget, targetWeeks } = row;
    if ((pressure.value ?? 0) <= 1) return [];
    const code = `queue:${service.code}|${clock.code}`;
    const earlier = waitsBefore.rows.find((one) => one.service.code === service.code && one.clock.code === clock.code);
    return [
      {
        code,
        kind: "queue",
        name: service.name,
        says: `Of ${formatFigure(queue)} children waiting, ${formatShare(withinTarget)} have waited no longer than ${targetWeeks} weeks.`,
        before: `${earlier === undefined ? "not counted" : `${formatFigure(earlier.queue)} waiting`} a year before`,
        target: `${targetWeeks} weeks`,
        others: NO_OTHERS,
        size: pressure.value ?? 0,
        to: `?open=${encodeURIComponent(code)}`,
      },
    ];
  });
}

type Pool = OverviewRows["pooledBudgets"]["pools"][number];

/** Checks of level ERROR that a pool fails. */
function failedChecks({ checks }: Pool): readonly string[] {
  return checks.filter(({ level, ok }) => level === "ERROR" && !ok).map(({ message }) => message);
}

function poolExceptions({ pooledBudgets, poolsBefore }: OverviewRows, { year, before }: Years): ExceptionRow[] {
  return pooledBudgets.pools.flatMap((pool): ExceptionRow[] => {
    const { arrangement, variance, budget, isClosed } = pool;
    const failed = failedChecks(pool);
    if ((variance.pence ?? 0) <= 0 && failed.length === 0) return [];
    const earlier = poolsBefore.pools.find((one) => one.arrangement.code === arrangement.code);
    const checks = failed.length === 0 ? "" : ` It fails a check it must pass: ${failed.join(" ")}`;
    return [
      {
        code: `pool:${arrangement.code}|${year}`,
        kind: "pool",
        name: arrangement.name,
        says: `It ${varianceText(variance, isClosed)}.${checks}`,
        before: earlier === undefined ? `no pool in ${before}` : `${overUnder(earlier.variance)} in ${before}`,
        target: `budget ${formatMoney(budget)}`,
        others: NO_OTHERS,
        size: (variance.pence ?? 0) / Math.max(1, budget.pence ?? 1) + failed.length,
        to: `/pooled-budgets?year=${year}`,
      },
    ];
  });
}

function overlapExceptions({ overlaps }: OverviewRows, { year }: Years): ExceptionRow[] {
  return costlySets(overlaps.sets).map((set): ExceptionRow => {
    const { id, serviceLine, services, overlapSurplus, duplicateSpend } = set;
    const pair = overlaps.edges.find(({ node }) => node.set?.id === id)?.node.id ?? "";
    return {
      code: `overlap:${serviceLine.code}|${services[0]?.code ?? ""}`,
      kind: "overlap",
      name: listText(services.map(({ name }) => name)),
      says: `They hold ${sayFigure(overlapSurplus)} ${unitText(serviceLine.unitOfCare)} more than these children need: up to ${sayMoney(duplicateSpend)} a year.`,
      before: "not compared",
      target: "no more than is needed",
      others: NO_OTHERS,
      size: duplicateSpend.pence ?? 0,
      to: `/overlaps?year=${year}&open=${encodeURIComponent(pair)}`,
    };
  });
}

/** Everything that is red by a stated rule, the worst of each kind first. */
export function exceptionRows(rows: OverviewRows, years: Years): readonly ExceptionRow[] {
  return worstOfEachFirst([
    ...gapExceptions(rows, years),
    ...queueExceptions(rows),
    ...poolExceptions(rows, years),
    ...overlapExceptions(rows, years),
    ...measureExceptions(rows.measureComparisons),
  ]);
}

/** What is red, and what is not said of it, in a sentence. */
export function exceptionsSentence(all: number, unsaid: number, overdue: number): string {
  if (all === 0) return "Nothing is red by the rules below.";
  const late =
    overdue === 0
      ? ""
      : ` ${countText(overdue, "comment is", "comments are")} past the day named in ${overdue === 1 ? "it" : "them"}.`;
  const verb = all === 1 ? "thing is" : "things are";
  return `${all} ${verb} red by a stated rule; ${unsaid === 0 ? "each has a comment" : `${unsaid} ${unsaid === 1 ? "needs" : "need"} a comment`}.${late}`;
}
