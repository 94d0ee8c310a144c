import { terminalLog } from "../log.ts";
import { migrate } from "../persistence/migrate.ts";
import { readDatabaseState } from "../persistence/queries/database-state.query.ts";
import { MIGRATION_NAMES } from "../persistence/queries/migrations.query.ts";
import { runCommand } from "./run-command.ts";

const log = terminalLog("info");

/** Brings a database to this version, having seen that it is sound, and sees that it still is. */
async function upgrade(databaseUrl: string): Promise<boolean> {
  const before = await readDatabaseState(databaseUrl);
  const newer = before.migrations.filter((name) => !MIGRATION_NAMES.includes(name));
  if (newer.length > 0)
    throw new Error(
      `the database is newer than this version of Tandem (it has ${newer.join(", ")}); run that version.`,
    );
  if (before.faults.length > 0) throw new Error(`nothing is changed: ${before.faults.join("; ")}.`);
  const pending = MIGRATION_NAMES.filter((name) => !before.migrations.includes(name));
  if (pending.length === 0) {
    log.info(
      `The database is up to date and sound: ${before.partnerships.length} partnerships, every audit log whole.`,
    );
    return true;
  }
  log.info(`The database is sound; ${pending.length} of ${MIGRATION_NAMES.length} migrations are to come.`);
  await migrate(databaseUrl, log.info);
  const after = await readDatabaseState(databaseUrl);
  const isSame = JSON.stringify(after.partnerships) === JSON.stringify(before.partnerships);
  const faults = [...after.faults, ...(isSame ? [] : ["partnerships, data versions or audit logs differ from before"])];
  if (faults.length > 0)
    throw new Error(`the upgrade went wrong: ${faults.join("; ")}. Restore the backup that was taken before it.`);
  log.info("Upgraded: the same partnerships, data versions and audit logs, every table behind its wall.");
  return true;
}

await runCommand(upgrade);
