import { FEWER_PLACES_FROM } from "@tandem/seeds/fair-access";
import { CHECK_LAPSES } from "@tandem/seeds/own-measures";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { drawnRows, sumBy } from "./rows.ts";

const rows = drawnRows("own-observations.csv");
const lineOf = new Map(drawnRows("services.csv").map(({ code, service_line_code }) => [code, service_line_code]));

/** Totals of a measure by period. */
function totals(measure: string): ReadonlyMap<string, number | null> {
  const found = rows.filter((row) => row.measure_code === measure && row.breakdown_code === "TOTAL");
  return new Map(found.map(({ period, value }) => [String(period), value as number | null]));
}

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

test.each(["AP", "SRP"])(
  "places of %s are those that its services have capacity for, and used as they deliver",
  (line) => {
    const isOnLine = ({ service_code }: { service_code?: unknown }) => lineOf.get(service_code as string) === line;
    for (const [measure, file] of [
      ["places-commissioned", "capacity.csv"],
      ["places-used", "activity.csv"],
    ] as const) {
      const sums = sumBy(
        drawnRows(file).filter(isOnLine),
        ({ month }) => String(month),
        ({ units }) => Number(units),
      );
      expect(totals(`${line.toLowerCase()}-${measure}`), measure).toEqual(sums);
    }
  },
);

test("the parts of each month's places add up to their total, and no more is used or checked than commissioned", () => {
  const parts = sumBy(
    rows.filter(({ breakdown_code }) => String(breakdown_code).startsWith("SERVICE_")),
    ({ measure_code, period }) => `${measure_code} ${period}`,
    ({ value }) => Number(value),
  );
  for (const [key, sum] of parts) {
    const [measure = "", period = ""] = key.split(" ");
    expect(totals(measure).get(period), key).toBe(sum);
  }
  for (const [period, places] of totals("ap-places-commissioned")) {
    expect(totals("ap-places-used").get(period)).toBeLessThanOrEqual(places ?? 0);
    expect(totals("ap-places-quality-assured").get(period)).toBeLessThanOrEqual(places ?? 0);
  }
});

test("two services lose their quality check, and with them 54 of 246 places in March 2026", () => {
  expect(Object.keys(CHECK_LAPSES)).toEqual(["AP-NORTH-THERAPY", "AP-2W"]);
  expect(totals("ap-places-commissioned").get("2026-03")).toBe(246);
  expect(totals("ap-places-quality-assured").get("2026-03")).toBe(192);
  expect(totals("ap-places-quality-assured").get("2025-09")).toBe(246);
});

test("whoever waits for the panel was referred and not placed, and waits grow once there are fewer places", () => {
  let waiting = 0;
  for (const [period, left] of totals("fair-access-waiting")) {
    waiting += (totals("fair-access-referred").get(period) ?? 0) - (totals("fair-access-placed").get(period) ?? 0);
    expect(left, period).toBe(waiting);
    const isAugust = period.endsWith("-08");
    expect(totals("fair-access-days-to-place").get(period) === null, period).toBe(isAugust);
  }
  const days = [...totals("fair-access-days-to-place")];
  const mean = (part: typeof days) => part.reduce((sum, [, value]) => sum + (value ?? 0), 0) / part.length;
  expect(mean(days.filter(([period]) => period >= FEWER_PLACES_FROM))).toBeGreaterThan(
    2 * mean(days.filter(([period]) => period < FEWER_PLACES_FROM)),
  );
  expect([waiting, days.at(-1)?.[1], totals("fair-access-placed-in-20-days").get("2026-03")]).toEqual([20, 33.4, 0]);
});

test("of young people in care, no more have a plan than SEN, and what nobody records is said to be so", () => {
  for (const [period, turning] of totals("care-turning-18")) {
    const withSen = totals("care-turning-18-with-sen").get(period) ?? 0;
    expect(withSen).toBeLessThanOrEqual(turning ?? 0);
    expect(totals("care-turning-18-plan-agreed").get(period) ?? 0).toBeLessThanOrEqual(withSen);
  }
  const states = rows.filter(({ measure_code }) => measure_code === "care-turning-18-health-accepted");
  expect(new Set(states.map(({ state }) => state))).toEqual(new Set(["NOT_COLLECTED"]));
});

const OWN = `query($codes: [ID!]!) {
  partnership(code: "walsall") {
    measures(codes: $codes) {
      code
      parts(areas: ["E08000030"], breakdowns: ["TOTAL"]) {
        part { code name }
        observations { period figure { value state provenance } }
      }
    }
  }
}`;

interface OwnAnswer {
  readonly partnership: {
    readonly measures: readonly {
      readonly code: string;
      readonly parts: readonly {
        readonly observations: readonly {
          readonly period: string;
          readonly figure: { value: number; state: string };
        }[];
      }[];
    }[];
  };
}

async function marchOf(role: string) {
  const codes = ["ap-places-commissioned", "ap-places-used", "fair-access-waiting"];
  const { data, errors } = await app.ask(OWN, { codes }, { cookie: `tandem_evaluation_role=${role}` });
  expect(errors).toBeUndefined();
  return (data as unknown as OwnAnswer).partnership.measures.map(({ code, parts }) => [
    code,
    parts[0]?.observations.find(({ period }) => period === "2026-03")?.figure,
  ]);
}

test("a reader sees places that are bought, and no count of children; a commissioner with a purpose sees both", async () => {
  const shown = (value: number) => ({ value, state: "KNOWN", provenance: "ILLUSTRATIVE" });
  const hidden = { value: null, state: "SUPPRESSED", provenance: "ILLUSTRATIVE" };
  expect(await marchOf("READER")).toEqual([
    ["ap-places-commissioned", shown(246)],
    ["ap-places-used", hidden],
    ["fair-access-waiting", hidden],
  ]);
  expect(await marchOf("COMMISSIONER")).toEqual([
    ["ap-places-commissioned", shown(246)],
    ["ap-places-used", shown(229)],
    ["fair-access-waiting", shown(20)],
  ]);
});

test("every part of an official measure is answered at once, with what one area has and another has not", async () => {
  const { data, errors } = await app.ask(
    `{ measures(codes: ["neet-or-not-known-16-17"]) { parts(areas: ["E08000030", "E92000001"], breakdowns: ["EHC_PLAN", "TOTAL"]) {
      part { code name } area { code } observations { period figure { value state } } } } }`,
  );
  expect(errors).toBeUndefined();
  const [measure] = (data as unknown as { measures: { parts: Record<string, { code: string }>[] }[] }).measures;
  expect(measure?.parts.map(({ part, area }) => [part?.code, area?.code])).toEqual([
    ["EHC_PLAN", "E08000030"],
    ["EHC_PLAN", "E92000001"],
    ["TOTAL", "E08000030"],
    ["TOTAL", "E92000001"],
  ]);
});
