import type { ComparisonRow, MixRow, PipelineRow, StepRow } from "../../../client/src/features/ehc-plans/plan-rows.ts";

type Figure = StepRow["count"];

/** A published figure that is a number. */
export const published = (value: number, lower: number | null = null, upper: number | null = null): Figure => ({
  value,
  state: "KNOWN",
  lower,
  upper,
  unit: "request",
  provenance: "OFFICIAL",
});

/** A published figure that is none. */
export const unpublished = (state: Figure["state"]): Figure => ({ ...published(0), value: null, state });

const none = unpublished("NOT_APPLICABLE");

/** A step of the way to a plan; it has a share where it says of what. */
export function step(code: string, name: string, count: Figure, more: Partial<StepRow> = {}): StepRow {
  return {
    code,
    name,
    track: "MAIN",
    unit: "request",
    measure: "ehc-requests",
    part: "TOTAL",
    count,
    lastYear: unpublished("NOT_LOADED"),
    isBroken: false,
    shareOf: null,
    share: none,
    shareLastYear: none,
    region: { year: "2024", count: unpublished("NOT_LOADED"), share: none },
    england: { year: "2024", count: unpublished("NOT_LOADED"), share: none },
    caution: null,
    years: [],
    ...more,
  };
}

const england = (share: number) => ({ year: "2024", count: published(1), share: published(share) });

/** Plans on time are many and refusals too: Walsall's published figures of 2025. */
export const fastAndClosed: PipelineRow = {
  year: "2025",
  steps: [
    step("REQUESTS", "Requests", published(995), { lastYear: published(1103) }),
    step("REFUSED", "Refused", published(609), {
      lastYear: published(668),
      shareOf: "requests received in the year",
      share: published(609 / 995),
      shareLastYear: published(668 / 1103),
      england: england(0.2517),
    }),
    step("ISSUED", "Plans issued", published(301), {
      unit: "plan",
      years: [{ year: "2023", count: published(1181), share: none }],
    }),
    step("ON_TIME", "On time", published(290), {
      unit: "plan",
      shareOf: "plans issued in the year",
      share: published(290 / 301),
      england: england(0.4643),
    }),
    step("CEASED", "Ceased", unpublished("NOT_LOADED"), { unit: "plan", lastYear: published(447) }),
    step("MEDIATION", "Went to mediation", published(196), {
      track: "BESIDE",
      years: [
        { year: "2023", count: published(86), share: none },
        { year: "2024", count: published(253), share: none },
      ],
    }),
  ],
  requestSources: [
    { code: "SOURCE_FAMILY", name: "Parent or young person", requests: published(366), refused: published(88.5) },
    {
      code: "SOURCE_SCHOOL",
      name: "School or other education setting",
      requests: published(589),
      refused: published(46.2),
    },
    { code: "SOURCE_HEALTH", name: "Health professional", requests: published(4), refused: unpublished("NOT_LOADED") },
  ],
};

/** One part of the plans held. */
export function part(code: string, name: string, own: number | null, region: number, all: number): MixRow {
  return {
    code,
    name,
    count: own === null ? unpublished("UNAVAILABLE") : published(own * 4743),
    share: own === null ? unpublished("UNAVAILABLE") : published(own),
    region: published(region),
    england: published(all),
  };
}

const place = (
  code: string,
  name: string,
  kind: ComparisonRow["places"][number]["kind"],
  rate: Figure,
  n: number | null,
) => ({
  area: { code, name },
  kind,
  rate,
  numerator: n === null ? unpublished("NOT_LOADED") : published(Math.round(((rate.value ?? 0) * n) / 100)),
  denominator: n === null ? unpublished("NOT_LOADED") : published(n),
  basis: n === null ? null : ("PUBLISHED" as const),
});

const ends = { lower95: 8, upper95: 57, lower998: 1, upper998: 73 };

/** Ours above widened limits, one neighbour within, one whose counts are not published. */
export const comparison: ComparisonRow = {
  period: "2024",
  periods: ["2018", "2022", "2023", "2024", "2025"],
  places: [
    place("O", "Walsall", "OWN", published(60.6, 57.6, 63.4), 1103),
    place("N", "Rochdale", "NEIGHBOUR", published(24.1, 21.2, 27.3), 755),
    place("X", "Bolton", "NEIGHBOUR", published(20.2), null),
    place("R", "West Midlands", "REGION", published(29, 28.4, 29.8), 16_161),
    place("E", "England", "ENGLAND", published(25.2, 25, 25.4), 154_489),
  ],
  funnel: {
    baseline: 29.2,
    phi: 73.9,
    lines: [{ n: 700, chance: { lower95: 26, upper95: 33, lower998: 24, upper998: 35 }, widened: ends }],
    places: [
      { code: "O", byChance: "FAR_ABOVE", widened: "ABOVE" },
      { code: "N", byChance: "BELOW", widened: "WITHIN" },
    ],
  },
  trend: [
    ["2018", 32.6, 15.9],
    ["2022", 12.7, 18.8],
    ["2023", 22.6, 18],
    ["2024", 60.6, 21.8],
    ["2025", 61.2, null],
  ].map(([period, own, mean]) => ({
    period: String(period),
    own: published(Number(own)),
    neighboursMean: mean === null ? unpublished("NOT_LOADED") : published(Number(mean)),
    neighboursKnown: mean === null ? 0 : 10,
    region: mean === null ? unpublished("NOT_LOADED") : published(29),
    england: mean === null ? unpublished("NOT_LOADED") : published(25.2),
    seriesBreak: period === "2023" ? "Councils began to return each child." : null,
  })),
  warnings: [],
  sources: [
    { publisher: "Department for Education", dataset: "Plans", release: "2025", url: null },
    { publisher: "Department for Education", dataset: "Plans", release: "2026", url: null },
    { publisher: "Ministry of Justice", dataset: "Appeals", release: "2024", url: null },
  ],
};
