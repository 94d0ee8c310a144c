import { expect, test } from "vitest";
import { overdispersion, proportionFunnel, rateFunnel } from "../../server/src/analytics/statistics/funnel.ts";
import { aggregateGroups } from "../../server/src/analytics/statistics/funnel-score.ts";
import { close, read } from "./published.ts";

interface Point {
  readonly numerator: number;
  readonly denominator: number;
  readonly significance: string;
}

type Limit = Readonly<
  Record<"Population" | "baseline" | "lower_2s_limit" | "upper_2s_limit" | "lower_3s_limit" | "upper_3s_limit", number>
>;

type Size = "lower_2s" | "upper_2s" | "lower_3s" | "upper_3s";

type RateLimit = Readonly<Record<"baseline" | `${Size}_population_1_year` | `${Size}_limit`, number>>;

interface Funnels {
  readonly proportion: { readonly inputs: readonly Point[]; readonly limits: readonly Limit[] };
  readonly rate: Readonly<Record<"limits_dsr" | "limits_crude" | "limits_crude_0", readonly RateLimit[]>> & {
    readonly significance_inputs: readonly { count: number; pop: number; crude_per_100000_with_0: string }[];
  };
}

const funnels = read<Funnels>("phe-funnels");

test("areas lie to the average of their proportion as published", () => {
  const { inputs, limits } = funnels.proportion;
  const points = inputs.map(({ numerator, denominator }) => ({
    events: numerator,
    n: denominator,
  }));
  const found = proportionFunnel(points);
  expect(found.map(({ significance }) => significance)).toEqual(inputs.map(({ significance }) => significance));
  close(found[0]?.baseline ?? Number.NaN, limits[0]?.baseline ?? Number.NaN, 1e-7);
});

test("the funnel of proportions has the published limits at every size", () => {
  const { inputs, limits } = funnels.proportion;
  const whole = inputs.map(({ numerator, denominator }) => ({
    events: numerator,
    n: denominator,
  }));
  const sum = (key: "events" | "n") => whole.reduce((total, point) => total + point[key], 0);
  // A point at the average of all leaves the average where it is.
  const share = sum("events") / sum("n");
  for (const published of limits) {
    const n = published.Population;
    const [found] = proportionFunnel([{ events: n * share, n }]);
    close(found?.lower95 ?? Number.NaN, published.lower_2s_limit, 1e-6);
    close(found?.upper95 ?? Number.NaN, published.upper_2s_limit, 1e-6);
    close(found?.lower998 ?? Number.NaN, published.lower_3s_limit, 1e-6);
    close(found?.upper998 ?? Number.NaN, published.upper_3s_limit, 1e-6);
  }
});

test("the funnel of rates has the published limits at every size", () => {
  const years = 3;
  for (const published of [...funnels.rate.limits_dsr, ...funnels.rate.limits_crude, ...funnels.rate.limits_crude_0]) {
    const baseline = published.baseline / 100_000;
    for (const [end, size] of [
      ["lower95", "lower_2s"],
      ["upper95", "upper_2s"],
      ["lower998", "lower_3s"],
      ["upper998", "upper_3s"],
    ] as const) {
      const n = published[`${size}_population_1_year`] * years;
      const [found] = rateFunnel([{ events: n * baseline, n }], 100_000);
      // The peer halves to 1e-7 only.
      close(found?.[end] ?? Number.NaN, published[`${size}_limit`], 2e-4);
    }
  }
});

test("areas lie to the average of their crude rate as published", () => {
  const rows = funnels.rate.significance_inputs;
  const found = rateFunnel(
    rows.map(({ count, pop }) => ({ events: count, n: pop })),
    100_000,
  );
  expect(found.map(({ significance }) => significance)).toEqual(rows.map((row) => row.crude_per_100000_with_0));
});

interface Overdispersed {
  readonly phi: readonly { num: number[]; denom: number[]; phi: number }[];
  readonly aggregate: readonly { numerator: number[]; denominator: number[]; group: string[]; rr: number[] }[];
}

const od = read<{ peer_tests: Overdispersed }>("funnel-overdispersion").peer_tests;

test("overdispersion of standardised ratios is as published", () => {
  for (const { num, denom, phi } of od.phi) {
    close(overdispersion(num, denom, { dataType: "SR", method: "SHMI" }).phi, phi, 1e-6);
  }
});

test("groups are added up before they are judged", () => {
  for (const { numerator, denominator, group, rr } of od.aggregate) {
    const sums = aggregateGroups(numerator, denominator, group);
    sums.forEach((sum, index) => {
      close(sum.numerator / sum.denominator, rr[index] ?? Number.NaN, 1e-6);
    });
    const grouped = overdispersion(numerator, denominator, { dataType: "SR", method: "CQC", groups: group });
    const added = overdispersion(
      sums.map((sum) => sum.numerator),
      sums.map((sum) => sum.denominator),
      { dataType: "SR", method: "CQC" },
    );
    expect(grouped).toEqual(added);
  }
});
