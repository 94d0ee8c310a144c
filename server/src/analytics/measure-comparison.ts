import type { FigureState } from "./figure-state.ts";
import { quantileBetween } from "./statistics/funnel-score.ts";

/** A published figure of one area and period; null where the publisher gives no number. */
export interface PublishedFigure {
  readonly areaCode: string;
  readonly period: string;
  readonly value: number | null;
  readonly state: FigureState;
}

/** Whether an area differs from others in its latest period by more than the difference moves by itself. */
export type ComparedVerdict = "WORSE" | "BETTER" | "ALIKE" | "TOO_FEW";

/** An area's figure in a period: a number where its state is KNOWN, else why there is none. */
export interface PeriodValue {
  readonly value: number | null;
  readonly state: FigureState;
}

/** The area beside others in one period, in the measure's unit. */
export interface ComparedPeriod {
  readonly period: string;
  readonly own: PeriodValue;
  /** Middle of the councils compared with, with the lowest and the highest; null where fewer than five are published. */
  readonly others: { readonly middle: number; readonly lowest: number; readonly highest: number } | null;
  readonly england: PeriodValue;
}

/** How far apart an area and another series lie. */
export interface Apartness {
  readonly verdict: ComparedVerdict;
  /** How much worse the area is in the latest period, below 0 where it is better; null where that cannot be said. */
  readonly worseBy: number | null;
  /** Difference that yearly movement alone explains; null where there are too few periods. */
  readonly allowance: number | null;
}

/** A measure of one area beside other councils and England. */
export interface MeasureComparison {
  /** Periods that any of them has, oldest first. */
  readonly periods: readonly ComparedPeriod[];
  /** Position of the area's latest figure that others can be read beside; null where there is none. */
  readonly latest: number | null;
  readonly versusOthers: Apartness;
  readonly versusEngland: Apartness;
}

/** What is compared with what. */
export interface ComparisonRequest {
  readonly polarity: "HIGHER_IS_BETTER" | "LOWER_IS_BETTER";
  readonly ownArea: string;
  readonly others: readonly string[];
  readonly england: string;
}

/** Councils below which their middle says little. */
const FEWEST_COUNCILS = 5;

/** Periods below which yearly movement cannot be judged. */
const FEWEST_PERIODS = 6;

/** Limits lie 2.66 mean moving ranges apart: 3 / d2, d2 = 1.128 for pairs (Wheeler, Understanding Variation, 1993). */
const LIMIT = 2.66;

/** Whether figures of areas of different size can be set side by side: shares, rates and means, not counts. */
export function isComparableUnit(unit: string): boolean {
  return unit === "%" || /\bper\b/.test(unit) || ["points", "weeks", "days"].includes(unit);
}

function middleOf(values: readonly number[]): ComparedPeriod["others"] {
  if (values.length < FEWEST_COUNCILS) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return { middle: quantileBetween(sorted, 0.5), lowest: sorted[0] ?? 0, highest: sorted.at(-1) ?? 0 };
}

/**
 * Whether the latest difference is larger than the differences move from one period to the next: 2.66 mean moving ranges, as on
 * an XmR chart of the differences. Sampling and every year's accidents are in that movement, so it stands for chance where
 * no counts are published. What an area always was worse by is found; what it was worse by once is not.
 */
function judge(differences: readonly number[]): Apartness {
  const last = differences.at(-1);
  if (last === undefined || differences.length < FEWEST_PERIODS)
    return { verdict: "TOO_FEW", worseBy: last ?? null, allowance: null };
  const moves = differences.slice(1).map((value, index) => Math.abs(value - (differences[index] ?? 0)));
  const allowance = (LIMIT * moves.reduce((sum, move) => sum + move, 0)) / moves.length;
  const verdict = last > allowance ? "WORSE" : last < -allowance ? "BETTER" : "ALIKE";
  return { verdict, worseBy: last, allowance };
}

/** Sets an area's figures of one measure beside other councils' middle and England's. */
export function compareMeasure(
  figures: readonly PublishedFigure[],
  { polarity, ownArea, others, england }: ComparisonRequest,
): MeasureComparison {
  const wanted = new Set(others);
  const byPeriod = Map.groupBy(figures, ({ period }) => period);
  const periods = [...byPeriod.keys()].sort().map((period): ComparedPeriod => {
    const rows = byPeriod.get(period) ?? [];
    const figureOf = (code: string): PeriodValue => {
      const row = rows.find(({ areaCode }) => areaCode === code);
      return { value: row?.value ?? null, state: row?.state ?? "NOT_LOADED" };
    };
    const values = rows.flatMap(({ areaCode, value }) => (wanted.has(areaCode) && value !== null ? [value] : []));
    return { period, own: figureOf(ownArea), others: middleOf(values), england: figureOf(england) };
  });
  const sign = polarity === "LOWER_IS_BETTER" ? 1 : -1;
  const latest = periods.findLastIndex(
    ({ own, others: middle, england: all }) => own.value !== null && (middle ?? all.value) !== null,
  );
  const compared = periods.slice(0, latest + 1);
  const judgeBeside = (read: (period: ComparedPeriod) => number | null): Apartness => {
    const newest = compared.at(-1);
    // A verdict is on the latest period: where that has no comparison there is none.
    if (newest === undefined || read(newest) === null) return { verdict: "TOO_FEW", worseBy: null, allowance: null };
    return judge(
      compared.flatMap((period) => {
        const other = read(period);
        return period.own.value === null || other === null ? [] : [sign * (period.own.value - other)];
      }),
    );
  };
  return {
    periods,
    latest: latest < 0 ? null : latest,
    versusOthers: judgeBeside(({ others: middle }) => middle?.middle ?? null),
    versusEngland: judgeBeside(({ england: all }) => all.value),
  };
}
