import fc from "fast-check";
import { expect, test } from "vitest";
import { apportion } from "../../server/src/analytics/apportionment.ts";
import type { Pool, RiskShareRule } from "../../server/src/analytics/pool.ts";
import { computePoolPosition } from "../../server/src/analytics/pooled-budget.ts";

const parties = fc.uniqueArray(fc.record({ code: fc.string({ minLength: 1, maxLength: 4 }), weight: fc.nat(1_000) }), {
  minLength: 1,
  maxLength: 6,
  selector: ({ code }) => code,
});

const amount = fc.integer({ min: -2_000_000_000_000, max: 2_000_000_000_000 });

test("shares add up to the amount to the penny, and the share of a minus is minus the share", () => {
  fc.assert(
    fc.property(amount, parties, (pence, weighted) => {
      const shares = apportion(pence, weighted);
      fc.pre(shares !== null);
      expect([...(shares?.values() ?? [])].reduce((sum, share) => sum + share, 0)).toBe(pence);
      const opposite = apportion(-pence, weighted);
      for (const [code, share] of shares ?? []) expect((opposite?.get(code) ?? Number.NaN) + share).toBe(0);
    }),
  );
});

test("the order of the parties changes nothing, and no share is off by more than a penny", () => {
  fc.assert(
    fc.property(amount, parties, (pence, weighted) => {
      const shares = apportion(pence, weighted);
      fc.pre(shares !== null);
      const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
      const turned = apportion(pence, [...weighted].reverse());
      for (const { code, weight } of weighted) {
        expect(turned?.get(code)).toBe(shares?.get(code));
        expect(Math.abs((shares?.get(code) ?? Number.NaN) - (pence * weight) / total)).toBeLessThan(1.001);
      }
    }),
  );
});

test("three equal parties share a pound as 34, 33 and 33 pence, the odd one by code", () => {
  const shares = apportion(
    100,
    ["C", "A", "B"].map((code) => ({ code, weight: 1 })),
  );
  expect([...(shares ?? [])].sort()).toEqual([
    ["A", 34],
    ["B", 33],
    ["C", 33],
  ]);
});

test("where nobody has weight nobody bears it", () => {
  expect(apportion(100, [{ code: "A", weight: 0 }])).toBeNull();
});

interface PoolCase {
  readonly budget: number;
  readonly forecast: number;
  readonly rule: RiskShareRule | null;
  readonly ownRiskCode?: string | null;
  readonly fenced?: readonly string[];
}

function poolOf({ budget, forecast, rule, ownRiskCode = null, fenced = [] }: PoolCase): Pool {
  const contribution = (organisationCode: string, fundingSourceCode: string, plannedPence: number) => ({
    organisationCode,
    fundingSourceCode,
    form: "CASH" as const,
    isRecurrent: true,
    plannedPence,
    variedPence: null,
    paidPence: plannedPence,
    forecastPence: plannedPence,
  });
  return {
    arrangement: {
      code: "P",
      name: "Pool",
      kind: "SECTION_75",
      hostCode: "COUNCIL",
      poolManager: null,
      start: "2025-04-01",
      end: null,
    },
    financialYear: "2025-26",
    openingBalancePence: 0,
    isClosed: false,
    contributions: [
      contribution("COUNCIL", "BLOCK", Math.floor(budget / 2)),
      contribution("ICB", "COMMUNITY", budget - Math.floor(budget / 2)),
    ],
    schemes: [
      {
        code: "S",
        name: "Scheme",
        serviceCode: null,
        ownRiskCode,
        quarters: [{ quarter: 1, budgetPence: budget, committedPence: 0, actualPence: null, forecastPence: forecast }],
      },
    ],
    quarters: [],
    overspendRule: rule,
    underspendRule: rule,
    ringFencedSources: fenced,
    provenance: "ILLUSTRATIVE",
  };
}

const rule = fc.record({
  basis: fc.constantFrom("CONTRIBUTION" as const, "WEIGHTS" as const, "LIES_WHERE_IT_FALLS" as const),
  reservePence: fc.nat(50_000),
  parties: fc.constant([]).chain(() =>
    fc.tuple(fc.nat(5), fc.nat(5), fc.option(fc.nat(100_000)), fc.option(fc.nat(100_000))).map(([a, b, capA, capB]) => [
      { organisationCode: "COUNCIL", weight: a, capPence: capA },
      { organisationCode: "ICB", weight: b, capPence: capB },
    ]),
  ),
});

test("shares and what nobody bears add up to the variance under every rule", () => {
  fc.assert(
    fc.property(
      fc.nat(10_000_000),
      fc.nat(10_000_000),
      fc.option(rule),
      fc.constantFrom(null, "ICB"),
      (budget, forecast, drawn, own) => {
        const position = computePoolPosition(poolOf({ budget, forecast, rule: drawn, ownRiskCode: own }));
        const shared = position.varianceShares.reduce((sum, { share }) => sum + (share.pence ?? 0), 0);
        expect(shared + (position.unallocatedVariance.pence ?? Number.NaN)).toBe(forecast - budget);
      },
    ),
  );
});

test("a cap leaves the rest to nobody, and says so", () => {
  const capped = { organisationCode: "ICB", weight: 1, capPence: 100 };
  const equal = {
    basis: "WEIGHTS" as const,
    reservePence: 0,
    parties: [{ organisationCode: "COUNCIL", weight: 1, capPence: null }, capped],
  };
  const position = computePoolPosition(poolOf({ budget: 1_000, forecast: 2_000, rule: equal }));
  expect(position.varianceShares.map(({ organisationCode, share }) => [organisationCode, share.pence])).toEqual([
    ["COUNCIL", 500],
    ["ICB", 100],
  ]);
  expect(position.unallocatedVariance.pence).toBe(400);
  expect(position.checks.find(({ code }) => code === "VARIANCE_FULLY_SHARED")?.ok).toBe(false);
});

test("ring-fenced money bears no general overspend", () => {
  const byPlan = { basis: "CONTRIBUTION" as const, reservePence: 0, parties: [] };
  const position = computePoolPosition(poolOf({ budget: 1_000, forecast: 1_600, rule: byPlan, fenced: ["BLOCK"] }));
  const borne = position.varianceShares.filter(({ share }) => share.pence !== 0);
  expect(borne.map(({ organisationCode, share }) => [organisationCode, share.pence])).toEqual([["ICB", 600]]);
});
