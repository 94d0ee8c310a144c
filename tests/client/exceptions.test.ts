import { expect, test } from "vitest";
import { type ExceptionRow, type Kind, worstOfEachFirst } from "../../client/src/features/overview/exception-kind.ts";
import { exceptionRows, exceptionsSentence } from "../../client/src/features/overview/exception-rows.ts";
import { exceptionSheet } from "../../client/src/features/overview/exception-sheet.ts";
import { isShown, noteText, withNotes } from "../../client/src/features/overview/note-words.ts";
import { known } from "./cases/gap-case.ts";
import { answer, line, queue } from "./cases/overview-case.ts";

const YEARS = { year: "2025-26", before: "2024-25" };

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
  const sheet = exceptionSheet(withNotes([row("gap", "G", 1), row("gap", "H", 1)], [NOTE], "2026-01-01"), "2025-26");
  expect(sheet.rows[0]?.[0]).toBe("2025-26");
  expect(sheet.rows[0]?.slice(-4)).toEqual(["Head of SEND", "Growth", "Agree capacity", "2026-03-31"]);
  expect(sheet.rows[1]?.slice(-4)).toEqual(["", "", "", ""]);
  expect(sheet.columns).toHaveLength(sheet.rows[0]?.length ?? 0);
});
