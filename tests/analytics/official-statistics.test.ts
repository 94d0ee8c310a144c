import fc from "fast-check";
import { expect, test } from "vitest";
import { herfindahl } from "../../server/src/analytics/statistics/concentration.ts";
import { overdispersion, proportionFunnel, rateFunnel } from "../../server/src/analytics/statistics/funnel.ts";
import { slopeIndex } from "../../server/src/analytics/statistics/inequality.ts";
import { proportionInterval } from "../../server/src/analytics/statistics/proportion.ts";
import { assignQuantiles } from "../../server/src/analytics/statistics/quantile.ts";
import { countInterval, rateInterval } from "../../server/src/analytics/statistics/rate.ts";
import { roundHalfUp } from "../../server/src/analytics/statistics/rounding.ts";
import { xmrChart } from "../../server/src/analytics/statistics/spc.ts";
import {
  directlyStandardisedRate,
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
} from "../../server/src/analytics/statistics/standardised.ts";

const counts = fc.integer({ min: 0, max: 2_000 });

test("one age group's standardised rate is its crude rate, with Byar's interval", () => {
  const found = directlyStandardisedRate([{ events: 50, population: 1_000, weight: 3 }], 1_000);
  if ("state" in found) throw new Error(found.reason);
  const crude = rateInterval(50, 1_000, 1_000);
  expect(found.value).toBeCloseTo(crude.value, 9);
  expect(found.lower).toBeCloseTo(crude.lower, 9);
  expect(found.upper).toBeCloseTo(crude.upper, 9);
});

test("below ten events a directly standardised rate has no number but a reason", () => {
  const strata = [{ events: 9, population: 100, weight: 1 }];
  expect(directlyStandardisedRate(strata)).toEqual({ state: "UNRELIABLE", reason: "fewer than 10 events" });
  expect(directlyStandardisedRate([{ events: null, population: 5, weight: 1 }])).toHaveProperty("state", "UNRELIABLE");
});

test("children with several contacts leave the rate as it is and widen its interval", () => {
  const stratum = { events: 40, population: 1_000, weight: 1 };
  const plain = directlyStandardisedRate([stratum]);
  const again = directlyStandardisedRate([{ ...stratum, repeats: [{ k: 4, events: 40 }] }]);
  if ("state" in plain || "state" in again) throw new Error("both have enough events");
  expect(again.value).toBe(plain.value);
  // Four contacts each: twice the standard error.
  expect(again.upper - again.value).toBeCloseTo(2 * (plain.upper - plain.value), 6);
  expect(directlyStandardisedRate([{ ...stratum, repeats: [{ k: 1, events: 40 }] }])).toEqual(plain);
});

test("an area that is the reference itself has a ratio of one and the reference's rate", () => {
  const strata = [
    { population: 100, referenceEvents: 20, referencePopulation: 100 },
    { population: 300, referenceEvents: 10, referencePopulation: 300 },
  ];
  expect(indirectlyStandardisedRatio(strata, 30).value).toBeCloseTo(1, 12);
  expect(indirectlyStandardisedRate(strata, 30, 1_000).value).toBeCloseTo(75, 9);
});

test("equal values have no slope; twice as much at one end than the other is a relative index of two", () => {
  const fifths = (values: number[]) => values.map((value) => ({ population: 100, value, standardError: 0.1 }));
  const flat = slopeIndex(fifths([4, 4, 4, 4, 4]), { transform: "none", seed: 7 });
  expect(flat.sii.value).toBeCloseTo(0, 12);
  expect(flat.rii.value).toBeCloseTo(1, 12);
  // Middles at 10, 30, 50, 70, 90 %: a line from 2 to 4.
  const steep = slopeIndex(fifths([2.2, 2.6, 3, 3.4, 3.8]), { transform: "none", seed: 7 });
  expect(steep.sii.value).toBeCloseTo(2, 12);
  expect(steep.rii.value).toBeCloseTo(2, 12);
  const turned = slopeIndex(fifths([2.2, 2.6, 3, 3.4, 3.8]), { transform: "none", seed: 7, multiplier: -100 });
  expect(turned.sii.value).toBeCloseTo(-200, 9);
  expect(turned.rii.value).toBeCloseTo(0.5, 12);
});

test("the same seed draws the same interval, which is that of the normal distribution", () => {
  const quantiles = [3, 1, 4, 1, 5].map((value) => ({ population: 100, value, standardError: 0.5 }));
  const once = slopeIndex(quantiles, { transform: "none", seed: 11 });
  expect(slopeIndex(quantiles, { transform: "none", seed: 11 })).toEqual(once);
  expect(slopeIndex(quantiles, { transform: "none", seed: 12 }).sii.value).toBe(once.sii.value);
  // Slope weights of fifths are −1, −0.5, 0, 0.5, 1: standard error 0.5 √2.5.
  const error = 0.5 * Math.sqrt(2.5);
  expect(once.sii.upper - once.sii.value).toBeCloseTo(1.96 * error, 1);
  expect(once.sii.value - once.sii.lower).toBeCloseTo(1.96 * error, 1);
});

test("without standard errors an index has its points and no ends", () => {
  const { sii } = slopeIndex(
    [1, 2, 3, 4, 5].map((value) => ({ population: 9, value })),
    { transform: "log", seed: 1 },
  );
  expect(sii.value).toBeGreaterThan(0);
  expect([sii.lower, sii.upper]).toEqual([Number.NaN, Number.NaN]);
});

test("quantiles follow ranks, whatever order the values come in", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 40 }), (values) => {
      const found = assignQuantiles(values, 5);
      const turned = assignQuantiles([...values].reverse(), 5).reverse();
      expect(found).toEqual(turned);
      values.forEach((a, i) => {
        values.forEach((b, j) => {
          if (a > b) expect(found[i]).toBeLessThanOrEqual(found[j] ?? Number.NaN);
          if (a === b) expect(found[i]).toBe(found[j]);
        });
      });
    }),
  );
  expect(assignQuantiles([1, 2, null], 3)).toEqual([null, null, null]);
  expect(assignQuantiles([0, -0, 5, 6], 2)).toEqual([2, 2, 1, 1]);
});

test("an area is outside the funnel exactly where its own interval leaves the average out", () => {
  const points = fc.array(
    fc.record({ events: fc.integer({ min: 10, max: 300 }), n: fc.integer({ min: 300, max: 2_000 }) }),
    { minLength: 2, maxLength: 12 },
  );
  fc.assert(
    fc.property(points, (given) => {
      proportionFunnel(given, 1).forEach((found, index) => {
        const { events, n } = given[index] ?? { events: 0, n: 1 };
        const share = events / n;
        const isOutside = share < found.lower95 - 1e-9 || share > found.upper95 + 1e-9;
        const isInside = share > found.lower95 + 1e-9 && share < found.upper95 - 1e-9;
        if (isOutside) expect(found.significance).not.toBe("Not significant");
        if (isInside) expect(found.significance).toBe("Not significant");
        expect(found.lower998).toBeLessThanOrEqual(found.lower95);
        expect(found.upper998).toBeGreaterThanOrEqual(found.upper95);
      });
      for (const found of rateFunnel(given, 1_000)) {
        expect(found.lower998).toBeLessThanOrEqual(found.lower95);
        expect(found.lower95).toBeLessThanOrEqual(found.baseline);
        expect(found.baseline).toBeLessThanOrEqual(found.upper95);
        expect(found.upper95).toBeLessThanOrEqual(found.upper998);
      }
    }),
    { numRuns: 60 },
  );
});

test("a funnel round no events at all is a line at nothing", () => {
  const none = [
    { events: 0, n: 10 },
    { events: 0, n: 20 },
  ];
  for (const { lower95, upper998, significance } of rateFunnel(none, 100))
    expect([lower95, upper998, significance]).toEqual([0, 0, "Not significant"]);
  for (const { lower95, baseline, significance } of proportionFunnel(none))
    expect([lower95, baseline, significance]).toEqual([0, 0, "Not significant"]);
});

test("areas that differ by chance alone have no variance between them; areas that differ widely have", () => {
  const denominators = Array(20).fill(400);
  const calm = denominators.map((_, index) => 80 + (index % 2 === 0 ? 4 : -4));
  const wild = denominators.map((_, index) => 80 + (index % 2 === 0 ? 50 : -50));
  for (const dataType of ["PR", "RC"] as const) {
    expect(overdispersion(calm, denominators, { dataType })).toMatchObject({ tau2: 0 });
    expect(overdispersion(wild, denominators, { dataType }).tau2).toBeGreaterThan(0);
    expect(overdispersion(wild, denominators, { dataType }).phi).toBeGreaterThan(5);
  }
});

test("a group without events is judged, not infinitely low", () => {
  const found = overdispersion([0, 5, 6, 7], [6, 6, 6, 6], { dataType: "SR", method: "SHMI", trimBy: 0 });
  expect(Number.isFinite(found.phi)).toBe(true);
  expect(Number.isFinite(found.tau2)).toBe(true);
});

test("concentration runs from equal shares to one alone", () => {
  expect(herfindahl([5, 0, 0])).toBe(1);
  expect(herfindahl([3, 3, 3, 3])).toBe(0.25);
  expect(herfindahl([])).toBeNull();
  expect(herfindahl([0, 0])).toBeNull();
});

test("huge counts keep their digits, and none and all have exact ends", () => {
  const { value, lower, upper } = rateInterval(1e12, 1e12, 1);
  expect(value).toBe(1);
  expect(upper - lower).toBeCloseTo((2 * 1.959963984540054) / 1e6, 9);
  expect(proportionInterval(1e12, 2e12).lower).toBeCloseTo(0.5, 5);
  expect(countInterval(0)).toMatchObject({ value: 0, lower: 0, method: "Exact" });
});

test("more confidence is a wider interval, round the same value", () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 5_000 }), (events, extra) => {
      const n = events + extra;
      for (const at of [proportionInterval, (a: number, b: number, c: number) => rateInterval(a, b, 100, c)]) {
        const [usual, wide] = [at(events, n, 0.95), at(events, n, 0.998)];
        expect(wide.lower).toBeLessThanOrEqual(usual.lower);
        expect(usual.lower).toBeLessThanOrEqual(usual.value);
        expect(usual.value).toBeLessThanOrEqual(usual.upper);
        expect(usual.upper).toBeLessThanOrEqual(wide.upper);
      }
    }),
  );
});

test("a half is rounded away from zero on both sides", () => {
  expect([0.5, -0.5, 2.5, -2.5, 1.005].map((value) => roundHalfUp(value, 0))).toEqual([1, -1, 3, -3, 1]);
  expect(roundHalfUp(-0.4, 0)).toBe(0);
  expect(Object.is(roundHalfUp(-0.4, 0), 0)).toBe(true);
  expect(roundHalfUp(1_250, -2)).toBe(1_300);
});

test("below 13 points a chart promises nothing of its target; from 13 on it does", () => {
  const values = Array.from({ length: 13 }, (_, index) => 50 + (index % 2));
  const options = { improvement: "increase", target: 40 } as const;
  expect(xmrChart(values.slice(1), options).assurance).toBeNull();
  expect(xmrChart(values, options).assurance).toBe("pass");
  // Rebased, the last limits rest on six points again.
  expect(xmrChart(values, { ...options, rebaseAt: [7] }).assurance).toBeNull();
});

test("a flat series has limits at its mean and breaks no rule", () => {
  const { segments, points } = xmrChart(Array(20).fill(7), { improvement: "decrease" });
  expect(segments).toEqual([{ from: 0, to: 19, mean: 7, lower: 7, upper: 7 }]);
  expect(points.every(({ flags }) => flags.length === 0)).toBe(true);
});

const REFUSED: readonly (readonly [() => unknown, string])[] = [
  [() => rateInterval(1, 1, 0), "multiplier must be greater than zero"],
  [() => rateInterval(Number.NaN, 1), "events must be zero or more"],
  [() => proportionInterval(1, 2, 0.5), "confidence must be between 0.9 and 1"],
  [() => directlyStandardisedRate([]), "strata must not be empty"],
  [() => directlyStandardisedRate([{ events: 20, population: 0, weight: 1 }]), "population must be greater than zero"],
  [() => directlyStandardisedRate([{ events: -1, population: 1, weight: 1 }]), "events must be a number"],
  [() => directlyStandardisedRate([{ events: 20, population: 5, weight: 0 }]), "weights must not all be zero"],
  [
    () => directlyStandardisedRate([{ events: 20, population: 5, weight: 1, repeats: [{ k: 3, events: 5 }] }]),
    "repeats must add up",
  ],
  [() => indirectlyStandardisedRatio([], 3), "strata must not be empty"],
  [
    () => indirectlyStandardisedRatio([{ population: 0, referenceEvents: 1, referencePopulation: 1 }], 3),
    "expected events must be greater than zero",
  ],
  [() => slopeIndex([], { transform: "none", seed: 1 }), "quantiles must be 5 to 100"],
  [
    () =>
      slopeIndex(
        [1, 2, 3, 4, 0].map((value) => ({ population: 1, value })),
        { transform: "log", seed: 1 },
      ),
    "values must be greater than zero for the log transform",
  ],
  [
    () =>
      slopeIndex(
        [1, 2, 3, 4, 5].map((value) => ({ population: 1, value })),
        { transform: "none", seed: 0.5 },
      ),
    "seed must be a whole number",
  ],
  [() => assignQuantiles([1, 2], 0), "count must be a whole number from 1"],
  [() => proportionFunnel([]), "points must not be empty"],
  [() => proportionFunnel([{ events: 3, n: 2 }]), "events must be between zero and n"],
  [() => rateFunnel([{ events: 3, n: 0 }], 100), "n must be greater than zero"],
  [() => overdispersion([1], [1, 2], { dataType: "SR" }), "must have the same length"],
  [() => overdispersion([3], [2], { dataType: "PR" }), "numerators must not exceed denominators"],
  [() => overdispersion([1], [1], { dataType: "SR", trimBy: 0.5 }), "trimBy must be from 0 and below 0.5"],
  [() => xmrChart([1, Number.NaN], { improvement: "increase" }), "values must be finite numbers"],
  [() => xmrChart([1, 2], { improvement: "up" as "increase" }), "improvement must be increase, decrease or neutral"],
  [() => xmrChart([1, 2], { improvement: "increase", target: Number.NaN }), "target must be a finite number"],
  [() => xmrChart([1, 2], { improvement: "increase", baselinePoints: 0 }), "baselinePoints must be a whole number"],
  [() => xmrChart([1, 2], { improvement: "increase", rebaseAt: [2] }), "rebaseAt must hold positions"],
  [() => herfindahl([-1]), "amounts must be numbers and not negative"],
  [() => roundHalfUp(Number.POSITIVE_INFINITY, 0), "value must be finite"],
  [() => roundHalfUp(1, 0.5), "places must be a whole number"],
];

test.each(REFUSED)("what is no input is refused by name: %#", (act, message) => {
  expect(act).toThrow(RangeError);
  expect(act).toThrow(message);
});
