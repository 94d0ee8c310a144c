import type { ApolloServer } from "@apollo/server";
import type { FastifyRequest } from "fastify";
import type { FormattedExecutionResult } from "graphql";
import type { Context } from "../../graphql/context.ts";
import { FigureLoader } from "../../graphql/measure/figure-loader.ts";
import { makeContext, type Shared } from "../../request-context.ts";

/** Asks the API, as the one who sent a request. */
export type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<FormattedExecutionResult>;

/** Makes what asks the API for a request: as /graphql does, through the same rules, for the same person. */
export type OpenAsk = (request: FastifyRequest, operationName: string | null) => Promise<Ask>;

/** All pages of one table are one reading by one person. */
export function openAsk(apollo: ApolloServer<Context>, shared: Shared): OpenAsk {
  return async (request, operationName) => {
    const context = await makeContext(request, shared, operationName);
    return async (query, variables) => {
      // Figures are kept for one operation, else they would pile up page by page.
      const contextValue = { ...context, figures: new FigureLoader(shared.orm) };
      const { body } = await apollo.executeOperation(
        { query, variables, ...(operationName === null ? {} : { operationName }) },
        { contextValue },
      );
      if (body.kind !== "single") throw new TypeError("a table's answer comes whole");
      return body.singleResult;
    };
  };
}
