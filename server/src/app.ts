import type { FastifyInstance, FastifyRequest } from "fastify";
import { Api } from "./api.ts";
import type { AppOptions } from "./app-options.ts";
import { serveDashboard } from "./dashboard.ts";
import { addReturnExports } from "./download/return.routes.ts";
import { addSheetExports } from "./download/sheet.routes.ts";
import { openAsk } from "./download/tables/ask.ts";
import { addTables } from "./download/tables/tables.routes.ts";
import { makeErrorFormatter, makeRequestErrorHandler } from "./graphql/error-format.ts";
import { readDocument } from "./graphql/read-document.ts";
import { buildApiSchema } from "./graphql/schema.ts";
import { findHomePartnership } from "./home-partnership.ts";
import { addStreams } from "./live/stream.routes.ts";
import { addHealth } from "./operations/health.routes.ts";
import { Readiness } from "./operations/readiness.ts";
import { openWatching } from "./operations/watching.ts";
import { drain, endConnectionsWhenDraining, makeWebServer } from "./operations/web-server.ts";
import { openParts, type Parts } from "./parts.ts";
import { poolOf } from "./persistence/orm.ts";
import { makeContext } from "./request-context.ts";
import { requestId } from "./request-scope.ts";
import { addAuditExport } from "./security/audit-log.routes.ts";
import { addPressure } from "./security/pressure.ts";
import { addWalls } from "./security/walls.ts";
import { addImports } from "./upload/import.routes.ts";

/** The running server. */
export interface RunningApp {
  /** Where it answers, as http://127.0.0.1:4000. */
  readonly address: string;
  /** Stops listening, finishes what is under way and closes the database connections. */
  close(): Promise<void>;
}

/** Largest request that is read, in bytes. */
const BODY_LIMIT = 1_000_000;

/** Adds every address that tells or takes data; the gate stands before all of them. */
async function addData(fastify: FastifyInstance, parts: Parts, api: Api, { config, log }: AppOptions): Promise<void> {
  const { orm, dimensions, partnerships, localData, gate, imports, streams, signIn } = parts;
  gate.guard(fastify);
  const door = { orm, dimensions, localData, viewerOf: async (request: FastifyRequest) => gate.viewerOf(request) };
  addAuditExport(fastify, door);
  addReturnExports(fastify, door);
  addSheetExports(fastify, door);
  const { schema, beyondLimits } = api;
  await addTables(fastify, { ...door, partnerships, schema, beyondLimits, openAsk: openAsk(api.apollo, parts) });
  addImports(fastify, { ...door, jobs: imports, isLocalDataOpen: signIn !== null || config.isLocalDataOpen });
  addStreams(fastify, {
    schema,
    readDocument,
    beyondLimits,
    register: streams,
    makeContext: (request) => makeContext(request, parts),
    formatError: makeErrorFormatter(log, requestId),
  });
  await api.addTo(fastify);
}

/** Builds the server and starts listening. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { config, databaseUrl, log } = options;
  const { operations: settings, documentsDir, keptAnswersBytes } = config;
  const home = await findHomePartnership(databaseUrl, config.partnershipCode);
  const parts = await openParts(options);
  const { orm, snapshots, streams, live, imports, listener } = parts;
  const pool = await poolOf(orm);
  const watching = await openWatching({ settings, log, pool, documentsDir, openStreams: () => streams.count });
  const fastify = makeWebServer(log, BODY_LIMIT);
  const schema = options.schema ?? buildApiSchema();
  const api = new Api(parts, { schema, log, keptAnswersBytes, plugins: watching.plugins });
  const readiness = new Readiness({ orm, snapshots, partnershipCode: home });
  const close = async () => {
    streams.close();
    live.close();
    await drain(fastify, readiness, settings);
    await imports.close();
    await listener.close();
    await watching.close();
    await orm.close(true);
  };
  try {
    fastify.setErrorHandler(makeRequestErrorHandler(log, requestId));
    await listener.open();
    await api.start();
    watching.watchRequests(fastify);
    endConnectionsWhenDraining(fastify, readiness);
    await addWalls(fastify, parts.signIn);
    addHealth(fastify, readiness);
    addPressure(fastify);
    await fastify.register((inside) => addData(inside, parts, api, options));
    await serveDashboard(fastify, config.dashboardDir, home);
    return { address: await fastify.listen({ host: config.host, port: config.port }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
