import { expect, test } from "vitest";
import {
  comparedRows,
  comparedSentence,
  measurePeriods,
  measureText,
  measureTrend,
  measureTwin,
  neighbourLines,
  spanText,
} from "../../client/src/features/measures/compared-series.ts";
import { known, missing } from "./cases/gap-case.ts";
import { AREAS, measure } from "./cases/measure-case.ts";

const neet = measure("neet", {
  "2024": { OWN: 2, NEAR: 4, ALIKE: 5, REGION: 2.8, ENGLAND: 3.2 },
  "2025": { OWN: 3.2, NEAR: 4.6, ALIKE: 3.9, REGION: 3.3, ENGLAND: null },
});
const later = measure("late", { "2024": { OWN: 1 }, "2025": { OWN: null, ENGLAND: 7 } });
const never = measure("never", { "2025": { ENGLAND: 7 } });

test("each measure is compared for the newest period that the council's own figure has", () => {
  const rows = comparedRows([later, never, neet], ["neet", "late", "never"], AREAS);
  expect(rows.map((row) => [row.measure.code, row.period])).toEqual([
    ["neet", "2025"],
    ["late", "2024"],
  ]);
  expect(rows[1]?.england).toMatchObject({ value: null, state: "UNAVAILABLE" });
});

test("neighbours are a span and a list by name, never a ranking", () => {
  const [row] = comparedRows([neet], ["neet"], AREAS);
  if (row === undefined) throw new Error("no row");
  expect(spanText(row)).toBe("3.9\u00a0% to 4.6\u00a0% (2 councils)");
  expect(neighbourLines(neet, AREAS.neighbours, "2025").map(([name]) => name)).toEqual(["Bolton", "Rochdale"]);
  expect(comparedSentence(row)).toBe("Measure neet: 3.2\u00a0% in 2025, 2.0\u00a0% in 2024; England not published.");
});

test("a figure that is none is said in words and left out of the line", () => {
  expect(measureText({ decimals: 2, unit: "per 100 pupils" }, known(0.10324))).toBe("0.10");
  expect(measureText(neet, missing("SUPPRESSED"))).toBe("c (hidden: too few children)");
  expect(measureText(neet, undefined)).toBe("not loaded yet");
  expect(measureTrend(later, "OWN").map(({ value }) => value)).toEqual([1, null]);
  expect(measureTwin(later, AREAS).rows).toEqual([
    ["2024", "1.0\u00a0%", "not published", "not published"],
    ["2025", "not published", "not published", "7.0\u00a0%"],
  ]);
});

test("months of a measure are named wherever they are written, and one council is one", () => {
  const monthly = measure("in-education", {
    "2024-03": { OWN: 88.8 },
    "2025-03": { OWN: 83, NEAR: 81, REGION: 88, ENGLAND: 87.4 },
  });
  const [row] = comparedRows([monthly], ["in-education"], AREAS);
  if (row === undefined) throw new Error("no row");
  expect(comparedSentence(row).replaceAll("\u00a0", " ")).toBe(
    "Measure in-education: 83.0 % in March 2025, 88.8 % in March 2024; England 87.4 %.",
  );
  expect(spanText(row)).toContain("(1 council)");
  expect(measureTrend(monthly, "OWN").map(({ name }) => name)).toEqual(["March 2024", "March 2025"]);
  expect(measurePeriods(monthly, "OWN")).toEqual(["2024-03", "2025-03"]);
});
