import { expect, test } from "vitest";
import { annotationMarks, eventText, withEvents } from "../../client/src/features/annotations/annotation-series.ts";
import { periodOfDay } from "../../client/src/words/published-period.ts";

const event = (on: string, text: string) => ({
  code: `${on} ${text}`,
  on,
  text,
  service: { code: "S", name: "Service" },
  serviceLine: null,
  measure: null,
  by: "A post",
  at: on,
  provenance: "LOCAL" as "LOCAL" | "ILLUSTRATIVE",
  version: 1,
});

test("events of one month are one mark, marks are in order of time, and only months of the chart are drawn", () => {
  const events = [
    event("2025-10-14", "A second."),
    event("2025-04-01", "A rule changed."),
    event("2025-10-01", "Staff left."),
  ];
  const marks = annotationMarks(events, ["2025-04", "2025-05", "2025-09", "2025-10"]);
  expect(marks.map(({ period, text }) => [period, text])).toEqual([
    ["2025-04", "A rule changed."],
    ["2025-10", "A second. Staff left."],
  ]);
  const drawn = annotationMarks(events, ["2025-09", "2025-10"]);
  expect(drawn.map(({ period }) => period)).toEqual(["2025-10"]);
  expect(eventText(event("2025-10-01", "Staff left."), drawn)).toBe(
    "A, 1 October 2025: Staff left. This is about this service.",
  );
  expect(eventText(event("2025-04-01", "A rule changed."), drawn)).toMatch(/^1 April 2025: /);
});

test("an event of illustrative data says so beside official figures", () => {
  const made = { ...event("2024-05-01", "A team began."), provenance: "ILLUSTRATIVE" as const };
  expect(annotationMarks([made], ["2024"])[0]?.text).toBe("A team began. (illustrative)");
  expect(eventText(made, [])).toContain("(illustrative)");
});

test.each([
  ["a calendar year", "2024-12-31", ["2023", "2024", "2025"], "2024"],
  ["an academic year", "2024-09-01", ["2023/24", "2024/25"], "2024/25"],
  ["a financial year", "2025-03-31", ["2024-25", "2025-26"], "2024-25"],
  ["a financial year whose end looks like a month", "2011-12-24", ["2010-11", "2011-12"], "2011-12"],
  ["a quarter", "2026-01-15", ["2025-26-Q3", "2025-26-Q4"], "2025-26-Q4"],
  ["the month itself", "2025-10-31", ["2025-09", "2025-10"], "2025-10"],
  ["the next yearly count", "2025-06-15", ["2025-01", "2026-01"], "2026-01"],
  ["none before the first year", "2018-12-31", ["2019", "2020"], null],
  ["none before the first count", "2024-12-31", ["2025-01", "2026-01"], null],
  ["none after the last", "2026-02-01", ["2025-01", "2026-01"], null],
  ["none in a year that is left out", "2020-05-01", ["2019", "2021"], null],
] as const)("a day belongs to %s", (_, day, periods, expected) => {
  expect(periodOfDay(day, periods)).toBe(expected);
});

test("a chart's table has what happened beside its period, and no such column where nothing is marked", () => {
  const twin = {
    columns: ["Year", "Walsall"],
    rows: [
      ["2023", "1"],
      ["2024", "2"],
    ],
  };
  const marks = annotationMarks([event("2024-05-01", "A team began.")], ["2023", "2024"]);
  const { columns, rows } = withEvents(twin, ["2023", "2024"], marks);
  expect(columns).toEqual(["Year", "Walsall", "What happened"]);
  expect(rows.map((row) => row.at(-1))).toEqual(["–", "A team began."]);
  expect(withEvents(twin, ["2023", "2024"], [])).toBe(twin);
});
