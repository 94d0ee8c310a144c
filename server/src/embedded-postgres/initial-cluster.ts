import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "./account.ts";
import { writeOwnFile } from "./folder-lock.ts";

/** Name of the login that owns a cluster. */
export const SUPERUSER = "tandem";

interface NewCluster {
  readonly initdb: string;
  readonly folder: string;
  readonly cluster: string;
  readonly account: Account | null;
  /** Whether it is thrown away soon, so that its files need not reach the disk. */
  readonly isThrowAway: boolean;
}

const FLAGS = [
  `--username=${SUPERUSER}`,
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  "--no-locale",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--no-instructions",
];

function give(path: string, account: Account | null): void {
  if (account !== null) chownSync(path, account.uid, account.gid);
}

/** Makes a new cluster beside its final place and moves it there whole, so that a kill leaves none half made. */
function createCluster({ initdb, folder, cluster, account, isThrowAway }: NewCluster): void {
  const partial = `${cluster}.partial`;
  const copy = join(folder, "initial-password");
  const password = randomBytes(24).toString("base64url");
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  give(partial, account);
  writeOwnFile(join(folder, "password"), password);
  writeOwnFile(copy, password);
  give(copy, account);
  const flags = [`--pgdata=${partial}`, `--pwfile=${copy}`, ...FLAGS, ...(isThrowAway ? ["--no-sync"] : [])];
  const { status, stderr, error } = spawnSync(initdb, flags, { ...account, cwd: folder, encoding: "utf8" });
  rmSync(copy, { force: true });
  if (status !== 0) {
    const reason =
      stderr
        ?.trim()
        .split("\n")
        .find((line) => line.includes("error:")) ??
      error?.message ??
      `exit ${status}`;
    throw new Error(`could not make a database in ${folder}: ${reason}`);
  }
  renameSync(partial, cluster);
}

/** Makes the cluster unless it is there; returns its password. */
export function ensureCluster(options: NewCluster, log: (line: string) => void): string {
  if (!existsSync(options.cluster)) {
    log(`Making a new database in ${options.folder}.`);
    createCluster(options);
  }
  const file = join(options.folder, "password");
  if (!existsSync(file)) throw new Error(`the database in ${options.folder} has lost its file password; put it back`);
  return readFileSync(file, "utf8").trim();
}
