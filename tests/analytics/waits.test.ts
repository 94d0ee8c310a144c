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
  expect(waitsOf([queue(MARCH - 13, 5, 5)])).toEqual({ rows: [], lines: [], warnings: [], complete: true });
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

/** A queue that swings around a level, month after month up to March. */
const swinging = (months: number, level: number) =>
  Array.from({ length: months }, (_, at) => queue(MARCH - months + 1 + at, level + (at % 2 === 0 ? 5 : -5), 0));

test("the control chart has the mean, the limits and the target of its own months, and icons from 13 months on", () => {
  const [row] = waitsOf(swinging(14, 1_000)).rows;
  const [limits] = row?.control.limits ?? [];
  // Every moving range is 10: limits lie 2.66 × 10 from the mean.
  expect([limits?.mean.value, limits?.lower.value, limits?.upper.value]).toEqual([1_000, 973.4, 1_026.6]);
  expect([limits?.fromMonth, limits?.toMonth, row?.control.points]).toEqual([MARCH - 13, MARCH, 14]);
  expect(row?.control.target).toEqual(row?.targetQueue);
  expect([row?.control.variation, row?.control.assurance]).toEqual(["COMMON", "FAIL"]);
});

test("below 13 months limits are on trial and show no icon", () => {
  const { control } = waitsOf(swinging(12, 1_000)).rows[0] ?? {};
  expect([control?.limits.length, control?.variation, control?.assurance]).toEqual([1, null, null]);
});

test("a month that was not submitted starts new limits, and where it is the last there is no icon", () => {
  const gap = swinging(30, 1_000).filter(({ month }) => month !== MARCH - 5);
  const broken = waitsOf(gap).rows[0]?.control;
  expect(broken?.limits.map(({ fromMonth, toMonth }) => [fromMonth, toMonth])).toEqual([
    [MARCH - 29, MARCH - 6],
    [MARCH - 4, MARCH],
  ]);
  const silent = waitsOf(swinging(30, 1_000).map((entry) => ({ ...entry, month: entry.month - 1 }))).rows[0]?.control;
  expect([silent?.points, silent?.variation, silent?.assurance]).toEqual([30, null, null]);
});

test("a queue below its target in every month passes, one that swings over it hits and misses", () => {
  // 27 referrals a week and 18 weeks make a target queue of 121.5.
  expect(waitsOf(swinging(14, 60)).rows[0]?.control.assurance).toBe("PASS");
  expect(waitsOf(swinging(14, 120)).rows[0]?.control.assurance).toBe("HIT_AND_MISS");
});

test("no limit lies below nobody waiting", () => {
  expect(waitsOf(swinging(14, 6)).rows[0]?.control.limits[0]?.lower.value).toBe(0);
});

const two = (queues: readonly Queue[]) =>
  computeWaits(
    snapshotOf({
      demand: [{ units: monthly(1) }],
      services: [
        { code: "S", capacity: 1 },
        { code: "T", capacity: 1 },
      ],
      queues,
    }),
    { month: MARCH, filter: {} },
  );

test("a line is its queues added up band by band, its share within the standard counted anew", () => {
  const { lines } = two([queue(MARCH, 60, 40), { ...queue(MARCH, 10, 90), serviceCode: "T" }]);
  const { value, lower, upper } = proportionInterval(70, 200);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.bands.map(({ count }) => count.value)).toEqual([70, 130]);
  expect(lines[0]).toMatchObject({ queues: 2, notSubmitted: 0, queue: { value: 200, state: "KNOWN" } });
  expect(lines[0]?.withinTarget).toMatchObject({ value, lower, upper });
  // 70 children at 9 weeks, 130 at 35.
  expect(lines[0]?.pressure.value).toBeCloseTo((2 * (70 * 9 + 130 * 35)) / 200 / 18, 9);
});

test("a line with a queue not submitted is unreliable, and one with none submitted says nothing", () => {
  const part = two([queue(MARCH, 60, 40), { ...queue(MARCH - 1, 10, 90), serviceCode: "T" }]).lines[0];
  expect(part).toMatchObject({ queues: 2, notSubmitted: 1, queue: { value: 100, state: "UNRELIABLE" } });
  const none = waitsOf([queue(MARCH - 1, 60, 40)]).lines[0];
  expect([none?.queue.state, none?.pressure.state, none?.withinTarget.state, none?.queue.value]).toEqual([
    ...Array(3).fill("NOT_SUBMITTED"),
    null,
  ]);
});

test("a count hidden in one queue is hidden in its line", () => {
  const published = { isBandHidden: [true, false], size: Number.NaN };
  const line = two([queue(MARCH, 60, 40), { ...queue(MARCH, 3, 90), serviceCode: "T", published }]).lines[0];
  expect(line?.bands.map(({ count }) => [count.value, count.state])).toEqual([
    [null, "SUPPRESSED"],
    [130, "KNOWN"],
  ]);
  expect([line?.queue.state, line?.withinTarget.state, line?.pressure.state]).toEqual(Array(3).fill("SUPPRESSED"));
});
