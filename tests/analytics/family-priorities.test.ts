import { DISCLOSURE_POLICIES, type DisclosurePolicy } from "@tandem/server/analytics/disclosure/policy";
import { publishSnapshot } from "@tandem/server/analytics/disclosure/publish-snapshot";
import type { FamilyChange, FamilyCount } from "@tandem/server/analytics/family-count";
import { computeFamilyPriorities } from "@tandem/server/analytics/family-priorities";
import { expect, test } from "vitest";
import { type Case, COUNCIL, snapshotOf, ward } from "./cases/snapshot-case.ts";

const WARDS = ["blakenall", "palfrey", "pleck", "streetly"] as const;

const BASE: Case = {
  areas: [COUNCIL, ...WARDS.map(ward)],
  demand: [],
  services: [],
};

function count(areaCode: string, families: number | null, change: Partial<FamilyCount> = {}): FamilyCount {
  return {
    surveyCode: "FORUM",
    surveyName: "Forum",
    heldOn: "2025-11-30",
    priorityCode: "WAIT",
    priority: "A shorter wait",
    areaCode,
    needCode: null,
    lineCode: null,
    families: families ?? Number.NaN,
    state: families === null ? "NOT_SUBMITTED" : "KNOWN",
    familiesAsked: 40,
    load: "1",
    ...change,
  };
}

const everywhere = (families: readonly (number | null)[], change: Partial<FamilyCount> = {}) =>
  WARDS.map((ward, index) => count(ward, families[index] ?? null, change));

const snapshot = (familyCounts: readonly FamilyCount[], familyChanges: readonly FamilyChange[] = []) =>
  snapshotOf({ ...BASE, familyCounts, familyChanges });

const ask = (counts: readonly FamilyCount[], changes: readonly FamilyChange[] = []) =>
  computeFamilyPriorities(snapshot(counts, changes));

const askAsReader = (counts: readonly FamilyCount[]) =>
  computeFamilyPriorities(publishSnapshot(snapshot(counts), new Map()).snapshot);

const HES = DISCLOSURE_POLICIES.HES as DisclosurePolicy;
const valuesOf = (table: ReturnType<typeof ask>, at = 0) => table.rows[at]?.areas.map(({ families }) => families.value);

test("the most-named comes first, with its share of those who answered and the range of that", () => {
  const table = ask([
    ...everywhere([2, 3, 4, 5], { priorityCode: "A" }),
    ...everywhere([20, 20, 20, 20], { priorityCode: "B" }),
  ]);
  expect(table.rows.map(({ key }) => key)).toEqual(["FORUM|B", "FORUM|A"]);
  expect(table.rows[0]).toMatchObject({ families: { value: 80 }, asked: { value: 160 }, share: { value: 0.5 } });
  // Wilson interval of 80 of 160 at 95 %, by its formula.
  expect(table.rows[0]?.share.lower).toBeCloseTo(0.4234, 3);
  expect(table.rows[0]?.share.upper).toBeCloseTo(0.5766, 3);
  expect(table.complete).toBe(true);
});

test("an area that did not answer leaves no total, says why, and is never taken for nobody", () => {
  const table = ask(everywhere([20, 20, 20, null]));
  expect(table.rows[0]?.families).toMatchObject({ value: null, state: "NOT_SUBMITTED" });
  expect(table.rows[0]?.share.state).toBe("NOT_SUBMITTED");
  expect(table.complete).toBe(false);
  expect(table.warnings.map(({ code }) => code)).toEqual(["ANSWERS_MISSING"]);
});

test("a count for the borough beside counts for its wards is not added to them", () => {
  const table = ask([...everywhere([20, 20, 20, 20]), count("walsall", 80, { familiesAsked: 160 })]);
  expect(table.rows[0]?.families.state).toBe("UNRELIABLE");
  expect(table.warnings.map(({ code }) => code)).toContain("AREAS_OVERLAP");
});

test("families who answered may be unknown; then there is no share", () => {
  const table = ask(everywhere([20, 20, 20, 20], { familiesAsked: Number.NaN }));
  expect(table.rows[0]).toMatchObject({ families: { value: 80 }, share: { value: null, state: "NOT_COLLECTED" } });
});

test("what changed belongs to its priority, and a change of nothing is told", () => {
  const change = { surveyCode: "FORUM", number: 1, changedOn: "2026-01-12", change: "Shorter", lineCode: null };
  const table = ask(everywhere([20, 20, 20, 20]), [
    { ...change, priorityCode: "WAIT" },
    { ...change, priorityCode: "ELSE" },
  ]);
  expect(table.rows[0]?.changes).toMatchObject([{ change: "Shorter" }]);
  expect(table.warnings.map(({ code }) => code)).toEqual(["CHANGE_OF_NOTHING"]);
});

test("no survey is said, not shown as no priority", () => {
  expect(ask([])).toMatchObject({ rows: [], complete: false, warnings: [{ code: "NOTHING_ASKED" }] });
});

test("a reader gets small counts hidden, one more so that none follows from the total, and the rest rounded", () => {
  const table = askAsReader(everywhere([21, 14, 26, 6]));
  expect(table.rows[0]?.families.value).toBe(65);
  const values = valuesOf(table) ?? [];
  expect(values.filter((value) => value === null)).toHaveLength(2);
  expect(values[3]).toBeNull();
  for (const value of values) if (value !== null && value !== undefined) expect(value % HES.roundTo).toBe(0);
});

test("a reader's order, share and those asked come of published numbers alone", () => {
  const table = askAsReader([
    ...everywhere([1, 1, 2, 1], { priorityCode: "A" }),
    ...everywhere([21, 22, 23, 24], { priorityCode: "B" }),
  ]);
  expect(table.rows.map(({ key }) => key)).toEqual(["FORUM|B", "FORUM|A"]);
  expect(table.rows[0]).toMatchObject({ families: { value: 90 }, asked: { value: 160 }, share: { value: 90 / 160 } });
  expect(table.rows[1]?.families).toMatchObject({ value: null, state: "SUPPRESSED" });
  expect(table.rows[1]?.share.state).toBe("SUPPRESSED");
  expect(table.warnings.map(({ code }) => code)).toContain("SMALL_COUNTS_HIDDEN");
});

test("where only a few did not say so, a reader gets nothing of the priority: the rest would tell of them", () => {
  const table = askAsReader(everywhere([39, 39, 38, 40]));
  expect(valuesOf(table)).toEqual([null, null, null, null]);
  expect(table.rows[0]).toMatchObject({ families: { state: "SUPPRESSED" }, asked: { state: "SUPPRESSED" } });
});

test("moving a family between two hidden wards changes nothing a reader gets", () => {
  const one = JSON.stringify(askAsReader(everywhere([21, 14, 3, 6])));
  expect(JSON.stringify(askAsReader(everywhere([21, 14, 4, 5])))).toBe(one);
  expect(JSON.stringify(ask(everywhere([21, 14, 4, 5])))).not.toBe(JSON.stringify(ask(everywhere([21, 14, 3, 6]))));
});

test("a part that is missing keeps its state for a reader, and no total is given of the rest", () => {
  const table = askAsReader(everywhere([21, 14, null, 20]));
  expect(table.rows[0]?.families.state).toBe("NOT_SUBMITTED");
  expect(table.rows[0]?.areas[2]?.families.state).toBe("NOT_SUBMITTED");
});
