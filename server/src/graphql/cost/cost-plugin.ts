import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { KeyRefusal } from "../../security/keys/key-refusal.ts";
import type { Context } from "../context.ts";
import { countFields, type OperationCost } from "./operation-cost.ts";

function asError({ status, code, message, mend, limit, retryAfterSeconds }: KeyRefusal, requested: number) {
  const headers = new HeaderMap();
  if (retryAfterSeconds !== null) headers.set("retry-after", String(retryAfterSeconds));
  const extensions = { code, mend, ...limit, requested, http: { status, headers } };
  return new GraphQLError(`${message} ${mend}`, { extensions });
}

/** Charges what an operation costs to its key before it runs, and tells in the answer what it cost and what is left. */
export function costPlugin(costOf: OperationCost = countFields): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue: { key } }) => {
      if (key === null) return;
      let requested: number | null = null;
      return {
        didResolveOperation: async ({ document, operationName, request }) => {
          const cost = costOf(document, operationName, request.variables ?? {});
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
