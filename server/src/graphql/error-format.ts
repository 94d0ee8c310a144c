import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Log } from "../log.ts";

/** Codes of errors that a caller can mend; all others are ours. */
const CALLERS = new Set([
  "BAD_USER_INPUT",
  "NOT_FOUND",
  "BAD_REQUEST",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/** Tells a caller what it can mend, and hides the rest behind an id under which it is logged. */
export function makeErrorFormatter(
  log: Log,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const original = unwrapResolverError(error);
    const extensions =
      original instanceof GraphQLError ? { ...formatted.extensions, ...original.extensions } : formatted.extensions;
    const { stacktrace: _, ...told } = extensions ?? {};
    if (typeof told.code === "string" && CALLERS.has(told.code)) return { ...formatted, extensions: told };
    const id = randomUUID();
    log.error(`fault ${id}: ${original instanceof Error ? (original.stack ?? original.message) : String(original)}`);
    return {
      message: `Something went wrong on our side; if it stays, quote fault ${id}.`,
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: { code: "INTERNAL_SERVER_ERROR", id },
    };
  };
}
