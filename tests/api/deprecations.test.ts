import { type RunningApp, startApp } from "@tandem/server/app";
import { readConfig } from "@tandem/server/config";
import { buildApiSchema } from "@tandem/server/graphql/schema";
import { extendSchema, parse } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";

/** Things that will go, beside the API as it is. */
const OLD = parse(`
  enum OldKind { KEPT GONE @deprecated(reason: "Since 2026-01-31: use KEPT.") }
  input OldInput { kept: String gone: String @deprecated(reason: "Since 2026-01-31: use kept.") }
  extend type Query {
    old: String @deprecated(reason: "Since 2026-01-31: use new.")
    new(kept: String, gone: String @deprecated(reason: "Since 2026-01-31: use kept."), kind: OldKind, input: OldInput): String
  }`);

let database: TestDatabase;
let app: RunningApp;

beforeAll(async () => {
  database = await createDatabase("migrated");
  const log = { info: () => undefined, error: () => undefined };
  const schema = extendSchema(buildApiSchema(), OLD);
  app = await startApp({ config: readConfig({ PORT: "0" }), databaseUrl: database.url, log, schema });
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

interface Answer {
  readonly data?: object;
  readonly errors?: readonly object[];
  readonly extensions?: { readonly deprecations?: readonly { message: string; line: number; column: number }[] };
}

async function ask(query: string, variables: object = {}): Promise<Answer> {
  const answer = await fetch(`${app.address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as Answer;
}

const DEPRECATED: readonly (readonly [string, string, string])[] = [
  ["field", "{ old }", "The field Query.old is deprecated. Since 2026-01-31: use new."],
  ["argument", `{ new(gone: "x") }`, 'Field "Query.new" argument "gone" is deprecated. Since 2026-01-31: use kept.'],
  ["enum value", "{ new(kind: GONE) }", 'The enum value "OldKind.GONE" is deprecated. Since 2026-01-31: use KEPT.'],
  [
    "input field",
    `{ new(input: { gone: "x" }) }`,
    "The input field OldInput.gone is deprecated. Since 2026-01-31: use kept.",
  ],
];

test.each(DEPRECATED)(
  "a document that uses a deprecated %s is told what to use, each time it is sent",
  async (_, query, message) => {
    for (const time of ["first", "second"]) {
      const { data, extensions } = await ask(query);
      expect(data, time).toBeDefined();
      expect(extensions?.deprecations, time).toEqual([{ message, line: 1, column: expect.any(Number) }]);
    }
  },
);

test("a document that uses none is told nothing, and an invalid one only its errors", async () => {
  expect(await ask(`{ new(kept: "x", kind: KEPT, input: { kept: "x" }) }`)).toEqual({ data: { new: null } });
  const { errors, extensions } = await ask("{ old nowhere }");
  expect(errors).toHaveLength(1);
  expect(extensions).toBeUndefined();
});
