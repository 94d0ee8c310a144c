import { existsSync } from "node:fs";
import { join } from "node:path";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import fastifyApollo from "@as-integrations/fastify";
import fastifyStatic from "@fastify/static";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Config } from "./config.ts";
import { addReturnExports } from "./download/return.routes.ts";
import { addSheetExports } from "./download/sheet.routes.ts";
import { openAsk } from "./download/tables/ask.ts";
import { addTables } from "./download/tables/tables.routes.ts";
import type { Context } from "./graphql/context.ts";
import { makeErrorFormatter, makeRequestErrorHandler } from "./graphql/error-format.ts";
import { compiledGateway } from "./graphql/executor.ts";
import { buildApiSchema } from "./graphql/schema.ts";
import { ImportJobs } from "./import/import-jobs.ts";
import type { Log } from "./log.ts";
import { DimensionCache } from "./persistence/dimensions.ts";
import { openOrm } from "./persistence/orm.ts";
import { Snapshots } from "./persistence/snapshots.ts";
import { VersionListener } from "./persistence/version-listener.ts";
import { PublishedSnapshots } from "./publication/published-snapshots.ts";
import { makeContext, type Shared } from "./request-context.ts";
import { addAuditExport } from "./security/audit-log.routes.ts";
import { LocalDataWall } from "./security/local-data.ts";
import { SmallCountReads } from "./security/small-count-reads.ts";
import { addWalls, openSignIn, viewerOf } from "./security/walls.ts";
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

/** How long requests under way may take to finish when the server stops. */
const FINISH_MILLISECONDS = 3_000;

/** Most words and marks of one document; the largest of the dashboard has about 500. */
const LARGEST_DOCUMENT = 20_000;

function makeApollo(log: Log, schema: GraphQLSchema): ApolloServer<Context> {
  return new ApolloServer<Context>({
    gateway: compiledGateway(schema),
    introspection: true,
    parseOptions: { maxTokens: LARGEST_DOCUMENT },
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: makeErrorFormatter(log),
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
  });
}

const faultText = (fault: unknown) => `import failed: ${fault instanceof Error ? fault.message : String(fault)}`;

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

/** Builds the server and starts listening. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { config, databaseUrl, log } = options;
  const orm = await (config.poolUrl === null ? openOrm(databaseUrl, "tandem_app") : openOrm(config.poolUrl, null));
  const snapshots = new Snapshots(orm);
  const signIn = openSignIn(config.signIn, { orm, log, now: options.now ?? (() => new Date()) });
  const shared: Shared = {
    orm,
    snapshots,
    signIn,
    published: new PublishedSnapshots(orm, snapshots),
    dimensions: new DimensionCache(orm),
    localData: new LocalDataWall(orm, signIn !== null || config.isLocalDataOpen),
    reads: new SmallCountReads(orm),
    imports: new ImportJobs(orm, (fault) => log.error(faultText(fault))),
  };
  const listener = new VersionListener(databaseUrl, (notice) => snapshots.refresh(notice));
  const fastify = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: "idle" });
  const schema = options.schema ?? buildApiSchema();
  const apollo = makeApollo(log, schema);
  const close = async () => {
    const cut = setTimeout(() => fastify.server.closeAllConnections(), FINISH_MILLISECONDS);
    await shared.imports.close();
    await fastify.close();
    clearTimeout(cut);
    await listener.close();
    await orm.close(true);
  };
  try {
    fastify.setErrorHandler(makeRequestErrorHandler(log));
    await listener.open();
    await apollo.start();
    await addWalls(fastify, signIn);
    const door = {
      orm,
      dimensions: shared.dimensions,
      localData: shared.localData,
      viewerOf: (request: FastifyRequest) => viewerOf(request, signIn),
    };
    addAuditExport(fastify, door);
    addReturnExports(fastify, door);
    addSheetExports(fastify, door);
    await addTables(fastify, { ...door, schema, openAsk: openAsk(apollo, shared) });
    addImports(fastify, {
      ...door,
      jobs: shared.imports,
      isLocalDataOpen: signIn !== null || config.isLocalDataOpen,
    });
    await fastify.register(fastifyApollo(apollo), { context: (request) => makeContext(request, shared) });
    await serveDashboard(fastify, config.dashboardDir);
    return { address: await fastify.listen({ host: config.host, port: config.port }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
