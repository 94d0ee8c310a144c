import { type RunningApp, startApp } from "@tandem/server/app";
import { readConfig } from "@tandem/server/config";
import { createDatabase, type TestDatabase } from "./database.ts";

/** Tandem on a seeded database of its own, on a free port. */
export interface TestApp {
  readonly address: string;
  readonly databaseUrl: string;
  /** Lines the server wrote as faults. */
  readonly faults: readonly string[];
  /** Every line the server wrote. */
  readonly lines: readonly string[];
  /** The clock the server goes by. */
  now(): Date;
  /** Sends one operation, with headers of one's own, and reads its answer. */
  ask(query: string, variables?: object, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  stop(): Promise<void>;
}

/** An answer of the API. */
export interface Answer {
  // Tests read whatever they asked for.
  readonly data: Record<string, never>;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

async function post(address: string, query: string, variables: object, headers: object): Promise<Answer> {
  const answer = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as Answer;
}

/** What a test may choose. */
export interface TestAppOptions {
  /** A database made by the test; defaults to a copy of the seeded one. */
  readonly database?: TestDatabase;
  readonly environment?: Readonly<Record<string, string>>;
  readonly now?: () => Date;
}

/** Starts Tandem as `npm start` does, but on a database of the test's own. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await createDatabase("seeded"));
  const lines: string[] = [];
  const faults: string[] = [];
  const error = (line: string) => void [faults.push(line), lines.push(line)];
  const log = { info: (line: string) => void lines.push(line), error };
  const config = readConfig({ PORT: "0", DRAIN_SECONDS: "0", ...options.environment });
  const { now = () => new Date() } = options;
  const app: RunningApp = await startApp({ config, databaseUrl: database.url, log, now });
  return {
    address: app.address,
    databaseUrl: database.url,
    faults,
    lines,
    now,
    ask: (query, variables = {}, headers = {}) => post(app.address, query, variables, headers),
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}
