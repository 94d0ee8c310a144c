import { createServer } from "node:net";
import { type RunningApp, startApp } from "./app.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { type Cluster, startCluster } from "./embedded-postgres/cluster.ts";
import { seedOnce } from "./import/seed.ts";
import { terminalLog as log } from "./log.ts";
import { describeDatabaseFault } from "./persistence/database-fault.ts";
import { migrate } from "./persistence/migrate.ts";

/** What has been started, to be ended in the opposite order. */
interface Started {
  cluster: Cluster | null;
  app: RunningApp | null;
}

const PARENT_CHECK_MILLISECONDS = 1_000;

/** Refuses a port that something else listens on, before anything is started. */
function checkPort({ host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const reason = error.code === "EADDRINUSE" ? "is taken" : `cannot be used (${error.code})`;
      reject(new ConfigError(`PORT ${port} on ${host} ${reason}; stop what uses it or set PORT to a free port.`));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

async function prepareDatabase(databaseUrl: string, config: Config): Promise<void> {
  try {
    await migrate(databaseUrl, log.info);
  } catch (error) {
    if (config.databaseUrl === null) throw error;
    throw new ConfigError(`DATABASE_URL: ${describeDatabaseFault(error)}`);
  }
  await seedOnce({ databaseUrl, seedsDir: config.seedsDir, log: log.info });
}

async function start(started: Started): Promise<void> {
  const config = readConfig();
  await checkPort(config);
  if (config.databaseUrl === null) started.cluster = await startCluster(config, log.info);
  const databaseUrl = config.databaseUrl ?? started.cluster?.databaseUrl ?? "";
  await prepareDatabase(databaseUrl, config);
  started.app = await startApp({ config, databaseUrl, log });
  log.info(`Tandem is ready at ${started.app.address} (API at ${started.app.address}/graphql). Ctrl-C stops it.`);
}

async function stop(started: Started): Promise<void> {
  await started.app?.close();
  await started.cluster?.stop();
}

/** Ends everything once, whatever asks for it first. */
function makeStopper(started: Started): (code: number) => void {
  let isStopping = false;
  return (code) => {
    if (isStopping) return;
    isStopping = true;
    stop(started).then(
      () => process.exit(code),
      (error: unknown) => {
        log.error(error instanceof Error ? error.message : String(error));
        process.exit(1);
      },
    );
  };
}

function watch(started: Started, stopWith: (code: number) => void): void {
  started.cluster?.ended.then(() => {
    log.error("The embedded PostgreSQL has ended; start Tandem again, it recovers by itself.");
    stopWith(1);
  });
}

const started: Started = { cluster: null, app: null };
const stopWith = makeStopper(started);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopWith(0));

const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) stopWith(1);
}, PARENT_CHECK_MILLISECONDS).unref();

try {
  await start(started);
  watch(started, stopWith);
} catch (error) {
  log.error(error instanceof ConfigError ? error.message : `Tandem could not start: ${error instanceof Error ? error.message : error}`);
  stopWith(1);
}
