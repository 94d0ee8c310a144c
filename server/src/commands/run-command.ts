import { readConfig } from "../config.ts";
import { startCluster } from "../embedded-postgres/cluster.ts";
import { terminalLog } from "../log.ts";
import { checkConnection, ensureDatabase } from "../persistence/connection.ts";

const DATABASE = "tandem";

/** Runs a piece of work on the database the settings name, starting the embedded server where it is not running. */
async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const config = readConfig();
  if (config.databaseUrl !== null) {
    await checkConnection(config.databaseUrl);
    return work(config.databaseUrl);
  }
  const cluster = await startCluster(config, () => undefined);
  try {
    await ensureDatabase(cluster.urlOf("postgres"), DATABASE);
    return await work(cluster.urlOf(DATABASE));
  } finally {
    await cluster.stop();
  }
}

/** Runs a command of the server's console; it fails with one line, and exit code 1. */
export async function runCommand(work: (databaseUrl: string) => Promise<boolean>): Promise<void> {
  try {
    process.exitCode = (await withDatabase(work)) ? 0 : 1;
  } catch (error) {
    terminalLog("error").error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
