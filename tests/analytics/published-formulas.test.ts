import { expect, test } from "vitest";
import { quantileBetween } from "../../server/src/analytics/statistics/funnel-score.ts";
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
import { close, read } from "./published.ts";

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

interface Distributions {
  readonly qnorm: readonly { p: number; q: number }[];
  readonly qchisq: readonly { p: number; df: number; q: number }[];
  readonly quantile_type7: readonly { x: number[]; p: number; q: number }[];
}

const distributions = read<{ values: Distributions }>("r-distributions").values;

test("normal and chi-squared quantiles are those of R", () => {
  for (const { p, q } of distributions.qnorm) close(normalQuantile(p), q, 1e-12);
  // R itself keeps few digits of one chance in ten thousand million at 50,000 degrees of freedom.
  for (const { p, df, q } of distributions.qchisq) close(chiSquaredQuantile(p, df), q, 1e-10);
  for (const { x, p, q } of distributions.quantile_type7)
    close(
      quantileBetween(
        [...x].sort((a, b) => a - b),
        p,
      ),
      q,
    );
});

interface DirectCase extends PublishedInterval {
  readonly note: string;
  readonly count: (number | null)[];
  readonly pop: number[];
  readonly stdpop: number[];
  readonly multiplier: number;
}

interface RepeatedCase extends PublishedInterval {
  readonly area: string;
  readonly multiplier: number;
  readonly rows: { ageband: string; freq: number; persons: number | null; pop: number; esp2013: number }[];
}

const direct = read<{ cases: DirectCase[]; nonindependent: RepeatedCase[] }>("phe-dsr");

test.each(direct.cases)("directly standardised rate: $note per $multiplier", (published) => {
  const { count, pop, stdpop, multiplier } = published;
  const strata = count.map((events, index) => ({
    events,
    population: pop[index] ?? Number.NaN,
    weight: stdpop[index] ?? Number.NaN,
  }));
  // The published 99.8 % lower end of the 1976 standard is ten times too large, as its upper one is known to be.
  const lower998 = published.note === "esp1976 standard population, ungrouped" ? null : published.lower998;
  closeInterval((confidence) => directlyStandardisedRate(strata, multiplier, confidence), { ...published, lower998 });
});

test.each(direct.nonindependent)("contacts of the same child widen the interval: $area", (published) => {
  const { rows, multiplier } = published;
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
});

interface IndirectCase extends PublishedInterval {
  readonly kind: "rate" | "ratio";
  readonly area: string;
  readonly pop: number[];
  readonly refcount: (number | null)[];
  readonly refpop: number[];
  readonly observed: number;
  readonly multiplier: number;
}

test.each(read<{ cases: IndirectCase[] }>("phe-isr").cases)(
  "indirectly standardised $kind: $area times $multiplier",
  (published) => {
    const { kind, pop, refcount, refpop, observed, multiplier } = published;
    const strata = pop.map((population, index) => ({
      population,
      referenceEvents: refcount[index] ?? null,
      referencePopulation: refpop[index] ?? Number.NaN,
    }));
    const standardise = kind === "rate" ? indirectlyStandardisedRate : indirectlyStandardisedRatio;
    closeInterval((confidence) => standardise(strata, observed, multiplier, confidence), published);
  },
);

interface QuantileCase {
  readonly group: string;
  readonly nquantiles: number;
  readonly invert: boolean;
  readonly values: (number | null)[];
  readonly quantile: (number | null)[];
}

test.each(read<{ cases: QuantileCase[] }>("phe-quantile").cases)(
  "$nquantiles quantiles of $group, inverted $invert",
  ({ values, nquantiles, invert, quantile }) => {
    expect(assignQuantiles(values, nquantiles, invert)).toEqual(quantile);
  },
);

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

test.each(read<{ cases: SlopeCase[] }>("phe-sii").cases)("slope index $record: $description", (published) => {
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

interface Rounding {
  readonly x: number;
  readonly dp: number;
  readonly y: number;
}

test("a half is rounded up as the Department for Education rounds", () => {
  const { peer_test, generated } = read<Record<"peer_test" | "generated", Rounding[]>>("dfe-rounding");
  for (const { x, dp, y } of [...peer_test, ...generated]) expect(roundHalfUp(x, dp), `${x} to ${dp}`).toBe(y);
});
