import { parseArgs } from "node:util";
import { terminalLog } from "../log.ts";
import { removeOutlived } from "../persistence/stores/retention.store.ts";
import { clearLeftovers } from "../upload/upload-folder.ts";
import { runCommand } from "./run-command.ts";

/** Removes what has outlived its stated time, and says what and how much. */
async function retain(databaseUrl: string): Promise<boolean> {
  const { values } = parseArgs({ options: { "dry-run": { type: "boolean", default: false } } });
  const isTrial = values["dry-run"];
  const log = terminalLog("info");
  const verb = isTrial ? "Would remove" : "Removed";
  for (const { what, time, count } of await removeOutlived(databaseUrl, isTrial))
    log.info(`${verb} ${count} ${what} (kept ${time}).`);
  if (!isTrial) log.info(`${verb} ${clearLeftovers()} folders of files sent to servers that were killed.`);
  log.info("The audit log, loads and figures are kept.");
  return true;
}

await runCommand(retain);
