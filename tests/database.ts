import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { seedOnce } from "@tandem/server/import/seed";
import { migrate } from "@tandem/server/persistence/migrate";
import { Client } from "pg";
import { inject } from "vitest";

/** What a new database holds: nothing, the tables, or the tables with all seeds. */
export type DatabaseContent = "empty" | "migrated" | "seeded";

/** A database of a test's own. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, closing any connection left; the end of the run removes it as well. */
  drop(): Promise<void>;
}

const SEEDS = fileURLToPath(new URL("../seeds", import.meta.url));
const quiet = () => undefined;

/** Taken while a template is made, so that only the first test file that needs it makes it. */
const TEMPLATE_LOCK = 719_201;

const urlOf = (database: string) => `${inject("clusterUrl")}${database}`;

async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: urlOf("postgres") });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function fill(url: string, content: DatabaseContent): Promise<void> {
  if (content === "migrated") await migrate(url, quiet);
  if (content === "seeded") await seedOnce({ databaseUrl: url, seedsDir: SEEDS, log: quiet });
}

/** Makes the template under another name first, so that one half made is never used. */
async function makeTemplate(client: Client, content: DatabaseContent): Promise<string> {
  if (content === "empty") return "template0";
  const name = `${content}_template`;
  const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
  if (rowCount !== 0) return name;
  const source = await makeTemplate(client, content === "seeded" ? "migrated" : "empty");
  await client.query(`drop database if exists ${name}_partial with (force)`);
  await client.query(`create database ${name}_partial template ${source}`);
  await fill(urlOf(`${name}_partial`), content);
  await client.query(`alter database ${name}_partial rename to ${name}`);
  return name;
}

/** Makes a database in the run's own PostgreSQL; one with content is a copy of a template made once a run. */
export function createDatabase(content: DatabaseContent = "migrated"): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  return onServer(async (client) => {
    await client.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const template = await makeTemplate(client, content);
    await client.query(`create database ${name} template ${template}`);
    await client.query("select pg_advisory_unlock($1)", [TEMPLATE_LOCK]);
    const drop = () =>
      onServer(async (other) => void (await other.query(`drop database if exists ${name} with (force)`)));
    return { url: urlOf(name), drop };
  });
}
