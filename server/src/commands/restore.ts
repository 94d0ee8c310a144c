import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { terminalLog } from "../log.ts";
import { restoreBackup } from "../persistence/backup/restore-backup.ts";
import { runCommand } from "./run-command.ts";

/** Fills an empty database from a file. */
async function restore(databaseUrl: string): Promise<boolean> {
  const [file] = parseArgs({ allowPositionals: true }).positionals;
  if (file === undefined)
    throw new Error("the file is missing; name one that npm run backup wrote, as npm run restore -- tandem.backup.");
  const log = terminalLog("info");
  const { tables, rows, takenAt } = await restoreBackup(databaseUrl, resolve(file), log.info);
  log.info(
    `Restored ${rows.toLocaleString("en-GB")} rows of ${tables} tables as of ${takenAt}. Everybody signs in again.`,
  );
  log.info(
    "Keys revoked and people removed after that are back with their rights: look through the pages Keys and People before anybody is let in.",
  );
  return true;
}

await runCommand(restore);
