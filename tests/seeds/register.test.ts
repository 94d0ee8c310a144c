import { readFileSync } from "node:fs";
import { join } from "node:path";
import { activityRows, OFFICIAL_PLANS } from "@tandem/seeds/activity";
import { writeCsv } from "@tandem/seeds/csv";
import { demandRows, OFFICIAL_REQUESTS } from "@tandem/seeds/demand";
import { registerFiles } from "@tandem/seeds/generate";
import { OFFICIAL_SLT_QUEUE, queueRows } from "@tandem/seeds/queues";
import { REGISTER } from "@tandem/seeds/register";
import { expect, test } from "vitest";
import { readSeedFiles, sumBy } from "./rows.ts";

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
  for (const name of ["demand.csv", "activity.csv"]) {
    expect(rowsOf(name).length, name).toBeGreaterThan(40_000);
    expect(rowsOf(name).length, name).toBeLessThan(52_000);
  }
});

test("the README's control totals are those of the files", () => {
  const readme = readFileSync(join(import.meta.dirname, "..", "..", "seeds", "README.md"), "utf8");
  const count = (name: string) => rowsOf(name).length.toLocaleString("en-GB");
  for (const total of [
    `${count("services.csv")} services on ${column("services.csv", "service_line_code").size} lines`,
    `${count("organisations.csv")} organisations, ${count("commissions.csv")} commissions`,
    `${count("funding-lines.csv")} funding lines, ${count("arrangements.csv")} arrangements`,
    `${count("demand.csv")} rows of demand, ${count("activity.csv")} of activity`,
    `${count("capacity.csv")} of capacity and of workforce, ${count("queues.csv")} of queues`,
  ]) {
    expect(readme).toContain(total);
  }
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

test("the wards' persons add up to Walsall's official figure at every age of both mid-years", () => {
  const official = readSeedFiles().find(({ file }) => file === "official/population.csv")?.rows ?? [];
  const sums = sumBy(
    rowsOf("ward-population.csv"),
    ({ mid_year, age }) => `${mid_year} ${age}`,
    ({ persons }) => Number(persons),
  );
  expect(sums.size).toBe(2 * 26);
  for (const { area_code, mid_year, age, persons } of official) {
    if (area_code !== "E08000030" || !["2024", "2025"].includes(mid_year ?? "")) continue;
    expect(sums.get(`${mid_year} ${age}`), `${mid_year} ${age}`).toBeCloseTo(Number(persons), 6);
  }
});

test("a provider's silence is a state, never a zero", () => {
  const silent = [...queueRows(), ...activityRows()].filter(({ state }) => state === "NOT_SUBMITTED");
  const lines = new Set(
    silent.map(({ service_code }) => REGISTER.find(({ code }) => code === service_code)?.line.code),
  );
  expect(lines).toEqual(new Set(["CPAED", "DIET"]));
  expect(silent.every(({ children }) => children === null)).toBe(true);
  const noUnits = activityRows().filter(({ units }) => units === null);
  expect(noUnits.length).toBeGreaterThan(0);
  expect(noUnits.every(({ state }) => state === "NOT_SUBMITTED")).toBe(true);
});
