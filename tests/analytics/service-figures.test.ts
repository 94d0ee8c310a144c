import { expect, test } from "vitest";
import { computeServiceFigures } from "../../server/src/analytics/service-figures.ts";
import { type CellRow, monthly, PLACES, snapshotOf, YEAR } from "./cases/snapshot-case.ts";
import { COUNCIL_SERVICE, ICB_SERVICE } from "./cases/two-funders-one-ward.ts";

const ask = (activity: readonly CellRow[]) =>
  computeServiceFigures(
    snapshotOf({ demand: [{ units: monthly(100) }], activity, services: [COUNCIL_SERVICE, ICB_SERVICE] }),
    { period: YEAR, services: [COUNCIL_SERVICE.code, ICB_SERVICE.code] },
  ).rows;

test("a service's figures are its own: what it can do, did, costs, and the cost of each", () => {
  const [council, icb] = ask([
    { units: monthly(40), service: COUNCIL_SERVICE.code },
    { units: monthly(50), service: ICB_SERVICE.code },
  ]);
  expect(council).toMatchObject({
    service: { code: "council-slt" },
    capacity: { value: 1_200, state: "KNOWN", unit: "contact" },
    activity: { value: 480, state: "KNOWN" },
    spend: { pence: 1_200_000 },
    unitCost: { pence: 1_000 },
    deliveredCost: { pence: 2_500 },
  });
  expect(icb).toMatchObject({ activity: { value: 600 }, unitCost: { pence: 2_000 }, deliveredCost: { pence: 4_000 } });
});

test("a service whose work nobody recorded has no activity and no cost of it, never 0", () => {
  const [council, icb] = ask([{ units: [...monthly(40).slice(1), null], service: COUNCIL_SERVICE.code }]);
  for (const row of [council, icb]) {
    expect(row?.activity).toMatchObject({ value: null, state: "NOT_COLLECTED" });
    expect(row?.deliveredCost).toEqual({ pence: null, state: "NOT_COLLECTED" });
    expect(row?.unitCost.state).toBe("KNOWN");
  }
});

test("places that are held are averaged over the months, not added up", () => {
  const service = { code: "unit", line: "AP", capacity: 8, commissions: [{ yearPence: 9_600_000 }] };
  const snapshot = snapshotOf({
    lines: [PLACES],
    demand: [{ line: "AP", units: monthly(10) }],
    activity: [{ line: "AP", units: monthly(6), service: "unit" }],
    services: [service],
  });
  const [row] = computeServiceFigures(snapshot, { period: YEAR, services: ["unit"] }).rows;
  expect(row).toMatchObject({ capacity: { value: 8 }, activity: { value: 6 }, unitCost: { pence: 1_200_000 } });
  expect(row?.deliveredCost.pence).toBe(1_600_000);
});
