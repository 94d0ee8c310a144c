import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

const OPERATIONS = join(import.meta.dirname, "..", "..", "schema", "operations");
const GOLDEN = join(import.meta.dirname, "golden");

let app: TestApp;

beforeAll(async () => {
  // Without kept answers, so that what each question sends is seen.
  app = await startTestApp({ environment: { KEPT_ANSWERS_MB: "0" } });
});

afterEach(() => vi.restoreAllMocks());

afterAll(() => app.stop());

function readDocument(name: string): { query: string; variables: Record<string, unknown> } {
  const query = readFileSync(join(OPERATIONS, `${name}.graphql`), "utf8");
  return { query, variables: JSON.parse(query.split("\n")[0]?.replace(/^# /, "") ?? "{}") as Record<string, unknown> };
}

/** Moments differ from run to run, and nothing else does. */
function withoutMoments(answer: unknown): string {
  return `${JSON.stringify(answer, null, 2).replaceAll(/"\d{4}-\d\d-\d\dT[^"]+"/g, '"<moment>"')}\n`;
}

const ANSWERS: readonly (readonly [string, object])[] = [
  ["services", { first: 3 }],
  ["overlaps", { first: 2 }],
  ["pooled-budgets", {}],
  ["pool-benefit", {}],
  ["ledger", { first: 4 }],
  ["measures", {}],
  ["loads", { first: 3 }],
  ["equity", {}],
  ["outlook", {}],
  ["spending", {}],
  ["clinical-capacity", {}],
  ["shared-understanding", { first: 2 }],
  ["service-history", { from: "2025-12" }],
  ["waits", { filter: { services: ["SLT-EARLY-NHS"] } }],
];

test.each(ANSWERS)("the answer to the %s document is the one on record", async (name, changes) => {
  const { query, variables } = readDocument(name);
  const { data, errors } = await app.ask(query, { ...variables, ...changes });
  expect(errors).toBeUndefined();
  await expect(withoutMoments(data)).toMatchFileSnapshot(join(GOLDEN, `${name}.json`));
});

/** Text of a statement, whichever way it was sent. */
function textOf(statement: unknown): string {
  const text = typeof statement === "string" ? statement : (statement as { text?: string }).text;
  return (text ?? "").replaceAll(/\s+/g, " ").trim();
}

test.each(["services", "pooled-budgets", "ledger", "loads"])(
  "the statements behind the %s document are those on record",
  async (name) => {
    const { query, variables } = readDocument(name);
    await app.ask(query, variables);
    const sent = vi.spyOn(Client.prototype, "query");
    await app.ask(query, variables);
    const statements = sent.mock.calls.map(([statement]) => textOf(statement)).filter((text) => text !== "");
    await expect(`${statements.join(";\n")};\n`).toMatchFileSnapshot(join(GOLDEN, `${name}.sql`));
  },
);
