import { setTimeout as sleep } from "node:timers/promises";
import type { ApolloServerPlugin } from "@apollo/server";
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ClientBase, Pool } from "pg";
import { currentRequest } from "../request-scope.ts";
import type { KnownOperations } from "./known-operations.ts";
import { routeOf } from "./requests.ts";

/** How long spans wait to be sent together. */
const SEND_MILLISECONDS = 1_000;

/** How long the collector may take to accept them; what it does not take is dropped. */
const PATIENCE_MILLISECONDS = 2_000;

/** The span a caller says that it asks within, as W3C's Trace Context writes it. */
const TRACE_PARENT = /^00-(?<traceId>[0-9a-f]{32})-(?<spanId>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})$/;

function parentOf({ headers }: FastifyRequest): Context {
  const groups = TRACE_PARENT.exec(String(headers.traceparent ?? ""))?.groups;
  if (groups === undefined) return ROOT_CONTEXT;
  const { traceId = "", spanId = "", flags = "00" } = groups;
  const traceFlags = Number.parseInt(flags, 16) & 1;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

/** What a statement does, as SELECT: nothing else of its text, which may hold a name, and nothing of its parameters. */
function verbOf(statement: unknown): string {
  const text = typeof statement === "string" ? statement : (statement as { readonly text?: unknown } | null)?.text;
  return typeof text === "string" ? (/^\s*([a-z]+)/i.exec(text)?.[1]?.toUpperCase() ?? "OTHER") : "OTHER";
}

function end(span: Span, fault: unknown): void {
  // The kind of fault alone: its message may quote what was sent.
  if (fault !== null) span.setStatus({ code: SpanStatusCode.ERROR });
  if (fault instanceof Error && "code" in fault) span.setAttribute("error.type", String(fault.code));
  span.end();
}

/** Traces of requests, their operations and their statements, sent to a collector over OTLP/HTTP. */
export class Tracing {
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;
  readonly #operations: KnownOperations;

  constructor(endpoint: URL, operations: KnownOperations) {
    const url = new URL("v1/traces", endpoint.href.endsWith("/") ? endpoint : `${endpoint.href}/`).href;
    const processor = new BatchSpanProcessor({
      exporter: new OTLPTraceExporter({ url, timeoutMillis: PATIENCE_MILLISECONDS }),
      scheduledDelayMillis: SEND_MILLISECONDS,
    });
    const resource = resourceFromAttributes({ "service.name": "tandem" });
    this.#provider = new TracerProvider({ resource, spanProcessors: [processor] });
    this.#tracer = this.#provider.getTracer("tandem");
    this.#operations = operations;
  }

  /** Makes a span of every request, within its caller's where it says so. */
  watchRequests(fastify: FastifyInstance): void {
    const spans = new WeakMap<FastifyRequest, Span>();
    fastify.addHook("onRequest", async (request) => {
      const scope = currentRequest();
      const attributes = { "http.request.method": request.method, "http.route": routeOf(request) };
      const name = `${request.method} ${routeOf(request)}`;
      const span = this.#tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parentOf(request));
      span.setAttribute("tandem.request.id", request.id);
      spans.set(request, span);
      if (scope !== undefined) scope.span = span;
    });
    fastify.addHook("onResponse", async (request, reply) => {
      const span = spans.get(request);
      span?.setAttribute("http.response.status_code", reply.statusCode);
      if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
    });
    fastify.addHook("onRequestAbort", async (request) => spans.get(request)?.end());
  }

  /** Makes a span of every operation, by its name where that is a known one. */
  watchOperations(): ApolloServerPlugin {
    return {
      requestDidStart: async () => {
        const scope = currentRequest();
        const outer = scope?.span ?? null;
        if (scope === undefined || outer === null) return;
        const span = this.#tracer.startSpan("graphql", {}, trace.setSpan(ROOT_CONTEXT, outer));
        scope.span = span;
        return {
          didResolveOperation: async ({ operation, operationName }) => {
            const [kind, name] = [operation?.operation ?? "query", this.#operations.nameOf(operationName)];
            span.updateName(`${kind} ${name}`);
            span.setAttributes({ "graphql.operation.type": kind, "graphql.operation.name": name });
          },
          willSendResponse: async ({ errors = [] }) => {
            scope.span = outer;
            if (errors.length > 0) span.setStatus({ code: SpanStatusCode.ERROR });
            span.end();
          },
        };
      },
    };
  }

  /** Makes a span of every statement that is sent for a request. */
  watchPool(pool: Pool): void {
    pool.on("connect", (client) => this.#watchClient(client));
  }

  #watchClient(client: ClientBase): void {
    const send = client.query.bind(client) as (...parameters: unknown[]) => unknown;
    const watched = (...parameters: unknown[]) => {
      const outer = currentRequest()?.span ?? null;
      if (outer === null) return send(...parameters);
      const verb = verbOf(parameters[0]);
      const attributes = { "db.system.name": "postgresql", "db.operation.name": verb };
      const options = { kind: SpanKind.CLIENT, attributes };
      const span = this.#tracer.startSpan(`postgresql ${verb}`, options, trace.setSpan(ROOT_CONTEXT, outer));
      const sent = send(...parameters);
      if (sent instanceof Promise)
        sent.then(
          () => end(span, null),
          (fault: unknown) => end(span, fault),
        );
      else span.end();
      return sent;
    };
    client.query = watched as typeof client.query;
  }

  /** Sends what is left, as far as the collector takes it. */
  async close(): Promise<void> {
    const patience = sleep(PATIENCE_MILLISECONDS, undefined, { ref: false });
    await Promise.race([this.#provider.shutdown().catch(() => undefined), patience]);
  }
}
