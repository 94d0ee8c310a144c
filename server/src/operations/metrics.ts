import type { ApolloServerPlugin } from "@apollo/server";
import type { FastifyInstance } from "fastify";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { PoolUse } from "../persistence/pool-use.ts";
import type { KnownOperations } from "./known-operations.ts";
import { routeOf } from "./requests.ts";

/** Upper bounds of durations, in seconds. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Stands for whatever has no name of its own here. */
const OTHER = "other";

/** Error codes that are counted by their name; others may be anything. */
const CODES = new Set([
  "BAD_REQUEST",
  "BAD_USER_INPUT",
  "FORBIDDEN",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "INTERNAL_SERVER_ERROR",
  "NOT_FOUND",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "TOO_MANY_REQUESTS",
  "UNAUTHENTICATED",
]);

/** Methods that are counted by their name. */
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** What is watched. */
export interface Watched {
  readonly operations: KnownOperations;
  readonly poolUse: () => PoolUse;
  readonly openStreams: () => number;
}

/** Figures of the server itself, each with few and fixed labels; nothing of a partnership, a person or a question is in them. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #watched: Watched;
  readonly #requests: Histogram<"method" | "route" | "status">;
  readonly #operations: Histogram<"operation">;
  readonly #errors: Counter<"code">;

  constructor(watched: Watched) {
    this.#watched = watched;
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: "tandem_http_request_duration_seconds",
      help: "Requests by method, route and status, and how long they took.",
      labelNames: ["method", "route", "status"],
      buckets: BUCKETS,
      registers,
    });
    this.#operations = new Histogram({
      name: "tandem_graphql_operation_duration_seconds",
      help: "GraphQL operations of the known documents by name, all others together, and how long they took.",
      labelNames: ["operation"],
      buckets: BUCKETS,
      registers,
    });
    this.#errors = new Counter({
      name: "tandem_graphql_errors_total",
      help: "Errors that were answered, by their code.",
      labelNames: ["code"],
      registers,
    });
    this.#addGauges(registers);
  }

  #addGauges(registers: Registry[]): void {
    const { poolUse, openStreams } = this.#watched;
    new Gauge({
      name: "tandem_database_connections",
      help: "Connections to PostgreSQL that work, that are idle, and requests that wait for one.",
      labelNames: ["state"],
      registers,
      collect() {
        const { working, idle, waiting } = poolUse();
        this.set({ state: "working" }, working);
        this.set({ state: "idle" }, idle);
        this.set({ state: "waiting" }, waiting);
      },
    });
    new Gauge({
      name: "tandem_streams_open",
      help: "Streams of live updates that are open.",
      registers,
      collect() {
        this.set(openStreams());
      },
    });
  }

  /** Counts and times every request. */
  watchRequests(fastify: FastifyInstance): void {
    fastify.addHook("onResponse", async (request, reply) => {
      const method = METHODS.has(request.method) ? request.method : OTHER;
      const labels = { method, route: routeOf(request), status: String(reply.statusCode) };
      this.#requests.observe(labels, reply.elapsedTime / 1_000);
    });
  }

  /** Times every operation and counts its errors. */
  watchOperations(): ApolloServerPlugin {
    return {
      requestDidStart: async () => {
        const startedAt = performance.now();
        return {
          willSendResponse: async ({ operationName, errors = [] }) => {
            const operation = this.#watched.operations.nameOf(operationName);
            this.#operations.observe({ operation }, (performance.now() - startedAt) / 1_000);
            for (const { extensions } of errors) {
              const code = String(extensions.code ?? "INTERNAL_SERVER_ERROR");
              this.#errors.inc({ code: CODES.has(code) ? code : OTHER });
            }
          },
        };
      },
    };
  }

  /** All figures in Prometheus' text form. */
  async write(): Promise<{ readonly contentType: string; readonly text: string }> {
    return { contentType: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
