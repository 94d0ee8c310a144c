import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { ConfigError } from "../config.ts";
import { type Account, findAccount } from "./account.ts";
import { type Binaries, findBinaries, reachableBinaries } from "./binaries.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { commandOf, hasEnded, isAlive, readPid } from "./process.ts";

/** A running PostgreSQL of our own. */
export interface Cluster {
  readonly databaseUrl: string;
  /** Settles when the server ends, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends it in order; safe to call twice. */
  stop(): Promise<void>;
}

interface Place {
  readonly folder: string;
  readonly cluster: string;
  readonly account: Account | null;
  readonly binaries: Binaries;
}

const START_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 15_000;

/** Makes a new cluster beside its final place and moves it there whole, so that a kill leaves none half made. */
function createCluster({ folder, cluster, account, binaries }: Place): void {
  const partial = `${cluster}.partial`;
  const passwordFile = join(folder, "password");
  rmSync(partial, { recursive: true, force: true });
  writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (account !== null) chownSync(passwordFile, account.uid, account.gid);
  const flags = ["--username=tandem", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale"];
  const made = spawnSync(binaries.initdb, [`--pgdata=${partial}`, ...flags], { ...account, cwd: folder, encoding: "utf8" });
  if (made.status !== 0) throw new Error(`could not make a PostgreSQL cluster in ${folder}: ${made.stderr || made.error}`);
  renameSync(partial, cluster);
}

/** Ends a server left behind by a Tandem that was killed; refuses when that Tandem still runs. */
async function clearLeftover({ folder, cluster }: Place): Promise<void> {
  const owner = readPid(join(folder, "tandem.pid"));
  if (owner !== null && owner !== process.pid && isAlive(owner) && /main\.(js|ts)|vitest/.test(commandOf(owner))) {
    throw new ConfigError(`DATA_DIR is "${folder}", which a running Tandem uses (process ${owner}); stop it or set another folder.`);
  }
  const leftover = readPid(join(cluster, "postmaster.pid"));
  if (leftover === null || !isAlive(leftover) || !commandOf(leftover).includes(cluster)) return;
  process.kill(leftover, "SIGINT");
  if (!(await hasEnded(leftover, STOP_MILLISECONDS))) process.kill(leftover, "SIGQUIT");
  if (!(await hasEnded(leftover, STOP_MILLISECONDS))) throw new Error(`PostgreSQL process ${leftover} of ${folder} does not end`);
}

/** A loopback port nobody listens on. */
function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

function launch({ folder, cluster, account, binaries }: Place, port: number): ChildProcess {
  const logFile = openSync(join(folder, "postgres.log"), "w");
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "shared_buffers=128MB",
    "max_connections=60",
    "timezone=UTC",
  ];
  const server = spawn(binaries.postgres, ["-D", cluster, ...settings.flatMap((setting) => ["-c", setting])], {
    ...account,
    cwd: folder,
    // Its own process group: Ctrl-C reaches Tandem, which ends PostgreSQL in order.
    detached: true,
    stdio: ["ignore", "ignore", logFile],
  });
  closeSync(logFile);
  return server;
}

async function waitUntilReady(url: string, server: ChildProcess, folder: string): Promise<void> {
  for (let waited = 0; waited < START_MILLISECONDS; waited += 50) {
    if (server.exitCode !== null || server.signalCode !== null) break;
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await sleep(50);
    }
  }
  const log = readFileSync(join(folder, "postgres.log"), "utf8").trim().split("\n").at(-1) ?? "";
  throw new Error(`the embedded PostgreSQL did not start: ${log}`);
}

async function makeDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: `${url}/postgres` });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'tandem'");
    if (rowCount === 0) await client.query("create database tandem");
  } finally {
    await client.end();
  }
}

function runningCluster(server: ChildProcess, databaseUrl: string): Cluster {
  const ended = new Promise<void>((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) resolve();
    else server.once("exit", () => resolve());
  });
  const { pid } = server;
  return {
    databaseUrl,
    ended,
    stop: async () => {
      if (pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
      server.kill("SIGINT");
      if (!(await hasEnded(pid, STOP_MILLISECONDS))) server.kill("SIGQUIT");
      await ended;
    },
  };
}

/** Starts PostgreSQL on a free loopback port with its data in the folder given, made at the first start. */
export async function startCluster(
  options: { readonly dataDir: string; readonly isDataDirGiven: boolean },
  log: (line: string) => void,
): Promise<Cluster> {
  const account = findAccount();
  const folder = prepareDataFolder(options, account, log);
  const place = {
    folder,
    cluster: join(folder, "postgresql"),
    account,
    binaries: reachableBinaries(await findBinaries(), account, folder),
  };
  await clearLeftover(place);
  writeFileSync(join(folder, "tandem.pid"), String(process.pid));
  if (!existsSync(place.cluster)) {
    log("Making a new database.");
    createCluster(place);
  }
  chmodSync(join(folder, "password"), 0o600);
  const password = readFileSync(join(folder, "password"), "utf8").trim();
  const port = await findFreePort();
  const server = launch(place, port);
  const url = `postgres://tandem:${password}@127.0.0.1:${port}`;
  const cluster = runningCluster(server, `${url}/tandem`);
  try {
    await waitUntilReady(`${url}/postgres`, server, folder);
    await makeDatabase(url);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}
