import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePlaces } from "../../server/src/analytics/comparison.ts";
import type { PublishedFigure, PublishedPlace } from "../../server/src/analytics/published-figure.ts";
import { makesRate, numeratorOf, ratePartsOf } from "../../server/src/analytics/rate-parts.ts";
import { proportionFunnel } from "../../server/src/analytics/statistics/funnel.ts";
import { FEWEST_AREAS, proportionFunnelLines } from "../../server/src/analytics/statistics/funnel-lines.ts";

const MEASURE = { measure: "ehc-requests-refused", part: "TOTAL", unit: "%", decimals: 1 };

const place = (code: string, kind: PublishedPlace["kind"], name = code): PublishedPlace => ({
  code,
  name,
  level: kind === "REGION" ? "REGION" : kind === "ENGLAND" ? "COUNTRY" : "COUNCIL",
  kind,
});

const figure = (measure: string, area: string, period: string, value: number | null, state = "KNOWN") => ({
  measure,
  part: "TOTAL",
  area,
  period,
  value,
  state,
});

/** A council's published rate with the counts that are published beside it. */
function council(area: string, period: string, rate: number, requests?: number, refused?: number): PublishedFigure[] {
  return [
    figure("ehc-requests-refused", area, period, rate),
    ...(requests === undefined ? [] : [figure("ehc-requests", area, period, requests)]),
    ...(refused === undefined ? [] : [figure("ehc-requests-refused-number", area, period, refused)]),
  ];
}

const PLACES = [
  place("E", "ENGLAND"),
  place("R", "REGION"),
  place("N2", "NEIGHBOUR"),
  place("N1", "NEIGHBOUR"),
  place("O", "OWN"),
];

describe("the count above the line", () => {
  test("is worked out only where one whole number alone gives the published rate", () => {
    // 181 of 755 is 23.97 %, 183 is 24.24 %: only 182 rounds to 24.1 %.
    expect(numeratorOf(24.1, 755, 1)).toBe(182);
    // Of 3,000, both 722, 723 and 724 round to 24.1 %.
    expect(numeratorOf(24.1, 3000, 1)).toBeNull();
    // No whole number of 10 gives 24.1 %: the rate was not divided by this count.
    expect(numeratorOf(24.1, 10, 1)).toBeNull();
    expect(numeratorOf(0, 400, 1)).toBe(0);
    expect(numeratorOf(100, 400, 1)).toBe(400);
  });

  test("is always found back where the count below is at most 900 and the rate has one decimal", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const events = Math.round(n * part);
        const rate = Number(((100 * events) / n).toFixed(1));
        expect(numeratorOf(rate, n, 1)).toBe(events);
        expect(makesRate(events, n, rate, 1)).toBe(true);
      }),
    );
  });

  test("is of the same part as the rate, and none is known of a measure that is no rate", () => {
    expect(ratePartsOf("ehc-plan-need-share", "NEED_ASD")).toEqual({
      numerator: { measure: "ehc-plans-maintained", part: "NEED_ASD" },
      denominator: { measure: "ehc-plans-maintained", part: "TOTAL" },
    });
    expect(ratePartsOf("ehc-plan-need-share", "TOTAL")).toBeNull();
    expect(ratePartsOf("neet-16-17", "TOTAL")).toBeNull();
  });
});

const figures = [
  ...council("O", "2023", 22.6, 1260, 285),
  ...council("O", "2024", 60.6, 1103, 668),
  ...council("O", "2025", 61.2, 995, 609),
  ...council("N1", "2024", 24.1, 755),
  ...council("N2", "2024", 9.1),
  ...council("R", "2024", 29, 16_161, 4694),
  ...council("E", "2024", 25.2, 154_489, 38_889),
];
const table = comparePlaces({ measure: MEASURE, period: null, places: PLACES, figures });

test("a council is compared in the newest year that others have too, and stands in an order that is no rank", () => {
  expect(table.period).toBe("2024");
  expect(table.periods).toEqual(["2023", "2024", "2025"]);
  expect(table.places.map(({ code }) => code)).toEqual(["O", "N1", "N2", "R", "E"]);
});

test("a year in which the council itself has no figure is left for one in which it stands beside another", () => {
  const figures = [...council("O", "2023", 20), ...council("N1", "2023", 30), ...council("N1", "2024", 31)];
  const newestOf = (of: readonly PublishedFigure[]) =>
    comparePlaces({ measure: MEASURE, period: null, places: PLACES, figures: of }).period;
  expect(newestOf(figures)).toBe("2023");
  expect(newestOf(figures.filter(({ area }) => area !== "O"))).toBe("2024");
  expect(newestOf(council("O", "2022", 20))).toBe("2022");
});

test("a place keeps its rate as published, with Wilson's interval of the counts behind it", () => {
  const [own, n1, n2] = table.places;
  expect(own).toMatchObject({ rate: { value: 60.6 }, basis: "PUBLISHED" });
  expect(own?.rate.lower).toBeCloseTo(57.646, 3);
  expect(own?.rate.upper).toBeCloseTo(63.405, 3);
  expect(n1).toMatchObject({ numerator: { value: 182 }, basis: "WORKED_OUT" });
  // Only the rate is published: no interval is made up.
  expect(n2).toMatchObject({ rate: { value: 9.1, lower: null, upper: null }, basis: null });
  expect(table.warnings.map(({ code }) => code)).toEqual(["NO_COUNTS", "COUNTS_WORKED_OUT"]);
});

test("a rate gets no interval from counts that do not make up its published rate", () => {
  const wrong = comparePlaces({
    measure: MEASURE,
    period: "2024",
    places: PLACES,
    figures: council("O", "2024", 60.6, 1103, 500),
  });
  expect(wrong.places[0]).toMatchObject({ rate: { value: 60.6, lower: null }, basis: null });
});

test("there is no funnel of fewer than three councils, nor of a rate whose counts are never published", () => {
  expect(table.funnel).toBeNull();
  const rateOnly = comparePlaces({
    measure: { ...MEASURE, measure: "neet-16-17" },
    period: null,
    places: PLACES,
    figures: [figure("neet-16-17", "O", "2025", 3.2)],
  });
  expect(rateOnly).toMatchObject({ funnel: null, period: "2025" });
  expect(rateOnly.warnings.map(({ code }) => code)).toContain("RATE_ONLY");
});

test("a trend says where the series breaks, and takes the mean of the neighbours that have a figure", () => {
  const { trend } = comparePlaces({
    measure: MEASURE,
    period: null,
    places: PLACES,
    figures: [
      ...council("O", "2022", 12.7),
      ...figures,
      figure("ehc-requests-refused", "N1", "2022", null, "UNAVAILABLE"),
    ],
  });
  expect(trend.map(({ period, seriesBreak }) => [period, seriesBreak !== null])).toEqual([
    ["2022", false],
    ["2023", true],
    ["2024", false],
    ["2025", false],
  ]);
  expect(trend[2]).toMatchObject({ neighboursKnown: 2 });
  expect(trend[2]?.neighboursMean.value).toBeCloseTo(16.6, 10);
  expect(trend[3]).toMatchObject({ neighboursMean: { state: "NOT_LOADED", value: null }, neighboursKnown: 0 });
});

test("nothing published is a state, never 0", () => {
  const none = comparePlaces({ measure: MEASURE, period: null, places: PLACES, figures: [] });
  expect(none).toMatchObject({ period: null, places: [], trend: [], funnel: null });
});

interface PublishedFunnel {
  readonly inputs: readonly { readonly numerator: number; readonly denominator: number }[];
  readonly limits: readonly Readonly<
    Record<"Population" | "lower_2s_limit" | "upper_2s_limit" | "lower_3s_limit" | "upper_3s_limit", number>
  >[];
}

describe("the lines of a funnel", () => {
  const { proportion } = JSON.parse(readFileSync(join(import.meta.dirname, "published/phe-funnels.json"), "utf8")) as {
    proportion: PublishedFunnel;
  };

  test("are those of PHEindicatormethods where chance alone is at work", () => {
    const points = proportion.inputs.map(({ numerator, denominator }) => ({ events: numerator, n: denominator }));
    const sizes = proportion.limits.map(({ Population }) => Population);
    const { lines } = proportionFunnelLines(points, sizes);
    lines.forEach(({ chance }, index) => {
      const published = proportion.limits[index];
      expect(100 * chance.lower95).toBeCloseTo(published?.lower_2s_limit ?? Number.NaN, 5);
      expect(100 * chance.upper95).toBeCloseTo(published?.upper_2s_limit ?? Number.NaN, 5);
      expect(100 * chance.lower998).toBeCloseTo(published?.lower_3s_limit ?? Number.NaN, 5);
      expect(100 * chance.upper998).toBeCloseTo(published?.upper_3s_limit ?? Number.NaN, 5);
    });
  });

  test("at each area's own size are the limits it is judged by", () => {
    const points = [
      { events: 20, n: 100 },
      { events: 90, n: 300 },
      { events: 10, n: 80 },
    ];
    const judged = proportionFunnel(points, 1);
    const { lines, phi, baseline } = proportionFunnelLines(
      points,
      points.map(({ n }) => n),
    );
    expect(lines.map(({ chance }) => chance)).toEqual(
      judged.map(({ lower95, upper95, lower998, upper998 }) => ({ lower95, upper95, lower998, upper998 })),
    );
    expect(baseline).toBeCloseTo(0.25, 12);
    // Fewer than ten areas say little of how areas differ.
    expect([phi, lines[0]?.widened]).toEqual([null, null]);
  });

  test("are wider where ten or more areas differ by more than chance, and never leave 0 to 1", () => {
    const wild = Array.from({ length: FEWEST_AREAS }, (_, at) => ({ events: at % 2 === 0 ? 5 : 95, n: 100 }));
    const { lines, phi } = proportionFunnelLines(wild, [50, 100, 1000]);
    expect(phi).toBeGreaterThan(10);
    for (const { chance, widened } of lines) {
      expect(widened?.lower95).toBeLessThan(chance.lower95);
      expect(widened?.upper95).toBeGreaterThan(chance.upper95);
      expect(widened?.lower998).toBeGreaterThanOrEqual(0);
      expect(widened?.upper998).toBeLessThanOrEqual(1);
    }
  });

  test("are close to chance's own where areas differ by no more than that", () => {
    const calm = Array.from({ length: 12 }, (_, at) => ({ events: 250 + (at % 3), n: 1000 }));
    const { lines, tau2 } = proportionFunnelLines(calm, [1000]);
    expect(tau2).toBe(0);
    expect(lines[0]?.widened?.lower95).toBeCloseTo(lines[0]?.chance.lower95 ?? 0, 2);
  });
});
