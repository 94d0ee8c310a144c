import { once } from "node:events";
import type { MikroORM } from "@mikro-orm/postgresql";
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from "kysely";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { DatabaseRole, Sql, Tables } from "./orm.ts";

/** A transaction on a connection of its own, over which rows can be streamed by COPY. */
export interface BulkSession {
  readonly db: Sql;
  /** Appends rows in COPY's text form to a table. */
  copy(table: string, columns: readonly string[], text: string): Promise<void>;
}

/** Whom a bulk transaction writes as: the application within one partnership, or the owner of the shared reference data. */
export type BulkWriter = { readonly partnershipId: number } | { readonly owner: true };

/** Memory for one sort or join of a bulk transaction. */
const WORK_MEMORY = "64MB";

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

function openSession(client: Client): BulkSession {
  const borrowed: PostgresPoolClient = {
    query: client.query.bind(client) as PostgresPoolClient["query"],
    release: () => undefined,
  };
  const pool: PostgresPool = {
    connect: () => Promise.resolve(borrowed),
    end: () => Promise.resolve(),
    options: {},
  };
  const db: Sql = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    copy: async (table, columns, text) => {
      const stream = client.query(
        copyFrom(`copy ${quote(table)} (${columns.map(quote).join(", ")}) from stdin with (format text)`),
      );
      stream.end(text);
      await once(stream, "finish");
    },
  };
}

/** Ends whatever statement runs on a connection, by its server process. */
async function cancelStatement(url: string, pid: number): Promise<void> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    await client.query("select pg_cancel_backend($1)", [pid]);
  } finally {
    await client.end();
  }
}

/**
 * Runs `write` in one transaction of a connection of its own: all of it, or, where it throws, the server or the connection dies or
 * `signal` says so, nothing.
 */
export async function writeInBulk<T>(
  orm: MikroORM,
  writer: BulkWriter,
  write: (session: BulkSession) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const url = orm.config.get("clientUrl");
  if (url === undefined) throw new TypeError("the database was opened without an address");
  const client = new Client({ connectionString: url });
  await client.connect();
  // A connection that breaks fails the statement under way; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    const session = openSession(client);
    await client.query("begin");
    const role: DatabaseRole = "owner" in writer ? "tandem_owner" : "tandem_app";
    const partnershipId = "owner" in writer ? "" : String(writer.partnershipId);
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid, set_config('role', ${role}, true),
      set_config('tandem.partnership_id', ${partnershipId}, true), set_config('work_mem', ${WORK_MEMORY}, true)`.execute(
      session.db,
    );
    const cancel = () => void cancelStatement(url, rows[0]?.pid ?? 0).catch(() => undefined);
    signal?.addEventListener("abort", cancel);
    try {
      signal?.throwIfAborted();
      const result = await write(session);
      signal?.throwIfAborted();
      await client.query("commit");
      return result;
    } finally {
      signal?.removeEventListener("abort", cancel);
    }
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}
