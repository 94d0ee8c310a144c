import { expect, test } from "vitest";
import { measureSheet } from "../../client/src/features/data/measure-sheet.ts";
import {
  ageText,
  type DataSetRow,
  type MeasureRow,
  newestText,
  standingOf,
} from "../../client/src/features/data/measure-words.ts";
import { qualityFindings } from "../../client/src/features/data/quality-findings.ts";

const QUEUE: DataSetRow = {
  code: "queue",
  name: "Children waiting",
  state: "KNOWN",
  rows: 100,
  provenances: ["ILLUSTRATIVE"],
  firstMonth: "2025-04",
  latestMonth: "2026-03",
  ageMonths: 0,
  isStale: false,
  staleAfterMonths: 6,
  missing: [],
  loads: 1,
  refusedLoads: 0,
  errors: 0,
  warnings: 0,
  lastLoadedAt: "2026-03-31T09:00:00.000Z",
};

const newest = (period: string | null, ageMonths: number | null, isStale = false): MeasureRow["anywhere"] => ({
  state: period === null ? "NOT_LOADED" : "KNOWN",
  period,
  ageMonths,
  isStale,
  staleAfterMonths: 24,
});

const measure = (name: string, anywhere: MeasureRow["anywhere"]): MeasureRow => ({
  code: name.toLowerCase(),
  name,
  definition: "What it counts.",
  unit: "%",
  polarity: "NEUTRAL",
  periodType: "ACADEMIC_YEAR",
  populationBasis: "RESIDENT",
  suppression: "None.",
  comparators: [],
  state: anywhere.state,
  breakdowns: [],
  source: { publisher: "A publisher", dataset: "A set", release: null, url: null, licence: null },
  anywhere,
  here: newest(null, null),
});

const missing = {
  givenBy: "A trust",
  state: "NOT_SUBMITTED",
  rows: 12,
  firstMonth: "2025-10",
  latestMonth: "2026-03",
} as const;

test("rows that were not submitted stand out first, with who can give them and for which months", () => {
  const [first] = qualityFindings([{ ...QUEUE, missing: [missing] }], [measure("Old", newest("2019/20", 67, true))]);
  expect(first?.text).toBe("Children waiting: 12 rows not submitted by A trust, October 2025 to March 2026.");
  expect(first?.to).toBe("#quality");
});

test("stale data sets, stale measures, measures without figures and refused files are each told once", () => {
  const stale = { ...QUEUE, ageMonths: 14, isStale: true, refusedLoads: 2 };
  const texts = qualityFindings(
    [stale],
    [measure("Old", newest("2019/20", 67, true)), measure("None", newest(null, null))],
  ).map(({ text }) => text);
  expect(texts).toEqual([
    "Children waiting: the newest month held is 1 year and 2 months old.",
    "1 of 2 measures is stale. The oldest is Old: its newest figure is 5 years and 7 months old.",
    "1 of 2 measures stands in the catalogue without a figure.",
    "2 files of children waiting were refused.",
  ]);
});

test("nothing is made up where all is whole and fresh", () => {
  expect(qualityFindings([QUEUE], [measure("New", newest("2024/25", 7))])).toEqual([]);
});

test("an age is said in years and months, and what is not loaded is never an age of nothing", () => {
  expect([0, 1, 12, 29].map(ageText)).toEqual(["this month", "1 month old", "1 year old", "2 years and 5 months old"]);
  expect(newestText("ACADEMIC_YEAR", newest(null, null))).toBe("not loaded yet");
  expect(newestText("MONTH", newest("2026-01", 2))).toBe("January 2026 (2 months old)");
  expect(standingOf(measure("None", newest(null, null)))).toBe("NOT_LOADED");
  const [row] = measureSheet([measure("None", newest(null, null))]).rows;
  expect(row).toContain("NOT_LOADED");
});
