import { expect, test } from "vitest";
import {
  cellText,
  coverageGrid,
  coverageSentence,
  coverageTwin,
  needGaps,
} from "../../client/src/features/services/coverage-series.ts";
import {
  type Chosen,
  chosenRows,
  facetFilters,
  knownChoice,
  nearChoices,
  tableChoice,
} from "../../client/src/features/services/facets.ts";
import { registerRow } from "../../client/src/features/services/register-rows.ts";
import { registerSheet } from "../../client/src/features/services/register-sheet.ts";
import { capacityText } from "../../client/src/features/services/service-series.ts";
import {
  contractTimeline,
  timelineSentence,
  timelineTwin,
} from "../../client/src/features/services/timeline-series.ts";
import { tableAddress } from "../../client/src/parts/table-address.ts";
import { monthsAfter } from "../../client/src/words/period.ts";
import { commission, EARLY, ROWS, service, TODAY, WORDS } from "./cases/register-case.ts";

const choice =
  (choices: Readonly<Record<string, string>>): Chosen =>
  (parameter) =>
    choices[parameter] ?? null;

const NOTHING = choice({});

const codesOf = (rows: readonly (typeof ROWS)[number][]) => rows.map((row) => row.service.code);

const countsOf = (parameter: string, chosen: Chosen) =>
  facetFilters(ROWS, WORDS, chosen)
    .find((filter) => filter.parameter === parameter)
    ?.choices.map(({ value, count }) => [value, count]);

test("a day some months on keeps its date, or is the month's last where that is earlier", () => {
  expect(monthsAfter("2026-03-31", 6)).toBe("2026-09-30");
  expect(monthsAfter("2025-11-15", 3)).toBe("2026-02-15");
  expect(monthsAfter("2026-03-31", -12)).toBe("2025-03-31");
  expect(monthsAfter("2024-02-29", 12)).toBe("2025-02-28");
});

test("a service's nearest notice and end are those of the contracts in force today", () => {
  const row = registerRow(EARLY, TODAY);
  expect([row.noticeBy, row.ends, row.current.length]).toEqual(["2026-06-30", "2026-09-30", 2]);
  const passed = service({ code: "P", commissions: [commission({ code: "C-P", noticeBy: "2026-03-30" })] });
  expect(registerRow(passed, TODAY).noticeBy).toBeNull();
  expect(registerRow(service({ code: "N", commissions: [] }), TODAY)).toMatchObject({ ends: null, isStanding: false });
});

test("a contract is in force on its first and its last day", () => {
  const day = (start: string, end: string) =>
    registerRow(service({ code: "D", commissions: [commission({ code: "C-D", start, end })] }), TODAY).current.length;
  expect([day(TODAY, TODAY), day("2026-04-01", "2027-03-31"), day("2025-01-01", "2026-03-30")]).toEqual([1, 0, 0]);
});

test("each choice says how many services of the whole register it would leave", () => {
  expect(countsOf("line", NOTHING)).toEqual([
    ["", 4],
    ["AP", 1],
    ["SLT", 3],
  ]);
  expect(countsOf("ages", NOTHING)).toEqual([
    ["", 4],
    ["0-4", 2],
    ["5-10", 2],
  ]);
  expect(countsOf("contract", NOTHING)).toEqual([
    ["", 4],
    ["NOTICE_6", 1],
    ["ENDS_6", 1],
    ["ENDS_12", 2],
    ["OPEN", 1],
    ["NONE", 1],
  ]);
  expect(countsOf("arrangement", NOTHING)).toEqual([
    ["", 4],
    ["ALONE", 3],
    ["POOL", 1],
  ]);
});

test("a choice is counted beside the other choices, not beside its own facet's", () => {
  const chosen = choice({ line: "SLT", ages: "5-10" });
  expect(countsOf("line", chosen)).toEqual([
    ["", 2],
    ["AP", 1],
    ["SLT", 1],
  ]);
  expect(codesOf(chosenRows(ROWS, WORDS, chosen))).toEqual(["SCHOOL"]);
});

test("a need that no service reaches can be chosen, and a code that is no need is not asked for", () => {
  const lonely = { ...WORDS, needs: [...WORDS.needs, { code: "MSI", name: "Both senses" }] };
  const chosen = knownChoice(ROWS, lonely, choice({ need: "MSI", line: "NO_SUCH", provider: "" }));
  expect([chosen("need"), chosen("line"), chosen("provider")]).toEqual(["MSI", null, null]);
  expect(chosenRows(ROWS, lonely, chosen)).toEqual([]);
});

test("where nothing is left, what taking one choice away would leave is said, fewest first", () => {
  const chosen = choice({ need: "ASD", line: "AP", ages: "5-10" });
  expect(chosenRows(ROWS, WORDS, chosen)).toEqual([]);
  expect(nearChoices(ROWS, WORDS, chosen)).toEqual([
    { parameter: "line", label: "Service line", count: 1 },
    { parameter: "need", label: "Need", count: 1 },
  ]);
});

test("only services with a standing contract today reach anybody", () => {
  const grid = coverageGrid(ROWS, "need", WORDS);
  expect(grid.counted).toBe(2);
  expect(grid.rows.map(({ name }) => name)).toEqual(["Autism", "Speech", "Vision"]);
  expect(grid.cells.map((line) => line.map(({ count }) => count))).toEqual([
    [0, 1],
    [1, 1],
    [0, 0],
  ]);
  expect(coverageSentence(grid)).toBe(
    "2 services with a standing contract reach 3 of 6 pairs of needs and ages; 3 pairs no service reaches.",
  );
});

test("a cell says which ages of its band, or wards, none of its services reaches", () => {
  const grid = coverageGrid(ROWS, "need", WORDS);
  const [autism, speech] = grid.cells;
  expect(autism?.map((cell) => cellText(cell, "need"))).toEqual(["no service reaches", "1 service, not 9 and 10"]);
  expect(speech?.map((cell) => cellText(cell, "need"))).toEqual(["1 service", "1 service, not 9 and 10"]);
  const whole = ROWS.map((row) => ({ ...row, service: { ...row.service, ages: { from: 0, to: 10 } } }));
  expect(coverageGrid(whole, "need", WORDS).cells[0]?.map((cell) => cellText(cell, "need"))).toEqual([
    "1 service, 1 of 2 wards",
    "1 service, 1 of 2 wards",
  ]);
});

test("wards are counted likewise, and the table has the same numbers", () => {
  const grid = coverageGrid(ROWS, "ward", WORDS);
  expect(coverageTwin(grid)).toEqual({
    columns: ["Ward", "Ages 0 to 4", "Ages 5 to 10"],
    rows: [
      ["Aldridge", "1 service, for 1 need", "1 service, for 2 needs, not 9 and 10"],
      ["Pelsall", "1 service, for 1 need", "no service reaches"],
    ],
  });
});

test("needs that no service names are told apart from those reached at some ages only", () => {
  const { never, some } = needGaps(coverageGrid(ROWS, "need", WORDS));
  expect(never.map(({ code }) => code)).toEqual(["VI"]);
  expect(some.map(({ row, column }) => `${row.code}|${column.code}`)).toEqual(["ASD|0-4"]);
});

test("contracts stand by the nearest notice, in lines by theirs; what has ended is left out", () => {
  const timeline = contractTimeline(ROWS, TODAY);
  expect(timeline.groups.map(({ line, bars }) => [line.code, bars.map((bar) => bar.commission.code)])).toEqual([
    ["SLT", ["C-EARLY-1", "C-EARLY-2", "C-SCHOOL"]],
    ["AP", ["C-SPOT"]],
  ]);
  expect(timelineSentence(timeline, TODAY)).toBe(
    "4 contracts in force or to come. The nearest notice is due by 30 June 2026, on 1 contract.",
  );
  expect(timelineTwin(timeline, TODAY).rows[2]).toEqual([
    "C-SCHOOL",
    "School autism team",
    "Speech therapy",
    "Walsall Council",
    "1 April 2024",
    "not recorded",
    "no end date",
    "£100,000",
  ]);
});

test("the axis shows the year before today and all to the last end, and bars that go on are marked", () => {
  const { axis, groups } = contractTimeline(ROWS, TODAY);
  expect([axis.from, axis.to]).toEqual(["2025-03-31", "2027-06-30"]);
  expect(axis.years.map(({ name }) => name)).toEqual(["2026", "2027"]);
  const [ending, , open] = groups[0]?.bars ?? [];
  expect(ending).toMatchObject({ from: 0, startsBefore: true, endsAfter: false });
  expect(ending?.to).toBeGreaterThan(ending?.notice ?? 1);
  expect(ending?.notice).toBeGreaterThan(axis.today);
  expect(open).toMatchObject({ to: 1, endsAfter: true, notice: null });
});

test("no contract leaves an empty picture that says so", () => {
  expect(timelineSentence(contractTimeline([], TODAY), TODAY)).toBe("No contract is in force today or to come.");
  expect(coverageSentence(coverageGrid([], "need", WORDS))).toMatch(/^No service here has a standing contract/);
});

test("the file has whole pence, codes, and the state of what is no number", () => {
  const { columns, rows } = registerSheet(ROWS, "2026-03-31");
  const cell = (row: number, column: string) => rows[row]?.[columns.indexOf(column)];
  expect(cell(3, "as_at")).toBe("2026-03-31");
  expect([cell(0, "annual_value_pence"), cell(0, "commissioners"), cell(0, "notice_by")]).toEqual([
    30_000_000,
    "BOARD COUNCIL",
    "2026-06-30",
  ]);
  expect([cell(2, "annual_value_pence"), cell(2, "commissions"), cell(3, "capacity_per_month")]).toEqual([
    "NOT_APPLICABLE",
    "",
    "NOT_APPLICABLE",
  ]);
});

test("places are held and contacts are done in a month; what is not known has no unit", () => {
  const of = (value: number | null, unit: string) =>
    capacityText({ value, state: value === null ? "NOT_SUBMITTED" : "KNOWN", unit });
  expect([of(68, "place"), of(1, "place"), of(71, "contact"), of(null, "contact")]).toEqual([
    "68 places",
    "1 place",
    "71 contacts a month",
    "not submitted",
  ]);
});

test("the address of the register's table asks for what is chosen, and names the filters it cannot carry", () => {
  const chosen = (choice: Readonly<Record<string, string>>) => (parameter: string) => choice[parameter] ?? null;
  const words = { ageBands: [{ code: "0-4", from: 0, to: 4 }] };
  const { parameters, lacks } = tableChoice(chosen({ line: "SLT", ward: "W1", ages: "0-4", contract: "OPEN" }), words);
  expect(tableAddress("services", parameters)).toBe("/v1/walsall/services.csv?serviceLines=SLT&areas=W1&ages=0..4");
  expect(lacks).toEqual(["Contract"]);
  expect(tableChoice(chosen({}), words).lacks).toEqual([]);
});
