import { expect, test } from "vitest";
import type { Pool } from "../../server/src/analytics/pool.ts";
import { computePoolPosition } from "../../server/src/analytics/pooled-budget.ts";
import { EQUAL_WEIGHTS, ruleOf, scheme, spend, twoPartyPool } from "./cases/two-party-pool.ts";

const sharesOf = (pool: Pool) =>
  computePoolPosition(pool).varianceShares.map(({ organisationCode, share, basis }) => [
    organisationCode,
    share.pence,
    basis,
  ]);

const checkOf = (pool: Pool, wanted: string) =>
  computePoolPosition(pool).checks.find(({ code }) => code === wanted)?.ok;

test("until the year is closed the variance is forecast less budget, then actual less budget", () => {
  const schemes = [scheme("A", 100, [100, 100, 120, 120])];
  const soFar = spend("A", 100, 90);
  expect(computePoolPosition(twoPartyPool(schemes, { entries: soFar })).variance.pence).toBe(30);
  const entries = spend("A", 100, 90, 90, 130);
  expect(computePoolPosition(twoPartyPool(schemes, { entries, isClosed: true })).variance.pence).toBe(10);
});

test("a closed year with a quarter not submitted has no outturn, rather than a small one", () => {
  const entries = spend("A", 100, 100, 100);
  const pool = twoPartyPool([scheme("A", 100, [100, 100, 100, 100])], { entries, isClosed: true });
  const { actual, variance, closingBalance, unallocatedVariance, varianceShares } = computePoolPosition(pool);
  for (const money of [actual, variance, closingBalance, unallocatedVariance]) {
    expect(money).toEqual({ pence: null, state: "NOT_SUBMITTED" });
  }
  expect(varianceShares).toEqual([]);
});

test("quarters stand alone and added up, and a quarter to come has no actual", () => {
  const pool = twoPartyPool([scheme("A", 100, [90, 110, 100, 100])], { entries: spend("A", 90, 110) });
  const rows = computePoolPosition(pool).quarters.map((row) => [row.quarter, row.cumulative, row.actual.pence]);
  expect(rows).toEqual([
    [1, false, 90],
    [1, true, 90],
    [2, false, 110],
    [2, true, 200],
    [3, false, null],
    [3, true, null],
    [4, false, null],
    [4, true, null],
  ]);
  expect(computePoolPosition(pool).actual.pence).toBe(200);
});

test("an overspend is offset by an underspend in the pool before anyone bears it", () => {
  const pool = twoPartyPool([scheme("A", 100, [100, 100, 100, 171]), scheme("B", 100, [100, 100, 100, 40])]);
  expect(sharesOf(pool)).toEqual([
    ["COUNCIL", 6, "WEIGHTS"],
    ["ICB", 5, "WEIGHTS"],
  ]);
});

test("a scheme at a party's own risk is its alone; the reserve bears an overspend next", () => {
  const own = { ...scheme("A", 100, [100, 100, 100, 130]), ownRiskCode: "ICB" };
  const overspendRule = { ...EQUAL_WEIGHTS, reservePence: 20 };
  const pool = twoPartyPool([own, scheme("B", 100, [100, 100, 100, 150])], { overspendRule });
  expect(sharesOf(pool)).toEqual([
    ["ICB", 30, "OWN_RISK"],
    ["COUNCIL", 20, "RISK_RESERVE"],
    ["COUNCIL", 15, "WEIGHTS"],
    ["ICB", 15, "WEIGHTS"],
  ]);
});

test("an underspend follows its own rule: by plan here, and with a minus", () => {
  const pool = twoPartyPool([scheme("A", 100, [100, 100, 100, 60])]);
  expect(sharesOf(pool)).toEqual([
    ["COUNCIL", -30, "CONTRIBUTION"],
    ["ICB", -10, "CONTRIBUTION"],
  ]);
});

test("a variance that lies where it falls is nobody's where no party runs the scheme, and the check says so", () => {
  const overspendRule = ruleOf({ basis: "LIES_WHERE_IT_FALLS" });
  const pool = twoPartyPool([scheme("A", 100, [100, 100, 100, 150])], { overspendRule });
  expect([sharesOf(pool), computePoolPosition(pool).unallocatedVariance.pence]).toEqual([[], 50]);
  expect(checkOf(pool, "VARIANCE_FULLY_SHARED")).toBe(false);
});

test("opening balance and contributions are spend and closing balance", () => {
  const pool = twoPartyPool([scheme("A", 100, [100, 100, 100, 150])], { openingBalancePence: 70 });
  expect(computePoolPosition(pool).closingBalance.pence).toBe(70 + 400 - 450);
  expect(checkOf(pool, "CLOSING_BALANCE_NOT_NEGATIVE")).toBe(true);
  expect(checkOf({ ...pool, openingBalancePence: 0 }, "CLOSING_BALANCE_NOT_NEGATIVE")).toBe(false);
});

test("contributions that are not the budget, and commitments beyond it, are found", () => {
  const pool = twoPartyPool([scheme("A", 100, [100, 100, 100, 100])]);
  expect([checkOf(pool, "CONTRIBUTIONS_EQUAL_BUDGET"), checkOf(pool, "SCHEMES_WITHIN_COMMITMENT")]).toEqual([
    true,
    true,
  ]);
  expect(checkOf({ ...pool, contributions: pool.contributions.slice(1) }, "CONTRIBUTIONS_EQUAL_BUDGET")).toBe(false);
  const over = pool.schemes.map((entry) => ({
    ...entry,
    quarters: entry.quarters.map((row) => ({ ...row, committedPence: 101 })),
  }));
  expect(checkOf({ ...pool, schemes: over }, "SCHEMES_WITHIN_COMMITMENT")).toBe(false);
});

test("only the last edition of a quarter needs its signatures", () => {
  const edition = (number: number, status: "DRAFT" | "SIGNED") => ({
    quarter: 1,
    edition: number,
    status,
    signOffs: [],
  });
  const pool = twoPartyPool([scheme("A", 100, [100, 100, 100, 100])]);
  const isSigned = (...quarters: Pool["quarters"]) => checkOf({ ...pool, quarters }, "QUARTERS_SIGNED");
  expect(isSigned(edition(2, "SIGNED"), edition(1, "DRAFT"))).toBe(true);
  expect(isSigned(edition(1, "SIGNED"), edition(2, "DRAFT"))).toBe(false);
});
