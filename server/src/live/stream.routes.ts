import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from "fastify";
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
} from "graphql";
import { createHandler, type Handler, type RequestParams, type Response as StreamResponse } from "graphql-sse";
import { refuse } from "../security/refusal.ts";
import type { Viewer } from "../security/viewer.ts";
import { type OutgoingStream, sendStream } from "./outgoing-stream.ts";
import type { StreamRefusal, StreamRegister } from "./stream-register.ts";

/** Most words and marks of a subscription; all fields of both have about 60. */
const LARGEST_SUBSCRIPTION = 500;

/** Seconds after which a refused caller may try again. */
const AGAIN = "10";

/** What streams are made of. */
export interface StreamParts<Context extends { readonly viewer: Viewer }> {
  readonly schema: GraphQLSchema;
  /** Reads a document of at most so many words and marks; throws its first fault. */
  readonly readDocument: (schema: GraphQLSchema, text: string, maxTokens: number) => DocumentNode;
  /** Refuses a document that asks for too much before it is read. */
  readonly beyondLimits: preHandlerAsyncHookHandler;
  readonly register: StreamRegister;
  readonly makeContext: (request: FastifyRequest) => Promise<Context>;
  /** Tells a caller what it can mend and hides the rest, as every other answer does. */
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
}

const REFUSALS: Readonly<Record<StreamRefusal, readonly [status: number, code: string, message: string]>> = {
  CALLER_HAS_TOO_MANY: [429, "TOO_MANY_REQUESTS", "You have too many streams open; close one, then open another."],
  SERVER_HAS_TOO_MANY: [503, "UNAVAILABLE", "Too many streams are open here; try again later."],
  STOPPING: [503, "UNAVAILABLE", "The server is about to stop; try again."],
};

function refuseWith(status: number, errors: readonly GraphQLFormattedError[]): StreamResponse {
  const headers = { "content-type": "application/json; charset=utf-8" };
  return [JSON.stringify({ errors }), { status, statusText: "", headers }];
}

const badRequest = (message: string) => refuseWith(400, [{ message, extensions: { code: "BAD_REQUEST" } }]);

type StreamHandler = Handler<FastifyRequest, { readonly viewer: Viewer }>;

/** Reads a request into what is run, with the limits and words of every other question. */
function makeHandler<Context extends { readonly viewer: Viewer }>(parts: StreamParts<Context>): StreamHandler {
  const { schema, readDocument, formatError } = parts;
  const format = (error: GraphQLError) => formatError(error.toJSON(), error);
  // What is told is JSON, so that a formatted error is as good as an error.
  const told = ({ errors, ...result }: ExecutionResult): ExecutionResult =>
    errors === undefined ? result : { ...result, errors: errors.map(format) as unknown as readonly GraphQLError[] };
  const begin = (contextValue: Context, { query, operationName, variables }: RequestParams) => {
    try {
      const document = readDocument(schema, query, LARGEST_SUBSCRIPTION);
      if (getOperationAST(document, operationName)?.operation !== "subscription")
        return badRequest("A stream carries one subscription; send questions and changes to /graphql.");
      const variableValues = variables as Record<string, unknown> | undefined;
      return { schema, document, operationName, variableValues, contextValue };
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return refuseWith(400, [error.toJSON()]);
    }
  };
  return createHandler<FastifyRequest, { readonly viewer: Viewer }, Record<PropertyKey, unknown>>({
    // No token, so that each stream is a connection of its own.
    authenticate: () => null,
    validate: () => [],
    onSubscribe: ({ context }, params) => begin(context as Context, params) as never,
    onNext: (_, __, result) => told(result as ExecutionResult),
  });
}

async function open<Context extends { readonly viewer: Viewer }>(
  request: FastifyRequest,
  reply: FastifyReply,
  { makeContext, register }: StreamParts<Context>,
  handler: StreamHandler,
): Promise<FastifyReply> {
  if (!(request.headers.accept ?? "").includes("text/event-stream"))
    return refuse(reply, 406, "BAD_REQUEST", "A stream is text/event-stream; say so in the header Accept.");
  const context = await makeContext(request);
  const { viewer } = context;
  // Whoever left while they were looked up would never be counted out again.
  if (reply.raw.destroyed) return reply.hijack();
  if (viewer.kind === "STRANGER")
    return refuse(reply, 401, "UNAUTHENTICATED", "You are not signed in: sign in at /sign-in, then ask again.");
  const refusal = register.findRefusal(viewer);
  if (refusal !== null) return refuse(reply.header("retry-after", AGAIN), ...REFUSALS[refusal]);
  const stream: OutgoingStream = { end: () => undefined };
  const release = register.add({ viewer, end: (reason) => stream.end(reason) });
  reply.raw.once("close", release);
  const [body, { status, headers = {} }] = await handler({
    method: request.method,
    url: request.url,
    headers: { get: (name) => (name === "accept" ? "text/event-stream" : String(request.headers[name] ?? "")) },
    body: request.body as Record<string, unknown> | null,
    raw: request,
    context,
  });
  if (body === null || typeof body === "string") return reply.code(status).headers(headers).send(body);
  return sendStream(reply, body, headers, stream);
}

/** Adds the address of live updates: GraphQL subscriptions as server-sent events, a connection each. */
export function addStreams<Context extends { readonly viewer: Viewer }>(
  fastify: FastifyInstance,
  parts: StreamParts<Context>,
): void {
  const handler = makeHandler(parts);
  fastify.route({
    method: ["GET", "POST"],
    url: "/graphql/stream",
    preHandler: parts.beyondLimits,
    handler: (request, reply) => open(request, reply, parts, handler),
  });
}
