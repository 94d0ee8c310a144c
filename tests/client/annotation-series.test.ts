import { expect, test } from "vitest";
import {
  annotationMarks,
  eventText,
  marksWithin,
  markText,
} from "../../client/src/features/annotations/annotation-series.ts";

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
