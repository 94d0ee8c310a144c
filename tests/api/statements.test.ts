import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

const OPERATIONS = join(import.meta.dirname, "..", "..", "schema", "operations");

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

/** SQL statements that one operation sends, transactions' own among them. */
async function countStatements(query: string, variables: object): Promise<number> {
  const sent = vi.spyOn(Client.prototype, "query");
  const { errors } = await app.ask(query, variables);
  expect(errors).toBeUndefined();
  // The connection that hears of writes is tried now and then, whoever asks.
  const count = sent.mock.calls.filter(([statement]) => (statement as unknown) !== "select 1").length;
  sent.mockRestore();
  return count;
}

/** Counts once what is read is in memory: the snapshot and the names of codes are read once a data version. */
async function countWarm(name: string, changes: object): Promise<number> {
  const { query, variables } = readDocument(name);
  await app.ask(query, { ...variables, ...changes });
  return countStatements(query, { ...variables, ...changes });
}

/** Statements of a question whose partnership, names and snapshot are in memory: lists still in SQL have some, tables none. */
const LISTS: readonly (readonly [string, number])[] = [
  ["services", 0],
  ["loads", 6],
];

test.each(LISTS)("the list of %s sends as many statements for 100 rows as for 10", async (name, exact) => {
  const few = await countWarm(name, { first: 10 });
  expect(await countWarm(name, { first: 100 })).toBe(few);
  expect(few).toBe(exact);
});

const TABLES: readonly (readonly [string, object, object, number])[] = [
  ["gaps", { filter: { areas: ["E05001305"] } }, { filter: null }, 0],
  ["demand", { filter: { areas: ["E05001305"] } }, { filter: null }, 0],
  ["overlaps", { filter: { areas: ["E05001307"] } }, { filter: null }, 4],
  ["spending", { serviceLines: ["SLT"] }, { serviceLines: null }, 0],
  ["equity", { serviceLines: ["SLT"] }, { serviceLines: null }, 0],
  ["outlook", { serviceLines: ["SLT"] }, { serviceLines: null }, 0],
  ["service-history", { from: "2026-03" }, { from: "2017-04" }, 0],
  ["clinical-capacity", { filter: { serviceLines: ["SLT"] } }, { filter: null }, 0],
  ["shared-understanding", { filter: { needs: ["ASD"] } }, { filter: null }, 0],
  ["waits", { filter: { serviceLines: ["SLT"] } }, { filter: null }, 0],
  ["measures", { areas: ["E08000030"] }, { areas: ["E08000030", "E12000005", "E92000001", "E08000031"] }, 17],
];

test.each(TABLES)("%s sends as many statements for one as for all", async (name, one, all, exact) => {
  const few = await countWarm(name, one);
  expect(await countWarm(name, all)).toBe(few);
  expect(few).toBe(exact);
});
