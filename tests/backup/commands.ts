import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";

const COMMANDS = join(import.meta.dirname, "..", "..", "server", "dist", "commands");

/** What a command printed and came to. */
export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** Starts a built command as `npm run` does, on a database. */
export function startCommand(name: string, databaseUrl: string, ...parameters: readonly string[]): ChildProcess {
  const env = { PATH: "/usr/bin:/bin", HOME: tmpdir(), TMPDIR: tmpdir(), DATABASE_URL: databaseUrl };
  return spawn(process.execPath, [join(COMMANDS, `${name}.js`), ...parameters], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs a built command to its end. */
export function runCommand(name: string, databaseUrl: string, ...parameters: readonly string[]): Promise<Ran> {
  const child = startCommand(name, databaseUrl, ...parameters);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (text) => {
      output += text;
    });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}

/** Runs SQL past every wall. */
export async function runSql(databaseUrl: string, text: string): Promise<Record<string, never>[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const result = await client.query(text);
    return (Array.isArray(result) ? result.at(-1) : result).rows;
  } finally {
    await client.end();
  }
}

/** How many rows every table has; those with none are left out. */
export async function countRows(databaseUrl: string): Promise<Record<string, number>> {
  const tables = await runSql(
    databaseUrl,
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const counts: Record<string, number> = {};
  for (const name of tables.map((row) => String(row.name))) {
    const [row] = await runSql(databaseUrl, `select count(*)::int as count from "${name}"`);
    if (Number(row?.count) > 0 && name !== "mikro_orm_migrations") counts[name] = Number(row?.count);
  }
  return counts;
}
