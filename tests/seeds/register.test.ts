import { activityRows, OFFICIAL_PLANS } from "@tandem/seeds/activity";
import { writeCsv } from "@tandem/seeds/csv";
import { demandRows, OFFICIAL_REQUESTS } from "@tandem/seeds/demand";
import { registerFiles } from "@tandem/seeds/generate";
import { OFFICIAL_SLT_QUEUE, queueRows } from "@tandem/seeds/queues";
import { REGISTER } from "@tandem/seeds/register";
import { expect, test } from "vitest";

const files = registerFiles();
const rowsOf = (name: string) => files.find((file) => file.name === name)?.rows ?? [];
const column = (name: string, key: string) => new Set(rowsOf(name).map((row) => row[key]));
const inYear = (month: unknown, year: number) => String(month).startsWith(String(year));

test("the register is the same to the byte each time it is made", () => {
  const again = registerFiles();
  for (const [index, file] of files.entries()) {
    const second = again[index];
    if (second === undefined) throw new Error(`${file.name} is missing the second time`);
    expect(writeCsv(second) === writeCsv(file), file.name).toBe(true);
  }
});

test("the register is as large as a partnership's own", () => {
  expect(rowsOf("services.csv").length).toBeGreaterThanOrEqual(120);
  expect(column("services.csv", "service_line_code").size).toBeGreaterThanOrEqual(14);
  expect(rowsOf("organisations.csv").length).toBeGreaterThanOrEqual(25);
  expect(rowsOf("commissions.csv").length).toBeGreaterThanOrEqual(200);
  expect(column("funding-lines.csv", "financial_year")).toEqual(new Set(["2023-24", "2024-25", "2025-26"]));
  expect(column("demand.csv", "month").size).toBe(36);
  expect(column("demand.csv", "area_code").size).toBe(20);
  expect(column("arrangements.csv", "kind").size).toBe(5);
  expect(rowsOf("demand.csv").length).toBeGreaterThan(40_000);
  expect(rowsOf("activity.csv").length).toBeGreaterThan(40_000);
});

test.each([2024, 2025])("requests for assessment in %i add up to the official figure", (year) => {
  const children = demandRows()
    .filter((row) => row.service_line_code === "EHCNA" && inYear(row.month, year))
    .reduce((sum, row) => sum + row.children, 0);
  expect(children).toBe(OFFICIAL_REQUESTS[year]);
});

test.each([2024, 2025])("plans issued in %i add up to the official figure", (year) => {
  const units = activityRows()
    .filter((row) => row.service_line_code === "EHCNA" && inYear(row.month, year))
    .reduce((sum, row) => sum + (row.units ?? 0), 0);
  expect(units).toBe(OFFICIAL_PLANS[year]);
});

test("Walsall Healthcare's speech and language queue is the published one in each month of 2023", () => {
  const services = new Set(
    REGISTER.filter(({ line, provider }) => line.code === "SLT" && provider === "RBK").map(({ code }) => code),
  );
  const months = ["2023-04", "2023-05", "2023-06", "2023-07", "2023-08", "2023-09", "2023-10"];
  const totals = months.map((month) =>
    queueRows()
      .filter((row) => row.month === month && services.has(row.service_code))
      .reduce((sum, row) => sum + (row.children ?? 0), 0),
  );
  expect(totals).toEqual([...OFFICIAL_SLT_QUEUE]);
});

test("the wards' persons add up to Walsall's at every age", () => {
  const official = files.length > 0 ? rowsOf("ward-population.csv") : [];
  const sums = new Map<string, number>();
  for (const row of official) {
    const key = `${row.mid_year}|${row.age}`;
    sums.set(key, (sums.get(key) ?? 0) + Number(row.persons));
  }
  // ONS 2022-based projections, mid-2025: 3,305.448 aged 0 and 3,330.014 aged 1.
  expect(sums.get("2025|0")).toBeCloseTo(3_305.448, 6);
  expect(sums.get("2025|1")).toBeCloseTo(3_330.014, 6);
  expect(sums.size).toBe(52);
});

test("no service delivers outside its reach", () => {
  const reach = new Map(REGISTER.map((service) => [service.code, service]));
  for (const row of activityRows()) {
    const service = reach.get(row.service_code);
    expect(service?.wards.includes(row.area_code) && service.needs.includes(row.need_code), row.service_code).toBe(
      true,
    );
  }
});

test("a provider's silence is a state, never a zero", () => {
  const silent = queueRows().filter(({ state }) => state === "NOT_SUBMITTED");
  expect(silent.length).toBeGreaterThan(0);
  expect(silent.every(({ children }) => children === null)).toBe(true);
});
