import { expect, test } from "vitest";
import { computeDemand } from "../../server/src/analytics/demand.ts";
import { computeGaps } from "../../server/src/analytics/gaps.ts";
import { monthly, snapshotOf, YEAR } from "./cases/snapshot-case.ts";

const mixed = snapshotOf({
  demand: [
    { area: "pleck", units: monthly(5), basis: "GP_REGISTERED" },
    { area: "pleck", need: "ASD", units: monthly(5), basis: "GP_REGISTERED" },
    { area: "streetly", units: monthly(5), basis: "SCHOOL_LOCATED" },
  ],
  services: [],
});

const gaps = (by: readonly ["AREA"] | readonly ["SERVICE_LINE"]) =>
  computeGaps(mixed, { period: YEAR, basis: "EXPRESSED", by, filter: {} });

test("a row says which population it counts", () => {
  const rows = gaps(["AREA"]).rows.map(({ area, populationBasis }) => [area?.code, populationBasis]);
  expect(rows).toEqual([
    ["pleck", "GP_REGISTERED"],
    ["streetly", "SCHOOL_LOCATED"],
  ]);
  expect(gaps(["AREA"]).warnings.map(({ code }) => code)).not.toContain("MIXED_POPULATION_BASES");
});

test("a row that adds up two populations says so, and names the larger", () => {
  const table = gaps(["SERVICE_LINE"]);
  expect(table.rows[0]?.populationBasis).toBe("GP_REGISTERED");
  expect(table.warnings.map(({ code }) => code)).toContain("MIXED_POPULATION_BASES");
});

test("a rate that divides patients of a GP by residents says so", () => {
  const { warnings, rows } = computeDemand(mixed, {
    months: YEAR,
    grain: "FINANCIAL_YEAR",
    basis: "EXPRESSED",
    by: ["AREA"],
    filter: {},
  });
  expect(rows.map(({ populationBasis }) => populationBasis)).toEqual(["GP_REGISTERED", "SCHOOL_LOCATED"]);
  expect(warnings.map(({ code }) => code)).toContain("RATE_OF_OTHER_POPULATION");
});
