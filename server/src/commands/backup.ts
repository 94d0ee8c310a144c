import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { terminalLog } from "../log.ts";
import { saveBackup } from "../persistence/backup/save-backup.ts";
import { runCommand } from "./run-command.ts";

/** Writes all that the database holds to a file. */
async function backUp(databaseUrl: string): Promise<boolean> {
  const [file] = parseArgs({ allowPositionals: true }).positionals;
  if (file === undefined)
    throw new Error("the file is missing; name one to write, as npm run backup -- tandem.backup.");
  const { tables, rows } = await saveBackup(databaseUrl, resolve(file));
  terminalLog("info").info(
    `Wrote ${rows.toLocaleString("en-GB")} rows of ${tables} tables to ${file}. It holds personal data: keep it as safe as the database.`,
  );
  return true;
}

await runCommand(backUp);
