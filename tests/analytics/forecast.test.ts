import fc from "fast-check";
import { expect, test } from "vitest";
import {
  dampedTrend,
  drift,
  type Forecast,
  populationRateForecast,
  seasonalNaive,
} from "../../server/src/analytics/statistics/forecast.ts";
import { rollingOriginError } from "../../server/src/analytics/statistics/rolling-origin.ts";

const points = (forecasts: readonly Forecast[]) => forecasts.map(({ point }) => point);

test("a straight line goes on as it went, without doubt", () => {
  for (const forecasts of [drift([2, 4, 6, 8], 3), dampedTrend([2, 4, 6, 8], 3, { alpha: 0.5, beta: 0.4, phi: 1 })]) {
    points(forecasts).forEach((point, index) => {
      expect(point).toBeCloseTo(10 + 2 * index, 9);
    });
    for (const { lower95, upper95 } of forecasts) expect(upper95 - lower95).toBeCloseTo(0, 9);
  }
});

test("drift's error is that of the textbook: σ √(h (1 + h ÷ (T − 1)))", () => {
  const values = [10, 12, 11, 15, 17];
  // Changes 2, −1, 4, 2 about their mean 1.75: Σ squares 12.75 on 3 degrees of freedom.
  const sigma = Math.sqrt(12.75 / 3);
  drift(values, 4).forEach(({ point, lower80, upper95 }, index) => {
    const h = index + 1;
    expect(point).toBeCloseTo(17 + 1.75 * h, 9);
    expect(upper95 - point).toBeCloseTo(1.959963984540054 * sigma * Math.sqrt(h * (1 + h / 4)), 9);
    expect(point - lower80).toBeCloseTo(1.2815515655446004 * sigma * Math.sqrt(h * (1 + h / 4)), 9);
  });
});

test("the seasonal naive forecast repeats the last season, each season passed adding its error", () => {
  const forecasts = seasonalNaive([1, 2, 3, 4, 2, 4, 4, 6], 4, 9);
  expect(points(forecasts)).toEqual([2, 4, 4, 6, 2, 4, 4, 6, 2]);
  const sigma = Math.sqrt((1 + 4 + 1 + 4) / 4);
  const widths = forecasts.map(({ point, upper95 }) => (upper95 - point) / 1.959963984540054);
  [1, 1, 1, 1, 2, 2, 2, 2, 3].forEach((seasons, index) => {
    expect(widths[index]).toBeCloseTo(sigma * Math.sqrt(seasons), 9);
  });
});

test("a damped trend follows its own recursion and levels off", () => {
  const [alpha, beta, phi] = [0.6, 0.3, 0.8];
  const values = [5, 7, 6, 9, 12, 11];
  let [level, trend] = [5, 2];
  for (const value of values.slice(1)) {
    const before = level;
    level = alpha * value + (1 - alpha) * (level + phi * trend);
    trend = beta * (level - before) + (1 - beta) * phi * trend;
  }
  const found = points(dampedTrend(values, 60, { alpha, beta, phi }));
  expect(found[0]).toBeCloseTo(level + phi * trend, 9);
  expect(found[1]).toBeCloseTo(level + (phi + phi ** 2) * trend, 9);
  expect(found[59]).toBeCloseTo(level + (phi / (1 - phi)) * trend, 4);
});

test("the damped trend's error variance is the closed form of Hyndman and others", () => {
  const [alpha, betaShare, phi] = [0.5, 0.4, 0.9];
  const beta = alpha * betaShare;
  const forecasts = dampedTrend([5, 7, 6, 9, 12, 11, 14], 8, { alpha, beta: betaShare, phi });
  const sigma = ((forecasts[0]?.upper95 ?? 0) - (forecasts[0]?.point ?? 0)) / 1.959963984540054;
  forecasts.forEach(({ point, upper95 }, index) => {
    const h = index + 1;
    const factor =
      1 +
      alpha ** 2 * (h - 1) +
      ((beta * phi * h) / (1 - phi) ** 2) * (2 * alpha * (1 - phi) + beta * phi) -
      ((beta * phi * (1 - phi ** h)) / ((1 - phi) ** 2 * (1 - phi ** 2))) *
        (2 * alpha * (1 - phi ** 2) + beta * phi * (1 + 2 * phi - phi ** h));
    expect(((upper95 - point) / 1.959963984540054 / sigma) ** 2).toBeCloseTo(factor, 9);
  });
});

test("today's rates meet tomorrow's population, age by age", () => {
  const found = populationRateForecast(
    [
      [10, 40],
      [14, 36],
    ],
    [
      [1_000, 2_000],
      [1_000, 1_800],
    ],
    [
      [1_200, 1_900],
      [500, 0],
    ],
  );
  expect(found[0]?.point).toBeCloseTo(1_200 * (24 / 2_000) + 1_900 * (76 / 3_800), 9);
  expect(found[1]?.point).toBeCloseTo(6, 9);
});

test("one age group may be given as plain numbers", () => {
  expect(populationRateForecast([10, 20], [100, 200], [300])).toEqual(
    populationRateForecast([[10], [20]], [[100], [200]], [[300]]),
  );
  expect(points(populationRateForecast([10, 20], [100, 200], [300, 400]))).toEqual([30, 40]);
});

test("a count that was never there may come all the same, and none falls below nothing", () => {
  const [none] = populationRateForecast([0, 0], [1_000, 1_000], [1_000]);
  expect(none).toMatchObject({ point: 0, lower95: 0 });
  expect(none?.upper95).toBeGreaterThan(1);
  const [few] = populationRateForecast([1, 0], [1_000, 1_000], [1_000]);
  expect(few?.lower95).toBe(0);
  expect(few?.upper95).toBeGreaterThan(few?.point ?? 0);
});

test("periods that differ by more than chance widen the interval", () => {
  const width = (counts: number[]) => {
    const [found] = populationRateForecast(counts, [1_000, 1_000, 1_000, 1_000], [1_000]);
    return (found?.upper95 ?? 0) - (found?.lower95 ?? 0);
  };
  expect(width([60, 140, 50, 150])).toBeGreaterThan(3 * width([100, 101, 99, 100]));
});

test("95 of 100 draws from the rate's own chance fall in the interval", () => {
  // Counted exactly: both the past and the future count are Poisson with mean 40.
  const chance = (k: number) => {
    let log = -40;
    for (let i = 1; i <= k; i += 1) log += Math.log(40 / i);
    return Math.exp(log);
  };
  let covered = 0;
  for (let past = 5; past < 100; past += 1) {
    const [found] = populationRateForecast([past], [1_000], [1_000]);
    for (let future = 5; future < 100; future += 1) {
      const isIn = future >= (found?.lower95 ?? 0) && future <= (found?.upper95 ?? 0);
      if (isIn) covered += chance(past) * chance(future);
    }
  }
  expect(covered).toBeGreaterThan(0.94);
  expect(covered).toBeLessThan(0.97);
});

test("intervals hold their point and the narrower interval, whatever the series", () => {
  const series = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 3, maxLength: 24 });
  fc.assert(
    fc.property(series, fc.integer({ min: 1, max: 12 }), (values, horizon) => {
      const all = [
        ...drift(values, horizon),
        ...seasonalNaive(values, 2, horizon),
        ...dampedTrend(values, horizon, { alpha: 0.4, beta: 0.2, phi: 0.9 }),
        ...populationRateForecast(
          values,
          values.map(() => 500),
          Array(horizon).fill(600),
        ),
      ];
      for (const { point, lower80, upper80, lower95, upper95 } of all) {
        expect(lower95).toBeLessThanOrEqual(lower80);
        expect(lower80).toBeLessThanOrEqual(point);
        expect(point).toBeLessThanOrEqual(upper80);
        expect(upper80).toBeLessThanOrEqual(upper95);
      }
    }),
  );
});

test("a forecaster is judged by what it would have said at the time", () => {
  const values = [1, 2, 3, 4, 5, 6];
  const last = (past: readonly number[], horizon: number) => Array(horizon).fill({ point: past.at(-1) ?? 0 });
  // From 3 known values on: errors 1, 2 · 1, 2 · 1.
  expect(rollingOriginError(values, last, { minimum: 3, horizon: 2 })).toEqual({
    meanAbsoluteError: 1.4,
    scaledError: 1.4,
    count: 5,
  });
  expect(rollingOriginError(values, drift, { minimum: 3, horizon: 2 }).meanAbsoluteError).toBeCloseTo(0, 12);
  expect(rollingOriginError([3, 3, 3], last, { minimum: 1, horizon: 1 }).scaledError).toBeNull();
});

test("what no forecast can be made of is refused", () => {
  expect(() => drift([1], 2)).toThrow("values must be at least 2");
  expect(() => drift([1, Number.NaN], 2)).toThrow("values must be finite numbers");
  expect(() => drift([1, 2], 0)).toThrow("horizon must be a whole number from 1");
  expect(() => seasonalNaive([1, 2], 3, 1)).toThrow("values must be at least 3");
  expect(() => dampedTrend([1, 2], 1, { alpha: 2, beta: 0, phi: 1 })).toThrow("alpha must be between 0 and 1");
  expect(() => dampedTrend([1, 2], 1, { alpha: 1, beta: 0, phi: 0 })).toThrow("phi must be above 0");
  expect(() => populationRateForecast([], [], [1])).toThrow("counts must not be empty");
  expect(() => populationRateForecast([1], [0], [1])).toThrow("population must be greater than zero");
  expect(() => populationRateForecast([[1, 2]], [[1]], [1])).toThrow("population must have the same age groups");
  expect(() => rollingOriginError([1, 2], drift, { minimum: 2, horizon: 1 })).toThrow(
    "values must be more than minimum",
  );
});
