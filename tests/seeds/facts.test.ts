import { OFFICIAL_PLANS } from "@tandem/seeds/known-children";
import { lineOf } from "@tandem/seeds/lines";
import { PLANTED_QUEUES } from "@tandem/seeds/planted-queues";
import { expect, test } from "vitest";
import { drawnRows, financialYearOf, readSeedFiles, sumBy } from "./rows.ts";

const services = new Map(drawnRows("services.csv").map((row) => [String(row.code), row]));
const lineOfService = (code: unknown) => String(services.get(String(code))?.service_line_code);
const reaches = Map.groupBy(drawnRows("reach.csv"), ({ service_code }) => String(service_code));
const demand = drawnRows("demand.csv");
const activity = drawnRows("activity.csv");
const capacity = drawnRows("capacity.csv");
const queues = drawnRows("queues.csv");

const contracts = Map.groupBy(
  drawnRows("commissions.csv").filter(({ is_spot }) => is_spot === false),
  ({ service_code }) => String(service_code),
);

function isBought(code: unknown, month: unknown): boolean {
  const day = `${month}-01`;
  return (contracts.get(String(code)) ?? []).some(
    ({ starts_on, ends_on }) => String(starts_on) <= day && (ends_on === null || String(ends_on) >= day),
  );
}

test("no service delivers outside whom it reaches in that month", () => {
  for (const row of activity) {
    const day = `${row.month}-01`;
    const isReached = (reaches.get(String(row.service_code)) ?? []).some(
      (reach) =>
        String(reach.starts_on) <= day &&
        (reach.ends_on === null || String(reach.ends_on) >= day) &&
        (reach.area_codes as readonly string[]).includes(String(row.area_code)) &&
        (reach.need_codes as readonly string[]).includes(String(row.need_code)) &&
        Number(row.age_from) <= Number(reach.age_to) &&
        Number(reach.age_from) <= Number(row.age_to),
    );
    if (!isReached) expect.fail(JSON.stringify(row));
  }
});

test("facts of a service are of its own line, layer and function, in months in which it is bought", () => {
  for (const row of activity) {
    const service = services.get(String(row.service_code));
    for (const column of ["service_line_code", "layer_code", "function_code"]) {
      if (row[column] !== service?.[column]) expect.fail(JSON.stringify(row));
    }
  }
  for (const rows of [activity, capacity, queues, drawnRows("workforce.csv"), drawnRows("referrals.csv")]) {
    for (const { service_code, month } of rows) {
      if (!isBought(service_code, month)) expect.fail(`${service_code} ${month}`);
    }
  }
});

test("no service delivers more in a year than it can", () => {
  const key = ({ service_code, month }: { service_code?: unknown; month?: unknown }) =>
    `${service_code} ${financialYearOf(month)}`;
  const can = sumBy(capacity, key, (row) => Number(row.units));
  const does = sumBy(activity, key, (row) => Number(row.units ?? 0));
  expect([...does].filter(([year, units]) => units > (can.get(year) ?? 0))).toEqual([]);
});

test("units of need are children times the units that a child of the line takes", () => {
  for (const { service_line_code, units, children } of demand) {
    const { unitsPerChild } = lineOf(String(service_line_code));
    if (units !== Number(children) * unitsPerChild) expect.fail(`${service_line_code} ${units} ${children}`);
  }
  for (const { units, children } of activity) {
    if (Number(children ?? 0) > Number(units ?? 0)) expect.fail(`${units} ${children}`);
  }
});

test("need follows children and deprivation from ward to ward", () => {
  const byWard = sumBy(
    demand.filter(({ service_line_code }) => service_line_code === "NDA"),
    ({ area_code }) => String(area_code),
    ({ children }) => Number(children),
  );
  const persons = sumBy(
    drawnRows("ward-population.csv").filter(({ mid_year, age }) => mid_year === 2025 && Number(age) < 20),
    ({ area_code }) => String(area_code),
    (row) => Number(row.persons),
  );
  const rate = (ward: string) => (byWard.get(ward) ?? 0) / (persons.get(ward) ?? 0);
  // Birchills Leamore is the most deprived ward, Streetly the least.
  expect(rate("E05001304")).toBeGreaterThan(2 * rate("E05001318"));
});

test("the bands of a queue follow each other from no wait to no end", () => {
  const groups = Map.groupBy(queues, (row) => `${row.service_code} ${row.month}`);
  for (const [queue, bands] of groups) {
    expect(bands[0]?.weeks_from, queue).toBe(0);
    const ends = bands.map(({ weeks_to }) => weeks_to);
    expect(ends, queue).toEqual([...bands.slice(1).map(({ weeks_from }) => weeks_from), null]);
  }
});

test("every queue can be cut at its line's standard", () => {
  const standards = readSeedFiles().find(({ template }) => template === "waiting_standard")?.rows ?? [];
  for (const { service_line_code, clock_code, target_weeks } of standards) {
    const ofLine = queues.filter((row) => lineOfService(row.service_code) === service_line_code);
    expect(ofLine.length, service_line_code).toBeGreaterThan(0);
    expect(new Set(ofLine.map((row) => row.clock_code))).toEqual(new Set([clock_code]));
    expect(new Set(ofLine.map(({ weeks_from }) => weeks_from)), service_line_code).toContain(Number(target_weeks));
  }
});

test("a planted queue is as large, and as late, as it says", () => {
  for (const { service, targetWeeks, children, withinTarget } of PLANTED_QUEUES) {
    const bands = queues.filter((row) => row.service_code === service && row.month === "2026-03");
    const count = (rows: typeof bands) => rows.reduce((sum, row) => sum + Number(row.children), 0);
    expect(count(bands)).toBe(children);
    expect(count(bands.filter(({ weeks_from }) => Number(weeks_from) < targetWeeks))).toBe(withinTarget);
  }
});

test("Walsall Healthcare's speech and language queue goes on from the published one, about as late", () => {
  const ours = queues.filter(
    ({ service_code }) =>
      lineOfService(service_code) === "SLT" && services.get(String(service_code))?.provider_code === "RBK",
  );
  const month = ({ month: code }: { month?: unknown }) => String(code);
  const totals = [...sumBy(ours, month, (row) => Number(row.children)).values()];
  for (const [index, total] of totals.entries()) {
    if (index > 6) expect(Math.abs(total - (totals[index - 1] ?? 0)), `month ${index}`).toBeLessThan(40);
  }
  const late = sumBy(
    ours.filter(({ weeks_from }) => Number(weeks_from) >= 18),
    month,
    (row) => Number(row.children),
  );
  // NHS England: 173 of 377 had waited over 18 weeks in October 2023.
  expect(Math.abs((late.get("2023-10") ?? 0) - 173)).toBeLessThan(5);
});

test("posts are paid for by the year, and a service that loses staff in mid-year shows the vacancy", () => {
  const rows = drawnRows("workforce.csv");
  const funded = Map.groupBy(rows, ({ service_code, month }) => `${service_code} ${financialYearOf(month)}`);
  for (const [year, months] of funded) {
    expect(new Set(months.map(({ funded_wte }) => funded_wte)).size, year).toBe(1);
    for (const { in_post_wte, funded_wte } of months)
      expect(Number(in_post_wte)).toBeLessThanOrEqual(Number(funded_wte));
  }
  const vacancy = (month: string) => {
    const row = rows.find(({ service_code, month: code }) => service_code === "OT-2S" && code === month);
    return 1 - Number(row?.in_post_wte) / Number(row?.funded_wte);
  };
  expect(vacancy("2025-09")).toBeLessThan(0.13);
  expect(vacancy("2025-10")).toBeGreaterThan(0.3);
});

test("a service's job plans make its capacity, so that staff and capacity tell one story", () => {
  const capacity = new Map(
    drawnRows("capacity.csv").map(({ service_code, month, units }) => [`${service_code} ${month}`, Number(units)]),
  );
  let clinical = 0;
  for (const row of drawnRows("workforce.csv")) {
    if (row.slots_per_session === null) continue;
    clinical += 1;
    const sessions = Number(row.in_post_wte) * Number(row.sessions_per_week) * (365.25 / 7 / 12);
    const kept = (1 - Number(row.absence_share)) * (1 - Number(row.not_brought_share));
    const units = sessions * Number(row.slots_per_session) * kept;
    const returned = capacity.get(`${row.service_code} ${row.month}`) ?? Number.NaN;
    expect(Math.abs(units - returned), `${row.service_code} ${row.month}`).toBeLessThanOrEqual(0.01 * returned + 0.3);
  }
  expect(clinical).toBeGreaterThan(3_000);
});

test("plans of all needs, ages and wards add up to the published number", () => {
  const plans = drawnRows("known-children.csv").filter(({ list }) => list === "EHC_PLAN");
  expect(plans.reduce((sum, { children }) => sum + Number(children), 0)).toBe(OFFICIAL_PLANS);
});
