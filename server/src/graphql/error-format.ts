import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { faultText } from "../fault-text.ts";
import type { Log } from "../log.ts";

/** Codes of errors that a caller can mend; all others are ours. */
const CALLERS = new Set([
  "BAD_USER_INPUT",
  "NOT_FOUND",
  "FORBIDDEN",
  "UNAUTHENTICATED",
  "BAD_REQUEST",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
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

/** Answers what goes wrong before an operation is read, as a body that is no JSON, in the form of all other errors. */
export function makeRequestErrorHandler(log: Log, requestId: RequestId) {
  return (error: FastifyError, _: FastifyRequest, reply: FastifyReply) => {
    const status = error.statusCode ?? 500;
    const told =
      status < 500 ? { message: error.message, extensions: { code: "BAD_REQUEST" } } : maskFault(log, requestId, error);
    return reply.code(status).send({ errors: [told] });
  };
}
