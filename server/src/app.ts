import { existsSync } from "node:fs";
import { join } from "node:path";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import fastifyApollo from "@as-integrations/fastify";
import fastifyStatic from "@fastify/static";
import type { MikroORM } from "@mikro-orm/postgresql";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import { Answers } from "./answers/answers.routes.ts";
import { KeptAnswers } from "./answers/kept-answers.ts";
import type { Config } from "./config.ts";
import { addReturnExports } from "./download/return.routes.ts";
import { addSheetExports } from "./download/sheet.routes.ts";
import { faultTitle } from "./fault-text.ts";
import type { Context } from "./graphql/context.ts";
import { tellDeprecations } from "./graphql/deprecations.ts";
import { makeErrorFormatter, makeRequestErrorHandler } from "./graphql/error-format.ts";
import { compiledGateway } from "./graphql/executor.ts";
import { buildSubgraph } from "./graphql/federation/subgraph.ts";
import { forgetAfterWrites } from "./graphql/forget-after-writes.ts";
import { buildApiSchema } from "./graphql/schema.ts";
import { ImportJobs } from "./import/import-jobs.ts";
import { LiveUpdates } from "./live/live-updates.ts";
import { addStreams } from "./live/stream.routes.ts";
import { STREAM_LIMITS, StreamRegister } from "./live/stream-register.ts";
import type { Log } from "./log.ts";
import { CurrentPartnerships } from "./persistence/current-partnerships.ts";
import { DimensionCache } from "./persistence/dimensions.ts";
import { openOrm } from "./persistence/orm.ts";
import { Registers } from "./persistence/registers.ts";
import { Snapshots } from "./persistence/snapshots.ts";
import { VersionListener, type VersionNotice } from "./persistence/version-listener.ts";
import { PublishedSnapshots } from "./publication/published-snapshots.ts";
import { makeContext, type Shared } from "./request-context.ts";
import { currentRequest } from "./request-scope.ts";
import { addAuditExport } from "./security/audit-log.routes.ts";
import { Gate } from "./security/gate.ts";
import { KeyRing } from "./security/keys/key-ring.ts";
import { LocalDataWall } from "./security/local-data.ts";
import { addPressure } from "./security/pressure.ts";
import { SmallCountReads } from "./security/small-count-reads.ts";
import { addWalls, openSignIn } from "./security/walls.ts";
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

/** How long a request may take to arrive; the largest files come within it over a slow line. */
const REQUEST_MILLISECONDS = 300_000;

/** How long requests under way may take to finish when the server stops. */
const FINISH_MILLISECONDS = 3_000;

/** Where a supergraph asks: the same questions behind the same walls and rules, as a subgraph of Apollo Federation 2. */
const SUBGRAPH_PATH = "/graphql/subgraph";

/** Most words and marks of one document; the largest of the dashboard has about 500. */
const LARGEST_DOCUMENT = 20_000;

function makeApollo(log: Log, schema: GraphQLSchema, plugins: ApolloServerPlugin<Context>[]): ApolloServer<Context> {
  return new ApolloServer<Context>({
    gateway: compiledGateway(limits.schema),
    introspection: true,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: TOLD_FAULTS },
    // A document is sent with each request, so that the limits see it before anything else does.
    persistedQueries: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: makeErrorFormatter(log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      tellDeprecations(),
      ...plugins,
    ],
  });
}

const faultText = (fault: unknown) => `import failed: ${fault instanceof Error ? fault.message : String(fault)}`;

/** The one way to data: open without a session or key only where nobody signs in and this machine alone is listened to. */
function openGate(orm: Shared["orm"], signIn: SignIn | null, config: Config, now: () => Date): Gate {
  const isEvaluation = signIn === null && isLoopback(config.host);
  return new Gate({ signIn, isEvaluation, keys: new KeyRing(orm, { now, isEvaluation }) });
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

/** Adds every address that tells or takes data; the gate stands before all of them. */
async function addData(
  fastify: FastifyInstance,
  { shared, apollo, config }: { shared: Shared; apollo: ApolloServer<Context>; config: Config },
): Promise<void> {
  const { orm, dimensions, localData, gate, imports } = shared;
  gate.guard(fastify);
  const viewerOf = async (request: FastifyRequest) => gate.viewerOf(request);
  const door = { orm, dimensions, localData, viewerOf };
  addAuditExport(fastify, door);
  addReturnExports(fastify, door);
  addSheetExports(fastify, door);
  addImports(fastify, { ...door, jobs: imports, isLocalDataOpen: config.signIn !== null || config.isLocalDataOpen });
  await fastify.register(fastifyApollo(apollo), { context: (request) => makeContext(request, shared) });
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

/** What all requests share, over one database. */
function shareParts(orm: MikroORM, { config, log, now = () => new Date() }: AppOptions): Shared {
  const signIn = openSignIn(config.signIn, { orm, log, now });
  const snapshots = new Snapshots(orm);
  const partnerships = new CurrentPartnerships(orm);
  return {
    orm,
    snapshots,
    partnerships,
    signIn,
    published: new PublishedSnapshots(orm, snapshots),
    dimensions: new DimensionCache(orm),
    registers: new Registers(orm),
    localData: new LocalDataWall(orm, signIn !== null || config.isLocalDataOpen),
    reads: new SmallCountReads(orm),
    imports: new ImportJobs(
      orm,
      (fault) => log.error(faultText(fault)),
      () => partnerships.forget(),
    ),
  };
}

/** Listens for writes of this process and others. */
function listenFor(databaseUrl: string, { partnerships, snapshots }: Shared): VersionListener {
  const hear = (notice: VersionNotice) => {
    partnerships.hear(notice);
    snapshots.refresh(notice);
  };
  return new VersionListener(databaseUrl, hear, (isHearing) => partnerships.setHearing(isHearing));
}

/** Serves everything but the API and the dashboard. */
function addFiles(fastify: FastifyInstance, shared: Shared, config: Config): void {
  const { orm, dimensions, localData, signIn, imports } = shared;
  const door = { orm, dimensions, localData, viewerOf: (request: FastifyRequest) => viewerOf(request, signIn) };
  addAuditExport(fastify, door);
  addReturnExports(fastify, door);
  addSheetExports(fastify, door);
  addImports(fastify, { ...door, jobs: imports, isLocalDataOpen: signIn !== null || config.isLocalDataOpen });
}

/** Serves the API, with the answers that are kept around it. */
async function addApi(fastify: FastifyInstance, shared: Shared, options: AppOptions): Promise<void> {
  const { config, log } = options;
  const schema = options.schema ?? buildApiSchema();
  const answers = new Answers({
    ...shared,
    answers: new KeptAnswers(config.keptAnswersBytes),
    viewerOf: (request) => viewerOf(request, shared.signIn),
  });
  const forget = forgetAfterWrites(shared.partnerships);
  const apollo = makeApollo(log, schema, [forget, answers.plugin()]);
  const subgraph = makeApollo(log, buildSubgraph(schema), [forget]);
  await apollo.start();
  await subgraph.start();
  const context = (request: FastifyRequest) => makeContext(request, shared);
  await fastify.register(async (scope) => {
    answers.addTo(scope);
    await scope.register(fastifyApollo(apollo), { context });
  });
  await fastify.register(fastifyApollo(subgraph), { path: SUBGRAPH_PATH, context });
}

/** Builds the server and starts listening. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { config, databaseUrl, log } = options;
  const orm = await (config.poolUrl === null ? openOrm(databaseUrl, "tandem_app") : openOrm(config.poolUrl, null));
  const shared = shareParts(orm, options);
  const listener = listenFor(databaseUrl, shared);
  const fastify = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: "idle" });
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
    await addWalls(fastify, shared.signIn);
    addFiles(fastify, shared, config);
    await addApi(fastify, shared, options);
    await serveDashboard(fastify, config.dashboardDir);
    return { address: await fastify.listen({ host: config.host, port: config.port }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
