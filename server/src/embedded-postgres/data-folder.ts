import { createHash } from "node:crypto";
import { accessSync, chownSync, constants, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { ConfigError } from "../config.ts";
import { type Account, canWrite } from "./account.ts";

/** Where data goes when root runs Tandem in a folder that only root can enter. */
const SHARED_FOLDER = "/var/lib/tandem";

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new ConfigError(`DATA_DIR is "${folder}", but it cannot be written (${reason}); set it to a folder you can write.`);
  }
}

/** A folder of this checkout's own below the shared one. */
function relocated(folder: string): string {
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  return join(SHARED_FOLDER, name);
}

/** Makes the folder PostgreSQL keeps its data in, where its account can enter it. */
export function prepareDataFolder(
  options: { readonly dataDir: string; readonly isDataDirGiven: boolean },
  account: Account | null,
  log: (line: string) => void,
): string {
  makeFolder(options.dataDir);
  if (account === null) return options.dataDir;
  chownSync(options.dataDir, account.uid, account.gid);
  if (canWrite(options.dataDir, account)) return options.dataDir;
  if (options.isDataDirGiven) {
    throw new ConfigError(
      `DATA_DIR is "${options.dataDir}", which only root can enter, but PostgreSQL does not run as root; set it to a folder outside ${dirname(options.dataDir)}.`,
    );
  }
  const folder = relocated(options.dataDir);
  makeFolder(folder);
  chownSync(folder, account.uid, account.gid);
  log(`Only root can enter this checkout, so the data is kept in ${folder}.`);
  return folder;
}
