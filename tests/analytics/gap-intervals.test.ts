import fc from "fast-check";
import { expect, test } from "vitest";
import type { GapRequest } from "../../server/src/analytics/gap-request.ts";
import { computeGaps, type GapRow } from "../../server/src/analytics/gaps.ts";
import { byarInterval } from "../../server/src/analytics/statistics/rate.ts";
import { type Register, registers, snapshotOfRegister } from "./cases/register-case.ts";
import { monthly, PLACES, snapshotOf, YEAR } from "./cases/snapshot-case.ts";

const BY_AREA: GapRequest = { period: YEAR, basis: "EXPRESSED", by: ["AREA"], filter: {} };

const rowsOf = (register: Register, factor?: (cell: Register["cells"][number]) => number) =>
  computeGaps(snapshotOfRegister(register, factor), BY_AREA).rows;

const FIGURES = ["demand", "unmet", "coverageGap", "capacityGap"] as const;

function expectEnd(row: GapRow, end: "lower" | "upper", scaled: GapRow): void {
  for (const figure of FIGURES) {
    const found = row[figure][end] ?? Number.NaN;
    expect(Math.abs(found - (scaled[figure].value ?? Number.NaN)), figure).toBeLessThan(1e-6);
  }
  // More demand is less coverage, so that the ends swap.
  expect(row.coverage[end === "lower" ? "upper" : "lower"]).toBeCloseTo(scaled.coverage.value ?? Number.NaN, 9);
}

test("the ends of a row are what solving again finds when the row's demand is at its own ends", () => {
  fc.assert(
    fc.property(registers, (register) => {
      for (const row of rowsOf(register)) {
        for (const end of ["lower", "upper"] as const) {
          const factor = (row.demand[end] ?? 0) / (row.demand.value ?? 1);
          const again = rowsOf(register, ({ area }) => (area === row.area?.code ? factor : 1));
          const scaled = again.find(({ key }) => key === row.key);
          expect(scaled).toBeDefined();
          if (scaled !== undefined) expectEnd(row, end, scaled);
        }
      }
    }),
    { numRuns: 400 },
  );
});

test("every figure lies between its ends", () => {
  fc.assert(
    fc.property(registers, (register) => {
      for (const row of rowsOf(register)) {
        for (const figure of [...FIGURES.map((name) => row[name]), row.coverage]) {
          expect(figure.lower).toBeLessThanOrEqual((figure.value ?? 0) + 1e-9);
          expect(figure.upper).toBeGreaterThanOrEqual((figure.value ?? 0) - 1e-9);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("no interval stands on the distribution gap", () => {
  const [row] = rowsOf({ cells: [{ area: "pleck", need: "ASD", demand: 5, met: 1 }], services: [] });
  expect([row?.distributionGap.lower, row?.distributionGap.upper]).toEqual([null, null]);
});

test("children with several contacts widen the interval by the root of their mean square", () => {
  const children = Array(12).fill(2);
  const [row] = computeGaps(snapshotOf({ demand: [{ units: monthly(10), children }], services: [] }), BY_AREA).rows;
  // 24 children with 5 contacts each.
  const count = byarInterval(24);
  expect(row?.demand.lower).toBeCloseTo(5 * count.lower, 9);
  expect(row?.demand.upper).toBeCloseTo(5 * count.upper, 9);
});

test("children who hold a place all year count once, not twelve times", () => {
  const demand = [{ line: "AP", units: monthly(30) }];
  const [row] = computeGaps(snapshotOf({ lines: [PLACES], demand, services: [] }), BY_AREA).rows;
  expect(row?.demand.lower).toBeCloseTo(byarInterval(30).lower, 9);
});
