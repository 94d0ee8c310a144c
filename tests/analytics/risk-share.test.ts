import fc from "fast-check";
import { expect, test } from "vitest";
import { apportion } from "../../server/src/analytics/apportionment.ts";
import type { Pool, RiskShareRule } from "../../server/src/analytics/pool.ts";
import { computePoolPosition } from "../../server/src/analytics/pooled-budget.ts";
import { shareVariance } from "../../server/src/analytics/risk-share.ts";
import { ruleOf, scheme, twoPartyPool } from "./cases/two-party-pool.ts";

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

/** A pool of one scheme, paid half by half. */
function poolOf({ budget, forecast, rule, ownRiskCode = null, fenced = [] }: PoolCase): Pool {
  const contribution = (organisationCode: string, fundingSourceCode: string, plannedPence: number) => ({
    organisationCode,
    fundingSourceCode,
    form: "CASH" as const,
    isRecurrent: true,
    plannedPence,
    variedPence: null,
    forecastPence: plannedPence,
    ringFences: [],
    version: 1,
  });
  const row = { quarter: 1, budgetPence: budget, committedPence: 0, forecastPence: forecast, version: 1 };
  return twoPartyPool([{ ...scheme("S", 0, []), ownRiskCode, quarters: [row] }], {
    contributions: [
      contribution("COUNCIL", "BLOCK", Math.floor(budget / 2)),
      contribution("ICB", "COMMUNITY", budget - Math.floor(budget / 2)),
    ],
    overspendRule: rule,
    underspendRule: rule,
    ringFencedSources: fenced,
  });
}

const tierParties = fc
  .tuple(fc.nat(5), fc.nat(5), fc.option(fc.nat(100_000)), fc.option(fc.nat(100_000)))
  .map(([a, b, capA, capB]) => [
    { organisationCode: "COUNCIL", weight: a, capPence: capA },
    { organisationCode: "ICB", weight: b, capPence: capB },
  ]);

/** Any rule at all: of one to three stretches, each of any basis. */
const rule: fc.Arbitrary<RiskShareRule> = fc.record({
  scope: fc.constantFrom("POOL" as const, "SCHEME" as const),
  reservePence: fc.nat(50_000),
  isOffset: fc.boolean(),
  barsRingFenced: fc.boolean(),
  isKept: fc.boolean(),
  tiers: fc
    .array(
      fc.record({
        upToPence: fc.option(fc.integer({ min: 1, max: 2_000_000 })),
        basis: fc.constantFrom("CONTRIBUTION" as const, "WEIGHTS" as const, "LIES_WHERE_IT_FALLS" as const),
        parties: tierParties,
      }),
      { minLength: 0, maxLength: 3 },
    )
    .map((tiers) => [...tiers].sort((a, b) => (a.upToPence ?? Number.MAX_VALUE) - (b.upToPence ?? Number.MAX_VALUE))),
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
  const equal = ruleOf({ parties: [{ organisationCode: "COUNCIL", weight: 1, capPence: null }, capped] });
  const position = computePoolPosition(poolOf({ budget: 1_000, forecast: 2_000, rule: equal }));
  expect(position.varianceShares.map(({ organisationCode, share }) => [organisationCode, share.pence])).toEqual([
    ["COUNCIL", 500],
    ["ICB", 100],
  ]);
  expect(position.unallocatedVariance.pence).toBe(400);
  expect(position.checks.find(({ code }) => code === "VARIANCE_FULLY_SHARED")?.ok).toBe(false);
});

test("ring-fenced money bears no general overspend", () => {
  const byPlan = ruleOf({ basis: "CONTRIBUTION", parties: [] });
  const position = computePoolPosition(poolOf({ budget: 1_000, forecast: 1_600, rule: byPlan, fenced: ["BLOCK"] }));
  const borne = position.varianceShares.filter(({ share }) => share.pence !== 0);
  expect(borne.map(({ organisationCode, share }) => [organisationCode, share.pence])).toEqual([["ICB", 600]]);
});

const CODES = ["A", "B", "C", "D"];

/** Pools of up to four schemes with variances of any sign, own risks, leads and ring fences. */
const manySchemes = fc
  .array(
    fc.record({
      variance: fc.integer({ min: -3_000_000, max: 3_000_000 }),
      ownRiskCode: fc.constantFrom(null, null, "ICB"),
      leadCode: fc.constantFrom(null, "COUNCIL", "ICB"),
      fence: fc.option(fc.nat(1_000)),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .chain((schemes) => fc.record({ schemes: fc.constant(schemes), over: fc.option(rule), under: fc.option(rule) }))
  .map(({ schemes, over, under }) => {
    const pool = twoPartyPool(
      schemes.map(({ ownRiskCode, leadCode }, at) => ({ ...scheme(CODES[at] ?? "", 100, []), ownRiskCode, leadCode })),
      { overspendRule: over, underspendRule: under, ringFencedSources: ["COUNCIL-BASE"] },
    );
    const fences = schemes.flatMap(({ fence }, at) =>
      fence === null ? [] : [{ schemeCode: CODES[at] ?? "", pence: fence }],
    );
    const contributions = pool.contributions.map((row, at) => ({ ...row, plannedPence: 1 + at, ringFences: fences }));
    const variances = new Map(schemes.map(({ variance }, at) => [CODES[at] ?? "", variance]));
    return { pool: { ...pool, contributions }, variances };
  });

test("under any rules, of any stretches, every penny of any variances is somebody's or nobody's, once", () => {
  fc.assert(
    fc.property(manySchemes, ({ pool, variances }) => {
      const { shares, unallocatedPence } = shareVariance(pool, variances);
      const whole = [...variances.values()].reduce((sum, pence) => sum + pence, 0);
      expect(shares.reduce((sum, { pence }) => sum + pence, unallocatedPence)).toBe(whole);
      expect(shares.every(({ pence }) => Number.isSafeInteger(pence) && !Object.is(pence, -0))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("neither the order of schemes, of contributions nor of parties changes a share", () => {
  fc.assert(
    fc.property(manySchemes, ({ pool, variances }) => {
      const turn = (given: RiskShareRule | null) =>
        given === null
          ? null
          : { ...given, tiers: given.tiers.map((tier) => ({ ...tier, parties: [...tier.parties].reverse() })) };
      const turned = {
        ...pool,
        schemes: [...pool.schemes].reverse(),
        contributions: [...pool.contributions].reverse(),
        overspendRule: turn(pool.overspendRule),
        underspendRule: turn(pool.underspendRule),
      };
      const inOrder = (given: ReturnType<typeof shareVariance>) => ({
        ...given,
        shares: given.shares.map((share) => JSON.stringify(share)).sort(),
      });
      const reversed = new Map([...variances].reverse());
      expect(inOrder(shareVariance(turned, reversed))).toEqual(inOrder(shareVariance(pool, variances)));
    }),
    { numRuns: 300 },
  );
});

test("a mirrored variance is shared as the mirror, where both directions have one rule without reserve", () => {
  fc.assert(
    fc.property(manySchemes, rule, ({ pool, variances }, drawn) => {
      const both = { ...drawn, reservePence: 0, isKept: false };
      const mirrored = { ...pool, overspendRule: both, underspendRule: both };
      const opposite = new Map([...variances].map(([code, pence]) => [code, pence === 0 ? 0 : -pence]));
      const sumOf = (given: ReturnType<typeof shareVariance>, sign: number) => [
        ...given.shares.map(({ organisationCode, basis, pence }) => `${organisationCode} ${basis} ${sign * pence + 0}`),
        `nobody ${sign * given.unallocatedPence + 0}`,
      ];
      expect(sumOf(shareVariance(mirrored, opposite), -1).sort()).toEqual(
        sumOf(shareVariance(mirrored, variances), 1).sort(),
      );
    }),
    { numRuns: 300 },
  );
});

const COUNCIL_AND_ICB = (council: number, icb: number) => [
  { organisationCode: "COUNCIL", weight: council, capPence: null },
  { organisationCode: "ICB", weight: icb, capPence: null },
];

const sharesUnder = (over: RiskShareRule, ...variances: readonly number[]) => {
  const pool = twoPartyPool(
    variances.map((_, at) => scheme(CODES[at] ?? "", 100, [])),
    { overspendRule: over, underspendRule: over },
  );
  const found = shareVariance(pool, new Map(variances.map((pence, at) => [CODES[at] ?? "", pence])));
  return [
    ...found.shares.map(({ organisationCode, basis, pence }) => [organisationCode, basis, pence]),
    found.unallocatedPence,
  ];
};

test("stretches are shared one after the other: the first £100 equally, the rest three to one", () => {
  const tiers = [
    { upToPence: 10_000, basis: "WEIGHTS" as const, parties: COUNCIL_AND_ICB(1, 1) },
    { upToPence: null, basis: "WEIGHTS" as const, parties: COUNCIL_AND_ICB(3, 1) },
  ];
  expect(sharesUnder(ruleOf({}, { tiers }), 30_000)).toEqual([
    ["COUNCIL", "WEIGHTS", 5_000 + 15_000],
    ["ICB", "WEIGHTS", 5_000 + 5_000],
    0,
  ]);
  const ending = tiers.slice(0, 1);
  expect(sharesUnder(ruleOf({}, { tiers: ending }), 30_000).at(-1)).toBe(20_000);
});

test("without offset an overspend is borne whole while the underspend beside it goes back", () => {
  expect(sharesUnder(ruleOf({}, { isOffset: false }), 1_000, -400)).toEqual([
    ["COUNCIL", "WEIGHTS", 300],
    ["ICB", "WEIGHTS", 300],
    0,
  ]);
  const capped = COUNCIL_AND_ICB(1, 1).map((party) => ({ ...party, capPence: 100 }));
  expect(sharesUnder(ruleOf({ parties: capped }, { isOffset: false }), 1_000, -400).at(-1)).toBe(800 - 200);
});

test("an underspend that is kept stays in the fund, and belongs to nobody else", () => {
  expect(sharesUnder(ruleOf({}, { isKept: true }), -400)).toEqual([["COUNCIL", "KEPT_IN_POOL", -400], 0]);
});

test("scheme by scheme, those bear it who fund the scheme", () => {
  const rule = ruleOf({ basis: "CONTRIBUTION" }, { scope: "SCHEME" });
  const base = twoPartyPool([scheme("A", 100, []), scheme("B", 100, [])], { overspendRule: rule });
  const contributions = base.contributions.map((row) =>
    row.organisationCode === "ICB"
      ? { ...row, plannedPence: 100, ringFences: [{ schemeCode: "B", pence: 50 }] }
      : { ...row, plannedPence: 300 },
  );
  const pool = { ...base, contributions };
  const variances = new Map([
    ["A", 400],
    ["B", 100],
  ]);
  expect(shareVariance(pool, variances).shares).toEqual([
    { organisationCode: "COUNCIL", basis: "CONTRIBUTION", pence: 300 },
    { organisationCode: "ICB", basis: "CONTRIBUTION", pence: 100 + 100 },
  ]);
});

test("where it lies where it falls, each bears the schemes it runs", () => {
  const rule = ruleOf({ basis: "LIES_WHERE_IT_FALLS", parties: [] });
  const schemes = [
    { ...scheme("A", 100, []), leadCode: "ICB" },
    { ...scheme("B", 100, []), leadCode: "COUNCIL" },
    scheme("C", 100, []),
  ];
  const pool = twoPartyPool(schemes, { overspendRule: rule });
  const variances = new Map([
    ["A", 70],
    ["B", 20],
    ["C", 10],
  ]);
  const { shares, unallocatedPence } = shareVariance(pool, variances);
  expect(shares.map(({ organisationCode, pence }) => [organisationCode, pence])).toEqual([
    ["ICB", 70],
    ["COUNCIL", 20],
  ]);
  expect(unallocatedPence).toBe(10);
});

test("a pool of one party gives that party all of it", () => {
  const alone = [{ organisationCode: "ICB", weight: 1, capPence: null }];
  expect(sharesUnder(ruleOf({ parties: alone }), 777)).toEqual([["ICB", "WEIGHTS", 777], 0]);
});
