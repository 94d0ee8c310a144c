import { expect, test } from "vitest";
import {
  annotationMarks,
  eventText,
  marksWithin,
  markText,
} from "../../client/src/features/annotations/annotation-series.ts";
import {
  monthsLater,
  noticeGroups,
  noticeRows,
  noticeSentence,
} from "../../client/src/features/overview/contract-series.ts";
import { type ExceptionRow, type Kind, worstOfEachFirst } from "../../client/src/features/overview/exception-kind.ts";
import { exceptionRows, exceptionsSentence } from "../../client/src/features/overview/exception-rows.ts";
import { exceptionSheet } from "../../client/src/features/overview/exception-sheet.ts";
import { dataSetRows, freshnessSentence, missingLines } from "../../client/src/features/overview/freshness-series.ts";
import { isShown, noteText, withNotes } from "../../client/src/features/overview/note-words.ts";
import type { OverviewRows } from "../../client/src/features/overview/overview-series.ts";
import { known, missing } from "./cases/gap-case.ts";

const YEARS = { year: "2025-26", before: "2024-25" };

const line = (code: string, unmet: number | null, need = 100) => ({
  serviceLine: { code, name: `Line ${code}`, unitOfCare: "contact" },
  demand: known(need),
  met: unmet === null ? missing("NOT_COLLECTED") : known(need - unmet),
  unmet: unmet === null ? missing("NOT_COLLECTED") : known(unmet),
});

const queue = (service: string, pressure: number, waiting = 50) => ({
  service: { code: service, name: `Team ${service}` },
  clock: { code: "CLOCK", name: "Referral to first contact" },
  targetWeeks: 4,
  queue: { ...known(waiting), provenance: "ILLUSTRATIVE" },
  withinTarget: { ...known(0.2), lower: 0.1, upper: 0.3 },
  weeksToTarget: missing("NOT_APPLICABLE"),
  pressure: known(pressure),
});

const pool = (variance: number, failed: readonly string[] = []) => ({
  arrangement: { code: "POOL", name: "The pool" },
  isClosed: false,
  budget: { pence: 1_000_000, state: "KNOWN" },
  variance: { pence: variance, state: "KNOWN" },
  checks: failed.map((message) => ({ code: message, level: "ERROR", ok: false, message, mend: "" })),
});

const compared = (code: string, versusOthers: string, versusEngland: string) => ({
  code,
  name: `Measure ${code}`,
  definition: "Children over children.",
  unit: "%",
  source: { publisher: "P", dataset: "D", release: null },
  latest: 1,
  periods: [
    { period: "2023", own: known(2), others: known(1), england: known(1) },
    { period: "2024", own: known(3), others: { ...known(1.4), lower: 1, upper: 2 }, england: known(1.5) },
  ],
  versusOthers: { verdict: versusOthers, worseBy: known(1.6), allowance: known(0.8) },
  versusEngland: { verdict: versusEngland, worseBy: known(1.5), allowance: known(3) },
});

const answer = (parts: object): OverviewRows =>
  ({
    gaps: { rows: [] },
    gapsBefore: { rows: [] },
    overlaps: { sets: [], edges: [] },
    pooledBudgets: { pools: [] },
    poolsBefore: { pools: [] },
    waits: { rows: [] },
    waitsBefore: { rows: [] },
    measureComparisons: { rows: [], comparedWith: [{ code: "A", name: "A" }] },
    ...parts,
  }) as unknown as OverviewRows;

test("a line is red from a fifth of unmet need on; one whose unmet need is not known is not called red, nor well", () => {
  const rows = exceptionRows(
    answer({
      gaps: { rows: [line("A", 20), line("B", 19), line("C", null), line("D", 70)] },
      gapsBefore: { rows: [line("D", 60)] },
    }),
    YEARS,
  );
  expect(rows.map(({ code }) => code)).toEqual(["gap:D", "gap:A"]);
  expect(rows[0]?.says).toBe("70\u00a0% of need is not met: 70 of 100 contacts a year.");
  expect(rows[0]?.before).toBe("60\u00a0% in 2024-25");
  expect(rows[1]?.before).toBe("not loaded yet in 2024-25");
});

test("a queue is red when its pressure is above 1, and shows who waited a year before", () => {
  const rows = exceptionRows(
    answer({ waits: { rows: [queue("A", 1), queue("B", 3)] }, waitsBefore: { rows: [queue("B", 2, 40)] } }),
    YEARS,
  );
  expect(rows.map(({ code, before, target }) => [code, before, target])).toEqual([
    ["queue:B|CLOCK", "40 waiting a year before", "4 weeks"],
  ]);
});

test("a pool is red over its budget, or within it where it fails a check it must pass", () => {
  const codes = (one: object) =>
    exceptionRows(answer({ pooledBudgets: { pools: [one] } }), YEARS).map(({ says }) => says);
  expect(codes(pool(0))).toEqual([]);
  expect(codes(pool(-5))).toEqual([]);
  expect(codes(pool(500))).toEqual(["It is forecast to end £5.00 over budget."]);
  expect(codes(pool(-500, ["The shares add up."]))).toEqual([
    "It is forecast to end £5.00 under budget. It fails a check it must pass: The shares add up.",
  ]);
});

test("services that hold more than is needed are red by their line and first service, and lead to their overlap", () => {
  const set = {
    id: "S",
    serviceLine: { code: "AP", name: "Places", unitOfCare: "place" },
    services: [
      { code: "A", name: "One" },
      { code: "B", name: "Two" },
    ],
    overlapSurplus: known(6),
    duplicateSpend: { pence: 14_400_000, state: "KNOWN" },
  };
  const [row] = exceptionRows(
    answer({ overlaps: { sets: [set], edges: [{ node: { id: "pair", set: { id: "S" } } }] } }),
    YEARS,
  );
  expect(row?.code).toBe("overlap:AP|A");
  expect(row?.name).toBe("One and Two");
  expect(row?.says).toBe("They hold 6 places more than these children need: up to £144,000 a year.");
  expect(row?.to).toBe("/overlaps?year=2025-26&open=pair");
});

test("a published figure is red where it is clearly worse than others, and says than whom", () => {
  const rows = exceptionRows(
    answer({
      measureComparisons: {
        comparedWith: [{ code: "A" }, { code: "B" }],
        rows: [
          compared("alike", "ALIKE", "ALIKE"),
          compared("both", "WORSE", "WORSE"),
          compared("england", "TOO_FEW", "WORSE"),
        ],
      },
    }),
    YEARS,
  );
  expect(rows.map(({ code, says }) => [code, says])).toEqual([
    ["measure:both", "3\u00a0% in 2024: clearly worse than the middle of 2 other councils, and than England."],
    ["measure:england", "3\u00a0% in 2024: clearly worse than England."],
  ]);
  expect(rows[0]?.before).toBe("2\u00a0% in 2023");
  expect(rows[0]?.others).toBe("councils 1.4\u00a0% (1 to 2), England 1.5\u00a0%");
});

const row = (kind: Kind, code: string, size: number): ExceptionRow => ({
  code: `${kind}:${code}`,
  kind,
  name: code,
  says: "",
  before: "",
  target: "",
  others: "",
  size,
  to: "",
});

test("the worst of each kind come first, so that fifty queues do not hide one pool", () => {
  const rows = [
    row("queue", "A", 2),
    row("queue", "B", 9),
    row("pool", "P", 1),
    row("gap", "G", 3),
    row("gap", "H", 4),
  ];
  expect(worstOfEachFirst(rows).map(({ name }) => name)).toEqual(["H", "B", "P", "G", "A"]);
});

const NOTE = {
  code: "gap:G",
  owner: "Head of SEND",
  cause: "Growth",
  action: "Agree capacity",
  dueOn: "2026-03-31",
  by: "A post",
  at: "2026-02-01",
  version: 3,
};

test("an exception without a note needs a comment; a note whose day has passed says so; the day itself has not passed", () => {
  const rows = [row("gap", "G", 1), row("gap", "H", 1)];
  const [noted, bare] = withNotes(rows, [NOTE], "2026-03-31");
  expect(noted && noteText(noted)).toBe("Head of SEND, by 31 March 2026");
  expect(bare && noteText(bare)).toBe("Needs a comment");
  const [late] = withNotes(rows, [NOTE], "2026-04-01");
  expect(late?.state).toBe("OVERDUE");
  expect(late && noteText(late)).toBe("Head of SEND, by 31 March 2026: that day has passed");
  expect(noted && isShown(noted, "gap", "NOTED")).toBe(true);
  expect(noted && isShown(noted, "queue", "")).toBe(false);
  expect(bare && isShown(bare, "", "NOTED")).toBe(false);
});

test("the list says how much is red and how much nobody has explained", () => {
  expect(exceptionsSentence(3, 2, 1)).toBe(
    "3 things are red by a stated rule; 2 need a comment. 1 comment is past the day named in it.",
  );
  expect(exceptionsSentence(1, 0, 0)).toBe("1 thing is red by a stated rule; each has a comment.");
  expect(exceptionsSentence(0, 0, 0)).toBe("Nothing is red by the rules below.");
});

test("the file of exceptions holds what is said of each, and blanks where nothing is", () => {
  const sheet = exceptionSheet(withNotes([row("gap", "G", 1), row("gap", "H", 1)], [NOTE], "2026-01-01"));
  expect(sheet.rows[0]?.slice(-4)).toEqual(["Head of SEND", "Growth", "Agree capacity", "2026-03-31"]);
  expect(sheet.rows[1]?.slice(-4)).toEqual(["", "", "", ""]);
  expect(sheet.columns).toHaveLength(sheet.rows[0]?.length ?? 0);
});

const contract = (code: string, noticeBy: string | null, end: string | null, pence: number | null = 100) => ({
  code,
  start: "2024-04-01",
  end,
  noticeBy,
  isSpot: false,
  commissioner: { code: "C", name: "The council" },
  funding: [
    { financialYear: "2025-26", forecast: { pence, state: pence === null ? "NOT_SUBMITTED" : "KNOWN" } },
    { financialYear: "2024-25", forecast: { pence: 7, state: "KNOWN" } },
  ],
});

test("contracts need notice from today to six months ahead; one past its day that still runs is said too; one that ended is not", () => {
  const commissions = [
    contract("now", "2026-03-31", "2026-06-30"),
    contract("last day", "2026-09-30", null),
    contract("later", "2026-10-01", "2027-03-31"),
    contract("past", "2025-12-31", "2026-03-31"),
    contract("ended", "2025-06-30", "2025-09-30"),
    contract("open", null, null),
  ] as never;
  const rows = noticeRows([{ code: "S", name: "Service", commissions }], "2026-03-31", "2025-26");
  expect(rows.map(({ code, isPast }) => [code, isPast])).toEqual([
    ["past", true],
    ["now", false],
    ["last day", false],
  ]);
  expect(noticeSentence(noticeGroups(rows))).toBe(
    "2 contracts need notice, or a decision to go on: 1 by 31 March 2026 (£1 this year) and 1 by 30 September 2026 (£1 this year). 1 contract is past the notice day and still running.",
  );
  expect(noticeSentence([])).toBe(
    "No contract needs notice in the next six months. No running contract is past its notice day.",
  );
});

test("what contracts of one notice day cost is not told where one of them is not known", () => {
  const commissions = [contract("A", "2026-04-30", null), contract("B", "2026-04-30", null, null)] as never;
  const [group] = noticeGroups(noticeRows([{ code: "S", name: "Service", commissions }], "2026-03-31", "2025-26"));
  expect(group?.cost).toEqual({ pence: null, state: "NOT_SUBMITTED" });
});

test("six months after the end of August is the end of February", () => {
  expect(monthsLater("2025-08-31", 6)).toBe("2026-02-28");
  expect(monthsLater("2026-03-31", 6)).toBe("2026-09-30");
  expect(monthsLater("2026-03-31", -12)).toBe("2025-03-31");
});

const load = (dataset: string, finishedAt: string, status = "COMMITTED") =>
  ({ id: finishedAt, dataset, publisher: "P", release: null, provenance: "LOCAL", finishedAt, status }) as never;

test("each data set stands once, by its newest load, the oldest first; a refused file is said", () => {
  const rows = dataSetRows([
    load("Queues", "2026-01-05T09:00:00Z"),
    load("Queues", "2026-03-05T09:00:00Z", "REFUSED"),
    load("Need", "2026-02-05T09:00:00Z"),
  ]);
  expect(rows.map(({ name, loadedOn, isRefused }) => [name, loadedOn, isRefused])).toEqual([
    ["Need", "5 February 2026", false],
    ["Queues", "5 March 2026", true],
  ]);
  expect(freshnessSentence(rows)).toBe(
    "2 data sets are loaded, the oldest on 5 February 2026, the newest on 5 March 2026. 1 newest file was refused.",
  );
  expect(freshnessSentence([])).toBe("No data set is loaded.");
});

test("what is missing is named: silent queues, care that is not recorded, measures that are not loaded", () => {
  const lines = missingLines(
    answer({
      gaps: { rows: [line("A", 1), line("DIET", null)] },
      waits: { rows: [{ ...queue("A", 1), queue: missing("NOT_SUBMITTED") }, queue("B", 1)] },
    }),
    [
      { code: "m", name: "Short breaks used", state: "NOT_LOADED" },
      { code: "n", name: "Requests", state: "KNOWN" },
    ],
  );
  expect(lines).toEqual([
    "1 of 2 queues was not submitted.",
    "Line DIET: care delivered is not recorded.",
    "No figure is loaded yet of 1 of 2 published measures.",
  ]);
});

const event = (on: string, text: string) => ({
  code: on,
  on,
  text,
  service: { code: "S", name: "Service" },
  serviceLine: null,
  measure: null,
  by: "A post",
  at: on,
  provenance: "LOCAL" as const,
  version: 1,
});

test("events of one month are one mark, marks are in order of time, and only months of the chart are drawn", () => {
  const marks = annotationMarks([
    event("2025-10-14", "A second."),
    event("2025-04-01", "A rule changed."),
    event("2025-10-01", "Staff left."),
  ]);
  expect(marks).toEqual([
    { month: "2025-04", text: "A rule changed." },
    { month: "2025-10", text: "A second. Staff left." },
  ]);
  const drawn = marksWithin(marks, ["2025-09", "2025-10"]);
  expect(drawn.map(({ month }) => month)).toEqual(["2025-10"]);
  expect(markText(drawn, "2025-09")).toBe("–");
  expect(eventText(event("2025-10-01", "Staff left."), drawn)).toBe(
    "A, 1 October 2025: Staff left. This is about this service.",
  );
  expect(eventText(event("2025-04-01", "A rule changed."), drawn)).toMatch(/^1 April 2025: /);
});
