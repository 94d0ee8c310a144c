import { expect, test } from "vitest";
import {
  areas,
  breakdowns,
  comparators,
  crosswalk,
  deprivation,
  find,
  keyOf,
  keyOfFigure,
  knownValue,
  measures,
  needs,
  type Observation,
  observations,
  population,
  readText,
  sources,
  WALSALL,
} from "./official.ts";

const PERIODS: Readonly<Record<string, RegExp>> = {
  CALENDAR_YEAR: /^20\d\d$/,
  ACADEMIC_YEAR: /^20(\d\d)\/(\d\d)$/,
  FINANCIAL_YEAR: /^20(\d\d)-(\d\d)$/,
  MONTH: /^20\d\d-(0[1-9]|1[0-2])$/,
  SNAPSHOT: /^20\d\d-(0[1-9]|1[0-2])$/,
};

function fitsPeriodType(period: string, periodType: string): boolean {
  const match = PERIODS[periodType]?.exec(period);
  if (!match) return false;
  const isTwoYears = periodType === "ACADEMIC_YEAR" || periodType === "FINANCIAL_YEAR";
  return !isTwoYears || (Number(match[1]) + 1) % 100 === Number(match[2]);
}

/** Whether a row has a value exactly where its state allows one to be read. */
function isCoherent(row: Observation): boolean {
  if (row.state === "KNOWN") return row.value !== "" && Number.isFinite(Number(row.value));
  if (row.state === "LOW" || row.state === "UNRELIABLE") return row.value === "" || Number.isFinite(Number(row.value));
  return row.value === "" && row.lower === "" && row.upper === "";
}

test("every file is plain UTF-8 with one row a key", () => {
  const keys: Readonly<Record<string, readonly string[]>> = {
    sources: sources.map((row) => row.code),
    areas: areas.map((row) => row.code),
    needs: needs.map((row) => row.code),
    "need-crosswalk": crosswalk.map((row) => keyOf(row.from_need_code, row.to_need_code)),
    measures: measures.map((row) => row.code),
    breakdowns: breakdowns.map((row) => keyOf(row.measure_code, row.code)),
    observations: observations.map(keyOfFigure),
    population: population.map((row) => keyOf(row.area_code, row.mid_year, row.age)),
    deprivation: deprivation.map((row) => keyOf(row.area_code, row.index)),
  };
  for (const [name, list] of Object.entries(keys)) {
    expect(new Set(list).size, name).toBe(list.length);
    expect(readText(`${name}.csv`), name).not.toMatch(/[\r\uFEFF\uFFFD]/);
  }
});

test("every code a figure names exists", () => {
  const areaCodes = new Set(areas.map(({ code }) => code));
  const sourceCodes = new Set(sources.map(({ code }) => code));
  const measureCodes = new Set(measures.map(({ code }) => code));
  const parts = new Set(breakdowns.map((row) => keyOf(row.measure_code, row.code)));
  const needCodes = new Set(needs.map(({ code }) => code));
  const lost = observations.filter(
    (row) =>
      !measureCodes.has(row.measure_code) ||
      !areaCodes.has(row.area_code) ||
      !sourceCodes.has(row.source_code) ||
      (row.breakdown_code !== "TOTAL" && !parts.has(keyOf(row.measure_code, row.breakdown_code))),
  );
  expect(lost).toEqual([]);
  expect(areas.filter((row) => row.parent_code !== "" && !areaCodes.has(row.parent_code))).toEqual([]);
  expect(measures.filter((row) => !sourceCodes.has(row.source_code))).toEqual([]);
  expect(breakdowns.filter((row) => !measureCodes.has(row.measure_code))).toEqual([]);
  expect(deprivation.filter((row) => !areaCodes.has(row.area_code))).toEqual([]);
  expect(population.filter((row) => !areaCodes.has(row.area_code))).toEqual([]);
  expect(crosswalk.filter((row) => !needCodes.has(row.from_need_code) || !needCodes.has(row.to_need_code))).toEqual([]);
});

test("no measure and no part stands in the catalogue without a figure", () => {
  const used = new Set(observations.map((row) => keyOf(row.measure_code, row.breakdown_code)));
  const usedMeasures = new Set(observations.map((row) => row.measure_code));
  // Measures of releases that are not loaded yet are in the catalogue, so that their lack shows.
  const awaited = new Set(["nhse-mhsds", "nhse-autism-waits"]);
  expect(measures.filter(({ code, source_code: source }) => !usedMeasures.has(code) && !awaited.has(source))).toEqual(
    [],
  );
  expect(measures.filter(({ code, source_code: source }) => usedMeasures.has(code) && awaited.has(source))).toEqual([]);
  expect(breakdowns.filter((row) => !used.has(keyOf(row.measure_code, row.code)))).toEqual([]);
});

test("a figure's period is of its measure's kind", () => {
  const periodTypes = new Map(measures.map((row) => [row.code, row.period_type]));
  expect(observations.filter((row) => !fitsPeriodType(row.period, periodTypes.get(row.measure_code) ?? ""))).toEqual(
    [],
  );
});

test("a value stands exactly where the state lets one be read", () => {
  expect(observations.filter((row) => !isCoherent(row))).toEqual([]);
  const counts = [...Map.groupBy(observations, ({ state }) => state)].map(([state, rows]) => [state, rows.length]);
  expect(Object.fromEntries(counts)).toEqual({
    KNOWN: 14_517,
    NOT_SUBMITTED: 2493,
    SUPPRESSED: 540,
    UNAVAILABLE: 1268,
  });
});

test("counts are whole and never negative, percentages lie between 0 and 100", () => {
  const units = new Map(measures.map((row) => [row.code, row.unit]));
  const counted = new Set(["requests", "assessments", "plans", "appeals", "decisions", "placements", "children"]);
  for (const row of observations.filter(({ state }) => state === "KNOWN")) {
    const unit = units.get(row.measure_code) ?? "";
    const value = Number(row.value);
    expect(value, keyOf(row.measure_code, row.area_code, row.period)).toBeGreaterThanOrEqual(0);
    if (counted.has(unit)) expect(Number.isInteger(value), keyOf(row.measure_code, row.value)).toBe(true);
    if (unit === "%") expect(value).toBeLessThanOrEqual(100);
  }
});

test("every release is open, and the two measures external tools ask for are there", () => {
  expect(sources.filter(({ licence }) => licence !== "Open Government Licence v3.0")).toEqual([]);
  expect(readText("README.md")).toContain(
    "Contains public sector information licensed under the Open Government Licence v3.0",
  );
  const codes = measures.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(["ehcp-within-20-weeks", "ehc-requests-refused"]));
  expect(measures.filter(({ unit, definition }) => unit === "%" && !definition.includes("divided by"))).toEqual([]);
});

test("the ten statistical neighbours are ranked once each, are councils, and have figures to compare with", () => {
  expect(comparators.map(({ area_code: area, rank }) => `${area} ${rank}`)).toEqual(
    Array.from({ length: 10 }, (_, index) => `${WALSALL} ${index + 1}`),
  );
  const codes = comparators.map(({ comparator_code: code }) => code);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(areas.find((area) => area.code === code)?.level, code).toBe("COUNCIL");
    expect(knownValue(find("ehc-requests-refused", "TOTAL", code, "2024")), code).toBeDefined();
  }
});
