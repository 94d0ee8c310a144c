import { expect, test } from "vitest";
import { computePlanMix } from "../../server/src/analytics/plan-mix.ts";
import { computePlanPipeline } from "../../server/src/analytics/plan-pipeline.ts";
import type { PublishedFigure, PublishedPlace } from "../../server/src/analytics/published-figure.ts";

const PLACES: readonly PublishedPlace[] = [
  { code: "O", name: "Own", level: "COUNCIL", kind: "OWN" },
  { code: "R", name: "Region", level: "REGION", kind: "REGION" },
  { code: "E", name: "England", level: "COUNTRY", kind: "ENGLAND" },
];

function figure(key: string, value: number | null, state = "KNOWN"): PublishedFigure {
  const [measure = "", part = "", area = "", period = ""] = key.split("|");
  return { measure, part, area, period, value, state };
}

/** Walsall's published figures, and England's of the year before. */
const FIGURES = [
  figure("ehc-requests|TOTAL|O|2022", 940),
  figure("ehc-requests|TOTAL|O|2023", 1260),
  figure("ehc-requests|TOTAL|O|2024", 1103),
  figure("ehc-requests|TOTAL|O|2025", 995),
  figure("ehc-requests-refused-number|TOTAL|O|2024", 668),
  figure("ehc-requests-refused-number|TOTAL|O|2025", 609),
  figure("ehc-plans-issued|TOTAL|O|2025", 301),
  figure("ehc-plans-issued|WITHOUT_EXCEPTION|O|2025", 301),
  figure("ehcp-within-20-weeks-number|TOTAL|O|2025", 290),
  figure("ehc-request-mediations|TOTAL|O|2022", null, "UNAVAILABLE"),
  figure("ehc-plans-maintained|TOTAL|O|2026-01", 4779),
  figure("ehc-requests|SOURCE_FAMILY|O|2025", 366),
  figure("ehc-requests-refused|SOURCE_FAMILY|O|2025", 88.5),
  figure("ehc-requests|TOTAL|E|2024", 154_489),
  figure("ehc-requests-refused-number|TOTAL|E|2024", 38_889),
];

const pipeline = (year: string | null = null) => computePlanPipeline({ year, places: PLACES, figures: FIGURES });
const stepOf = (code: string, year: string | null = null) => pipeline(year).steps.find((step) => step.code === code);

test("the whole way stands on one strip, refusals before plans on time", () => {
  expect(pipeline().year).toBe("2025");
  const main = pipeline().steps.filter(({ track }) => track === "MAIN");
  expect(main.map(({ code }) => code)).toEqual([
    "REQUESTS",
    "REFUSED",
    "AGREED",
    "ASSESSED",
    "ENDED_IN_PLAN",
    "ISSUED",
    "ON_TIME",
    "CEASED",
  ]);
});

test("a share is given only of the same children in the same year", () => {
  expect(stepOf("REFUSED")?.share.value).toBeCloseTo(609 / 995, 12);
  expect(stepOf("REFUSED")?.shareOf).toBe("requests received in the year");
  expect(stepOf("ON_TIME")?.share.value).toBeCloseTo(290 / 301, 12);
  // Plans issued in a year were asked for in another: no share of this year's requests.
  expect(stepOf("ISSUED")).toMatchObject({ shareOf: null, share: { state: "NOT_APPLICABLE", value: null } });
  expect(stepOf("ASSESSED")).toMatchObject({ shareOf: null, count: { state: "NOT_LOADED", value: null } });
});

test("England's figure of an earlier year keeps its year", () => {
  expect(stepOf("REFUSED")?.england).toMatchObject({ year: "2024", count: { value: 38_889 } });
  expect(stepOf("REFUSED", "2023")?.england).toMatchObject({ year: null, share: { state: "NOT_LOADED" } });
});

test("what was not published is a state and not 0, and a share takes its reason on", () => {
  expect(stepOf("MEDIATION", "2022")).toMatchObject({ share: { state: "UNAVAILABLE", value: null } });
  expect(stepOf("ON_TIME", "2024")?.share.state).toBe("NOT_LOADED");
});

test("the year a series breaks in is marked, and said", () => {
  expect(stepOf("REQUESTS", "2023")?.isBroken).toBe(true);
  expect(stepOf("REQUESTS", "2024")?.isBroken).toBe(false);
  expect(pipeline().warnings.map(({ code }) => code)).toContain("SERIES_BREAK");
});

test("plans held at a year's end are those of the January after", () => {
  expect(stepOf("HELD", "2025")?.count.value).toBe(4779);
});

test("requests by who asked keep the published share refused", () => {
  const [family, school] = pipeline().sources;
  expect(family).toMatchObject({ requests: { value: 366 }, refused: { value: 88.5 } });
  expect(school).toMatchObject({ requests: { state: "NOT_LOADED" } });
});

test("without any figure there is no year and no step", () => {
  expect(computePlanPipeline({ year: null, places: PLACES, figures: [] })).toMatchObject({ year: null, steps: [] });
});

const held = (part: string, own: number, region: number, england: number, period = "2025-01") =>
  (
    [
      ["O", own],
      ["R", region],
      ["E", england],
    ] as const
  ).map(([area, value]) => figure(`ehc-plans-maintained|${part}|${area}|${period}`, value));

const PARTS = [
  { code: "NEED_ASD", name: "Autistic spectrum disorder" },
  { code: "NEED_SLCN", name: "Speech, language and communication needs" },
  { code: "PLACEMENT_AP", name: "Alternative provision" },
];

test("needs are shares of all plans in the newest January that all three are published for", () => {
  const figures = [
    ...held("TOTAL", 4743, 66_710, 638_745),
    ...held("NEED_ASD", 877, 18_372, 201_183),
    figure("ehc-plans-maintained|TOTAL|O|2026-01", 4779),
    figure("ehc-plans-maintained|NEED_ASD|O|2026-01", 900),
  ];
  const mix = computePlanMix({ by: "NEED", places: PLACES, figures, parts: PARTS });
  expect(mix.period).toBe("2025-01");
  expect(mix.rows.map(({ code }) => code)).toEqual(["NEED_ASD", "NEED_SLCN"]);
  expect(mix.rows[0]?.share.value).toBeCloseTo(0.185, 3);
  expect(mix.rows[0]?.england.value).toBeCloseTo(0.315, 3);
  expect(mix.rows[1]?.share).toMatchObject({ state: "NOT_LOADED", value: null });
  expect(mix.warnings.map(({ code }) => code)).toContain("LOW_SHARE_NOT_LOW_NEED");
});

test("ages are added up to bands, and a band with a missing year is not a smaller one", () => {
  const figures = [
    ...held("TOTAL", 100, 100, 100),
    ...held("AGE_00_02", 1, 1, 1),
    ...held("AGE_03", 2, 2, 2),
    ...held("AGE_04", 3, 3, 3),
    ...held("AGE_05", 50, 50, 50),
  ];
  const mix = computePlanMix({ by: "AGE", places: PLACES, figures, parts: PARTS });
  expect(mix.rows[0]).toMatchObject({ name: "Ages 0 to 4", count: { value: 6 }, share: { value: 0.06 } });
  expect(mix.rows[1]?.count).toMatchObject({ state: "NOT_LOADED", value: null });
});
