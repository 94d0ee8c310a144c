import { expect, test } from "vitest";
import { proportionInterval } from "../../server/src/analytics/statistics/proportion.ts";
import { byarInterval, rateInterval } from "../../server/src/analytics/statistics/rate.ts";
import { type SpcFlag, xmrChart } from "../../server/src/analytics/statistics/spc.ts";
import {
  queueLoad,
  reliefCapacity,
  targetCapacity,
  targetMeanWait,
  targetQueueSize,
  waitingListPressure,
} from "../../server/src/analytics/statistics/waiting-list.ts";
import { ASSURANCES, LIMITS, RUNS, TRENDS, TWO_OF_THREE } from "./cases/published-charts.ts";
import { BYARS, PROPORTIONS, RATES, WILSON } from "./cases/published-intervals.ts";
import { WAITING_LISTS } from "./cases/published-waiting-lists.ts";

/** Agreement to ten digits. */
function expectClose(found: number, expected: number | null): void {
  if (expected === null) return;
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(expected)));
}

test.each(PROPORTIONS)("%d of %d times %d has the published interval", (events, n, multiplier, ...published) => {
  const [value, lower95, upper95, lower998, upper998] = published;
  const [usual, wide] = [proportionInterval(events, n), proportionInterval(events, n, 0.998)];
  expectClose(usual.value * multiplier, value);
  expectClose(usual.lower * multiplier, lower95);
  expectClose(usual.upper * multiplier, upper95);
  expectClose(wide.lower * multiplier, lower998);
  expectClose(wide.upper * multiplier, upper998);
});

test.each(RATES)("%d in %d per %d has the published interval", (events, n, multiplier, ...published) => {
  const [value, lower95, upper95, lower998, upper998, method] = published;
  const [usual, wide] = [rateInterval(events, n, multiplier), rateInterval(events, n, multiplier, 0.998)];
  expectClose(usual.value, value);
  expectClose(usual.lower, lower95);
  expectClose(usual.upper, upper95);
  expectClose(wide.lower, lower998);
  expectClose(wide.upper, upper998);
  expect(usual.method).toBe(method);
});

test.each(BYARS)("a count of %d at %d has the published Byar limits", (count, confidence, lower, upper) => {
  const found = byarInterval(count, confidence);
  expectClose(found.lower, lower);
  expectClose(found.upper, upper);
});

test.each(WILSON)("%d of %d at %d has the published Wilson limits", (events, n, confidence, lower, upper) => {
  const found = proportionInterval(events, n, confidence);
  expectClose(found.lower, lower);
  expectClose(found.upper, upper);
});

test.each(LIMITS)("chart limits are those printed, outliers screened: $screenOutliers", (published) => {
  const { values, screenOutliers, mean, lower, upper, digits } = published;
  const [segment] = xmrChart(values, { improvement: "increase", screenOutliers }).segments;
  expect(segment?.mean).toBeCloseTo(mean, digits === 2 ? 1 : digits);
  expect(segment?.lower).toBeCloseTo(lower, digits === 2 ? 1 : digits);
  expect(segment?.upper).toBeCloseTo(upper, digits === 2 ? 1 : digits);
});

/** Twenty points about a mean of 0 with limits at ±5.32, which then stay. */
const BASELINE = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 1 : -1));

/** Which of some points break a rule when they follow the baseline; the breaker ends runs and trends between the two. */
function flagged(values: readonly number[], breaker: number, flag: SpcFlag): boolean[] {
  const chart = xmrChart([...BASELINE, breaker, ...values], { improvement: "increase", baselinePoints: 20 });
  return chart.points.slice(BASELINE.length + 1).map(({ flags }) => flags.includes(flag));
}

/** Every point of the sevens that end at the given points. */
function sevensThat(ends: readonly number[]): boolean[] {
  return ends.map((_, index) => ends.slice(index, index + 7).some((end) => end !== 0));
}

test.each(RUNS)("a run of seven on one side is flagged whole: $sides", ({ sides, ends }) => {
  const values = sides.map((side) => side / 2);
  expect(flagged(values, 0, "run")).toEqual(sevensThat(ends));
});

test.each(TRENDS)("seven that rise or fall in a row are flagged whole: $values", ({ values, ends }) => {
  expect(flagged(values, values[0] ?? 0, "trend")).toEqual(sevensThat(ends));
});

test.each(TWO_OF_THREE)("two of three beyond two sigma: $far at $sides", ({ far, sides, windows }) => {
  const values = sides.map((side, index) => side * (far[index] === 1 ? 4 : 1));
  const expected = windows.map((window, index) => window !== 0 && far[index] === 1);
  expect(flagged(values, 0, "two-of-three")).toEqual(expected);
});

test("a point beyond three sigma counts in two of three, as Making Data Count has it since 2023, unless told not to", () => {
  const values = [...BASELINE, 0, 6, 1, 4];
  const options = { improvement: "increase", baselinePoints: 20 } as const;
  const flagsOf = (counts: boolean) =>
    xmrChart(values, { ...options, twoOfThreeCountsBeyondThreeSigma: counts }).points.map(({ flags }) => flags);
  expect(flagsOf(true).slice(-3)).toEqual([["outside", "two-of-three"], [], ["two-of-three"]]);
  expect(flagsOf(false).slice(-3)).toEqual([["outside"], [], []]);
});

test("two far points on opposite sides are no two of three", () => {
  const values = [...BASELINE, 0, 4, -4];
  const { points } = xmrChart(values, { improvement: "increase", baselinePoints: 20 });
  expect(points.slice(-2).map(({ flags }) => flags)).toEqual([[], []]);
});

test.each(ASSURANCES)("limits $lower to $upper against $target, better is $improvement", (published) => {
  const { lower, upper, target, improvement, assurance } = published;
  // Two values alternate so that the limits are as far from their mean as asked for.
  const [mean, range] = [(lower + upper) / 2, (upper - lower) / 2 / 2.66];
  const values = Array.from({ length: 20 }, (_, index) => mean + (index % 2 === 0 ? range : -range) / 2);
  const chart = xmrChart(values, { improvement, target });
  expect(chart.segments[0]?.lower).toBeCloseTo(lower, 9);
  expect(chart.segments[0]?.upper).toBeCloseTo(upper, 9);
  expect(chart.assurance).toBe(assurance);
});

const FORMULAS: Readonly<Record<string, (...given: number[]) => number>> = {
  queue_load: (demand = 0, capacity = 0) => queueLoad(demand, capacity),
  relief_capacity: (demand = 0, queue = 0, target = 0, weeks = 26) => reliefCapacity(demand, queue, target, weeks),
  target_capacity: (demand = 0, weeks = 0, ...rest) => targetCapacity(demand, weeks, ...rest),
  target_mean_wait: (weeks = 0, ...rest) => targetMeanWait(weeks, ...rest),
  target_queue_size: (demand = 0, weeks = 0, ...rest) => targetQueueSize(demand, weeks, ...rest),
  waiting_list_pressure: (mean = 0, weeks = 0) => waitingListPressure(mean, weeks),
};

test.each(WAITING_LISTS)("$formula of $given is $expected", ({ formula, given, expected }) => {
  expect(FORMULAS[formula]?.(...given)).toBeCloseTo(expected, 6);
});
