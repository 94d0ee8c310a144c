import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { findFreePort } from "./free-port.ts";

/** A PgBouncer that hands each transaction any of a few connections. */
export interface Pooler {
  /** Address of the database through the pooler. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Where Debian's package puts the program. */
const PROGRAM = "/usr/sbin/pgbouncer";

/** Whether this machine has the pooler. */
export const hasPooler = existsSync(PROGRAM);

const CONNECTIONS = 4;
const WAIT_MILLISECONDS = 10_000;

function writeSettings(folder: string, url: URL, port: number): string {
  const file = join(folder, "pgbouncer.ini");
  const database = url.pathname.slice(1);
  writeFileSync(join(folder, "users.txt"), `"${url.username}" "${url.password}"\n`);
  writeFileSync(
    file,
    `[databases]
${database} = host=127.0.0.1 port=${url.port} dbname=${database}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = plain
auth_file = ${join(folder, "users.txt")}
pool_mode = transaction
default_pool_size = ${CONNECTIONS}
`,
  );
  for (const [path, mode] of [
    [folder, 0o755],
    [file, 0o644],
    [join(folder, "users.txt"), 0o644],
  ] as const)
    chmodSync(path, mode);
  return file;
}

async function untilAnswers(url: string): Promise<void> {
  const end = Date.now() + WAIT_MILLISECONDS;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** Starts PgBouncer in transaction mode before a database, on a free port of this machine. */
export async function startPooler(databaseUrl: string): Promise<Pooler> {
  const folder = mkdtempSync(join(tmpdir(), "tandem-pooler-"));
  const url = new URL(databaseUrl);
  const port = await findFreePort();
  // It refuses to run as root.
  const user = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
  const program = spawn(PROGRAM, [...user, "-q", writeSettings(folder, url, port)], { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => program.once("exit", () => resolve()));
  const stop = async () => {
    program.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  url.port = String(port);
  await untilAnswers(url.href).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url: url.href, stop };
}
