import fc from "fast-check";
import { expect, test } from "vitest";
import { estimateOutturn } from "../../server/src/analytics/outturn.ts";

const EVEN = Array.from({ length: 12 }, () => 100);

const penceOf = (given: ReturnType<typeof estimateOutturn>) =>
  Object.fromEntries(Object.entries(given).map(([name, { pence }]) => [name, pence]));

test("a year spent evenly comes to its budget by every way of looking at it", () => {
  expect(penceOf(estimateOutturn([100, 100, 100], EVEN))).toEqual({
    runRate: 1_200,
    phased: 1_200,
    trend: 1_200,
    low: 1_200,
    high: 1_200,
  });
});

test("a budget that rises with the year is not mistaken for an underspend by its phasing", () => {
  const rising = Array.from({ length: 12 }, (_, month) => 100 * (month + 1));
  const spent = rising.slice(0, 6);
  const { runRate, phased, trend } = penceOf(estimateOutturn(spent, rising));
  expect([runRate, phased, trend]).toEqual([4_200, 7_800, 7_800]);
});

test("a straight line needs three months, a phasing needs a budget, and before April ends nothing is known", () => {
  expect(estimateOutturn([100, 100], EVEN).trend).toEqual({ pence: null, state: "UNDEFINED" });
  expect(estimateOutturn([100, 100, 100], [null, ...EVEN.slice(1)]).phased.state).toBe("NOT_SUBMITTED");
  expect(
    estimateOutturn(
      [100],
      EVEN.map(() => 0),
    ).phased.state,
  ).toBe("UNDEFINED");
  for (const money of Object.values(estimateOutturn([], EVEN))) expect(money.state).toBe("NOT_SUBMITTED");
});

test("spend that falls to nothing stays at nothing, never below", () => {
  expect(estimateOutturn([900, 600, 300], EVEN).trend.pence).toBe(1_800);
});

test("the line is the one least squares gives, worked out apart in fractions", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 3, maxLength: 11 }), (months) => {
      const n = months.length;
      const meanX = (n - 1) / 2;
      const meanY = months.reduce((sum, pence) => sum + pence, 0) / n;
      const cross = months.reduce((sum, pence, at) => sum + (at - meanX) * (pence - meanY), 0);
      const slope = cross / months.reduce((sum, _, at) => sum + (at - meanX) ** 2, 0);
      const rest = Array.from({ length: 12 - n }, (_, at) => Math.max(0, meanY + slope * (n + at - meanX)));
      const whole = months.reduce((sum, pence) => sum + pence, 0) + rest.reduce((sum, pence) => sum + pence, 0);
      expect(Math.abs((estimateOutturn(months, EVEN).trend.pence ?? Number.NaN) - whole)).toBeLessThan(0.51);
    }),
  );
});

test("the range holds all three, and a full year is what was spent", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 }), (months) => {
      const { low, high, runRate, phased, trend } = penceOf(estimateOutturn(months, EVEN));
      for (const pence of [runRate, phased, trend])
        if (pence !== null && pence !== undefined) {
          expect(pence).toBeGreaterThanOrEqual(low ?? Number.NaN);
          expect(pence).toBeLessThanOrEqual(high ?? Number.NaN);
        }
      const spent = months.reduce((sum, pence) => sum + pence, 0);
      if (months.length === 12) expect([runRate, phased, trend]).toEqual([spent, spent, spent]);
    }),
  );
});
