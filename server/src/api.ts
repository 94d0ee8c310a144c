import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import fastifyApollo from "@as-integrations/fastify";
import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from "fastify";
import type { GraphQLSchema } from "graphql";
import { Answers } from "./answers/answers.routes.ts";
import { KeptAnswers } from "./answers/kept-answers.ts";
import type { Context } from "./graphql/context.ts";
import { costPlugin } from "./graphql/cost/cost-plugin.ts";
import { tellDeprecations } from "./graphql/deprecations.ts";
import { makeErrorFormatter } from "./graphql/error-format.ts";
import { compiledGateway } from "./graphql/executor.ts";
import { buildSubgraph } from "./graphql/federation/subgraph.ts";
import { forgetAfterWrites } from "./graphql/forget-after-writes.ts";
import { asInterruption } from "./graphql/interruption.ts";
import { LIMITS } from "./graphql/limits/limit-values.ts";
import { refuseBeyondLimits } from "./graphql/limits/limits.hook.ts";
import { limitsPlugin } from "./graphql/limits/limits.plugin.ts";
import { Limits } from "./graphql/limits/limits.ts";
import { protocolPlugin } from "./graphql/protocol.plugin.ts";
import type { Log } from "./log.ts";
import type { Parts } from "./parts.ts";
import { makeContext } from "./request-context.ts";
import { requestId } from "./request-scope.ts";

/** Where a supergraph asks: the same questions behind the same walls and rules, as a subgraph of Apollo Federation 2. */
const SUBGRAPH_PATH = "/graphql/subgraph";

/** Most faults of a document that are told at once. */
const TOLD_FAULTS = 10;

/** What the API is made of. */
export interface ApiOptions {
  readonly schema: GraphQLSchema;
  readonly log: Log;
  /** Answers kept in memory, in bytes. */
  readonly keptAnswersBytes: number;
  /** What looks on at every operation. */
  readonly plugins: readonly ApolloServerPlugin<Context>[];
}

function makeApollo(log: Log, limits: Limits, plugins: readonly ApolloServerPlugin<Context>[]): ApolloServer<Context> {
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
    formatError: makeErrorFormatter(log, requestId),
    plugins: [
      ...plugins,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      limitsPlugin(limits),
      costPlugin(({ source, operationName, variables }) => {
        const checked = limits.check({ source, operationName, variables });
        return "limit" in checked ? 0 : (checked.cost ?? 0);
      }),
      protocolPlugin(),
      tellDeprecations(),
    ],
  });
}

/** The API: one server of GraphQL for callers, one for supergraphs, and the answers kept around the first. */
export class Api {
  readonly apollo: ApolloServer<Context>;
  /** What is asked. */
  readonly schema: GraphQLSchema;
  /** Stands before every address that takes a document of this schema. */
  readonly beyondLimits: preHandlerAsyncHookHandler;
  readonly #subgraph: ApolloServer<Context>;
  readonly #beyondSubgraphLimits: preHandlerAsyncHookHandler;
  readonly #answers: Answers;
  readonly #parts: Parts;

  constructor(parts: Parts, { schema, log, keptAnswersBytes, plugins }: ApiOptions) {
    this.#parts = parts;
    this.#answers = new Answers({ ...parts, answers: new KeptAnswers(keptAnswersBytes) });
    const forget = forgetAfterWrites(parts.partnerships);
    const { gate, trusted } = parts;
    const isTrusted = (request: FastifyRequest, source: string) => gate.keyOf(request) === null && trusted.has(source);
    const limits = new Limits(schema);
    const subgraphLimits = new Limits(buildSubgraph(schema));
    this.schema = schema;
    this.beyondLimits = refuseBeyondLimits(limits, isTrusted);
    this.#beyondSubgraphLimits = refuseBeyondLimits(subgraphLimits, isTrusted);
    this.apollo = makeApollo(log, limits, [...plugins, forget, this.#answers.plugin()]);
    this.#subgraph = makeApollo(log, subgraphLimits, [...plugins, forget]);
  }

  async start(): Promise<void> {
    await this.apollo.start();
    await this.#subgraph.start();
  }

  /** Adds both addresses, each behind its limits. */
  async addTo(fastify: FastifyInstance): Promise<void> {
    const context = (request: FastifyRequest) =>
      makeContext(request, this.#parts).catch((error: unknown) => {
        throw asInterruption(error);
      });
    await fastify.register(async (scope) => {
      this.#answers.addTo(scope);
      scope.addHook("preHandler", this.beyondLimits);
      await scope.register(fastifyApollo(this.apollo), { context });
    });
    await fastify.register(async (scope) => {
      scope.addHook("preHandler", this.#beyondSubgraphLimits);
      await scope.register(fastifyApollo(this.#subgraph), { path: SUBGRAPH_PATH, context });
    });
  }
}
