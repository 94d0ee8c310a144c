import { setTimeout as sleep } from "node:timers/promises";
import { type Config, readConfig } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { type Cluster, startCluster } from "./embedded-postgres/cluster.ts";
import { checkListen, describeListenFault } from "./listen-fault.ts";
import { type Log, openLog, terminalLog } from "./log.ts";
import { type Stopping, stopOnSignals } from "./stopping.ts";

const DATABASE = "tandem";

/** How long a fault may wait for the news that PostgreSQL's end is its cause. */
const CAUSE_MILLISECONDS = 1_000;

/** How long the server may take to close what is left once its requests are finished. */
const CLOSE_SECONDS = 5;

function describe(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  return `Tandem cannot go on: ${error instanceof Error ? error.message : String(error)}`;
}

/** Starts the embedded PostgreSQL; its unexpected end is the end of Tandem. */
async function startOwnDatabase(config: Config, log: Log, stopping: Stopping): Promise<Cluster> {
  log.info("Starting PostgreSQL.");
  const cluster = await startCluster(config, log.info);
  stopping.add(cluster.stop);
  void cluster.ended.then(() => {
    if (stopping.isStopping()) return;
    log.error("The embedded PostgreSQL has ended, so Tandem stops; start it again, no committed data is lost.");
    stopping.stopWith(1);
  });
  return cluster;
}

/** Brings the database to the newest migration and loads the seeds it does not have. */
async function prepareDatabase(databaseUrl: string, config: Config, log: Log): Promise<void> {
  const { migrate } = await import("./persistence/migrate.ts");
  const { seedOnce } = await import("./import/seed.ts");
  await migrate(databaseUrl, log.info);
  const isLocalDataOpen = config.signIn !== null || config.isLocalDataOpen;
  await seedOnce({ databaseUrl, seedsDir: config.seedsDir, log: log.info, isLocalDataOpen });
}

/** The database named by DATABASE_URL, checked and prepared; its faults name the variable. */
async function prepareNamedDatabase(databaseUrl: string, config: Config, log: Log): Promise<void> {
  const { checkConnection } = await import("./persistence/connection.ts");
  const { describeDatabaseFault, isDatabaseFault } = await import("./persistence/database-fault.ts");
  try {
    await checkConnection(databaseUrl);
    await prepareDatabase(databaseUrl, config, log);
  } catch (error) {
    throw isDatabaseFault(error) ? new ConfigError(`DATABASE_URL: ${describeDatabaseFault(error)}`) : error;
  }
}

async function prepareOwnDatabase(config: Config, log: Log, stopping: Stopping): Promise<string> {
  const cluster = await startOwnDatabase(config, log, stopping);
  const { ensureDatabase } = await import("./persistence/connection.ts");
  await ensureDatabase(cluster.urlOf("postgres"), DATABASE);
  await prepareDatabase(cluster.urlOf(DATABASE), config, log);
  return cluster.urlOf(DATABASE);
}

async function start(config: Config, log: Log, stopping: Stopping): Promise<void> {
  await checkListen(config);
  if (config.databaseUrl !== null) await prepareNamedDatabase(config.databaseUrl, config, log);
  const databaseUrl = config.databaseUrl ?? (await prepareOwnDatabase(config, log, stopping));
  const { startApp } = await import("./app.ts");
  const app = await startApp({ config, databaseUrl, log }).catch((error: unknown) => {
    throw describeListenFault(error, config);
  });
  const { drainSeconds, finishSeconds } = config.operations;
  stopping.add(app.close, (drainSeconds + finishSeconds + CLOSE_SECONDS) * 1_000);
  if (config.signIn === null) log.info("Nobody signs in: this is for trying Tandem out, on this machine only.");
  log.info(`Tandem is ready at ${app.address} (GraphQL at ${app.address}/graphql). Ctrl-C stops it.`);
}

async function run(): Promise<void> {
  let faultLog = terminalLog("error");
  const stopping = stopOnSignals((error) => faultLog.error(describe(error)));
  const fail = async (error: unknown) => {
    // Broken connections arrive before the news that PostgreSQL has ended, which is what is worth saying.
    if (!(error instanceof ConfigError)) await sleep(CAUSE_MILLISECONDS);
    if (stopping.isStopping()) return;
    faultLog.error(describe(error));
    stopping.stopWith(1);
  };
  process.on("uncaughtException", fail);
  // The launcher holds the channel; without it nobody could end this process in order.
  process.on("disconnect", () => stopping.stopWith(0));
  try {
    const config = readConfig();
    faultLog = openLog(config.logLevel, config.operations.logFormat);
    await start(config, faultLog, stopping);
  } catch (error) {
    await fail(error);
  }
}

await run();
