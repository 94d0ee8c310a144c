import { expect, test } from "vitest";
import { computeDemand, type DemandRequest } from "../../server/src/analytics/demand.ts";
import { rateInterval } from "../../server/src/analytics/statistics/rate.ts";
import { APRIL, COUNCIL, monthly, PLACES, snapshotOf, ward, YEAR } from "./cases/snapshot-case.ts";

const REQUEST: DemandRequest = { months: YEAR, grain: "QUARTER", basis: "EXPRESSED", by: [], filter: {} };

test("a year of months adds up to four quarters", () => {
  const units = Array.from({ length: 12 }, (_, month) => month + 1);
  const { rows, complete } = computeDemand(snapshotOf({ demand: [{ units }], services: [] }), REQUEST);
  expect(rows.map(({ period, units: figure }) => [period, figure.value])).toEqual([
    ["2025-26-Q1", 6],
    ["2025-26-Q2", 15],
    ["2025-26-Q3", 24],
    ["2025-26-Q4", 33],
  ]);
  expect(complete).toBe(true);
});

test("a quarter without need is a true zero where other quarters have some", () => {
  const units = [0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0];
  const { rows } = computeDemand(snapshotOf({ demand: [{ units }], services: [] }), REQUEST);
  expect(rows.map(({ units: figure }) => [figure.value, figure.state])).toEqual([
    [0, "KNOWN"],
    [3, "KNOWN"],
    [0, "KNOWN"],
    [0, "KNOWN"],
  ]);
});

test("the rate is of all who live in the wards asked for, not only where need was recorded", () => {
  const persons = new Float64Array(26).fill(10);
  const snapshot = snapshotOf({
    areas: [COUNCIL, ward("pleck"), ward("streetly")],
    demand: [{ area: "pleck", units: monthly(26), children: monthly(13) }],
    services: [],
    population: ["pleck", "streetly"].map((areaCode) => ({ areaCode, year: 2025, persons })),
  });
  const perThousand = (request: Partial<DemandRequest>) =>
    computeDemand(snapshot, { ...REQUEST, grain: "FINANCIAL_YEAR", ...request }).rows[0]?.per1000;
  // 156 children of 520, of 260 in Pleck, and of its 60 aged 5 to 10.
  const whole = rateInterval(156, 520, 1_000);
  expect(perThousand({})).toMatchObject({ value: whole.value, lower: whole.lower, upper: whole.upper, state: "KNOWN" });
  expect(perThousand({ by: ["AREA"] })?.value).toBeCloseTo(600, 9);
  expect(perThousand({ filter: { areas: ["pleck"] } })?.value).toBeCloseTo(600, 9);
  expect(perThousand({ by: ["AREA", "AGE_BAND"] })?.value).toBeCloseTo(2_600, 9);
});

test("without population there is need but no rate", () => {
  const [row] = computeDemand(snapshotOf({ demand: [{ units: monthly(1) }], services: [] }), REQUEST).rows;
  expect([row?.units.value, row?.per1000.value, row?.per1000.state]).toEqual([3, null, "NOT_LOADED"]);
});

test("places held are averaged over the months, and so are their children", () => {
  const snapshot = snapshotOf({ lines: [PLACES], demand: [{ line: "AP", units: monthly(9) }], services: [] });
  const [row] = computeDemand(snapshot, REQUEST).rows;
  expect([row?.units.value, row?.children.value]).toEqual([9, 9]);
});

test("a month that is not known makes its quarter unreliable and the others not", () => {
  const units = [null, ...Array(11).fill(1)];
  const { rows, complete } = computeDemand(snapshotOf({ demand: [{ units }], services: [] }), REQUEST);
  expect(rows.map(({ units: figure }) => figure.state)).toEqual(["UNRELIABLE", "KNOWN", "KNOWN", "KNOWN"]);
  expect(complete).toBe(false);
});

test("quarters before the first figures are not loaded, and the table says which months are", () => {
  const snapshot = snapshotOf({ demand: [{ units: monthly(1) }], services: [] });
  const { rows, warnings } = computeDemand(snapshot, { ...REQUEST, months: { from: APRIL - 3, to: APRIL + 2 } });
  expect(rows.map(({ period, units }) => [period, units.value, units.state])).toEqual([
    ["2024-25-Q4", null, "NOT_LOADED"],
    ["2025-26-Q1", 3, "KNOWN"],
  ]);
  expect(warnings.map(({ code }) => code)).toEqual(["MONTHS_NOT_LOADED"]);
});

test("a quarter of which only two months are asked for is named as not whole", () => {
  const snapshot = snapshotOf({ demand: [{ units: monthly(1) }], services: [] });
  const { warnings } = computeDemand(snapshot, { ...REQUEST, months: { from: APRIL + 1, to: APRIL + 5 } });
  expect(warnings.map(({ code, message }) => [code, message.includes("2025-26-Q1")])).toEqual([
    ["PERIOD_NOT_WHOLE", true],
  ]);
});
