import fc from "fast-check";
import { expect, test } from "vitest";
import { computeClinicalCapacity, unitsPerWte } from "../../server/src/analytics/clinical-capacity.ts";
import { weeksToTarget } from "../../server/src/analytics/queue-clearance.ts";
import type { Queue, StaffMonth } from "../../server/src/analytics/snapshot.ts";
import { APRIL, type Case, MARCH, monthly, snapshotOf } from "./cases/snapshot-case.ts";

/** Weeks in an average month. */
const WEEKS = 365.25 / 7 / 12;

const staff = (part: Partial<StaffMonth> = {}): StaffMonth[] =>
  Array.from({ length: 12 }, (_, index) => ({
    month: APRIL + index,
    fundedWte: 5,
    inPostWte: 4,
    sessionsPerWeek: 8,
    slotsPerSession: 2,
    absenceShare: 0.2,
    notBroughtShare: 0.1,
    ...part,
  }));

const queue = (serviceCode: string, count: number, month = MARCH): Queue => ({
  serviceCode,
  clockCode: "TREATMENT",
  month,
  targetWeeks: 12,
  bands: [{ fromWeeks: 0, toWeeks: 12, count }],
});

const A = { code: "A", capacity: 200, referrals: 200, staff: staff() };

const CASE: Case = {
  demand: [{ units: monthly(240), children: monthly(60) }],
  services: [A, { code: "B", capacity: 50, referrals: 40, staff: staff({ fundedWte: 1, inPostWte: 1 }) }],
  queues: [queue("A", 300), queue("B", 2)],
};

const ask = (given: Case = CASE, filter = {}) => computeClinicalCapacity(snapshotOf(given), { month: MARCH, filter });

test("posts, sessions, slots, absence and children not brought make the contacts of a month", () => {
  const [line] = ask().lines;
  const perWte = 8 * WEEKS * 2 * 0.8 * 0.9;
  const [a] = line?.services ?? [];
  expect(unitsPerWte(staff()[0] as StaffMonth)).toBeCloseTo(perWte, 9);
  expect(a).toMatchObject({ vacancyShare: { value: expect.closeTo(0.2, 9) }, inPostWte: { value: 4, unit: "WTE" } });
  expect(a?.staffCapacity.value).toBeCloseTo(4 * perWte, 9);
  expect(a?.vacancyEffect.value).toBeCloseTo(perWte, 9);
  expect(a?.notBroughtEffect.value).toBeCloseTo(4 * 8 * WEEKS * 2 * 0.8 * 0.1, 9);
});

test("a queue past twice its target needs what brings it down in 26 weeks, a short one what keeps it there", () => {
  const [a, b] = ask().lines[0]?.services ?? [];
  const weekly = (200 * 12) / (12 * WEEKS);
  const target = (weekly * 12) / 4;
  // Each child waiting brings four contacts.
  expect(a).toMatchObject({ isRelief: true, queue: { value: 300 } });
  expect(a?.targetQueue.value).toBeCloseTo(target / 4, 9);
  expect(a?.neededCapacity.value).toBeCloseTo((weekly + (1_200 - target) / 26) * WEEKS, 9);
  expect(b?.isRelief).toBe(false);
  expect(b?.neededCapacity.value).toBeCloseTo(((40 * 12) / (12 * WEEKS) + 4 / 12) * WEEKS, 9);
  expect(b?.weeksToTarget).toMatchObject({ value: 0, lower: 0 });
});

test("the posts that are missing are the capacity needed over what a post delivers, less those filled", () => {
  const [a] = ask().lines[0]?.services ?? [];
  const perWte = 8 * WEEKS * 2 * 0.8 * 0.9;
  expect(a?.wteNeeded.value).toBeCloseTo((a?.neededCapacity.value ?? 0) / perWte - 4, 9);
});

test("a line is its services together", () => {
  const [line] = ask().lines;
  const [a, b] = line?.services ?? [];
  for (const key of ["staffCapacity", "fundedCapacity", "returnedCapacity", "referrals", "queue", "inPostWte"] as const)
    expect(line?.[key].value).toBeCloseTo((a?.[key].value ?? 0) + (b?.[key].value ?? 0), 9);
  expect(line?.queue.state).toBe("KNOWN");
});

test("weeks to the standard come with the range that chance in referrals leaves", () => {
  const flows = { demand: 40, demandLower: 35, demandUpper: 45, capacity: 50 };
  // (600 − 120) ÷ 10, ÷ 15 with the smaller target, ÷ 5 with the larger.
  expect(weeksToTarget(600, flows, 12)).toEqual({ value: 48, lower: 33, upper: 93 });
  expect(weeksToTarget(600, { ...flows, demandUpper: 50 }, 12).upper).toBe(Number.POSITIVE_INFINITY);
  fc.assert(
    fc.property(
      fc.nat(2_000),
      fc.integer({ min: 1, max: 90 }),
      fc.nat(20),
      fc.nat(120),
      (waiting, demand, wide, capacity) => {
        const range = weeksToTarget(
          waiting,
          { demand, demandLower: Math.max(0, demand - wide), demandUpper: demand + wide, capacity },
          18,
        );
        expect(range.lower).toBeLessThanOrEqual(range.value);
        expect(range.value).toBeLessThanOrEqual(range.upper);
      },
    ),
  );
});

test("a queue that may never be cleared has no upper end, and one that never is has no number", () => {
  const [a] =
    ask({ ...CASE, services: [{ code: "A", capacity: 200, referrals: 195, staff: staff() }] }).lines[0]?.services ?? [];
  expect(a?.weeksToTarget).toMatchObject({ state: "KNOWN", upper: null });
  const [b] =
    ask({ ...CASE, services: [{ code: "A", capacity: 300, referrals: 900, staff: staff() }] }).lines[0]?.services ?? [];
  expect(b?.weeksToTarget).toMatchObject({ value: null, state: "NOT_APPLICABLE" });
});

test("staff that were not submitted are no zero, and make the line's sums unreliable", () => {
  const table = ask({
    ...CASE,
    services: [A, { code: "B", capacity: 50, referrals: 40, staff: staff().slice(0, 11) }],
  });
  expect(table.lines[0]?.services[1]?.staffCapacity).toMatchObject({ value: null, state: "NOT_SUBMITTED" });
  expect(table.lines[0]?.staffCapacity.state).toBe("UNRELIABLE");
  expect(table.warnings.map(({ code }) => code)).toContain("STAFF_NOT_SUBMITTED");
  expect(table.complete).toBe(false);
});

test("a queue of last month does not stand for one that was not submitted", () => {
  const table = ask({ ...CASE, queues: [queue("A", 300, MARCH - 1), queue("B", 2)] });
  expect(table.lines[0]?.services[0]?.queue).toMatchObject({ value: null, state: "NOT_SUBMITTED" });
  expect(table.warnings.map(({ code }) => code)).toContain("QUEUE_NOT_SUBMITTED");
});

test("a capacity that the staff in post cannot make is questioned", () => {
  const table = ask({ ...CASE, services: [{ code: "A", capacity: 400, referrals: 200, staff: staff() }] });
  expect(table.warnings.find(({ code }) => code === "CAPACITY_DISAGREES")?.message).toContain("A");
});

test("a service without appointments is not here", () => {
  const nobody = staff({ sessionsPerWeek: Number.NaN, slotsPerSession: Number.NaN });
  expect(ask({ ...CASE, services: [{ code: "A", capacity: 10, staff: nobody }] }).lines).toEqual([]);
});
