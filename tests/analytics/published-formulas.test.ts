import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { overdispersion, proportionFunnel, rateFunnel } from "../../server/src/analytics/statistics/funnel.ts";
import { aggregateGroups, quantileBetween } from "../../server/src/analytics/statistics/funnel-score.ts";
import { slopeIndex } from "../../server/src/analytics/statistics/inequality.ts";
import type { Interval } from "../../server/src/analytics/statistics/proportion.ts";
import { assignQuantiles } from "../../server/src/analytics/statistics/quantile.ts";
import { chiSquaredQuantile, normalQuantile } from "../../server/src/analytics/statistics/quantile-function.ts";
import { roundHalfUp } from "../../server/src/analytics/statistics/rounding.ts";
import {
  directlyStandardisedRate,
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
  type Unreliable,
} from "../../server/src/analytics/statistics/standardised.ts";

// biome-ignore lint/suspicious/noExplicitAny: published files of many shapes, read as they are
function read(name: string): any {
  return JSON.parse(readFileSync(join(import.meta.dirname, "published", `${name}.json`), "utf8"));
}

function close(found: number, expected: number, tolerance = 1e-9): void {
  expect(Math.abs(found - expected), `${found} is not ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(expected)),
  );
}

interface PublishedInterval {
  readonly value: number | null;
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998: number | null;
  readonly upper998: number | null;
}

/** The value and both pairs of ends; a published NA must be a refusal with its reason. */
function closeInterval(
  at: (confidence: number) => Interval | Unreliable,
  published: PublishedInterval,
  tolerance = 1e-9,
): void {
  for (const [confidence, lower, upper] of [
    [0.95, published.lower95, published.upper95],
    [0.998, published.lower998, published.upper998],
  ] as const) {
    const found = at(confidence);
    if (published.value === null) {
      expect(found).toEqual({ state: "UNRELIABLE", reason: "fewer than 10 events" });
      continue;
    }
    if ("state" in found) throw new Error(found.reason);
    close(found.value, published.value, tolerance);
    if (lower !== null) close(found.lower, lower, tolerance);
    if (upper !== null) close(found.upper, upper, tolerance);
  }
}

const distributions = read("r-distributions").values;

test("normal and chi-squared quantiles are those of R", () => {
  for (const { p, q } of distributions.qnorm) close(normalQuantile(p), q, 1e-12);
  // R itself keeps few digits of one chance in ten thousand million at 50,000 degrees of freedom.
  for (const { p, df, q } of distributions.qchisq) close(chiSquaredQuantile(p, df), q, 1e-10);
  for (const { x, p, q } of distributions.quantile_type7)
    close(
      quantileBetween(
        [...x].sort((a: number, b: number) => a - b),
        p,
      ),
      q,
    );
});

const direct = read("phe-dsr");

test.each(direct.cases as (PublishedInterval & Record<string, unknown>)[])(
  "directly standardised rate: $note per $multiplier",
  (published) => {
    const { count, pop, stdpop, multiplier } = published as unknown as {
      count: (number | null)[];
      pop: number[];
      stdpop: number[];
      multiplier: number;
    };
    const strata = count.map((events, index) => ({
      events,
      population: pop[index] ?? Number.NaN,
      weight: stdpop[index] ?? Number.NaN,
    }));
    // The published 99.8 % lower end of the 1976 standard is ten times too large, as its upper one is known to be.
    const lower998 = published.note === "esp1976 standard population, ungrouped" ? null : published.lower998;
    closeInterval((confidence) => directlyStandardisedRate(strata, multiplier, confidence), { ...published, lower998 });
  },
);

test.each(direct.nonindependent as (PublishedInterval & Record<string, unknown>)[])(
  "contacts of the same child widen the interval: $area",
  (published) => {
    const { rows, multiplier } = published as unknown as {
      multiplier: number;
      rows: { ageband: string; freq: number; persons: number | null; pop: number; esp2013: number }[];
    };
    for (const unit of ["events", "persons"] as const) {
      const strata = [...Map.groupBy(rows, ({ ageband }) => ageband).values()].map((entries) => ({
        events: entries.reduce((sum, { freq, persons }) => sum + freq * (persons ?? 0), 0),
        population: entries[0]?.pop ?? Number.NaN,
        weight: entries[0]?.esp2013 ?? Number.NaN,
        repeats: entries.map(({ freq, persons }) => ({
          k: freq,
          events: unit === "events" ? freq * (persons ?? 0) : persons,
        })),
      }));
      closeInterval((confidence) => directlyStandardisedRate(strata, multiplier, confidence), published, 1e-8);
    }
  },
);

test.each(read("phe-isr").cases as (PublishedInterval & Record<string, unknown>)[])(
  "indirectly standardised $kind: $area times $multiplier",
  (published) => {
    const { kind, pop, refcount, refpop, observed, multiplier } = published as unknown as {
      kind: "rate" | "ratio";
      pop: number[];
      refcount: (number | null)[];
      refpop: number[];
      observed: number;
      multiplier: number;
    };
    const strata = pop.map((population, index) => ({
      population,
      referenceEvents: refcount[index] ?? null,
      referencePopulation: refpop[index] ?? Number.NaN,
    }));
    const standardise = kind === "rate" ? indirectlyStandardisedRate : indirectlyStandardisedRatio;
    closeInterval((confidence) => standardise(strata, observed, multiplier, confidence), published);
  },
);

test.each(
  read("phe-quantile").cases as {
    group: string;
    nquantiles: number;
    invert: boolean;
    values: (number | null)[];
    quantile: (number | null)[];
  }[],
)("$nquantiles quantiles of $group, inverted $invert", ({ values, nquantiles, invert, quantile }) => {
  expect(assignQuantiles(values, nquantiles, invert)).toEqual(quantile);
});

interface SlopeCase {
  readonly record: number;
  readonly description: string;
  readonly value_type: 0 | 1 | 2;
  readonly transform: boolean;
  readonly multiplier: number;
  /** In per cent; the first of several. */
  readonly confidence: string;
  readonly population: number[];
  readonly value: number[];
  readonly lower_cl: number[];
  readonly upper_cl: number[];
  readonly se: number[];
  readonly expected: Readonly<
    Record<"sii" | "rii" | "sii_lower" | "sii_upper" | "rii_lower" | "rii_upper", number | null>
  >;
  readonly peer_run: Readonly<Record<"sii" | "rii", number>>;
}

test.each(read("phe-sii").cases as SlopeCase[])("slope index $record: $description", (published) => {
  const { value_type, multiplier, expected, peer_run } = published;
  const transform = published.transform ? ([undefined, "log", "logit"] as const)[value_type] : "none";
  if (transform === undefined) throw new Error("a plain value is not transformed");
  const quantiles = published.population.map((population, index) => ({
    population,
    value: published.value[index] ?? Number.NaN,
    standardError: published.transform
      ? (published.se[index] ?? Number.NaN)
      : ((published.upper_cl[index] ?? Number.NaN) - (published.lower_cl[index] ?? Number.NaN)) / 2 / 1.959_964,
  }));
  const { sii, rii } = slopeIndex(quantiles, {
    transform,
    multiplier,
    seed: 1,
    confidence: Number(published.confidence.match(/\d+/)?.[0]) / 100,
  });
  close(sii.value, peer_run.sii, 1e-9);
  close(rii.value, peer_run.rii, 1e-9);
  if (expected.sii !== null) close(sii.value, expected.sii, 1e-9);
  if (expected.rii !== null) close(rii.value, expected.rii, 1e-9);
  // The peer compares simulated ends within 5 %.
  for (const [found, end] of [
    [sii.lower, expected.sii_lower],
    [sii.upper, expected.sii_upper],
    [rii.lower, expected.rii_lower],
    [rii.upper, expected.rii_upper],
  ] as const) {
    if (end !== null) expect(Math.abs(found - end)).toBeLessThanOrEqual(0.05 * Math.abs(end));
  }
});

const funnels = read("phe-funnels");

test("areas lie to the average of their proportion as published", () => {
  const { inputs, limits } = funnels.proportion;
  const points = inputs.map(({ numerator, denominator }: Record<string, number>) => ({
    events: numerator,
    n: denominator,
  }));
  const found = proportionFunnel(points);
  expect(found.map(({ significance }) => significance)).toEqual(
    inputs.map(({ significance }: { significance: string }) => significance),
  );
  close(found[0]?.baseline ?? Number.NaN, limits[0].baseline, 1e-7);
});

test("the funnel of proportions has the published limits at every size", () => {
  const { inputs, limits } = funnels.proportion;
  const whole = inputs.map(({ numerator, denominator }: Record<string, number>) => ({
    events: numerator,
    n: denominator,
  }));
  const sum = (key: "events" | "n") =>
    whole.reduce((total: number, point: Record<string, number>) => total + (point[key] ?? 0), 0);
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
  const rows = funnels.rate.significance_inputs as { count: number; pop: number; crude_per_100000_with_0: string }[];
  const found = rateFunnel(
    rows.map(({ count, pop }) => ({ events: count, n: pop })),
    100_000,
  );
  expect(found.map(({ significance }) => significance)).toEqual(rows.map((row) => row.crude_per_100000_with_0));
});

const od = read("funnel-overdispersion").peer_tests;

test("overdispersion of standardised ratios is as published", () => {
  for (const { num, denom, phi } of od.phi) {
    close(overdispersion(num, denom, { dataType: "SR", method: "SHMI" }).phi, phi, 1e-6);
  }
});

test("groups are added up before they are judged", () => {
  for (const { numerator, denominator, group, rr } of od.aggregate) {
    const sums = aggregateGroups(numerator, denominator, group);
    sums.forEach((sum, index) => {
      close(sum.numerator / sum.denominator, rr[index], 1e-6);
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

test("a half is rounded up as the Department for Education rounds", () => {
  const { peer_test, generated } = read("dfe-rounding");
  for (const { x, dp, y } of [...peer_test, ...generated]) expect(roundHalfUp(x, dp), `${x} to ${dp}`).toBe(y);
});
