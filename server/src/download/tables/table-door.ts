import type { MikroORM } from "@mikro-orm/postgresql";
import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from "fastify";
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from "graphql";
import type { CurrentPartnerships } from "../../persistence/current-partnerships.ts";
import type { LocalDataWall } from "../../security/local-data.ts";
import type { Viewer } from "../../security/viewer.ts";
import type { Turns } from "../turns.ts";
import type { OpenAsk } from "./ask.ts";
import type { StoredTable } from "./stored-table.ts";

/** What the addresses of tables need. */
export interface TableDoor {
  readonly orm: MikroORM;
  readonly partnerships: CurrentPartnerships;
  readonly localData: LocalDataWall;
  readonly viewerOf: (request: FastifyRequest) => Promise<Viewer>;
  readonly schema: GraphQLSchema;
  /** Refuses a document that asks for too much before it is read. */
  readonly beyondLimits: preHandlerAsyncHookHandler;
  readonly openAsk: OpenAsk;
}

/** The door with the tables behind it. */
export interface TablesDoor extends TableDoor {
  readonly tables: ReadonlyMap<string, StoredTable>;
  readonly turns: Turns;
}

const STATUS: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  UNAUTHENTICATED: 401,
  INTERNAL_SERVER_ERROR: 500,
};

/** Answers with the errors of the API, under the status of the first. */
export function refuseWith(reply: FastifyReply, errors: readonly GraphQLFormattedError[]): FastifyReply {
  const code = errors[0]?.extensions?.code;
  // A refusal is not the table, and goes by no tag.
  reply.removeHeader("etag").header("cache-control", "no-store");
  return reply.code((typeof code === "string" ? STATUS[code] : undefined) ?? 400).send({ errors });
}

/** What was made, or the answer to an error that its caller can mend. */
export function orRefuse<T>(reply: FastifyReply, make: () => T): { readonly made: T } | FastifyReply {
  try {
    return { made: make() };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return refuseWith(reply, [error.toJSON()]);
  }
}
