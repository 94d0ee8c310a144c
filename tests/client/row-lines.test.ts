import { expect, test } from "vitest";
import { rowLines } from "../../client/src/charts/row-lines.ts";

test("a short name and its figure take a line each", () => {
  expect(rowLines("Dysphagia", "38 % within 2 weeks", 304)).toEqual({
    name: ["Dysphagia"],
    note: ["38 % within 2 weeks"],
  });
});

test("two names that differ at their ends stay apart", () => {
  const of = (name: string) => rowLines(name, "£7,810", 304).name.join(" ");
  expect(of("Secondary-age physiotherapy, Pheasey (contract from May 2025)")).toContain("from May 2025");
  expect(of("Secondary-age physiotherapy, Pheasey (contract to June 2025)")).toContain("to June 2025");
});

test("a figure is never cut; a name beside a long one ends in an ellipsis", () => {
  const note = "629 waiting; within 18 weeks: 69 % (65 to 73); 4 of 8 queues not submitted";
  const lines = rowLines("Community paediatrics of the east, the west and the middle", note, 304);
  expect(lines.note.join(" ")).toBe(note);
  expect(lines.name).toEqual(["Community paediatrics of the east…"]);
});
