import { openOrm } from "@tandem/server/persistence/orm";
import { readAs, writeAs } from "@tandem/server/persistence/partnership-session";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";

type Orm = Awaited<ReturnType<typeof openOrm>>;

const WALSALL = { partnershipId: 1 };
const SANDWELL = { partnershipId: 2 };

let database: TestDatabase;
let orm: Orm;

beforeAll(async () => {
  database = await createDatabase("seeded");
  orm = await openOrm(database.url, "tandem_app");
});

afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

async function partnershipTables(): Promise<string[]> {
  const { rows } = await readAs(orm, WALSALL, (db) =>
    sql<{ table: string }>`select table_name as table from information_schema.columns
      where column_name = 'partnership_id' and table_schema = 'public' order by 1`.execute(db),
  );
  return rows.map(({ table }) => table);
}

test("without the application's own filters, a session still sees only its partnership's rows", async () => {
  for (const table of await partnershipTables()) {
    const { rows } = await readAs(orm, SANDWELL, (db) =>
      sql<{ partnership_id: number }>`select distinct partnership_id from ${sql.table(table)}`.execute(db),
    );
    expect(
      rows.map((row) => row.partnership_id).filter((id) => id !== 2),
      table,
    ).toEqual([]);
  }
});

test("a session of no partnership sees no row at all", async () => {
  for (const table of await partnershipTables()) {
    const { rows } = await readAs(orm, { partnershipCode: "nobody" }, (db) =>
      sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(db),
    );
    expect(rows[0]?.count, table).toBe(0);
  }
});

test("a session cannot write a row of another partnership", async () => {
  const write = writeAs(orm, SANDWELL, (db) =>
    sql`insert into service_key (partnership_id, code) values (1, 'STRAY')`.execute(db),
  );
  await expect(write).rejects.toThrow(/row-level security/);
});

test("the application cannot rewrite or delete what is recorded, nor touch reference data", async () => {
  const statements = [
    sql`delete from demand`,
    sql`update demand set units = 0`,
    sql`truncate demand`,
    sql`insert into area (code, name, level) values ('X', 'X', 'WARD')`,
    sql`update observation set value = 0`,
  ];
  for (const statement of statements) {
    await expect(writeAs(orm, WALSALL, (db) => statement.execute(db))).rejects.toThrow(/permission denied/);
  }
});

test("a connection cannot shake off the application's role", async () => {
  const { rows } = await writeAs(orm, WALSALL, async (db) => {
    await sql`reset role`.execute(db);
    return sql<{ role: string; seen: number }>`select current_user as role,
      (select count(*)::int from service where partnership_id = 2) as seen`.execute(db);
  });
  expect(rows[0]).toEqual({ role: "tandem_app", seen: 0 });
});
