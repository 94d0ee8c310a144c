import fc from "fast-check";
import { expect, test } from "vitest";
import type { GapRequest } from "../../server/src/analytics/gap-request.ts";
import { computeGaps, type GapRow } from "../../server/src/analytics/gaps.ts";
import { type Register, registers } from "./cases/register-case.ts";
import { type CellRow, monthly, type ServiceRow, snapshotOf, YEAR } from "./cases/snapshot-case.ts";

const REQUEST: GapRequest = { period: YEAR, basis: "EXPRESSED", by: ["AREA"], filter: {} };
const RUNS = { numRuns: 10_000, interruptAfterTimeLimit: 30_000 };

/** Figures that hang on need, reach and capacity alone, not on where what was delivered went. */
const FIGURES = ["demand", "capacity", "coverageGap", "capacityGap", "coverage"] as const;

const rowsOf = (demand: readonly CellRow[], services: readonly ServiceRow[]) =>
  computeGaps(snapshotOf({ demand, services }), REQUEST).rows;

const needOf = ({ cells }: Register): CellRow[] =>
  cells.map(({ area, need, demand }) => ({ area, need, units: monthly(demand) }));
const supplyOf = ({ services }: Register): ServiceRow[] =>
  services.map((service, index) => ({ code: `S${index}`, ...service }));

function expectSameFigures(found: readonly GapRow[], expected: readonly GapRow[]): void {
  expect(found.map(({ key }) => key)).toEqual(expected.map(({ key }) => key));
  expected.forEach((row, index) => {
    for (const name of FIGURES) {
      const [one, other] = [row[name].value ?? Number.NaN, found[index]?.[name].value ?? Number.NaN];
      if (Math.abs(one - other) > 1e-9 * Math.max(1, one)) expect(other, `${row.key} ${name}`).toBe(one);
    }
  });
}

test("the order in which need and services are recorded changes no figure of the table", () => {
  fc.assert(
    fc.property(registers, (register) => {
      const [need, supply] = [needOf(register), supplyOf(register)];
      expectSameFigures(rowsOf(need.toReversed(), supply.toReversed()), rowsOf(need, supply));
    }),
    RUNS,
  );
});

test("need recorded as two needs that the same services reach has the same gaps as one", () => {
  fc.assert(
    fc.property(registers, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (register, share) => {
      const need = needOf(register);
      const halves = need.flatMap((row) => [
        { ...row, units: row.units.map((units) => (units ?? 0) * share) },
        { ...row, need: `${row.need}-B`, units: row.units.map((units) => (units ?? 0) * (1 - share)) },
      ]);
      const supply = supplyOf(register);
      const wider = supply.map((row) => ({ ...row, needs: (row.needs ?? []).flatMap((code) => [code, `${code}-B`]) }));
      expectSameFigures(rowsOf(halves, wider), rowsOf(need, supply));
    }),
    RUNS,
  );
});

test("one service recorded as two that share its capacity leaves all gaps as they are", () => {
  fc.assert(
    fc.property(registers, fc.double({ min: 0, max: 1, noNaN: true }), (register, share) => {
      const supply = supplyOf(register);
      const halves = supply.flatMap((row) => [
        { ...row, capacity: Number(row.capacity) * share },
        { ...row, code: `${row.code}-B`, capacity: Number(row.capacity) * (1 - share) },
      ]);
      const need = needOf(register);
      expectSameFigures(rowsOf(need, halves), rowsOf(need, supply));
    }),
    RUNS,
  );
});
