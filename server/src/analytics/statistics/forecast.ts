import { normalQuantile } from "./quantile-function.ts";
import { requireFinite, requireNotNegative, requireWhole } from "./require.ts";

/** A forecast with its 80 % and 95 % intervals. */
export interface Forecast {
  readonly point: number;
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
}

const Z80 = normalQuantile(0.9);
const Z95 = normalQuantile(0.975);

/** A forecast whose error is normal with the given standard deviation. */
function normalForecast(point: number, deviation: number): Forecast {
  const [near, far] = [Z80 * deviation, Z95 * deviation];
  return { point, lower80: point - near, upper80: point + near, lower95: point - far, upper95: point + far };
}

const ahead = (horizon: number) => Array.from({ length: horizon }, (_, index) => index + 1);

function checkSeries(values: readonly number[], fewest: number, horizon: number): void {
  requireFinite("values", values);
  if (values.length < fewest) throw new RangeError(`values must be at least ${fewest}`);
  requireWhole("horizon", horizon, 1);
}

const sumOfSquares = (errors: readonly number[]) => errors.reduce((sum, error) => sum + error ** 2, 0);

/**
 * Random walk with drift: the last value and the mean change. Standard error σ √(h (1 + h ÷ (T − 1))), σ² the changes' variance
 * on T − 2 degrees of freedom (Hyndman and Athanasopoulos 2021, 5.2 and 5.5); two values leave no interval but the point.
 */
export function drift(values: readonly number[], horizon: number): Forecast[] {
  checkSeries(values, 2, horizon);
  const steps = values.length - 1;
  const last = values[steps] ?? Number.NaN;
  const slope = (last - (values[0] ?? Number.NaN)) / steps;
  const errors = values.slice(1).map((value, index) => value - (values[index] ?? 0) - slope);
  const sigma = steps > 1 ? Math.sqrt(sumOfSquares(errors) / (steps - 1)) : 0;
  return ahead(horizon).map((h) => normalForecast(last + h * slope, sigma * Math.sqrt(h * (1 + h / steps))));
}

/**
 * The value of the same season a period earlier. Standard error σ √(k + 1), k the whole periods passed, σ² the mean squared
 * difference between a season and the one before (the same, 5.2 and 5.5).
 */
export function seasonalNaive(values: readonly number[], period: number, horizon: number): Forecast[] {
  requireWhole("period", period, 1);
  checkSeries(values, period, horizon);
  const errors = values.slice(period).map((value, index) => value - (values[index] ?? 0));
  const sigma = errors.length > 0 ? Math.sqrt(sumOfSquares(errors) / errors.length) : 0;
  return ahead(horizon).map((h) => {
    const passed = Math.floor((h - 1) / period);
    const point = values[values.length - period + ((h - 1) % period)] ?? Number.NaN;
    return normalForecast(point, sigma * Math.sqrt(passed + 1));
  });
}

export interface DampedTrendOptions {
  /** Weight of the newest value in the level, 0 to 1. */
  readonly alpha: number;
  /** Weight of the newest change of level in the trend, 0 to 1. */
  readonly beta: number;
  /** What is left of the trend a step on, above 0 to 1; 1 is Holt's undamped trend. */
  readonly phi: number;
}

function checkDamping({ alpha, beta, phi }: DampedTrendOptions): void {
  if (!(alpha >= 0 && alpha <= 1)) throw new RangeError("alpha must be between 0 and 1");
  if (!(beta >= 0 && beta <= 1)) throw new RangeError("beta must be between 0 and 1");
  if (!(phi > 0 && phi <= 1)) throw new RangeError("phi must be above 0 and at most 1");
}

/**
 * Damped trend with fixed weights (Gardner and McKenzie 1985): level α y + (1 − α)(level + φ trend), trend β Δlevel + (1 − β) φ
 * trend, from the first value and the first change. Standard error σ √(1 + Σ c²), c(j) = α (1 + β (φ + … + φ^j)) (Hyndman and
 * others 2008, class 1), σ² the mean squared one-step error from the third value on.
 */
export function dampedTrend(values: readonly number[], horizon: number, options: DampedTrendOptions): Forecast[] {
  checkSeries(values, 2, horizon);
  checkDamping(options);
  const { alpha, beta, phi } = options;
  let level = values[0] ?? Number.NaN;
  let trend = (values[1] ?? Number.NaN) - level;
  const errors: number[] = [];
  values.slice(1).forEach((value, index) => {
    const expected = level + phi * trend;
    if (index > 0) errors.push(value - expected);
    const next = alpha * value + (1 - alpha) * expected;
    trend = beta * (next - level) + (1 - beta) * phi * trend;
    level = next;
  });
  const sigma = errors.length > 0 ? Math.sqrt(sumOfSquares(errors) / errors.length) : 0;
  let damping = 0;
  let spread = 1;
  return ahead(horizon).map((h) => {
    damping += phi ** h;
    const forecast = normalForecast(level + damping * trend, sigma * Math.sqrt(spread));
    spread += (alpha * (1 + beta * damping)) ** 2;
    return forecast;
  });
}

/** One number for each age group, or one alone. */
type ByAge = number | readonly number[];

const agesOf = (entry: ByAge): readonly number[] => (typeof entry === "number" ? [entry] : entry);

function checkByAge(name: string, entries: readonly ByAge[], ages: number): void {
  for (const entry of entries) {
    if (agesOf(entry).length !== ages) throw new RangeError(`${name} must have the same age groups in every period`);
    for (const value of agesOf(entry)) requireNotNegative(name, value);
  }
}

const sumAt = (entries: readonly ByAge[], age: number) =>
  entries.reduce<number>((sum, entry) => sum + (agesOf(entry)[age] ?? 0), 0);

/** How many times as much as by chance the counts of one period differ from its rates, 1 at least (Pearson's χ² ÷ its degrees of freedom). */
function dispersionOf(counts: readonly ByAge[], population: readonly ByAge[], rates: readonly number[]): number {
  let statistic = 0;
  let terms = 0;
  counts.forEach((entry, period) => {
    agesOf(entry).forEach((count, age) => {
      const expected = (rates[age] ?? 0) * (agesOf(population[period] ?? 0)[age] ?? 0);
      if (!(expected > 0)) return;
      statistic += (count - expected) ** 2 / expected;
      terms += 1;
    });
  });
  const freedom = terms - rates.filter((rate) => rate > 0).length;
  return freedom > 0 ? Math.max(1, statistic / freedom) : 1;
}

/**
 * Counts to come at today's rates: Σ over age groups of past counts ÷ past population × future population. `counts` and
 * `population` are past periods in order, `futurePopulation` those to come; each period is one number, or one for each age
 * group. Intervals hold the chance of the count and of the rate, widened where past periods differed by more than chance, on
 * the scale of square roots, where counts have one variance (Anscombe 1948); no end is below 0.
 */
export function populationRateForecast(
  counts: readonly ByAge[],
  population: readonly ByAge[],
  futurePopulation: readonly ByAge[],
): Forecast[] {
  const [first] = counts;
  if (first === undefined) throw new RangeError("counts must not be empty");
  if (population.length !== counts.length) throw new RangeError("population must have as many periods as counts");
  const ages = agesOf(first).length;
  checkByAge("counts", counts, ages);
  checkByAge("population", population, ages);
  checkByAge("futurePopulation", futurePopulation, ages);
  const persons = Array.from({ length: ages }, (_, age) => sumAt(population, age));
  if (persons.some((sum) => !(sum > 0)))
    throw new RangeError("population must be greater than zero in every age group");
  const rates = persons.map((sum, age) => sumAt(counts, age) / sum);
  const dispersion = dispersionOf(counts, population, rates);
  const everyone = persons.reduce((sum, part) => sum + part, 0);
  return futurePopulation.map((entry) => {
    const future = agesOf(entry);
    const point = future.reduce((sum, part, age) => sum + part * (rates[age] ?? 0), 0);
    const fromRates = future.reduce((sum, part, age) => sum + (part ** 2 * (rates[age] ?? 0)) / (persons[age] ?? 1), 0);
    // Variance of the count over that of a Poisson count; where nothing was ever counted, as all ages together have it.
    const share = future.reduce((sum, part) => sum + part, 0) / everyone;
    const ratio = dispersion * (point > 0 ? 1 + fromRates / point : 1 + share);
    return countForecast(point, Math.sqrt(ratio));
  });
}

/** A forecast count, `spread` times as wide as a Poisson count. */
function countForecast(point: number, spread: number): Forecast {
  const root = Math.sqrt(point + 3 / 8);
  const end = (z: number) => Math.max(0, root + (z * spread) / 2) ** 2 - 3 / 8;
  const [lower80, lower95] = [-Z80, -Z95].map((z) => Math.min(point, Math.max(0, end(z)))) as [number, number];
  return { point, lower80, upper80: end(Z80), lower95, upper95: end(Z95) };
}
