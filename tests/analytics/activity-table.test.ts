import { expect, test } from "vitest";
import {
  type ActivityRequest,
  type ActivityRow,
  comparedPeriods,
  computeActivity,
} from "../../server/src/analytics/activity-table.ts";
import { publishSnapshot } from "../../server/src/analytics/disclosure/publish-snapshot.ts";
import type { Snapshot } from "../../server/src/analytics/snapshot.ts";
import { APRIL, type Case, monthly, PLACES, snapshotOf, YEAR } from "./cases/snapshot-case.ts";

const SPEECH = { code: "SLT", name: "Speech and language", unitOfCare: "contact", unitKind: "flow" } as const;

const ASKED: ActivityRequest = { months: YEAR, grain: "FINANCIAL_YEAR", by: [], filter: {} };

const rowsOf = (snapshot: Snapshot, request: Partial<ActivityRequest> = {}) =>
  computeActivity(snapshot, { ...ASKED, ...request }).rows;

function only(rows: readonly ActivityRow[]): ActivityRow {
  expect(rows).toHaveLength(1);
  return rows[0] as ActivityRow;
}

const TWO: Case = {
  demand: [],
  services: [
    { code: "EARLY", capacity: 20, layer: "UNIVERSAL" },
    { code: "LATE", capacity: 10, commissions: [{ by: "icb" }, { by: "council", to: APRIL + 5 }] },
  ],
  activity: [
    { service: "EARLY", units: monthly(15) },
    { service: "LATE", units: monthly(6) },
  ],
};

test("what the services of a line did is added up and set against what they could do", () => {
  expect(only(rowsOf(snapshotOf(TWO)))).toMatchObject({
    period: "2025-26",
    services: 2,
    activity: { value: 252, state: "KNOWN", unit: "contact" },
    capacity: { value: 360, state: "KNOWN", unit: "contact" },
    utilisation: { value: 0.7, state: "KNOWN", unit: "share" },
  });
});

test("a service two buy together counts once, under both as one", () => {
  const rows = rowsOf(snapshotOf(TWO), { by: ["COMMISSIONERS"] });
  expect(rows.map(({ commissioners, activity }) => [commissioners?.code, commissioners?.name, activity.value])).toEqual(
    [
      ["council", "Council", 180],
      ["council+icb", "Council and ICB", 72],
    ],
  );
  const later = rowsOf(snapshotOf(TWO), { by: ["COMMISSIONERS"], months: { from: APRIL + 6, to: APRIL + 11 } });
  expect(later.map(({ commissioners }) => commissioners?.code)).toEqual(["council", "icb"]);
  expect(only(rowsOf(snapshotOf(TWO), { filter: { commissioners: ["icb"] } })).activity.value).toBe(72);
});

test("contacts and places are never added, whatever rows are grouped by", () => {
  const mixed: Case = {
    ...TWO,
    lines: [PLACES, SPEECH],
    services: [...TWO.services, { code: "HOME", line: "AP", capacity: 8 }],
    activity: [...(TWO.activity ?? []), { service: "HOME", line: "AP", units: monthly(6) }],
  };
  for (const by of [[], ["PROVIDER"], ["LAYER"], ["COMMISSIONERS"]] as const) {
    const rows = rowsOf(snapshotOf(mixed), { by });
    for (const { serviceLine, activity, capacity } of rows)
      expect([activity.unit, capacity.unit]).toEqual([serviceLine.unitOfCare, serviceLine.unitOfCare]);
    expect(new Set(rows.map(({ serviceLine }) => serviceLine.code))).toEqual(new Set(["AP", "SLT"]));
  }
  // Places are held: a year has as many as an average month.
  const places = only(rowsOf(snapshotOf(mixed), { filter: { serviceLines: ["AP"] } }));
  expect(places).toMatchObject({ activity: { value: 6 }, capacity: { value: 8 }, utilisation: { value: 0.75 } });
});

test("what is bought child by child is activity, and fills nobody's capacity", () => {
  const spot = snapshotOf({
    ...TWO,
    services: [...TWO.services, { code: "SPOT", capacity: [], commissions: [{ isSpot: true }] }],
    activity: [...(TWO.activity ?? []), { service: "SPOT", units: monthly(100) }],
  });
  expect(only(rowsOf(spot))).toMatchObject({
    activity: { value: 1452 },
    capacity: { value: 360 },
    utilisation: { value: 0.7 },
  });
  expect(only(rowsOf(spot, { filter: { services: ["SPOT"] } }))).toMatchObject({
    activity: { value: 1200 },
    capacity: { value: null, state: "NOT_APPLICABLE" },
    utilisation: { value: null, state: "NOT_APPLICABLE" },
  });
});

test("a service that is bought and returned nothing leaves its group unreliable, and alone is not submitted", () => {
  const silent = snapshotOf({ ...TWO, services: [...TWO.services, { code: "MUTE", capacity: [] }] });
  expect(only(rowsOf(silent))).toMatchObject({
    activity: { value: 252, state: "UNRELIABLE" },
    capacity: { value: 360, state: "UNRELIABLE" },
    utilisation: { value: null, state: "UNRELIABLE" },
  });
  const mute = only(rowsOf(silent, { filter: { services: ["MUTE"] } }));
  for (const figure of [mute.activity, mute.capacity, mute.utilisation])
    expect(figure).toMatchObject({ value: null, state: "NOT_SUBMITTED" });
  expect(computeActivity(silent, ASKED).complete).toBe(false);
});

test("months that are not loaded have no number, and are said", () => {
  const months = { from: APRIL - 2, to: APRIL };
  const table = computeActivity(snapshotOf(TWO), { ...ASKED, months, grain: "MONTH" });
  expect(table.rows.map(({ period, activity }) => [period, activity.value, activity.state])).toEqual([
    ["2025-02", null, "NOT_LOADED"],
    ["2025-03", null, "NOT_LOADED"],
    ["2025-04", 21, "KNOWN"],
  ]);
  expect(table.warnings.map(({ code }) => code)).toContain("MONTHS_NOT_LOADED");
  expect(table.complete).toBe(false);
});

test("a filter that leaves no service answers no row, and that is all there is", () => {
  const table = computeActivity(snapshotOf(TWO), { ...ASKED, filter: { layers: ["NONE"] } });
  expect(table).toMatchObject({ rows: [], complete: true });
});

test("activity of a service that does not work on the line is left out, and that is said", () => {
  const stray = snapshotOf({
    ...TWO,
    lines: [PLACES, SPEECH],
    activity: [...(TWO.activity ?? []), { service: "EARLY", line: "AP", units: monthly(1) }],
  });
  const table = computeActivity(stray, ASKED);
  expect(only(table.rows).activity.value).toBe(252);
  expect(table.warnings).toMatchObject([{ code: "ACTIVITY_LEFT_OUT", message: expect.stringMatching("Places") }]);
});

test("each period stands beside the one as many months before, of the same services", () => {
  const growing = snapshotOf({
    ...TWO,
    activity: [
      { service: "EARLY", units: [10, 10, 10, 20, 20, 20, ...Array(6).fill(0)] },
      { service: "LATE", units: monthly(6) },
    ],
  });
  const request = { ...ASKED, months: { from: APRIL + 3, to: APRIL + 5 }, grain: "QUARTER", by: ["SERVICE"] } as const;
  const { rows } = computeActivity(growing, request, comparedPeriods(request, APRIL));
  expect(rows.map(({ service, compared }) => [service?.code, compared?.period, compared?.activity.value])).toEqual([
    ["EARLY", "2025-26-Q1", 30],
    ["LATE", "2025-26-Q1", 18],
  ]);
  expect(rows[0]?.compared).toMatchObject({ change: { value: 30 }, changeShare: { value: 1, unit: "share" } });
  const { rows: before } = computeActivity(growing, request, comparedPeriods(request, APRIL - 9));
  expect(before[0]?.compared?.change).toMatchObject({ value: null, state: "NOT_LOADED" });
  expect(comparedPeriods(request, APRIL + 1)).toBeNull();
});

test("as published, services show their whole years, the line its months, and a hidden one no number anywhere", () => {
  const recorded = snapshotOf({
    ...TWO,
    services: [
      { code: "EARLY", capacity: 20 },
      { code: "LATE", capacity: 10, layer: "UNIVERSAL" },
      { code: "TINY", capacity: 1, layer: "UNIVERSAL" },
      { code: "WEE", capacity: 1 },
    ],
    activity: [
      ...(TWO.activity ?? []),
      { service: "TINY", units: [7, ...Array(11).fill(0)] },
      { service: "WEE", units: [0, 7, ...Array(10).fill(0)] },
    ],
  });
  const { snapshot } = publishSnapshot(recorded, new Map());
  const years = rowsOf(snapshot, { by: ["SERVICE"] });
  const shown = (code: string) => years.find(({ service }) => service?.code === code)?.activity;
  expect(shown("EARLY")).toMatchObject({ value: 180, state: "KNOWN" });
  for (const code of ["TINY", "WEE"]) expect(shown(code)).toMatchObject({ value: null, state: "SUPPRESSED" });
  const total = only(rowsOf(snapshot));
  expect(total.activity.state).toBe("KNOWN");
  expect(Math.abs((total.activity.value ?? 0) - 266)).toBeLessThanOrEqual(2.5);
  // The line's months are published; those of one service, or of some, are no sum of what is.
  const months = rowsOf(snapshot, { grain: "MONTH" }).map(({ activity }) => activity);
  expect(months.every(({ state, value }) => state === "KNOWN" || value === null)).toBe(true);
  expect(months.some(({ state }) => state === "KNOWN")).toBe(true);
  for (const request of [{ by: ["SERVICE"] }, { filter: { services: ["EARLY"] } }, { by: ["LAYER"] }] as const)
    for (const { activity, utilisation } of rowsOf(snapshot, { grain: "MONTH", ...request }))
      expect([activity.state, utilisation.state]).toEqual(["SUPPRESSED", "SUPPRESSED"]);
  // A group with a hidden service in it is hidden too, so that nobody subtracts the rest from it.
  for (const { activity, utilisation } of rowsOf(snapshot, { by: ["LAYER"] }))
    expect([activity.value, activity.state, utilisation.value]).toEqual([null, "SUPPRESSED", null]);
});
