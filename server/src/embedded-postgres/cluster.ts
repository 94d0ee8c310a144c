import { closeSync, constants, openSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { findBinaries, reachableBinaries } from "./binaries.ts";
import { CLUSTER_FOLDER, type DataFolder, type DataOptions, prepareDataFolder } from "./data-folder.ts";
import { clearLeftovers, takeFolder } from "./folder-lock.ts";
import { type GuardedServer, startGuarded } from "./guarded-server.ts";
import { ensureCluster, SUPERUSER } from "./initial-cluster.ts";
import { comesTrue } from "./process.ts";
import { serverParameters } from "./settings.ts";

/** A running PostgreSQL of our own. */
export interface Cluster {
  /** Address of a database in it, with the login that owns the cluster. */
  urlOf(database: string): string;
  /** Settles when the server ends, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends it in order; safe to call twice. */
  stop(): Promise<void>;
}

/** Where the cluster lies and whether it is thrown away, folder and all, when it ends. */
export interface ClusterOptions extends DataOptions {
  readonly isThrowAway?: boolean;
}

const START_MILLISECONDS = 120_000;
const START_ATTEMPTS = 20;

/** Faults that pass: another program took the port, or a killed server's last process still has its memory. */
const PASSING_FAULT = /could not bind|address already in use|could not create any TCP|pre-existing shared memory/i;

/** A loopback port nobody listens on. */
function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = address !== null && typeof address === "object" ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Empties the log; never follows a link that another user may have put there. */
function emptyLog(file: string): void {
  rmSync(file, { force: true });
  closeSync(openSync(file, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600));
}

/** Whether the server says in its own file that it takes connections on the port. */
function isReady(cluster: string, port: number): boolean {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return lines[3] === String(port) && lines[7]?.trim() === "ready";
  } catch {
    return false;
  }
}

function lastFault(logFile: string): string {
  const lines = readFileSync(logFile, "utf8").trim().split("\n");
  return lines.findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? lines.at(-1) ?? "";
}

interface Launch {
  readonly postgres: string;
  readonly folder: DataFolder;
  readonly cluster: string;
  readonly isThrowAway: boolean;
  readonly foldersToRemove: readonly string[];
}

/** Starts the server and waits until it answers; a fault that passes is tried again on another port. */
async function launch(options: Launch): Promise<{ server: GuardedServer; port: number }> {
  const { postgres, folder, cluster, isThrowAway, foldersToRemove } = options;
  const logFile = join(folder.path, "postgresql.log");
  let fault = "";
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
    const port = await findFreePort();
    emptyLog(logFile);
    const server = startGuarded({
      program: postgres,
      parameters: serverParameters(cluster, port, isThrowAway),
      folder: folder.path,
      logFile,
      account: folder.account,
      foldersToRemove,
    });
    await comesTrue(() => server.hasEnded() || isReady(cluster, port), START_MILLISECONDS);
    if (!server.hasEnded() && isReady(cluster, port)) return { server, port };
    fault = lastFault(logFile);
    await server.stop();
    if (!PASSING_FAULT.test(fault)) break;
  }
  throw new Error(`the embedded PostgreSQL did not start: ${fault}`);
}

/** Starts PostgreSQL on a free loopback port with its data in the folder given, made at the first start. */
export async function startCluster(options: ClusterOptions, log: (line: string) => void): Promise<Cluster> {
  const isThrowAway = options.isThrowAway ?? false;
  const prepared = prepareDataFolder(options, log);
  const folder = { ...prepared, path: realpathSync(prepared.path) };
  const cluster = join(folder.path, CLUSTER_FOLDER);
  const foldersToRemove = isThrowAway ? [options.dataDir, dirname(folder.path)] : [];
  await takeFolder(folder.path, options.dataDir);
  const { postgres, initdb } = reachableBinaries(await findBinaries(), folder.account, folder.path);
  await clearLeftovers(cluster);
  const password = ensureCluster({ initdb, folder: folder.path, cluster, account: folder.account, isThrowAway }, log);
  const { server, port } = await launch({ postgres, folder, cluster, isThrowAway, foldersToRemove });
  return {
    urlOf: (database) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
    ended: server.ended,
    stop: async () => {
      await server.stop();
      // The guard has done this, unless someone killed it.
      await clearLeftovers(cluster);
      for (const remains of foldersToRemove) rmSync(remains, { recursive: true, force: true });
    },
  };
}
