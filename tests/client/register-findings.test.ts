import { expect, test } from "vitest";
import { coverageGrid } from "../../client/src/features/services/coverage-series.ts";
import { byValue, registerFigures, registerFindings } from "../../client/src/features/services/register-findings.ts";
import { registerRow } from "../../client/src/features/services/register-rows.ts";
import {
  capacityRows,
  capacitySentence,
  capacityTwin,
  gapsOf,
  type LineHistory,
  otherText,
  type ServiceGap,
  type ServiceOverlap,
  sourceYears,
} from "../../client/src/features/services/service-panel-series.ts";
import { commission, EARLY, ROWS, service, TODAY, WORDS } from "./cases/register-case.ts";

const findingsOf = (rows: typeof ROWS) => registerFindings(rows, coverageGrid(rows, "need", WORDS), TODAY);

test("who is not reached comes first, then what must be decided, then what lapsed, is open, and is dearest", () => {
  expect(findingsOf(ROWS).map(({ text }) => text)).toEqual([
    "Ages 0 to 4: no service with a standing contract reaches 1 of the 2 needs that are reached at other ages: “Autism”.",
    "Notice must be given within six months on 1 contract worth £200,000 a year; on all of them by 30 June 2026.",
    "1 service has no contract in force today: “Summer group”.",
    "25 % of what is paid in a year (£100,000 of at least £400,000) has no end date, on 1 contract.".replace(
      " %",
      "\u00a0%",
    ),
    "The largest is Early talk, by Health Trust: £300,000 a year, 75 % of all, paid for by Care Board and Walsall Council.".replace(
      " %",
      "\u00a0%",
    ),
  ]);
});

test("each finding leads to its evidence", () => {
  expect(findingsOf(ROWS).map(({ to }) => to)).toEqual([
    { look: null, ages: "0-4", need: null },
    { contract: "NOTICE_6", look: "contracts" },
    { contract: "NONE" },
    { contract: "OPEN" },
    { open: "EARLY" },
  ]);
});

test("a register without fault has only its dearest service to tell", () => {
  const whole = service({ code: "ALL", ages: { from: 0, to: 10 }, needs: [...WORDS.needs] });
  const rows = [registerRow(whole, TODAY)];
  expect(findingsOf(rows).map(({ to }) => to)).toEqual([{ open: "ALL" }]);
  expect(findingsOf([])).toEqual([]);
});

test("a few figures answer what is bought, from whom, and with whose money", () => {
  const figures = registerFigures(ROWS, "2025-26");
  expect(figures.map(({ label, value }) => [label, value.replaceAll("\u00a0", " ")])).toEqual([
    ["Services", "4"],
    ["Value a year, today", "at least £400,000"],
    ["Providers", "2"],
    ["Council's and NHS money, budget 2025-26", "£100,000 and £200,000"],
    ["Of the value, with no end date", "25 %"],
  ]);
  expect(figures[1]?.note).toBe("1 value not recorded");
  expect(registerFigures(ROWS, "2019-20")[3]?.value).toBe("not recorded");
});

test("services without a known value come last", () => {
  expect(byValue(ROWS).map((row) => row.service.code)).toEqual(["EARLY", "SCHOOL", "SPOT", "LAPSED"]);
});

test("money is told by year and source, and a part that is not known leaves its sum unknown", () => {
  expect(sourceYears(EARLY).map(({ source, side }) => [source, side])).toEqual([
    ["High Needs Block", "council"],
    ["ICB community", "NHS"],
  ]);
  expect(sourceYears(EARLY)[1]?.actual).toEqual({ pence: null, state: "NOT_SUBMITTED" });
  const [first, second] = EARLY.commissions;
  if (first === undefined || second === undefined) throw new Error("the case has two commissions");
  const twice = service({ code: "T", commissions: [first, commission({ code: "C-T", funding: first.funding })] });
  expect(sourceYears(twice)).toHaveLength(1);
  expect(sourceYears(twice)[0]?.budget).toEqual({ pence: 40_000_000, state: "KNOWN" });
});

const known = (value: number) => ({ value, state: "KNOWN" as const });
const hidden = { value: null, state: "SUPPRESSED" as const };

const HISTORY: LineHistory = {
  serviceLine: { code: "SLT", name: "Speech therapy", unitOfCare: "contact", unitKind: "flow" },
  months: [
    { month: "2026-02", capacity: known(20), activity: known(15), flags: [] },
    { month: "2026-03", capacity: known(20), activity: known(5), flags: ["outside"] },
  ],
  years: [
    {
      financialYear: "2024-25",
      from: "2024-04",
      to: "2025-03",
      capacity: known(240),
      activity: known(240),
      delivered: known(1),
    },
    {
      financialYear: "2025-26",
      from: "2025-04",
      to: "2026-03",
      capacity: known(240),
      activity: known(180),
      delivered: known(0.75),
    },
  ],
  explanation: { definition: "", formula: "", inputs: [] },
};

test("what a service did of what it could is one sentence, with the year before and the months that stand out", () => {
  expect(capacitySentence(HISTORY).replaceAll("\u00a0", " ")).toBe(
    "In 2025-26 it did 180 of 240 contacts a year, 75 % of what it could; in 2024-25 it was 100 %. 1 month of 2 stand out from chance (ringed).",
  );
});

test("a hidden month is not drawn and not told, but its row says that it is hidden", () => {
  const months = HISTORY.months.map((month) => ({ ...month, activity: hidden, flags: [] }));
  const published = { ...HISTORY, months };
  expect(capacityRows(published).map(({ activity }) => activity)).toEqual([null, null]);
  expect(capacitySentence(published)).not.toContain("chance");
  expect(capacityTwin(published).rows[0]).toEqual(["February 2026", "20", "c (hidden: too few children)", "–"]);
  expect(capacityTwin(published).rows.at(-1)?.[3]).toBe("75\u00a0%");
});

const overlap = (codes: readonly string[]): ServiceOverlap => ({
  code: "A+B",
  kind: "JOINT",
  commissions: codes.map((code, at) => ({
    code: `C-${at}`,
    commissioner: { code: `${at}`, name: at === 0 ? "Care Board" : "Walsall Council" },
    service: { code, name: `Service ${code}` },
  })),
  sharedCells: [
    {
      area: { code: "W1", name: "Aldridge" },
      ageBand: { code: "0-4", from: 0, to: 4 },
      need: { code: "N", name: "N" },
    },
  ],
  sharedDemand: { ...known(10), unit: "contact" },
  sharedSpend: { pence: 1_000_000, state: "KNOWN" },
  judgement: null,
});

test("who else reaches the same children is named with where and how much; two buyers of one service likewise", () => {
  expect(otherText(overlap(["EARLY", "OTHER"]), "EARLY")).toBe(
    "Service OTHER, bought by Walsall Council: ages 0 to 4, Aldridge. £10,000 a year falls there.",
  );
  expect(otherText(overlap(["EARLY", "EARLY"]), "EARLY")).toMatch(
    /^The same service, bought by Care Board and Walsall Council: /,
  );
});

test("only gaps in places the service reaches are its own, the largest first", () => {
  const gap = (key: string, unmet: number, code: string) =>
    ({ key, unmet: known(unmet), services: [{ code }] }) as unknown as ServiceGap;
  const rows = [gap("a", 1, "EARLY"), gap("b", 9, "OTHER"), gap("c", 5, "EARLY"), gap("d", 0, "EARLY")];
  const { shown, count } = gapsOf(rows, "EARLY");
  expect([shown.map(({ key }) => key), count]).toEqual([["c", "a"], 2]);
});
