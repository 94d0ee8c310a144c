import { dampedTrend } from "./statistics/forecast.ts";

/** How fast the trend of rates follows new years and how soon it levels off; three years of data bear no finer fit. */
const DAMPING = { alpha: 0.8, beta: 0.2, phi: 0.8 };

/** Rates of age groups over several periods, and how each period stands to them. */
export interface RateTrend {
  /** Counts ÷ persons by age group, all periods together. */
  readonly rates: readonly number[];
  /** Each period's count over what these rates lead to expect in it: 1 is as usual. */
  readonly index: readonly number[];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Reads rates and their course from periods of counts and persons by age group. */
export function rateTrend(counts: readonly (readonly number[])[], persons: readonly (readonly number[])[]): RateTrend {
  const ages = [...(counts[0] ?? []).keys()];
  const rates = ages.map((age) => {
    const people = sum(persons.map((period) => period[age] ?? 0));
    return people > 0 ? sum(counts.map((period) => period[age] ?? 0)) / people : 0;
  });
  const index = counts.map((period, at) => {
    const expected = sum(rates.map((rate, age) => rate * (persons[at]?.[age] ?? 0)));
    return expected > 0 ? sum(period) / expected : 1;
  });
  return { rates, index };
}

/** The index of periods to come: a damped trend of those past; one period alone goes on as it was. */
export function forecastIndex({ index }: RateTrend, horizon: number): number[] {
  if (index.length < 2) return Array(horizon).fill(index[0] ?? 1);
  return dampedTrend(index, horizon, DAMPING).map(({ point }) => Math.max(0, point));
}
