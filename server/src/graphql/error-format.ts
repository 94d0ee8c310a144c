import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { faultText } from "../fault-text.ts";
import type { Log } from "../log.ts";
import { describeInterruption, INTERRUPTED, OVERLOADED, RETRY_SECONDS } from "./interruption.ts";
import { LIMIT_EXCEEDED } from "./limits/limits.hook.ts";

/** Codes of errors that a caller can mend; all others are ours. */
const CALLERS = new Set([
  "BAD_USER_INPUT",
  "VERSION_NOT_PUBLISHED",
  "NOT_FOUND",
  "FORBIDDEN",
  "UNAUTHENTICATED",
  "RATE_LIMITED",
  "KEY_REVOKED",
  "KEY_EXPIRED",
  "KEY_BEYOND_MAKER",
  "BAD_REQUEST",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  LIMIT_EXCEEDED,
  ...INTERRUPTED,
]);

/** The number of the request that is being answered; undefined outside of any. */
type RequestId = () => string | undefined;

/** Logs a fault of ours under its request's number, and makes what a caller is told of it. */
function maskFault(log: Log, requestId: RequestId, fault: unknown) {
  const id = requestId() ?? randomUUID();
  log.error(`fault ${id}: ${faultText(fault)}`);
  return {
    message: `Something went wrong on our side; if it stays, quote fault ${id}.`,
    extensions: { code: "INTERNAL_SERVER_ERROR", id },
  };
}

/** Tells a caller what it can mend, and hides the rest behind an id under which it is logged. */
export function makeErrorFormatter(
  log: Log,
  requestId: RequestId,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const original = unwrapResolverError(error);
    const extensions =
      original instanceof GraphQLError ? { ...formatted.extensions, ...original.extensions } : formatted.extensions;
    // The stack is ours, and the status has been answered with.
    const { stacktrace: _, http: __, ...told } = extensions ?? {};
    if (typeof told.code === "string" && CALLERS.has(told.code)) return { ...formatted, extensions: told };
    return {
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      ...maskFault(log, requestId, original),
    };
  };
}

/** What a caller is told of a request that the server did not read, by Fastify's codes. */
const UNREAD: Readonly<Record<string, readonly [code: string, message: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [
    "REQUEST_TOO_LARGE",
    "The body is larger than this address takes; send less in one request.",
  ],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    "UNSUPPORTED_MEDIA_TYPE",
    "The body must be JSON; send it with content-type: application/json.",
  ],
};

/** Answers what goes wrong before an operation is read, as a body that is no JSON, in the form of all other errors. */
export function makeRequestErrorHandler(log: Log, requestId: RequestId) {
  return (error: FastifyError, _: FastifyRequest, reply: FastifyReply) => {
    const interrupted = describeInterruption(error) ?? (error.statusCode === 503 ? OVERLOADED : null);
    if (interrupted !== null) {
      const { code, message } = interrupted;
      reply.header("retry-after", String(RETRY_SECONDS));
      return reply.code(503).send({ errors: [{ message, extensions: { code } }] });
    }
    const status = error.statusCode ?? 500;
    const [code, message] = UNREAD[error.code] ?? ["BAD_REQUEST", error.message];
    const told = status < 500 ? { message, extensions: { code } } : maskFault(log, requestId, error);
    return reply.code(status).send({ errors: [told] });
  };
}
