import type { GatewayExecutor, GatewayInterface } from "@apollo/server-gateway-interface";
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import { LRUCache } from "lru-cache";
import { asInterruption } from "./interruption.ts";
import { hasEndlessVariable } from "./recursive-input.ts";

/** Compiled operations kept at once. */
const COMPILED_OPERATIONS = 500;

type RunCompiled = (root: unknown, context: unknown, variables: unknown) => Promise<ExecutionResult> | ExecutionResult;

/** An operation ready to run: compiled, or null where graphql-jit refuses it and graphql-js runs it. */
interface Prepared {
  readonly run: RunCompiled | null;
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  operationName: string | null,
): Prepared {
  if (hasEndlessVariable(schema, operation)) return { run: null };
  try {
    const compiled = compileQuery(schema, document, operationName ?? undefined);
    return { run: isCompiledQuery(compiled) ? (compiled.query as RunCompiled) : null };
  } catch {
    return { run: null };
  }
}

/** Most faults of variables that are told at once. */
const TOLD_VARIABLES = 10;

/**
 * graphql-jit's errors have a GraphQLError's class but not all of its fields, which Apollo Server trips over; what interrupted
 * the database is told as that.
 */
function asGraphQLError(error: GraphQLError): GraphQLError {
  const { message, path, originalError } = error;
  const interrupted = asInterruption(originalError, path);
  if (interrupted instanceof GraphQLError && interrupted !== originalError) return interrupted;
  const extensions = originalError instanceof GraphQLError ? originalError.extensions : error.extensions;
  return new GraphQLError(message, { path, extensions, originalError });
}

function withRealErrors(result: ExecutionResult): ExecutionResult {
  return result.errors === undefined ? result : { ...result, errors: result.errors.map(asGraphQLError) };
}

function asBadInput({ message }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}

/** A subscription has many answers, and this address gives one. */
function isStream(): GraphQLError {
  const extensions = { code: "BAD_REQUEST", http: { status: 400 } };
  return new GraphQLError("A subscription is a stream: send it to /graphql/stream as text/event-stream.", {
    extensions,
  });
}

/** An answer as the gateway's seam types it, which is the same thing. */
function answer(result: ExecutionResult): Awaited<ReturnType<GatewayExecutor>> {
  return result as Awaited<ReturnType<GatewayExecutor>>;
}

/** Runs operations compiled by graphql-jit, each compiled once. */
function compiledExecutor(schema: GraphQLSchema): GatewayExecutor {
  const prepared = new LRUCache<string, Prepared>({ max: COMPILED_OPERATIONS });
  return async ({ document, operation, operationName, queryHash, request, context }) => {
    const runPlainly = async () =>
      withRealErrors(
        await execute({
          schema,
          document,
          contextValue: context,
          variableValues: request.variables,
          operationName: request.operationName,
        }),
      );
    // Which of several operations is meant is not known: graphql-js says so, whatever the types promise.
    if ((operation as OperationDefinitionNode | undefined) === undefined) return answer(await runPlainly());
    if (operation.operation === "subscription") return { errors: [isStream()] };
    // Coerced by graphql-js first, so that bad variables are told as such.
    const variables = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {}, {
      maxErrors: TOLD_VARIABLES,
    });
    if (variables.errors !== undefined) return { errors: variables.errors.map(asBadInput) };
    const key = `${queryHash}:${operationName ?? ""}`;
    const ready = prepared.get(key) ?? compile(schema, document, operation, operationName);
    prepared.set(key, ready);
    if (ready.run === null) return answer(await runPlainly());
    return answer(withRealErrors(await ready.run(undefined, context, request.variables ?? {})));
  };
}

/** A gateway of one schema: the seam at which Apollo Server lets another executor in. */
export function compiledGateway(schema: GraphQLSchema): GatewayInterface {
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => undefined;
    },
    load: async () => ({ executor: compiledExecutor(schema) }),
    stop: async () => undefined,
  };
}
