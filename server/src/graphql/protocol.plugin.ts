import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from "@apollo/server";
import { type DocumentNode, GraphQLError, type GraphQLFormattedError, Kind, visit } from "graphql";
import { isKnownCaller, mayReadSchema } from "../security/caller.ts";
import type { Context } from "./context.ts";
import { doesStatusTell } from "./media-type.ts";

/** Fields that tell of the schema. */
const SCHEMA_FIELDS: ReadonlySet<string> = new Set(["__schema", "__type"]);

/** Codes of faults found in a well-formed request before it runs. */
const BEFORE_RUNNING: ReadonlySet<unknown> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "OPERATION_RESOLUTION_FAILURE",
]);

/** Where graphql-js goes on to suggest names of the schema. */
const SUGGESTION = / ?Did you mean [^?]*\?/g;

const asksSchema = new WeakMap<DocumentNode, boolean>();

/** Whether a document asks for the schema anywhere. */
function doesAskSchema(document: DocumentNode): boolean {
  const known = asksSchema.get(document);
  if (known !== undefined) return known;
  let isFound = false;
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      isFound ||= SCHEMA_FIELDS.has(name.value);
    },
  });
  asksSchema.set(document, isFound);
  return isFound;
}

const withoutSuggestion = (error: GraphQLFormattedError): GraphQLFormattedError => ({
  ...error,
  message: error.message.replaceAll(SUGGESTION, ""),
});

/**
 * GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/, 6.4): a well-formed request that cannot run is answered
 * with 400 as application/graphql-response+json, and with 200 as application/json.
 */
function settleStatus({ request, response }: GraphQLRequestContextWillSendResponse<Context>): void {
  if (response.body.kind !== "single" || response.http.status !== 400) return;
  const { data, errors = [] } = response.body.singleResult;
  const isBeforeRunning = data === undefined && errors.every(({ extensions }) => BEFORE_RUNNING.has(extensions?.code));
  if (isBeforeRunning && !doesStatusTell(request.http?.headers.get("accept"))) response.http.status = 200;
}

/** What the protocol asks of statuses, and what a caller may be told of the schema. */
export function protocolPlugin(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, contextValue }) => {
        if (mayReadSchema(contextValue.viewer) || !doesAskSchema(document)) return;
        const extensions = { code: "UNAUTHENTICATED", http: { status: 401 } };
        throw new GraphQLError("The schema is told to those who are signed in: sign in at /sign-in, then ask again.", {
          extensions,
        });
      },
      willSendResponse: async (requestContext) => {
        settleStatus(requestContext);
        const { contextValue, response } = requestContext;
        if (response.body.kind !== "single" || isKnownCaller(contextValue.viewer)) return;
        const { singleResult } = response.body;
        if (singleResult.errors !== undefined) singleResult.errors = singleResult.errors.map(withoutSuggestion);
      },
    }),
  };
}
