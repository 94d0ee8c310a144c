import type { ApolloServerPlugin } from "@apollo/server";
import type { FastifyInstance } from "fastify";
import type { Pool } from "pg";
import type { OperationsSettings } from "../config-operations.ts";
import type { Log } from "../log.ts";
import { poolUseOf } from "../persistence/pool-use.ts";
import { KnownOperations } from "./known-operations.ts";
import { addRequestScopes, logRequests } from "./requests.ts";

/** What looks on while requests are answered. */
export interface Watching {
  /** Looks on at every operation. */
  readonly plugins: readonly ApolloServerPlugin[];
  /** Looks on at every request. */
  watchRequests(fastify: FastifyInstance): void;
  close(): Promise<void>;
}

/** What is looked at. */
export interface WatchedParts {
  readonly settings: OperationsSettings;
  readonly log: Log;
  readonly pool: Pool;
  /** Folder of the documents whose operations are told apart by name. */
  readonly documentsDir: string;
  readonly openStreams: () => number;
}

/** Begins to watch as the settings say; what they do not ask for is not even loaded. */
export async function openWatching({
  settings,
  log,
  pool,
  documentsDir,
  openStreams,
}: WatchedParts): Promise<Watching> {
  const plugins: ApolloServerPlugin[] = [];
  const watches: ((fastify: FastifyInstance) => void)[] = [addRequestScopes];
  const closers: (() => Promise<void>)[] = [];
  const { traceEndpoint, metrics } = settings;
  const { requests } = log;
  if (requests !== undefined) watches.push((fastify) => logRequests(fastify, requests));
  if (traceEndpoint !== null) {
    const { Tracing } = await import("./tracing.ts");
    const tracing = new Tracing(traceEndpoint, new KnownOperations(documentsDir));
    tracing.watchPool(pool);
    watches.push((fastify) => tracing.watchRequests(fastify));
    plugins.push(tracing.watchOperations());
    closers.push(() => tracing.close());
  }
  if (metrics !== null) {
    const { Metrics } = await import("./metrics.ts");
    const { serveMetrics } = await import("./metrics-server.ts");
    const operations = new KnownOperations(documentsDir);
    const figures = new Metrics({ operations, openStreams, poolUse: () => poolUseOf(pool) });
    const server = await serveMetrics(metrics, figures);
    log.info(`Metrics are at ${server.address}.`);
    watches.push((fastify) => figures.watchRequests(fastify));
    plugins.push(figures.watchOperations());
    closers.push(server.close);
  }
  return {
    plugins,
    watchRequests: (fastify) => watches.forEach((watch) => void watch(fastify)),
    close: async () => void (await Promise.all(closers.map((close) => close()))),
  };
}
