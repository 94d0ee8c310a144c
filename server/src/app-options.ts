import type { GraphQLSchema } from "graphql";
import type { Config } from "./config.ts";
import type { Log } from "./log.ts";

/** What a server is started with. */
export interface AppOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly log: Log;
  /** The clock sessions and keys go by; defaults to the machine's. */
  readonly now?: () => Date;
  /** Defaults to the one whose every field is behind its rule; measurements compare it with one that has none. */
  readonly schema?: GraphQLSchema;
}
