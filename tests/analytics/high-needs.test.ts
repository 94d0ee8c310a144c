import { expect, test } from "vitest";
import { compareHighNeeds, type HighNeedsObservation } from "../../server/src/analytics/high-needs.ts";

const LINES = ["PLACES", "TOP_UP", "INDEPENDENT", "SEN_SUPPORT", "AP_SERVICES", "HOSPITAL", "THERAPIES"];

/** A council's top-level lines, in pounds, with a part of one line below. */
function council(areaCode: string, ...amounts: readonly (number | null)[]): HighNeedsObservation[] {
  const rows = LINES.map((line, at) => ({
    areaCode,
    lineCode: `LINE_${line}`,
    lineName: line,
    pounds: amounts[at] ?? null,
  }));
  return [...rows, { areaCode, lineCode: "LINE_PLACES_AP", lineName: "Part", pounds: 999 }];
}

test("a line's share is of the top-level lines only, and others' middle stands beside it with its ends", () => {
  const observations = [
    ...council("OWN", 50, 20, 10, 10, 10, 0, 0),
    ...council("A", 10, 90, 0, 0, 0, 0, 0),
    ...council("B", 30, 70, 0, 0, 0, 0, 0),
    ...council("C", 80, 20, 0, 0, 0, 0, 0),
  ];
  const { lines, comparedWith } = compareHighNeeds(observations, "OWN", ["OWN", "A", "B", "C"]);
  expect(comparedWith).toEqual(["A", "B", "C"]);
  expect(lines[0]).toMatchObject({
    budget: { pence: 5_000 },
    share: { value: 0.5 },
    others: { value: 0.3, lower: 0.1, upper: 0.8 },
    england: { state: "NOT_LOADED" },
  });
  expect(lines.reduce((sum, { share }) => sum + (share.value ?? 0), 0)).toBeCloseTo(1, 12);
});

test("a true zero is a share of nothing, and what is not published makes no share at all", () => {
  const zero = compareHighNeeds(council("OWN", 50, 50, 0, 0, 0, 0, 0), "OWN", []);
  expect(zero.lines.find(({ code }) => code === "LINE_THERAPIES")).toMatchObject({
    budget: { pence: 0 },
    share: { value: 0, state: "KNOWN" },
  });
  const unknown = compareHighNeeds(council("OWN", 50, null, 0, 0, 0, 0, 0), "OWN", []);
  expect(unknown.lines.every(({ share }) => share.state === "NOT_LOADED")).toBe(true);
  expect(unknown.lines[1]?.budget.state).toBe("UNAVAILABLE");
});

test("budget and outturn are never offered as the same", () => {
  expect(compareHighNeeds([], "OWN", []).warnings.map(({ code }) => code)).toContain("BUDGET_NOT_OUTTURN");
});
