import { expect, test } from "vitest";
import type { Queue } from "../../server/src/analytics/snapshot.ts";
import { proportionInterval } from "../../server/src/analytics/statistics/proportion.ts";
import { computeWaits } from "../../server/src/analytics/waits.ts";
import { MARCH, monthly, type ServiceRow, snapshotOf } from "./cases/snapshot-case.ts";

const WEEKS_PER_MONTH = 365.25 / 7 / 12;

function queue(month: number, within: number, beyond: number): Queue {
  return {
    serviceCode: "S",
    clockCode: "TREATMENT",
    month,
    targetWeeks: 18,
    bands: [
      { fromWeeks: 0, toWeeks: 18, count: within },
      { fromWeeks: 18, toWeeks: 52, count: beyond },
    ],
  };
}

function waitsOf(queues: readonly Queue[], service: Partial<ServiceRow> = {}) {
  const snapshot = snapshotOf({
    demand: [{ units: monthly(1) }],
    services: [{ code: "S", capacity: 30 * WEEKS_PER_MONTH, referrals: 27 * WEEKS_PER_MONTH, ...service }],
    queues,
  });
  return computeWaits(snapshot, { month: MARCH, filter: {} });
}

test("a queue is counted by bands, and the share within target has its Wilson interval", () => {
  const [row] = waitsOf([queue(MARCH, 60, 40)]).rows;
  const { value, lower, upper } = proportionInterval(60, 100);
  expect([row?.queue.value, row?.bands.map(({ count }) => count.value)]).toEqual([100, [60, 40]]);
  expect(row?.withinTarget).toMatchObject({ value, lower, upper, state: "KNOWN" });
});

test("load, target queue and the capacities follow from a year's referrals and capacity", () => {
  const [row] = waitsOf([queue(MARCH, 600, 600)]).rows;
  // 27 referrals a week, 18 weeks: a queue of 27 × 18 ÷ 4 goes with the target.
  const target = (27 * 18) / 4;
  expect(row?.load.value).toBeCloseTo(0.9, 9);
  expect(row?.targetQueue.value).toBeCloseTo(target, 9);
  expect(row?.reliefCapacity.value).toBeCloseTo((27 + (1_200 - target) / 26) * WEEKS_PER_MONTH, 6);
  expect(row?.targetCapacity.value).toBeCloseTo((27 + 4 / 18) * WEEKS_PER_MONTH, 6);
  expect(row?.weeksToTarget.value).toBeCloseTo((1_200 - target) / 3, 6);
  // Mean wait 22 weeks: half at 9, half at 35.
  expect(row?.pressure.value).toBeCloseTo((2 * 22) / 18, 9);
});

test("a queue that grows for ever has no weeks to target", () => {
  const [row] = waitsOf([queue(MARCH, 600, 600)], { capacity: 20 * WEEKS_PER_MONTH }).rows;
  expect(row?.weeksToTarget).toMatchObject({ value: null, state: "NOT_APPLICABLE" });
  expect(row?.load.value).toBeGreaterThan(1);
});

test("a band across the target leaves the share within it unavailable", () => {
  const across = { ...queue(MARCH, 1, 1), targetWeeks: 12 };
  expect(waitsOf([across]).rows[0]?.withinTarget).toMatchObject({ value: null, state: "UNAVAILABLE" });
});

test("a queue submitted last month but not this one is there as not submitted, never as nobody waiting", () => {
  const { rows, complete, warnings } = waitsOf([queue(MARCH - 1, 5, 5)]);
  expect(rows.map(({ queue: figure, asAt }) => [figure.value, figure.state, asAt])).toEqual([
    [null, "NOT_SUBMITTED", MARCH],
  ]);
  expect([complete, warnings.map(({ code }) => code)]).toEqual([false, ["QUEUE_NOT_SUBMITTED"]]);
});

test("a service whose last queue is over a year old has none to submit", () => {
  expect(waitsOf([queue(MARCH - 13, 5, 5)])).toEqual({ rows: [], warnings: [], complete: true });
});

test("a service whose contract has ended has no queue to submit", () => {
  const { rows, complete } = waitsOf([queue(MARCH - 1, 5, 5)], { commissions: [{ to: MARCH - 1 }] });
  expect([rows, complete]).toEqual([[], true]);
});

test("seven months of growth are a trend", () => {
  const queues = [0, 1, 2, 3, 4, 5, 6].map((month) => queue(MARCH - 6 + month, 50 + month, 0));
  expect(waitsOf(queues).rows[0]?.trend.every(({ flags }) => flags.includes("trend"))).toBe(true);
});

test("no rule runs across a month that is missing", () => {
  const months = [0, 1, 2, 3, 5, 6, 7];
  const queues = months.map((month) => queue(MARCH - 7 + month, 50 + month, 0));
  expect(waitsOf(queues).rows[0]?.trend.flatMap(({ flags }) => flags)).toEqual([]);
});

test("without referrals what depends on them is not submitted", () => {
  const [row] = waitsOf([queue(MARCH, 1, 1)], { referrals: [] }).rows;
  expect([row?.load.state, row?.targetQueue.state, row?.reliefCapacity.state]).toEqual(Array(3).fill("NOT_SUBMITTED"));
  expect(row?.queue.value).toBe(2);
});
