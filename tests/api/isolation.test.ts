import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

const OPERATIONS = join(import.meta.dirname, "..", "..", "schema", "operations");

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

function readDocument(name: string): { query: string; variables: Record<string, unknown> } {
  const query = readFileSync(join(OPERATIONS, `${name}.graphql`), "utf8");
  return { query, variables: JSON.parse(query.split("\n")[0]?.replace(/^# /, "") ?? "{}") as Record<string, unknown> };
}

const DOCUMENTS = [
  "clinical-capacity",
  "demand",
  "equity",
  "gaps",
  "loads",
  "outlook",
  "overlaps",
  "pooled-budgets",
  "services",
  "shared-understanding",
  "spending",
  "waits",
];

test.each(DOCUMENTS)("the %s document tells each partnership of its own and nothing of the other", async (name) => {
  const { query, variables } = readDocument(name);
  const walsall = JSON.stringify((await app.ask(query, { ...variables, first: 1_000 })).data);
  const other = await app.ask(query, { ...variables, partnership: "sandwell", first: 1_000 });
  expect(other.errors).toBeUndefined();
  expect(walsall).not.toMatch(/sandwell-only/i);
  expect(JSON.stringify(other.data)).not.toMatch(/RBK|WALSALL-MBC|E050013|S75-CYP|SLT-1N/);
});

test("another partnership's code in a filter is unknown, not empty", async () => {
  const { query, variables } = readDocument("services");
  const { errors } = await app.ask(query, { ...variables, filter: { providers: ["SANDWELL-ONLY-PROVIDER"] } });
  expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "filter.providers" });
});

test("a cursor of another partnership's list reveals no row of it", async () => {
  const { query, variables } = readDocument("services");
  const first = await app.ask(query, { ...variables, partnership: "sandwell", first: 1 });
  const { services } = (first.data as unknown as { partnership: { services: { pageInfo: { endCursor: string } } } })
    .partnership;
  const next = await app.ask(query, { ...variables, first: 1_000, after: services.pageInfo.endCursor });
  expect(JSON.stringify(next.data ?? {})).not.toMatch(/sandwell-only/i);
});

test("a hundred questions of both at once are never crossed", async () => {
  const query = `query($code: ID!) { partnership(code: $code) { code services(first: 3) { edges { node { code } } } } }`;
  const answers = await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      const code = index % 2 === 0 ? "walsall" : "sandwell";
      const { data } = await app.ask(query, { code });
      return { code, text: JSON.stringify(data) };
    }),
  );
  for (const { code, text } of answers) expect(text.includes("SANDWELL-ONLY")).toBe(code === "sandwell");
});
