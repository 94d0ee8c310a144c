import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, existsSync, rmSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Client } from "pg";
import { BackupError, type BackupHeader, END_OF_ROWS } from "./backup-lines.ts";
import { isThere, partialOf, publish } from "./partial-file.ts";
import { prepareConnection, readRows, readTables } from "./tables.ts";

/** What was written. */
export interface BackupResult {
  readonly tables: number;
  readonly rows: number;
}

/** A packed file under a hash that is its last line; nobody but its owner may read it. */
class PackedFile {
  readonly #gzip = createGzip();
  readonly #hash = createHash("sha256");
  readonly #written: Promise<void>;

  constructor(path: string) {
    this.#written = pipeline(this.#gzip, createWriteStream(path, { flags: "wx", mode: 0o600 }));
    this.#written.catch(() => undefined);
  }

  async write(part: Buffer | string): Promise<void> {
    this.#hash.update(part);
    if (this.#gzip.destroyed) await this.#written;
    else if (!this.#gzip.write(part)) await Promise.race([once(this.#gzip, "drain"), this.#written]);
  }

  async end(): Promise<void> {
    this.#gzip.end(`sha256 ${this.#hash.digest("hex")}\n`);
    await this.#written;
  }
}

async function writeAll(client: Client, file: PackedFile): Promise<BackupResult> {
  await prepareConnection(client);
  // One snapshot of all tables, however much is written meanwhile.
  await client.query("begin isolation level repeatable read read only");
  const { rows: done } = await client.query<{ name: string }>("select name from mikro_orm_migrations order by id");
  const migrations = done.map(({ name }) => name);
  const header: BackupHeader = { format: "tandem-backup", version: 1, takenAt: new Date().toISOString(), migrations };
  await file.write(`${JSON.stringify(header)}\n`);
  const tables = await readTables(client);
  let rows = 0;
  for (const table of tables) {
    await file.write(`${JSON.stringify(table)}\n`);
    const sum = await readRows(client, table, (chunk) => file.write(chunk));
    await file.write(`${END_OF_ROWS}\n${JSON.stringify(sum)}\n`);
    rows += sum.rows;
  }
  await client.query("commit");
  await file.end();
  return { tables: tables.length, rows };
}

/** A fault of the disk, by its code. */
const codeOf = (fault: unknown) =>
  fault instanceof Error && "syscall" in fault && "code" in fault ? fault.code : null;

/** What a fault means to whoever asked for the file. */
function faultOf(fault: unknown, path: string): unknown {
  if (fault instanceof Error && /row-level security/.test(fault.message))
    return new BackupError(
      "the login of DATABASE_URL must read past row-level security; give it BYPASSRLS for this command.",
    );
  const code = codeOf(fault);
  if (code === null || code === "ECONNREFUSED" || code === "ECONNRESET") return fault;
  return code === "EEXIST"
    ? isThere(path)
    : new BackupError(`${path} cannot be written (${String(code)}); name another.`);
}

/** Writes all that a database holds, as of one moment, to a new file; a file by that name is there only once it is whole. */
export async function saveBackup(databaseUrl: string, path: string): Promise<BackupResult> {
  if (existsSync(path)) throw isThere(path);
  const partial = partialOf(path);
  const client = new Client({ connectionString: databaseUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const result = await writeAll(client, new PackedFile(partial));
    publish(partial, path);
    return result;
  } catch (fault) {
    throw faultOf(fault, path);
  } finally {
    rmSync(partial, { force: true });
    await client.end();
  }
}
