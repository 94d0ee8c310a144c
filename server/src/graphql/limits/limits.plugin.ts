import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { Context } from "../context.ts";
import { doesHold, extensionsOf } from "./limits.hook.ts";
import type { Limits } from "./limits.ts";

/** Header by which a caller asks to be told what the operation cost. */
const COST_HEADER = "tandem-cost";

/** Tells in an answer what it cost, beside what else is told of that. */
function tellCost({ response }: GraphQLRequestContextWillSendResponse<Context>, requested: number): void {
  if (response.body.kind !== "single") return;
  const { singleResult } = response.body;
  const cost = { requested, ...(singleResult.extensions?.cost as object | undefined) };
  singleResult.extensions = { ...singleResult.extensions, cost };
}

/**
 * Applies the limits once more where an operation is about to run, so that none runs unchecked however its document came; and tells
 * the cost of those who ask for it.
 */
export function limitsPlugin(limits: Limits): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      let cost: number | null = null;
      return {
        didResolveOperation: async ({ source, request, contextValue }) => {
          const { operationName, variables } = request;
          const checked = limits.check({ source, operationName, variables });
          if ("limit" in checked && doesHold(checked, contextValue.isTrusted(source)))
            throw new GraphQLError(checked.message, {
              extensions: { ...extensionsOf(checked), http: { status: 400 } },
            });
          cost = checked.cost;
        },
        willSendResponse: async (requestContext) => {
          if (cost !== null && requestContext.request.http?.headers.get(COST_HEADER) !== undefined)
            tellCost(requestContext, cost);
        },
      };
    },
  };
}
