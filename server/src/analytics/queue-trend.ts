import { type Figure, known, type Provenance } from "./figure.ts";
import { sizeFigure } from "./queue-counts.ts";
import { queueSize } from "./queue-need.ts";
import type { MonthIndex, Queue } from "./snapshot.ts";
import { FEWEST_POINTS, type SpcFlag, type XmrChart, xmrChart } from "./statistics/spc.ts";

/** Whether chance alone explains a month: common cause, better than before, or worse. */
export type Variation = "COMMON" | "IMPROVEMENT" | "CONCERN";

/** Whether a queue that goes on as it does stays within its target: always, never, or now and then. */
export type Assurance = "PASS" | "FAIL" | "HIT_AND_MISS";

/** One month of a queue. */
export interface TrendPoint {
  readonly month: MonthIndex;
  readonly figure: Figure;
  readonly flags: readonly SpcFlag[];
  readonly variation: Variation;
}

/** Mean and limits of an unbroken run of months, which is the baseline of its own chart. */
export interface ControlLimits {
  readonly fromMonth: MonthIndex;
  readonly toMonth: MonthIndex;
  readonly mean: Figure;
  /** Not below nothing. */
  readonly lower: Figure;
  readonly upper: Figure;
}

/** What the XmR chart of a queue says. */
export interface QueueControl {
  readonly target: Figure;
  readonly limits: readonly ControlLimits[];
  /** Months of the last run, which the icons are read from. */
  readonly points: number;
  /** Of the last month; null below 13 months, or where that month is not known. */
  readonly variation: Variation | null;
  /** Null below 13 months, without a target, or where the last month is not known. */
  readonly assurance: Assurance | null;
}

const VARIATIONS = { common: "COMMON", improvement: "IMPROVEMENT", concern: "CONCERN", neutral: "COMMON" } as const;
const ASSURANCES = { pass: "PASS", fail: "FAIL", inconsistent: "HIT_AND_MISS" } as const;

/** Positions of a history's queues, cut where a month is missing or not known, so that no rule runs across. */
function knownRuns(history: readonly Queue[]): number[][] {
  const runs: number[][] = [];
  history.forEach((queue, index) => {
    if (Number.isNaN(queueSize(queue))) return;
    const open = runs.at(-1);
    const before = open?.at(-1);
    const isNext = before === index - 1 && history[before]?.month === queue.month - 1;
    if (open !== undefined && isNext) open.push(index);
    else runs.push([index]);
  });
  return runs;
}

interface RunChart {
  readonly run: readonly number[];
  readonly chart: XmrChart;
}

function limitsOf(history: readonly Queue[], { run, chart }: RunChart, provenance: Provenance): ControlLimits[] {
  const child = (value: number) => known(value, "child", provenance);
  return chart.segments.flatMap(({ from, to, mean, lower, upper }) => {
    const [first, last] = [history[run[from] ?? -1], history[run[to] ?? -1]];
    if (first === undefined || last === undefined) return [];
    const ends = { lower: child(Math.max(0, lower)), upper: child(upper) };
    return [{ fromMonth: first.month, toMonth: last.month, mean: child(mean), ...ends }];
  });
}

/** The icons of the last month's run; none on trial limits, or where the last month is not known. */
function iconsOf(
  history: readonly Queue[],
  last: RunChart | undefined,
): Pick<QueueControl, "points" | "variation" | "assurance"> {
  const points = last?.run.length ?? 0;
  const isCurrent = last?.run.at(-1) === history.length - 1;
  if (last === undefined || !isCurrent || points < FEWEST_POINTS) return { points, variation: null, assurance: null };
  const { assurance, points: values } = last.chart;
  return {
    points,
    variation: VARIATIONS[values.at(-1)?.variation ?? "common"],
    assurance: assurance === null ? null : ASSURANCES[assurance],
  };
}

/** Size of the queue month by month, with limits and rules of the XmR chart on each unbroken run of months (Making Data Count). */
export function queueTrend(
  history: readonly Queue[],
  target: Figure,
  provenance: Provenance,
): { readonly trend: readonly TrendPoint[]; readonly control: QueueControl } {
  const sizes = history.map(queueSize);
  const aim = target.value === null ? {} : { target: target.value };
  const charts = knownRuns(history).map((run): RunChart => {
    const values = run.map((index) => sizes[index] ?? 0);
    return { run, chart: xmrChart(values, { improvement: "decrease", ...aim }) };
  });
  const points = new Map(
    charts.flatMap(({ run, chart }) => run.map((index, at) => [index, chart.points[at]] as const)),
  );
  return {
    trend: history.map((queue, index) => ({
      month: queue.month,
      figure: sizeFigure(queue, provenance),
      flags: points.get(index)?.flags ?? [],
      variation: VARIATIONS[points.get(index)?.variation ?? "common"],
    })),
    control: {
      target,
      limits: charts.flatMap((chart) => limitsOf(history, chart, provenance)),
      ...iconsOf(history, charts.at(-1)),
    },
  };
}
