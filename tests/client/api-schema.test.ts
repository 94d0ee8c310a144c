import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema } from "graphql";
import { expect, test } from "vitest";
import { offsetOf, questionProblems } from "../../client/src/features/api/question-problems.ts";
import { fieldMeanings, partsOf, schemaEntries, usesOf } from "../../client/src/features/api/schema-entries.ts";
import { suggestionsAt, withSuggestion } from "../../client/src/features/api/suggestions.ts";

const schema = buildSchema(readFileSync(join(import.meta.dirname, "..", "..", "schema", "schema.graphql"), "utf8"));

test("every type and field of the API is listed once with its meaning, where one starts first", () => {
  const entries = schemaEntries(schema);
  expect(entries[0]?.key).toBe("Query");
  expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
  expect(entries.some(({ key }) => key.startsWith("__"))).toBe(false);
  const unmet = entries.find(({ key }) => key === "Gap.unmet");
  expect(unmet).toMatchObject({ gives: "Figure!", kind: "part of Gap" });
  const silent = entries.filter(({ meaning, type }) => meaning === "" && !["Query", "Mutation"].includes(type));
  expect(silent.map(({ key }) => key)).toEqual([]);
});

test("a type tells its parts, a list of values its values, and where it is given", () => {
  const gap = schema.getType("Gap");
  const state = schema.getType("FigureState");
  if (gap === undefined || state === undefined) throw new Error("the schema has no Gap or FigureState");
  expect(partsOf(gap).map(({ name }) => name)).toContain("coverageGap");
  expect(partsOf(state).find(({ name }) => name === "NOT_SUBMITTED")?.givesType).toBeNull();
  expect(usesOf(schema, "GapTable").map(({ key }) => key)).toEqual(["Partnership.gaps"]);
  expect(usesOf(schema, "PeriodInput").map(({ key }) => key)).toContain("Partnership.gaps");
});

test("a ready question says what it asks in the API's own words", () => {
  expect(fieldMeanings(schema, ["dataVersion", "gaps"])).toBe(
    "Where need is unmet, for whom, and what would remedy it.",
  );
  expect(fieldMeanings(schema, ["gaps", "overlaps"])).toMatch(/And 1 more\.$/);
});

test("what stands in a question's way is told with its place, before anything is sent", () => {
  expect(questionProblems("{ viewer { kind } }", "", schema)).toEqual([]);
  const [unknown] = questionProblems("{\n  viewer { kindd }\n}", "{}", schema);
  expect(unknown?.message).toContain("kindd");
  expect(unknown?.at).toMatchObject({ line: 2, column: 12 });
  expect(questionProblems("{ viewer {", "{}", schema)[0]?.at?.line).toBe(1);
  expect(questionProblems("mutation { cancelImport }", "{}", schema)[0]?.message).toMatch(/only asks/);
  expect(questionProblems("query A($c: ID!) { partnership(code: $c) { code } }", "{}", schema)[0]?.message).toMatch(
    /needs the variable c/,
  );
  expect(questionProblems("fragment A on B { c }", "{}", null)[0]?.message).toMatch(/only fragments/);
  expect(questionProblems("", "[]", schema).map(({ message }) => message)).toHaveLength(2);
  expect(offsetOf("ab\ncd", { line: 2, column: 2 })).toBe(4);
});

test("what can stand at the cursor is what the API has there, and is put in place of the letters typed", () => {
  const text = '{ partnership(code: "walsall") { over } }';
  const at = text.indexOf("over") + 4;
  const [first] = suggestionsAt(schema, text, at);
  expect(first).toMatchObject({ label: "overlaps", gives: "OverlapConnection!" });
  expect(withSuggestion(text, at, "overlaps")).toEqual({
    text: '{ partnership(code: "walsall") { overlaps } }',
    offset: at + 4,
  });
  expect(suggestionsAt(schema, "{ ", 2).map(({ label }) => label)).toContain("measures");
});
