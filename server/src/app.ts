import { existsSync } from "node:fs";
import { join } from "node:path";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import fastifyApollo from "@as-integrations/fastify";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Config } from "./config.ts";
import { addReturnExports } from "./download/return.routes.ts";
import { addSheetExports } from "./download/sheet.routes.ts";
import { faultTitle } from "./fault-text.ts";
import type { Context } from "./graphql/context.ts";
import { makeErrorFormatter, makeRequestErrorHandler } from "./graphql/error-format.ts";
import { compiledGateway } from "./graphql/executor.ts";
import { buildApiSchema } from "./graphql/schema.ts";
import { ImportJobs } from "./import/import-jobs.ts";
import { LiveUpdates } from "./live/live-updates.ts";
import { addStreams } from "./live/stream.routes.ts";
import { STREAM_LIMITS, StreamRegister } from "./live/stream-register.ts";
import type { Log } from "./log.ts";
import { addHealth } from "./operations/health.routes.ts";
import { Readiness } from "./operations/readiness.ts";
import { openWatching } from "./operations/watching.ts";
import { drain, endConnectionsWhenDraining, makeWebServer } from "./operations/web-server.ts";
import { DimensionCache } from "./persistence/dimensions.ts";
import { openOrm, poolOf } from "./persistence/orm.ts";
import { readFirstPartnership } from "./persistence/queries/partnership.query.ts";
import { Snapshots } from "./persistence/snapshots.ts";
import { VersionListener } from "./persistence/version-listener.ts";
import { PublishedSnapshots } from "./publication/published-snapshots.ts";
import { makeContext, type Shared } from "./request-context.ts";
import { currentRequest } from "./request-scope.ts";
import { addAuditExport } from "./security/audit-log.routes.ts";
import { LocalDataWall } from "./security/local-data.ts";
import { SmallCountReads } from "./security/small-count-reads.ts";
import { addWalls, openSignIn, viewerOf, viewerOfSession } from "./security/walls.ts";
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

/** Most words and marks of one document; the largest of the dashboard has about 500. */
const LARGEST_DOCUMENT = 20_000;

/** The number of the request that is being answered, under which its faults are logged. */
const requestId = () => currentRequest()?.id;

function makeApollo(log: Log, schema: GraphQLSchema, plugins: readonly ApolloServerPlugin[]): ApolloServer<Context> {
  return new ApolloServer<Context>({
    gateway: compiledGateway(schema),
    introspection: true,
    parseOptions: { maxTokens: LARGEST_DOCUMENT },
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: makeErrorFormatter(log, requestId),
    plugins: [...plugins, ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
  });
}

/** Serves the built dashboard; every page address leads to its one document. */
async function serveDashboard(fastify: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, "index.html"))) return;
  await fastify.register(fastifyStatic, { root: folder, index: "index.html" });
  fastify.setNotFoundHandler((request, reply) => {
    const isPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
    return isPage
      ? reply.sendFile("index.html")
      : reply
          .code(404)
          .send({ errors: [{ message: "There is nothing at this address.", extensions: { code: "NOT_FOUND" } }] });
  });
}

/** What a server is started with. */
export interface AppOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly log: Log;
  /** The clock sessions go by; defaults to the machine's. */
  readonly now?: () => Date;
  /** Defaults to the one whose every field is behind its rule; measurements compare it with one that has none. */
  readonly schema?: GraphQLSchema;
}

type Parts = Shared & { readonly listener: VersionListener; readonly streams: StreamRegister };

/** All that requests share, on a database. */
async function openParts({ config, databaseUrl, log, now = () => new Date() }: AppOptions): Promise<Parts> {
  const orm = await (config.poolUrl === null ? openOrm(databaseUrl, "tandem_app") : openOrm(config.poolUrl, null));
  const snapshots = new Snapshots(orm);
  const signIn = openSignIn(config.signIn, { orm, log, now });
  const live = new LiveUpdates(orm);
  return {
    orm,
    snapshots,
    signIn,
    live,
    published: new PublishedSnapshots(orm, snapshots),
    dimensions: new DimensionCache(orm),
    localData: new LocalDataWall(orm, signIn !== null || config.isLocalDataOpen),
    reads: new SmallCountReads(orm),
    imports: new ImportJobs(orm, (fault) => log.error(`import failed: ${faultTitle(fault)}`)),
    streams: new StreamRegister(STREAM_LIMITS, (keyHash) => viewerOfSession(keyHash, signIn)),
    listener: new VersionListener(databaseUrl, {
      onVersion: (notice) => {
        snapshots.refresh(notice);
        live.onVersion(notice.partnershipId);
      },
      onLoad: (partnershipId) => live.onLoad(partnershipId),
      onReturn: () => live.onReturn(),
    }),
  };
}

/** Adds the walls and every address behind them. */
async function addAddresses(
  fastify: FastifyInstance,
  { config, log }: AppOptions,
  { parts, schema, readiness }: { parts: Parts; schema: GraphQLSchema; readiness: Readiness },
): Promise<void> {
  const { orm, dimensions, localData, imports, signIn, streams } = parts;
  await addWalls(fastify, signIn);
  addHealth(fastify, readiness);
  const door = { orm, dimensions, localData, viewerOf: (request: FastifyRequest) => viewerOf(request, signIn) };
  addAuditExport(fastify, door);
  addReturnExports(fastify, door);
  addSheetExports(fastify, door);
  addImports(fastify, { ...door, jobs: imports, isLocalDataOpen: signIn !== null || config.isLocalDataOpen });
  addStreams(fastify, {
    schema,
    register: streams,
    makeContext: (request) => makeContext(request, parts),
    formatError: makeErrorFormatter(log, requestId),
  });
}

/** Builds the server and starts listening. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { config, databaseUrl, log } = options;
  const parts = await openParts(options);
  const { orm, snapshots, streams, live, imports, listener } = parts;
  const pool = await poolOf(orm);
  const { operations: settings, documentsDir } = config;
  const watching = await openWatching({ settings, log, pool, documentsDir, openStreams: () => streams.count });
  const schema = options.schema ?? buildApiSchema();
  const fastify = makeWebServer(log, BODY_LIMIT);
  const apollo = makeApollo(log, schema, watching.plugins);
  const partnershipCode = await readFirstPartnership(databaseUrl);
  const readiness = new Readiness({ orm, snapshots, partnershipCode });
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
    await apollo.start();
    watching.watchRequests(fastify);
    endConnectionsWhenDraining(fastify, readiness);
    await addAddresses(fastify, options, { parts, schema, readiness });
    await fastify.register(fastifyApollo(apollo), { context: (request) => makeContext(request, parts) });
    await serveDashboard(fastify, config.dashboardDir);
    return { address: await fastify.listen({ host: config.host, port: config.port }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
