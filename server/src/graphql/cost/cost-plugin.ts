import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { KeyRefusal } from "../../security/keys/key-refusal.ts";
import type { Context } from "../context.ts";

/** What an operation costs before it runs, in points. */
export type OperationCost = (asked: {
  readonly source: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}) => number;

function asError({ status, code, message, mend, limit, retryAfterSeconds }: KeyRefusal, requested: number) {
  const headers = new HeaderMap();
  if (retryAfterSeconds !== null) headers.set("retry-after", String(retryAfterSeconds));
  const extensions = { code, mend, ...limit, requested, http: { status, headers } };
  return new GraphQLError(`${message} ${mend}`, { extensions });
}

/** Charges what an operation costs to its key before it runs, and tells in the answer what it cost and what is left. */
export function costPlugin(costOf: OperationCost): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue: { key } }) => {
      if (key === null) return;
      let requested: number | null = null;
      return {
        didResolveOperation: async ({ source, operationName, request }) => {
          const cost = costOf({ source, operationName, variables: request.variables ?? {} });
          const refusal = await key.charge(cost);
          if (refusal !== null) throw asError(refusal, cost);
          requested = cost;
        },
        willSendResponse: async ({ response: { body } }) => {
          if (requested === null || body.kind !== "single") return;
          const { points, requests, resetSeconds } = key.left();
          const cost = { requested, remaining: points, limit: key.limits.pointsPerMinute, resetSeconds };
          body.singleResult.extensions = {
            ...body.singleResult.extensions,
            cost: { ...cost, requestsRemaining: requests },
          };
        },
      };
    },
  };
}
