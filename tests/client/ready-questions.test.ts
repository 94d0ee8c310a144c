import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { missingVariables, readyQuestions } from "../../client/src/features/api/ready-questions.ts";
import { startTestApp, type TestApp } from "../app.ts";

const SCHEMA = join(import.meta.dirname, "..", "..", "schema");
const FILES = readdirSync(join(SCHEMA, "operations"))
  .filter((name) => name.endsWith(".graphql"))
  .map((name) => readFileSync(join(SCHEMA, "operations", name), "utf8"));
const schema = buildSchema(readFileSync(join(SCHEMA, "schema.graphql"), "utf8"));

const SAMPLES = {
  partnership: "walsall",
  period: { type: "FINANCIAL_YEAR", code: "2025-26" },
  financialYear: "2025-26",
  month: "2026-03",
  basis: "EXPRESSED",
  first: 20,
  filter: {},
  areas: ["E08000030"],
};

const questions = readyQuestions(FILES, SAMPLES);

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

test("every query that is kept with variables, or needs none that nothing gives, is a ready question", () => {
  const kept = FILES.flatMap((text) => [...text.matchAll(/^(# \{.*\n)?query (\w+)/gm)]);
  const ready = new Set(questions.map(({ name }) => name));
  expect(ready.size).toBe(questions.length);
  expect(kept.filter(([, comment, name = ""]) => comment !== undefined && !ready.has(name))).toEqual([]);
  // An import is told by its number, which only the moment gives.
  expect(ready.has("ImportProgress")).toBe(false);
  for (const name of ["Gaps", "Overview", "RiskSharePreview", "DataCatalogue"])
    expect(ready.has(name), name).toBe(true);
  for (const { query } of questions) expect(query).not.toMatch(/^\s*(mutation|subscription)\b/m);
});

test("a question kept with variables asks of the partnership at hand, and keeps its other variables", () => {
  const there = readyQuestions(FILES, { ...SAMPLES, partnership: "sandwell" });
  for (const { name, variables } of there) {
    const here = questions.find((question) => question.name === name)?.variables;
    expect(variables, name).toEqual(here?.partnership === undefined ? here : { ...here, partnership: "sandwell" });
  }
  expect(there.filter(({ variables }) => variables.partnership === "sandwell").length).toBeGreaterThan(20);
});

test("a name is put into words", () => {
  expect(questions.find(({ name }) => name === "ClinicalCapacity")?.title).toBe("Clinical capacity");
});

test.each(questions)("the ready question $name stands alone and has every variable it needs", (question) => {
  expect(validate(schema, parse(question.query)).map(({ message }) => message)).toEqual([]);
  expect(missingVariables(question)).toEqual([]);
});

test.each(questions)("the ready question $name is answered as it stands, or refused to this role", async (question) => {
  const { errors } = await app.ask(question.query, question.variables);
  const told = (errors ?? []).filter(({ extensions }) => extensions.code !== "FORBIDDEN");
  expect(told).toEqual([]);
  expect(app.faults).toEqual([]);
});

test("a comment that is no JSON gives no variables, and a fragment of a fragment comes along once", () => {
  const [first, second] = readyQuestions(
    [
      "# Only a remark.\nquery B($month: Month!) { partnership(code: 1) { gaps { ...Outer ...Inner } } }",
      "fragment Outer on T { ...Inner }\nfragment Inner on U { a }\nmutation M { a }",
      '# {"x":1}\nquery A($x: Int!) { viewer { kind } }',
    ],
    { month: "2026-03" },
  );
  expect(first).toMatchObject({ name: "A", variables: { x: 1 }, isForTools: true, fields: ["viewer"] });
  expect(second).toMatchObject({ name: "B", variables: { month: "2026-03" }, isForTools: false, fields: ["gaps"] });
  expect(second?.query.match(/fragment Inner/g)).toHaveLength(1);
});
