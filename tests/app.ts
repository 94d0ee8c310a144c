import { type RunningApp, startApp } from "@tandem/server/app";
import { readConfig } from "@tandem/server/config";
import { createDatabase, type TestDatabase } from "./database.ts";

/** Tandem on a seeded database of its own, on a free port. */
export interface TestApp {
  readonly address: string;
  readonly databaseUrl: string;
  /** Lines the server wrote as faults. */
  readonly faults: readonly string[];
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

/** Starts Tandem as `npm start` does, but on a copy of the seeded database, or on one made by the test. */
export async function startTestApp(made?: TestDatabase): Promise<TestApp> {
  const database = made ?? (await createDatabase("seeded"));
  const faults: string[] = [];
  const log = { info: () => undefined, error: (line: string) => void faults.push(line) };
  const app: RunningApp = await startApp({ config: readConfig({ PORT: "0" }), databaseUrl: database.url, log });
  return {
    address: app.address,
    databaseUrl: database.url,
    faults,
    ask: (query, variables = {}, headers = {}) => post(app.address, query, variables, headers),
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}
