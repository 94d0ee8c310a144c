import { expect, test } from "vitest";
import { compareServices, type ServiceFiguresRow } from "../../client/src/features/overlaps/comparison-series.ts";
import {
  byDuplicateSpend,
  isDue,
  judgedRows,
  judgementSentence,
  leftText,
  otherJudgements,
  readJudged,
  setSpend,
} from "../../client/src/features/overlaps/judgement-series.ts";
import { overlapSheet } from "../../client/src/features/overlaps/overlap-sheet.ts";
import type { PaidService } from "../../client/src/features/services/service-series.ts";
import { overlap, set } from "./cases/overlap-case.ts";

const judgement = {
  kind: "COMPLEMENTARY" as const,
  reason: "Different goals.",
  by: "Joint group",
  at: "2026-01-20",
  reviewOn: "2026-07-31",
  version: 12,
};
const judged = { ...overlap, id: "overlap-2", code: "C-A+C-B", judgement };

test("a filter by judgement leaves those judged so, and tells what the others were judged", () => {
  const rows = [overlap, judged, { ...judged, id: "overlap-3" }];
  expect(judgedRows(rows, readJudged("OPEN"))).toEqual([overlap]);
  expect(judgedRows(rows, readJudged("nonsense"))).toEqual(rows);
  expect(otherJudgements(rows, "DUPLICATE").map(({ text }) => text)).toEqual([
    "1 was not judged yet",
    "2 were judged “each does what the other does not”",
  ]);
  expect(otherJudgements(rows, null)).toEqual([]);
  expect([leftText(3, 3), leftText(3, 1)]).toEqual(["3 overlaps", "1 of 3 overlaps"]);
});

test("a judgement says what, when, by whom, why, and when to look again; and when that day has come", () => {
  expect(judgementSentence(judgement)).toBe(
    "Judged “each does what the other does not” on 20 January 2026 (Joint group): Different goals. To be looked at again on 31 July 2026.",
  );
  expect([isDue(judged, "2026-07-30"), isDue(judged, "2026-07-31"), isDue(overlap, "2030-01-01")]).toEqual([
    false,
    true,
    false,
  ]);
});

test("overlaps whose set could spare the most come first, then those with the most spend there", () => {
  const loose = {
    ...overlap,
    id: "loose",
    code: "C-0",
    set: null,
    sharedSpend: { pence: 99_900_000, state: "KNOWN" as const },
  };
  const small = { ...overlap, id: "small", code: "C-1", sharedSpend: { pence: 1, state: "KNOWN" as const } };
  expect(byDuplicateSpend([loose, small, overlap], [set]).map(({ id }) => id)).toEqual(["overlap-1", "small", "loose"]);
  expect(setSpend(loose, [set])).toEqual({ pence: null, state: "NOT_APPLICABLE" });
});

test("the saved list has each judgement with its reason and day", () => {
  const { columns, rows } = overlapSheet([judged, overlap], [set], "2025-26");
  const cell = (row: number, column: string) => rows[row]?.[columns.indexOf(column)];
  expect(cell(1, "financial_year")).toBe("2025-26");
  expect([cell(0, "judged"), cell(0, "judged_on"), cell(0, "reason")]).toEqual([
    "COMPLEMENTARY",
    "2026-01-20",
    "Different goals.",
  ]);
  expect([cell(1, "judged"), cell(1, "its_set_could_spare_pence_up_to")]).toEqual(["", 9_000_000]);
});

const unknown = { value: null, state: "NOT_COLLECTED" as const, unit: "place", provenance: "ILLUSTRATIVE" as const };

test("services stand side by side in scope, cost, capacity and activity, and what is not recorded is said", () => {
  const [first] = overlap.commissions;
  if (first === undefined) throw new Error("the case has two commissions");
  const service = {
    ...first.service,
    ages: { from: 5, to: 10 },
    areas: [{ code: "1", name: "Aldridge", level: "WARD" }],
    needs: [],
    capacityPerMonth: unknown,
    commissions: [],
  } as unknown as PaidService;
  const figures = [
    {
      service: first.service,
      serviceLine: overlap.serviceLine,
      capacity: { ...unknown, value: 16, state: "KNOWN" as const },
      activity: unknown,
      spend: { pence: 9_600_000, state: "KNOWN" as const },
      unitCost: { pence: 600_000, state: "KNOWN" as const },
      deliveredCost: { pence: null, state: "NOT_COLLECTED" as const },
      explanation: { definition: "", formula: "", inputs: [] },
    },
  ] as readonly ServiceFiguresRow[];
  const { rows } = compareServices({
    services: [service],
    figures,
    waits: [],
    line: overlap.serviceLine,
    year: "2025-26",
  });
  const cells = Object.fromEntries(rows.map(({ label, cells: [cell] }) => [label, cell]));
  expect(cells).toMatchObject({
    Ages: "5 to 10",
    Needs: "not recorded",
    "Spend in 2025-26": "£96,000",
    "Can deliver (places)": "16",
    "Delivered (places)": "not recorded",
    "Cost of a place it can deliver": "£6,000",
    "Cost of a place delivered": "not recorded",
    "Children waiting": "not recorded",
  });
  expect(cells["Outcomes for children"]).toMatch(/^not recorded/);
});
