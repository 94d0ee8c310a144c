import { Client } from "pg";

const CONNECT_MILLISECONDS = 10_000;

/** Oldest PostgreSQL the migrations run on. */
const OLDEST_SERVER = 180_000;

/** A server that answers but cannot hold Tandem's tables. */
export class UnfitServerError extends Error {}

/** Runs a piece of work on a connection of its own, without any role taken on. */
async function onConnection<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_MILLISECONDS });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Sees that a database answers within seconds and that its server is new enough. */
export function checkConnection(databaseUrl: string): Promise<void> {
  return onConnection(databaseUrl, async (client) => {
    const { rows } = await client.query(
      "select current_setting('server_version') as name, current_setting('server_version_num')::int as number",
    );
    if (rows[0].number < OLDEST_SERVER) {
      throw new UnfitServerError(
        `the server is PostgreSQL ${rows[0].name}, but Tandem needs 18 or newer; name another server.`,
      );
    }
  });
}

/** Makes a database on the server unless it is there. */
export function ensureDatabase(serverUrl: string, database: string): Promise<void> {
  return onConnection(serverUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  });
}
