import { createHash } from "node:crypto";
import type { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { BackupTable, TableSum } from "./backup-lines.ts";

/** Sessions and sign-ins under way are of one server and one day: after a restore everybody signs in again. */
const LEFT_OUT = ["sign_in", "sign_in_attempt"];

/** How values are written, whatever the servers' settings are. */
const SETTINGS = [
  "set row_security = off",
  "set timezone = 'UTC'",
  "set datestyle = 'ISO, MDY'",
  "set intervalstyle = 'postgres'",
  "set bytea_output = 'hex'",
  "set extra_float_digits = 1",
  "set client_encoding = 'UTF8'",
  "set statement_timeout = 0",
];

export const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Makes a connection read every row as it is; a login that row-level security binds is refused rather than shown a part. */
export async function prepareConnection(client: Client): Promise<void> {
  for (const setting of SETTINGS) await client.query(setting);
}

interface TableRow {
  readonly table: string;
  readonly columns: readonly string[];
  readonly refers: readonly string[];
}

const TABLES = `
  select c.relname as "table",
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' order by a.attnum) as columns,
    array(select distinct r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as refers
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'mikro_orm_migrations'
    and not c.relname = any ($1)
  order by c.relname`;

/** The tables of a database, each after those it refers to. */
export async function readTables(client: Client): Promise<readonly BackupTable[]> {
  const { rows } = await client.query<TableRow>(TABLES, [LEFT_OUT]);
  const sorted: BackupTable[] = [];
  const waiting = new Map(rows.map((row) => [row.table, row]));
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ refers }) => refers.every((name) => !waiting.has(name)));
    if (ready.length === 0) throw new Error(`tables refer to each other in a ring: ${[...waiting.keys()].join(", ")}`);
    for (const { table, columns } of ready) {
      waiting.delete(table);
      sorted.push({ table, columns });
    }
  }
  return sorted;
}

/** Rows of a table in COPY's text form, in one order whatever the server's collation, each chunk handed on; and what they come to. */
export async function readRows(
  client: Client,
  { table, columns }: BackupTable,
  take: (chunk: Buffer) => Promise<void> | void = () => undefined,
): Promise<TableSum> {
  const list = columns.map(quote).join(", ");
  const stream = client.query(
    copyTo(`copy (select ${list} from ${quote(table)} t order by (t.*)::text collate "C") to stdout`),
  );
  const hash = createHash("sha256");
  let rows = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows += 1;
    await take(chunk);
  }
  return { rows, hash: hash.digest("hex") };
}
