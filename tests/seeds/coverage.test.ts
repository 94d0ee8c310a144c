import { EXPECTED_OVERLAPS, FOLLOWING_GAPS, PLANTED_SLICES } from "@tandem/seeds/planted-findings";
import { expect, test } from "vitest";
import { drawnRows, sumBy } from "./rows.ts";

const services = drawnRows("services.csv");
const contracts = Map.groupBy(
  drawnRows("commissions.csv").filter(({ is_spot }) => is_spot === false),
  ({ service_code }) => service_code,
);
const reaches = Map.groupBy(drawnRows("reach.csv"), ({ service_code }) => service_code);
const year = drawnRows("demand.csv").filter(({ month }) => String(month) >= "2025-04");

const holdsOn = (day: string) => (row: { starts_on?: unknown; ends_on?: unknown }) =>
  String(row.starts_on) <= day && (row.ends_on === null || String(row.ends_on) >= day);

/** Services bought in a month that reach a line's cell, worked out row by row from the files alone. */
function reachersIn(month: string) {
  const day = `${month}-01`;
  const bought = services.filter(({ code }) => (contracts.get(code as string) ?? []).some(holdsOn(day)));
  return bought.flatMap((service) =>
    (reaches.get(service.code as string) ?? []).filter(holdsOn(day)).map((reach) => ({
      code: String(service.code),
      cell: `${service.service_line_code} ${service.layer_code} ${service.function_code}`,
      areas: new Set(reach.area_codes as readonly string[]),
      needs: new Set(reach.need_codes as readonly string[]),
      ageFrom: Number(reach.age_from),
      ageTo: Number(reach.age_to),
    })),
  );
}

const reachedBy = [...Map.groupBy(year, ({ month }) => String(month))].flatMap(([month, rows]) => {
  const reachers = Map.groupBy(reachersIn(month), ({ cell }) => cell);
  return rows.map((row) => ({
    row,
    codes: (reachers.get(`${row.service_line_code} ${row.layer_code} ${row.function_code}`) ?? [])
      .filter(
        ({ areas, needs, ageFrom, ageTo }) =>
          areas.has(String(row.area_code)) &&
          needs.has(String(row.need_code)) &&
          ageFrom <= Number(row.age_to) &&
          Number(row.age_from) <= ageTo,
      )
      .map(({ code }) => code),
  }));
});

test("nobody is out of reach in 2025-26 but where planted, and where a change in mid-year leads to it", () => {
  const unreached = sumBy(
    reachedBy.filter(({ codes }) => codes.length === 0),
    ({ row }) => `${row.service_line_code} ${row.age_from}-${row.age_to} ${row.area_code}`,
    ({ row }) => Number(row.units),
  );
  const places = [...PLANTED_SLICES.filter((slice) => slice.services.length === 0), ...FOLLOWING_GAPS].flatMap(
    ({ line, ageFrom, ageTo, wards }) => wards.map((ward) => `${line} ${ageFrom}-${ageTo} ${ward}`),
  );
  expect([...unreached.keys()].sort()).toEqual([...places].sort());
});

test.each(FOLLOWING_GAPS)("$cause: the gap has its size and begins then", ({ line, from, coverageGap, wards }) => {
  const rows = reachedBy
    .filter(({ row, codes }) => codes.length === 0 && row.service_line_code === line)
    .map(({ row }) => row)
    .filter(({ area_code }) => wards.includes(String(area_code)));
  expect(rows.map(({ month }) => String(month)).sort()[0]).toBe(from);
  expect(rows.reduce((sum, { units }) => sum + Number(units), 0)).toBe(coverageGap);
});

test("two services meet at the same children only where an overlap is planted", () => {
  const pairs = new Set(
    reachedBy.flatMap(({ codes }) => {
      const sorted = codes.map((code) => `C-${code}`).sort();
      return sorted.flatMap((first, index) => sorted.slice(index + 1).map((second) => `${first}+${second}`));
    }),
  );
  expect([...pairs].sort()).toEqual(EXPECTED_OVERLAPS.map(({ commissions }) => commissions.join("+")).sort());
});
