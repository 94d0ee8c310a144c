import { expect, test } from "vitest";
import { publishSnapshot } from "../../server/src/analytics/disclosure/publish-snapshot.ts";
import { computeServiceHistory, type ServiceLineHistory } from "../../server/src/analytics/service-history.ts";
import type { Snapshot } from "../../server/src/analytics/snapshot.ts";
import { APRIL, type Case, MARCH, monthly, PLACES, snapshotOf, YEAR } from "./cases/snapshot-case.ts";

const SPEECH = { code: "SLT", name: "Speech and language", unitOfCare: "contact", unitKind: "flow" } as const;

function lineOf(snapshot: Snapshot, service: string, months = YEAR): ServiceLineHistory {
  const line = computeServiceHistory(snapshot, { service, months })?.lines[0];
  if (line === undefined) throw new Error(`no history of ${service}`);
  return line;
}

const TEAM: Case = {
  demand: [],
  services: [{ code: "TEAM", capacity: 20 }],
  activity: [
    { service: "TEAM", units: monthly(10) },
    { service: "TEAM", area: "palfrey", units: monthly(5) },
  ],
};

test("a service's months add up what it did in every ward, and its year is their sum", () => {
  const { months, years } = lineOf(snapshotOf(TEAM), "TEAM");
  expect(months.map(({ activity }) => activity.value)).toEqual(monthly(15));
  expect(years).toHaveLength(1);
  expect(years[0]).toMatchObject({
    financialYear: "2025-26",
    months: YEAR,
    capacity: { value: 240, state: "KNOWN" },
    activity: { value: 180, state: "KNOWN" },
    delivered: { value: 0.75, unit: "share" },
  });
});

test("places are held, so a year has as many as an average month", () => {
  const held: Case = {
    lines: [PLACES],
    demand: [],
    services: [{ code: "HOME", line: "AP", capacity: 8 }],
    activity: [{ service: "HOME", line: "AP", units: monthly(6) }],
  };
  expect(lineOf(snapshotOf(held), "HOME").years[0]).toMatchObject({
    capacity: { value: 8 },
    activity: { value: 6 },
    delivered: { value: 0.75 },
  });
});

test("what nobody recorded of a service that is bought is not submitted, and no 0", () => {
  const silent = snapshotOf({ ...TEAM, services: [...TEAM.services, { code: "MUTE", capacity: [] }] });
  const { months, years } = lineOf(silent, "MUTE");
  expect(months[0]).toMatchObject({ capacity: { state: "NOT_SUBMITTED" }, activity: { state: "NOT_SUBMITTED" } });
  expect(years[0]).toMatchObject({ activity: { value: null, state: "NOT_SUBMITTED" }, delivered: { value: null } });
});

test("a month before the contract does not apply, and is left out of the year's capacity", () => {
  const late = snapshotOf({
    ...TEAM,
    services: [
      {
        code: "TEAM",
        capacity: [...Array(6).fill(Number.NaN), ...Array(6).fill(20)],
        commissions: [{ from: APRIL + 6 }],
      },
    ],
    activity: [{ service: "TEAM", units: [...Array(6).fill(0), ...Array(6).fill(15)] }],
  });
  const { months, years } = lineOf(late, "TEAM");
  expect(months[0]).toMatchObject({ capacity: { state: "NOT_APPLICABLE" }, activity: { state: "NOT_APPLICABLE" } });
  expect(years[0]).toMatchObject({ capacity: { value: 120 }, activity: { value: 90 }, delivered: { value: 0.75 } });
});

test("a month without a number makes its year less than the whole, and its share unreliable", () => {
  const gap = snapshotOf({ ...TEAM, activity: [{ service: "TEAM", units: [null, ...Array(11).fill(10)] }] });
  const { months, years } = lineOf(gap, "TEAM");
  expect(months[0]?.activity).toMatchObject({ value: null, state: "NOT_SUBMITTED" });
  expect(years[0]).toMatchObject({ activity: { value: 110, state: "UNRELIABLE" }, delivered: { state: "UNRELIABLE" } });
});

test("months that are not loaded are said, and their year is not made up", () => {
  const months = { from: APRIL - 2, to: APRIL };
  const history = computeServiceHistory(snapshotOf(TEAM), { service: "TEAM", months });
  expect(history?.lines[0]?.months[0]?.activity.state).toBe("NOT_LOADED");
  expect(history?.lines[0]?.years.map(({ financialYear }) => financialYear)).toEqual(["2025-26"]);
  expect(history?.warnings.map(({ code }) => code)).toEqual(["MONTHS_NOT_LOADED"]);
  expect(history?.complete).toBe(false);
});

test("a month that stands out from chance is flagged", () => {
  const units = [10, 11, 10, 9, 10, 11, 30, 10, 9, 10, 11, 10];
  const { months } = lineOf(snapshotOf({ ...TEAM, activity: [{ service: "TEAM", units }] }), "TEAM");
  expect(months[6]?.flags).toContain("outside");
  expect(months[1]?.flags).toEqual([]);
});

test("a service on two lines has its part of the capacity on each, its own line first", () => {
  const both = snapshotOf({
    lines: [PLACES, SPEECH],
    demand: [],
    services: [
      {
        code: "BOTH",
        line: "SLT",
        capacity: 20,
        lineShares: [{ lineCode: "AP", fromMonth: APRIL, toMonth: null, share: 0.25 }],
      },
    ],
    activity: [
      { service: "BOTH", line: "SLT", units: monthly(9) },
      { service: "BOTH", line: "AP", units: monthly(4) },
    ],
  });
  const lines = computeServiceHistory(both, { service: "BOTH", months: YEAR })?.lines ?? [];
  expect(lines.map(({ serviceLine }) => serviceLine.code)).toEqual(["SLT", "AP"]);
  expect(lines.map(({ months }) => [months[0]?.capacity.value, months[0]?.activity.value])).toEqual([
    [15, 9],
    [5, 4],
  ]);
});

test("where counts are as published a service has its whole years, rounded, and no month", () => {
  const recorded = snapshotOf({
    ...TEAM,
    services: [
      { code: "TEAM", capacity: 20, areas: ["pleck", "palfrey"] },
      { code: "TINY", capacity: 1 },
      { code: "WEE", capacity: 1 },
    ],
    activity: [
      ...(TEAM.activity ?? []),
      { service: "TINY", units: [7, ...Array(11).fill(0)] },
      { service: "WEE", units: [0, 7, ...Array(10).fill(0)] },
    ],
  });
  const { snapshot } = publishSnapshot(recorded, new Map());
  const team = lineOf(snapshot, "TEAM");
  expect(new Set(team.months.map(({ activity }) => activity.state))).toEqual(new Set(["SUPPRESSED"]));
  expect(team.months.every(({ flags }) => flags.length === 0)).toBe(true);
  expect(team.months[0]?.capacity.value).toBe(20);
  expect(team.years[0]?.activity).toMatchObject({ value: 180, state: "KNOWN" });
  for (const service of ["TINY", "WEE"]) {
    const { months, years } = lineOf(snapshot, service);
    expect(years[0]).toMatchObject({
      activity: { value: null, state: "SUPPRESSED" },
      delivered: { value: null, state: "SUPPRESSED" },
    });
    expect(months.at(-1)?.activity.state).toBe("SUPPRESSED");
  }
});

test("a service that is not in the register has no history", () => {
  expect(computeServiceHistory(snapshotOf(TEAM), { service: "NOBODY", months: { from: MARCH, to: MARCH } })).toBeNull();
});
