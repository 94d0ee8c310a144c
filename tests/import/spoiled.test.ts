import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { importFile } from "@tandem/server/import/import-file";
import { openOrm } from "@tandem/server/persistence/orm";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";

/** Files that must be refused, each with the first error it is refused for. */
const FOLDER = join(import.meta.dirname, "spoiled");

interface Expected {
  readonly code: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly sheet: string | null;
  readonly value?: string;
}

const EXPECTED = Object.entries(
  JSON.parse(readFileSync(join(FOLDER, "expected.json"), "utf8")) as Record<string, Expected>,
);

type Orm = Awaited<ReturnType<typeof openOrm>>;

let database: TestDatabase;
let orm: Orm;
let client: Client;

beforeAll(async () => {
  database = await createDatabase("seeded");
  orm = await openOrm(database.url, "tandem_app");
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await orm.close(true);
  await database.drop();
});

/** Rows of every table that a load could have written to, but for what is kept of the refusal itself. */
async function countRows(): Promise<unknown> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'partnership_id'
       and table_name not in ('load', 'load_problem', 'audit_entry') order by 1`,
  );
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from "${name}"`);
  return (await client.query(`${counts.join(" union all ")} order by name`)).rows;
}

test("every spoiled file has its expectation", () => {
  const files = readdirSync(FOLDER).filter((file) => file !== "expected.json");
  expect(files.sort()).toEqual(EXPECTED.map(([file]) => file).sort());
  expect(files.length).toBeGreaterThanOrEqual(30);
});

test.each(EXPECTED)(
  "%s is refused at its place, with rule and mend, and nothing of it is written",
  async (file, expected) => {
    const before = await countRows();
    const outcome = await importFile(orm, join(FOLDER, file), {
      partnershipId: 1,
      actor: { actor: "command", actorName: "A test" },
      isLocalDataOpen: true,
    });
    const [first] = outcome.problems;
    const { code, row, column, sheet } = first ?? {};
    expect({ status: outcome.status, code, row, column, sheet }).toEqual({
      status: "REFUSED",
      code: expected.code,
      row: expected.row,
      column: expected.column,
      sheet: expected.sheet,
    });
    if (expected.value !== undefined) expect(first?.value).toBe(expected.value);
    expect(first?.message.length).toBeGreaterThan(10);
    expect(first?.mend.length).toBeGreaterThan(10);
    expect(await countRows()).toEqual(before);
    const { rows } = await client.query("select status, error_count from load where partnership_id = 1 and id = $1", [
      outcome.loadId,
    ]);
    expect(rows).toEqual([{ status: "REFUSED", error_count: outcome.errorCount }]);
  },
);
