import fc from "fast-check";
import { expect, test } from "vitest";
import { type DirectFunding, followMoney, type MoneyFlow } from "../../server/src/analytics/money-flow.ts";
import { sumPence } from "../../server/src/analytics/pence.ts";
import { computePoolPosition } from "../../server/src/analytics/pooled-budget.ts";
import { entry, scheme, spend, twoPartyPool } from "./cases/two-party-pool.ts";

const amount = fc.option(fc.integer({ min: 0, max: 5_000_000 }));

const direct: fc.Arbitrary<DirectFunding> = fc.record({
  commissionCode: fc.constantFrom("C1", "C2", "C3"),
  commissionerCode: fc.constantFrom("COUNCIL", "ICB"),
  arrangementCode: fc.constantFrom(null, "P", "GRANT"),
  sourceCode: fc.constantFrom("BASE", "BLOCK"),
  lineCode: fc.constantFrom("SLT", "OT"),
  providerCode: fc.constantFrom("TRUST", "SCHOOL"),
  budgetPence: amount,
  forecastPence: amount,
  actualPence: amount,
  provenance: fc.constant("ILLUSTRATIVE" as const),
});

const pool = fc
  .record({
    openingBalancePence: fc.integer({ min: -500_000, max: 500_000 }),
    forecast: fc.integer({ min: -1_000, max: 900_000 }),
    actual: fc.integer({ min: -1_000, max: 900_000 }).filter((pence) => pence !== 0),
    paid: fc.integer({ min: -1_000, max: 900_000 }).filter((pence) => pence !== 0),
    returned: fc.integer({ min: 1, max: 900_000 }),
    isClosed: fc.boolean(),
  })
  .map(({ openingBalancePence, forecast, actual, paid, returned, isClosed }) => {
    const entries = [
      ...spend("A", actual, 1, 1, 1),
      entry({
        reference: "IN",
        kind: "CONTRIBUTION",
        organisationCode: "ICB",
        fundingSourceCode: "ICB-BASE",
        form: "CASH",
        pence: paid,
      }),
      entry({ reference: "BACK", kind: "RETURN", organisationCode: "ICB", pence: returned }),
      entry({ reference: "FEE", kind: "OTHER_INCOME", pence: 77 }),
    ];
    const schemes = [
      { ...scheme("A", 100_000, [forecast, 1, 1, 1]), providerCode: "TRUST" },
      scheme("B", 50_000, [1, 2, 3, 4]),
    ];
    return computePoolPosition(twoPartyPool(schemes, { openingBalancePence, isClosed, entries }));
  });

const sumOf = ({ nodes }: MoneyFlow, stage: string) =>
  sumPence(nodes.filter((node) => node.stage === stage).map(({ pence }) => pence));

test("every stage of the same money gives the same total, and what comes into a place goes out of it", () => {
  fc.assert(
    fc.property(
      fc.array(pool, { maxLength: 1 }),
      fc.array(direct, { maxLength: 12 }),
      fc.constantFrom("PLAN" as const, "OUTTURN" as const),
      (pools, rows, basis) => {
        const flow = followMoney(pools, rows, basis);
        for (const stage of ["SOURCE", "FUND", "PURPOSE", "END"])
          expect(sumOf(flow, stage), stage).toBe(flow.totalPence);
        for (const { id, stage, pence } of flow.nodes) {
          const [into, out] = [flow.links.filter(({ to }) => to === id), flow.links.filter(({ from }) => from === id)];
          if (stage !== "SOURCE") expect(sumPence(into.map((link) => link.pence)), id).toBe(pence);
          if (stage !== "END") expect(sumPence(out.map((link) => link.pence)), id).toBe(pence);
        }
        expect(flow.links.every(({ pence }) => pence > 0)).toBe(true);
      },
    ),
  );
});

test("however the rows are grouped or ordered, the total is the same", () => {
  fc.assert(
    fc.property(fc.array(direct, { maxLength: 12 }), (rows) => {
      const whole = followMoney([], rows, "PLAN");
      expect(followMoney([], [...rows].reverse(), "PLAN")).toEqual(whole);
      for (const by of ["commissionerCode", "sourceCode", "lineCode", "providerCode", "commissionCode"] as const) {
        const groups = Map.groupBy(rows, (row) => row[by]);
        expect(sumPence([...groups.values()].map((group) => followMoney([], group, "PLAN").totalPence))).toBe(
          whole.totalPence,
        );
      }
    }),
  );
});

test("what a pool pays for is not counted again as funding of the contract", () => {
  const position = computePoolPosition(twoPartyPool([scheme("A", 100, [100, 100, 100, 100])]));
  const row = {
    commissionerCode: "ICB",
    sourceCode: "BASE",
    lineCode: "SLT",
    providerCode: "TRUST",
    budgetPence: 400,
    forecastPence: 400,
    actualPence: null,
    provenance: "ILLUSTRATIVE" as const,
  };
  const flow = followMoney(
    [position],
    [
      { ...row, commissionCode: "C1", arrangementCode: "P" },
      { ...row, commissionCode: "C2", arrangementCode: null },
    ],
    "PLAN",
  );
  expect(flow.totalPence).toBe(400 + 400);
  expect(flow.countedAlready).toEqual({ commissions: 1, pence: 400 });
});

test("what a pool lacks is shown as money, and so is what it carries forward", () => {
  const short = twoPartyPool([scheme("A", 100, [150, 150, 150, 150])]);
  const idsOf = (given: typeof short) =>
    followMoney([computePoolPosition(given)], [], "OUTTURN").nodes.map(({ id }) => id);
  expect(idsOf(short)).toContain("DEFICIT:P");
  expect(idsOf({ ...short, openingBalancePence: 500 })).toContain("CARRIED_FORWARD:P");
});
