import { expect, test } from "vitest";
import { overlapCoefficient, ruzicka } from "../../server/src/analytics/statistics/concentration.ts";
import { proportionInterval } from "../../server/src/analytics/statistics/proportion.ts";
import { rateInterval } from "../../server/src/analytics/statistics/rate.ts";
import { xmrChart } from "../../server/src/analytics/statistics/spc.ts";
import {
  breachShare,
  queueLoad,
  reliefCapacity,
  targetCapacity,
  targetMeanWait,
  targetQueueSize,
  waitingListPressure,
} from "../../server/src/analytics/statistics/waiting-list.ts";

test("a proportion's interval is the published Wilson interval", () => {
  // PHEindicatormethods 2.1.0, testdata_Proportion: 1 of 100.
  const { value, lower, upper } = proportionInterval(1, 100);
  expect(value).toBe(0.01);
  expect(lower).toBeCloseTo(0.00176743206414065, 12);
  expect(upper).toBeCloseTo(0.0544861961787053, 12);
  expect(proportionInterval(1, 100, 0.998).upper).toBeCloseTo(0.104554452837058, 12);
});

test("none and all have an end at exactly 0 and 1, and what is no proportion is refused", () => {
  expect(proportionInterval(0, 7).lower).toBe(0);
  expect(proportionInterval(7, 7).upper).toBe(1);
  for (const [events, n] of [
    [-1, 10],
    [11, 10],
    [0, 0],
    [1, -5],
  ] as const) {
    expect(() => proportionInterval(events, n)).toThrow(RangeError);
  }
});

test("a small count's rate is exact, a larger one's by Byar", () => {
  // PHEindicatormethods 2.1.0, testdata_Rate: 1 of 100, per 100.
  const small = rateInterval(1, 100, 100);
  expect(small.method).toBe("Exact");
  expect(small.lower).toBeCloseTo(0.0253178079842899, 10);
  expect(small.upper).toBeCloseTo(5.5716433909389, 10);
  expect(rateInterval(10, 100).method).toBe("Byars");
  expect(() => rateInterval(-80, 100)).toThrow("events must be zero or more");
  expect(() => rateInterval(80, 0)).toThrow("n must be greater than zero");
});

// NHSRwaitinglist 0.1.2.9001, tests/testthat/test-calc_*.R.
const WAITING_LIST: readonly (readonly [string, number, number])[] = [
  ["load of 30 a week on 27", queueLoad(30, 27), 1.11111111],
  ["load of 52 on 42", queueLoad(52, 42), 1.23809524],
  ["relief of 1,200 waiting", reliefCapacity(30, 1_200, 390, 26), 61.153846],
  ["relief in 15 weeks", reliefCapacity(35, 250, 100, 15), 45],
  ["target mean wait of 52 weeks", targetMeanWait(52), 13],
  ["safer target mean wait", targetMeanWait(52, 6), 8.6666667],
  ["target queue", targetQueueSize(30, 52), 390],
  ["safer target queue", targetQueueSize(30, 50, 6), 250],
  ["pressure of 63 weeks on 52", waitingListPressure(63, 52), 2.42307692],
  ["pressure of 42 on 24", waitingListPressure(42, 24), 3.5],
];

test.each(WAITING_LIST)("waiting list: %s", (_, computed, expected) => {
  expect(computed).toBeCloseTo(expected, 6);
});

// The same package leaves out the division by 2 in some printed examples; its tests of calc_target_capacity have it.
test("target capacity is demand and what its variation needs", () => {
  expect(targetCapacity(30, 52, 3, 1.1, 1.2)).toBeCloseTo(30.076442, 6);
  expect(targetCapacity(35, 50, 1, 1.3, 1.6)).toBeCloseTo(35.0425, 6);
});

test("under pressure 1 one in seven waits past the target", () => {
  expect(breachShare(targetMeanWait(18, 2), 18)).toBeCloseTo(Math.exp(-2), 12);
});

const flagged = (values: readonly number[], flag: string) =>
  xmrChart(values, { improvement: "decrease" }).points.map(({ flags }) =>
    flags.some((found) => found === flag) ? 1 : 0,
  );

test("seven points that rise in a row are a trend, six are none", () => {
  expect(flagged([1, 2, 3, 4, 5, 6, 7], "trend")).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(flagged([1, 2, 3, 4, 5, 6], "trend")).toEqual([0, 0, 0, 0, 0, 0]);
  expect(flagged([1, 2, 3, 3, 4, 5, 6], "trend")).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test("a flat series has no limits to be outside of", () => {
  const { points, segments } = xmrChart([5, 5, 5, 5, 5, 5, 5, 5], { improvement: "increase" });
  expect(points.every(({ flags }) => flags.length === 0)).toBe(true);
  expect(segments).toEqual([{ from: 0, to: 7, mean: 5, lower: 5, upper: 5 }]);
});

test("limits start afresh where the chart is rebased, and runs do not cross", () => {
  const { segments } = xmrChart([1, 2, 1, 2, 11, 12, 11, 12], { improvement: "increase", rebaseAt: [4] });
  expect(segments.map(({ from, to, mean }) => [from, to, mean])).toEqual([
    [0, 3, 1.5],
    [4, 7, 11.5],
  ]);
});

test("overlap of nothing is undefined, of the same thing 1, of a part of it 1 by coefficient", () => {
  expect(ruzicka([0, 0], [0, 0])).toBeNull();
  expect(ruzicka([3, 4], [3, 4])).toBe(1);
  expect(ruzicka([1, 0], [1, 3])).toBe(0.25);
  expect(overlapCoefficient([1, 0], [1, 3])).toBe(1);
  expect(() => ruzicka([1], [1, 2])).toThrow(RangeError);
});
