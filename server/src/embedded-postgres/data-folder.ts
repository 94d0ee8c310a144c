import { createHash } from "node:crypto";
import { accessSync, chmodSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { ConfigError } from "../config-error.ts";
import { type Account, canEnter, findAccount } from "./account.ts";

/** Where the server's files are to be kept. */
export interface DataOptions {
  readonly dataDir: string;
  /** Whether the folder was named by a person, so that it is never moved. */
  readonly isDataDirGiven: boolean;
}

/** Folder of the server's files, and the account that owns its data; null means whoever runs Tandem. */
export interface DataFolder {
  readonly path: string;
  readonly account: Account | null;
}

/** Where data goes when root runs Tandem in a folder that only root can enter. */
const SHARED_FOLDER = "/var/lib/tandem";

/** A folder of the major version's own, so that a newer PostgreSQL never meets older data. */
const SERVER_FOLDER = "postgresql-18";

/** Name of the cluster itself inside the server's folder. */
export const CLUSTER_FOLDER = "cluster";

const clusterIn = (dataDir: string) => join(dataDir, SERVER_FOLDER, CLUSTER_FOLDER);

/** Makes the folders that are missing, with their mode whatever mask Tandem runs under; Node's own way never ends in /proc. */
function makeMissing(folder: string, mode: number): void {
  if (existsSync(folder)) return;
  makeMissing(dirname(folder), mode);
  mkdirSync(folder);
  chmodSync(folder, mode);
}

/** Makes the folder; others may pass through when PostgreSQL runs as another user than Tandem, and not otherwise. */
function makeFolder(dataDir: string, account: Account | null): string {
  const path = join(dataDir, SERVER_FOLDER);
  try {
    makeMissing(path, account === null ? 0o700 : 0o711);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return path;
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new ConfigError(
      `DATA_DIR is "${dataDir}", but it cannot be written (${reason}); set it to a folder you can write, or run Tandem as its owner.`,
    );
  }
}

/** A folder outside the checkout, one for each, for data that cannot lie in it. */
function movedFolder(dataDir: string): string {
  return join(SHARED_FOLDER, createHash("sha256").update(dataDir).digest("hex").slice(0, 12));
}

/** Makes the folder PostgreSQL keeps its files in, where its account can enter it. */
export function prepareDataFolder({ dataDir, isDataDirGiven }: DataOptions, log: (line: string) => void): DataFolder {
  const moved = movedFolder(dataDir);
  const isMoved = !isDataDirGiven && existsSync(clusterIn(moved));
  const account = findAccount(clusterIn(isMoved ? moved : dataDir));
  if (account === null) return { path: makeFolder(dataDir, null), account };
  if (!isMoved) {
    const path = makeFolder(dataDir, account);
    if (canEnter(path, account)) return { path, account };
    if (isDataDirGiven || existsSync(clusterIn(dataDir))) {
      throw new ConfigError(
        `DATA_DIR is "${dataDir}", which only root can enter, but PostgreSQL never runs as root; let every user enter it, or set another folder.`,
      );
    }
  }
  log(`PostgreSQL never runs as root, and only root can enter this checkout: the data is kept in ${moved}.`);
  return { path: makeFolder(moved, account), account };
}
