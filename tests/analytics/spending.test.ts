import fc from "fast-check";
import { expect, test } from "vitest";
import { computeGaps } from "../../server/src/analytics/gaps.ts";
import { computeSpending, type SpendingLimit } from "../../server/src/analytics/spending.ts";
import { orderIncrements, type SpendingStretch, spendInOrder } from "../../server/src/analytics/spending-order.ts";
import { APRIL, type Case, COUNCIL, monthly, PLACES, snapshotOf, ward, YEAR } from "./cases/snapshot-case.ts";
import { type SupplyCase, supplyCases } from "./cases/supply-case.ts";
import { maximumFlowByProgram, spendingByProgram } from "./linear-program.ts";

const amounts = {
  demand: fc.integer({ min: 1, max: 400 }).map((tenths) => tenths / 10),
  capacity: fc.integer({ min: 0, max: 300 }).map((tenths) => tenths / 10),
};

function toStretch({ cells, services }: SupplyCase): SpendingStretch {
  const positions = new Map(cells.map(({ id }, index) => [id, index]));
  return {
    demand: Float64Array.from(cells, ({ demand }) => demand),
    services: services.map(({ capacity, reaches }, index) => ({
      code: `S${index}`,
      capacity,
      cells: Int32Array.from(reaches, (id) => positions.get(id) ?? -1),
    })),
  };
}

test("no way to spend a budget meets more need than cheapest first, says a linear program", () => {
  const given = supplyCases(amounts, 10, 8).chain((supply) =>
    fc.record({
      supply: fc.constant(supply),
      prices: fc.array(fc.integer({ min: 1, max: 50 }), {
        minLength: supply.services.length,
        maxLength: supply.services.length,
      }),
      budget: fc.integer({ min: 0, max: 2_000 }),
    }),
  );
  fc.assert(
    fc.property(given, ({ supply, prices, budget }) => {
      const named = new Map(prices.map((price, index) => [`S${index}`, price]));
      const bought = spendInOrder(orderIncrements([toStretch(supply)], named), budget);
      const more = bought.reduce((sum, { units }) => sum + units, 0);
      expect(maximumFlowByProgram(supply) + more).toBeCloseTo(spendingByProgram(supply, prices, budget), 5);
      expect(bought.reduce((sum, { units, price }) => sum + units * price, 0)).toBeLessThanOrEqual(budget + 1e-6);
    }),
    { numRuns: 300 },
  );
});

/** Two teams are short of 10 contacts a month each in wards of their own; a third ward nobody reaches. */
const SHORT: Case = {
  areas: [COUNCIL, ward("blakenall"), ward("pleck"), ward("streetly")],
  demand: [
    { area: "blakenall", units: monthly(30) },
    { area: "pleck", units: monthly(30) },
    { area: "streetly", units: monthly(5) },
  ],
  services: [
    {
      code: "CHEAP",
      areas: ["blakenall"],
      capacity: 20,
      commissions: [{ yearPence: 240 * 5_000 }],
      staff: Array.from({ length: 12 }, (_, index) => ({
        month: APRIL + index,
        fundedWte: 2.5,
        inPostWte: 2,
        sessionsPerWeek: 8,
        slotsPerSession: 1,
        absenceShare: 0.2,
        notBroughtShare: 0.1,
      })),
    },
    { code: "DEAR", areas: ["pleck"], capacity: 20, commissions: [{ yearPence: 240 * 10_000 }] },
  ],
};

const spend = (limit: SpendingLimit, given: Case = SHORT) =>
  computeSpending(snapshotOf(given), { period: YEAR, basis: "EXPRESSED", limit });

test("the cheaper team's shortfall is bought first, and the rest of the money goes to the dearer", () => {
  const [line] = spend({ pence: 900_000 }).lines;
  // 240 + 60 contacts a year are unmet; 120 at £50 are £6,000, the other £3,000 buy 30 at £100.
  expect(line).toMatchObject({
    unmet: { value: 300 },
    unreached: { value: 60 },
    bought: { value: 150 },
    shareMet: { value: 0.5 },
    spent: { pence: 900_000 },
    left: { pence: 0 },
  });
  expect(
    line?.steps.map(({ service, units, cost, unmetAfter }) => [
      service.code,
      units.value,
      cost.pence,
      unmetAfter.value,
    ]),
  ).toEqual([
    ["CHEAP", 120, 600_000, 180],
    ["DEAR", 30, 300_000, 150],
  ]);
});

test("money beyond what helps is left, and what nobody reaches stays unmet", () => {
  const [line] = spend({ pence: 10_000_000 }).lines;
  expect(line).toMatchObject({ bought: { value: 240 }, spent: { pence: 1_800_000 }, left: { pence: 8_200_000 } });
  expect(line?.steps.at(-1)?.unmetAfter.value).toBe(60);
});

test("staff are spent where a post meets most; a team without staff figures is left out and said", () => {
  const table = spend({ wte: 0.5 });
  // 2 posts deliver 240 contacts a year: half a post 60.
  expect(table.lines[0]?.steps.map(({ service, units, wte }) => [service.code, units.value, wte.value])).toEqual([
    ["CHEAP", 60, 0.5],
  ]);
  expect(table.warnings.find(({ code }) => code === "PRICE_UNKNOWN")?.message).toContain("DEAR");
});

test("places are held, not added up: a place short all year is one place", () => {
  const given: Case = {
    lines: [PLACES],
    demand: [{ line: "AP", units: monthly(12) }],
    services: [{ code: "UNIT", line: "AP", capacity: 10, commissions: [{ yearPence: 10 * 2_000_000 }] }],
  };
  const [line] = spend({ pence: 3_000_000 }, given).lines;
  expect(line).toMatchObject({ bought: { value: 1.5 }, spent: { pence: 3_000_000 } });
  expect(line?.unmet.value).toBeCloseTo(2, 9);
});

test("a season's shortage is not bought with a whole year's contacts", () => {
  const given: Case = {
    demand: [{ units: [...Array(6).fill(30), ...Array(6).fill(10)] }],
    services: [
      {
        code: "TEAM",
        capacity: [...Array(6).fill(20), ...Array(6).fill(20.5)],
        commissions: [{ yearPence: 24_300_00 }],
      },
    ],
  };
  const [line] = spend({ pence: 100_000_000 }, given).lines;
  expect(line).toMatchObject({ left: { pence: 100_000_000 - 60 * 1_000_0 } });
  for (const figure of [line?.unmet, line?.bought]) expect(figure?.value).toBeCloseTo(60, 9);
});

test("what is unmet here is the capacity and coverage gap of the gap table", () => {
  const snapshot = snapshotOf(SHORT);
  const [row] = computeGaps(snapshot, { period: YEAR, basis: "EXPRESSED", by: ["SERVICE_LINE"], filter: {} }).rows;
  const [line] = spend({ pence: 0 }).lines;
  expect(line?.unmet.value).toBeCloseTo((row?.capacityGap.value ?? 0) + (row?.coverageGap.value ?? 0), 9);
  expect(line?.steps).toEqual([]);
});

test("a limit that is no amount is refused", () => {
  expect(() => spend({ pence: Number.NaN })).toThrow(RangeError);
  expect(() => spend({ wte: -1 })).toThrow(RangeError);
});
