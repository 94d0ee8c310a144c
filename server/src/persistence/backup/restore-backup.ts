import { once } from "node:events";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { migrate } from "../migrate.ts";
import { MIGRATION_NAMES } from "../queries/migrations.query.ts";
import {
  BackupError,
  type BackupTable,
  checkBackup,
  END_OF_ROWS,
  parseLine,
  readBackupLines,
  type TableSum,
} from "./backup-lines.ts";
import { prepareConnection, quote, readRows, readTables } from "./tables.ts";

/** What was restored. */
export interface RestoreResult {
  readonly takenAt: string;
  readonly tables: number;
  readonly rows: number;
}

/** Rows sent to the server at once, in bytes. */
const CHUNK_BYTES = 262_144;

const NEWLINE = Buffer.from("\n");

/** Copies a table's rows out of the lines, up to the one that ends them. */
async function copyRows(client: Client, lines: AsyncIterator<Buffer>, { table, columns }: BackupTable): Promise<void> {
  const target = client.query(copyFrom(`copy ${quote(table)} (${columns.map(quote).join(", ")}) from stdin`));
  const failed = once(target, "finish");
  failed.catch(() => undefined);
  let waiting: Buffer[] = [];
  let bytes = 0;
  const send = async () => {
    const isTaken = target.write(Buffer.concat(waiting));
    waiting = [];
    bytes = 0;
    if (!isTaken) await Promise.race([once(target, "drain"), failed]);
  };
  for (let step = await lines.next(); ; step = await lines.next()) {
    if (step.done === true) throw new BackupError("the file ends within a table");
    if (step.value.length === 2 && step.value.toString("latin1") === END_OF_ROWS) break;
    waiting.push(step.value, NEWLINE);
    bytes += step.value.length + 1;
    if (bytes > CHUNK_BYTES) await send();
  }
  if (bytes > 0) await send();
  target.end();
  await failed;
}

async function checkTable(client: Client, table: BackupTable, line: Buffer | undefined): Promise<number> {
  const due = line === undefined ? null : parseLine<TableSum>(line);
  const { rows, hash } = await readRows(client, table);
  if (due?.rows !== rows || due.hash !== hash)
    throw new BackupError(
      `${table.table} does not read back as it was written, so nothing is restored; use another file.`,
    );
  return rows;
}

async function restoreAll(client: Client, path: string): Promise<Omit<RestoreResult, "takenAt">> {
  const expected = new Map((await readTables(client)).map((table) => [table.table, table.columns.join()]));
  const lines = readBackupLines(path);
  await lines.next();
  let [tables, rows] = [0, 0];
  for (let step = await lines.next(); step.done !== true; step = await lines.next()) {
    const table = parseLine<BackupTable>(step.value);
    if (table === null || expected.get(table.table) !== table.columns.join())
      throw new BackupError(
        `${path} has a table this database does not have; restore it with the version that wrote it.`,
      );
    await copyRows(client, lines, table);
    const sum = await lines.next();
    rows += await checkTable(client, table, sum.done === true ? undefined : sum.value);
    tables += 1;
  }
  if (tables !== expected.size) throw new BackupError(`${path} lacks tables; use another copy of it.`);
  return { tables, rows };
}

/** Refuses a database that holds anything, or that is newer than the file. */
async function refuseUnfit(client: Client, migrations: readonly string[]): Promise<void> {
  const { rows: there } = await client.query("select to_regclass('mikro_orm_migrations') is not null as is_migrated");
  if (there[0].is_migrated !== true) return;
  const { rows: done } = await client.query<{ name: string }>("select name from mikro_orm_migrations order by id");
  if (done.some(({ name }) => !migrations.includes(name)))
    throw new BackupError("the database is newer than the file; restore into a new one, which is then upgraded.");
  for (const { table } of await readTables(client)) {
    const { rowCount } = await client.query(`select from ${quote(table)} limit 1`);
    if (rowCount !== 0)
      throw new BackupError(
        `the database holds data already (${table}); restore into an empty one: name it by DATABASE_URL or DATA_DIR.`,
      );
  }
}

async function onConnection<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await prepareConnection(client);
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Fills an empty database from a file: read whole and checked first, then in one transaction that is committed only where every
 * table reads back as it was written. What is newer than the file is then migrated.
 */
export async function restoreBackup(
  databaseUrl: string,
  path: string,
  log: (line: string) => void,
): Promise<RestoreResult> {
  const { migrations, takenAt } = await checkBackup(path);
  const newest = migrations.at(-1);
  if (newest === undefined || migrations.some((name) => !MIGRATION_NAMES.includes(name)))
    throw new BackupError(`${path} was written by a newer version of Tandem; restore it with that version.`);
  await onConnection(databaseUrl, (client) => refuseUnfit(client, migrations));
  await migrate(databaseUrl, log, newest);
  const result = await onConnection(databaseUrl, async (client) => {
    await client.query("begin");
    const restored = await restoreAll(client, path);
    await client.query("commit");
    await client.query("analyze");
    return restored;
  });
  await migrate(databaseUrl, log);
  return { takenAt, ...result };
}
