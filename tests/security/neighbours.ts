import { Client } from "pg";
import { createDatabase, type TestDatabase } from "../database.ts";

/** Partnerships of the seeds, and a copy of the first with other numbers and names. */
export const PARTNERSHIPS = ["walsall", "sandwell", "third"] as const;

export type PartnershipCode = (typeof PARTNERSHIPS)[number];

async function withSuperuser(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // Rows are copied and removed whole, so that no key is left dangling in the end.
    await client.query("set session_replication_role = replica");
    await work(client);
  } finally {
    await client.end();
  }
}

async function partnershipTables(client: Client): Promise<string[]> {
  const { rows } = await client.query(`select table_name as name from information_schema.columns
    where column_name = 'partnership_id' and table_schema = 'public' order by 1`);
  return rows.map(({ name }) => name as string);
}

async function copyPartnership(client: Client, from: number, to: number): Promise<void> {
  for (const table of await partnershipTables(client)) {
    const { rows } = await client.query(
      `select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and column_name <> 'partnership_id'`,
      [table],
    );
    const columns = rows.map(({ name }) => client.escapeIdentifier(name as string)).join(", ");
    await client.query(
      `insert into ${table} (partnership_id, ${columns}) select $2, ${columns} from ${table} where partnership_id = $1`,
      [from, to],
    );
  }
}

/** Everything by which a copy could be told from what it was copied of. */
const DIFFERENCES = [
  "update demand set units = units * 3, children = children * 3",
  "update activity set units = units * 2, children = children * 2",
  "update known_children set children = children * 3",
  "update organisation set name = name || ' (third)'",
  "update service set name = name || ' (third)'",
  "update arrangement set name = name || ' (third)'",
  "update load set publisher = publisher || ' (third)'",
];

/** A seeded database with three partnerships. */
export async function createNeighbours(): Promise<TestDatabase> {
  const database = await createDatabase("seeded");
  await withSuperuser(database.url, async (client) => {
    await client.query(`insert into partnership
      select (p).* from (select jsonb_populate_record(partnership, '{"id": 3, "code": "third"}') as p
      from partnership where id = 1) as copy`);
    await copyPartnership(client, 1, 3);
    for (const difference of DIFFERENCES) await client.query(`${difference} where partnership_id = 3`);
  });
  return database;
}

/** The same database with one partnership alone in it. */
export async function createAlone(code: PartnershipCode): Promise<TestDatabase> {
  const database = await createNeighbours();
  const kept = PARTNERSHIPS.indexOf(code) + 1;
  await withSuperuser(database.url, async (client) => {
    for (const table of await partnershipTables(client))
      await client.query(`delete from ${table} where partnership_id <> $1`, [kept]);
    await client.query("delete from partnership where id <> $1", [kept]);
  });
  return database;
}

/** Takes row-level security off every table. */
export async function removeWalls({ url }: TestDatabase): Promise<void> {
  await withSuperuser(url, async (client) => {
    for (const table of [...(await partnershipTables(client)), "partnership"])
      await client.query(`alter table ${table} disable row level security`);
  });
}
