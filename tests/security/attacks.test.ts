import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import type { Visitor } from "../visitor.ts";
import { expectRefused, INSIDE, many, sendBytes, sendGraphql } from "./attacker.ts";
import { type SignInApp, startSignInApp } from "./sign-in-app.ts";

const PERSON = { name: "Reader of the test", email: "attacks@example.gov.uk", email_verified: true };

let app: TestApp;
let site: SignInApp;
let reader: Visitor;

beforeAll(async () => {
  app = await startTestApp();
  site = await startSignInApp({ environment: { NODE_ENV: "production" } });
  await site.invite(1, PERSON.email, ["READER"]);
  reader = await site.signIn("attacks", PERSON);
});

afterAll(async () => {
  await app.stop();
  await site.stop();
});

const ask = (body: unknown, headers: Record<string, string> = {}) => sendGraphql(app.address, body, headers);
const askAsStranger = (body: unknown, headers: Record<string, string> = {}) =>
  sendGraphql(site.app.address, body, headers);

async function askAsReader(query: string, variables: object = {}): Promise<string> {
  return JSON.stringify((await site.ask(reader, query, variables)).body);
}

test.each([
  ["a batch of operations", Array.from({ length: 100 }, () => ({ query: "{ __typename }" })), "BAD_REQUEST"],
  [
    "the same question under many aliases",
    { query: `{ ${many(200, (at) => `a${at}: __typename`)} }` },
    "LIMIT_EXCEEDED",
  ],
  ["deep recursion", { query: `{ ${"viewer { ".repeat(30)} name ${" }".repeat(30)} }` }, "LIMIT_EXCEEDED"],
  [
    "deep recursion through the schema's own types",
    { query: `{ __schema { types { ${"fields { type { ".repeat(5)} name ${"} } ".repeat(5)} } } }` },
    "GRAPHQL_VALIDATION_FAILED",
  ],
  ["the same field a thousand times", { query: `{ viewer { ${"kind ".repeat(1_000)} } }` }, "LIMIT_EXCEEDED"],
  ["a thousand directives", { query: `{ __typename ${"@include(if: true) ".repeat(300)} }` }, "LIMIT_EXCEEDED"],
  [
    "hundreds of directives that do not exist",
    { query: `{ __typename ${many(300, (at) => `@no${at}`)} }` },
    "LIMIT_EXCEEDED",
  ],
  [
    "a fragment that uses itself",
    { query: "{ ...F } fragment F on Query { viewer { name } ...F }" },
    "GRAPHQL_VALIDATION_FAILED",
  ],
  [
    "fragments that use each other in a circle",
    { query: "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }" },
    "GRAPHQL_VALIDATION_FAILED",
  ],
  [
    "fragments that double at each step",
    {
      query: `{ ...F0 } ${many(50, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)} fragment F50 on Query { __typename }`,
    },
    "LIMIT_EXCEEDED",
  ],
  [
    "the dearest computation under many aliases",
    {
      query: `{ partnership(code: "walsall") { ${many(50, (at) => `s${at}: spending(period: { type: FINANCIAL_YEAR, code: "2025-26" }, basis: EXPRESSED, pence: ${at}) { lines { steps { units { value } } } }`)} } }`,
    },
    "LIMIT_EXCEEDED",
  ],
  [
    "an enormous page",
    { query: `{ partnership(code: "walsall") { loads(first: 2147483647) { totalCount } } }` },
    "LIMIT_EXCEEDED",
  ],
  [
    "fifty thousand codes in a variable",
    {
      query: "query($c: [ID!]) { measures(codes: $c) { code } }",
      variables: { c: Array.from({ length: 50_000 }, String) },
    },
    "LIMIT_EXCEEDED",
  ],
  [
    "objects within objects in a variable",
    `{"query":"{ __typename }","variables":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}`,
    "LIMIT_EXCEEDED",
  ],
  [
    "lists within lists in the document",
    { query: `{ measures(codes: ${"[".repeat(5_000)}${"]".repeat(5_000)}) { code } }` },
    "LIMIT_EXCEEDED",
  ],
  ["a body larger than is read", { query: `{ __typename } #${"x".repeat(2_000_000)}` }, "REQUEST_TOO_LARGE"],
  ["a document of braces alone", { query: "{".repeat(900_000) }, "LIMIT_EXCEEDED"],
])("%s is refused", async (_, body, code) => {
  expectRefused(await ask(body), code);
});

const SCHEMA_QUESTIONS = [
  "{ __schema { types { name } } }",
  "{ innocent: __schema { queryType { name } } }",
  `{ ...F } fragment F on Query { ... { __type(name: "Partnership") { fields { name } } } }`,
  "query A { __typename } query B { __schema { types { name } } }",
];

test.each(SCHEMA_QUESTIONS)("a stranger is not told the schema by %s", async (query) => {
  for (const answer of [await askAsStranger({ query, operationName: query.startsWith("query A") ? "B" : null })]) {
    expect(answer.status).toBe(401);
    expectRefused(answer, "UNAUTHENTICATED");
    expect(answer.text).not.toMatch(/Partnership|"Query"/);
  }
  const address = `${site.app.address}/graphql?query=${encodeURIComponent(query)}`;
  const byAddress = await fetch(address, { headers: { "apollo-require-preflight": "1" } });
  expect(await byAddress.text()).not.toMatch(/Partnership|"Query"/);
});

test("whoever is signed in, or evaluates Tandem on this machine, is told the schema", async () => {
  expect(await askAsReader("{ __schema { queryType { name } } }")).toContain(`"name":"Query"`);
  expect((await ask({ query: "{ __schema { queryType { name } } }" })).text).toContain(`"name":"Query"`);
});

/** Names misspelt everywhere that names of the schema stand, with what would be suggested. */
const MISSPELT = [
  ["{ viewr { name } }", {}, "viewer"],
  ["{ viewer { nme } }", {}, "name"],
  [`{ partnership(cod: "walsall") { name } }`, {}, "code"],
  ["{ ... on Qury { viewer { name } } }", {}, "Query"],
  ["query($p: PeriodInptu) { __typename }", {}, "PeriodInput"],
  [
    `query($p: PeriodInput!) { partnership(code: "walsall") { gaps(period: $p, basis: EXPRESSED, by: [], first: 1) { rowCount } } }`,
    { p: { type: "FINANCIAL_YER", code: "2025-26" } },
    "FINANCIAL_YEAR",
  ],
  [
    `query($p: PeriodInput!) { partnership(code: "walsall") { gaps(period: $p, basis: EXPRESSED, by: [], first: 1) { rowCount } } }`,
    { p: { typ: "FINANCIAL_YEAR", code: "2025-26" } },
    "type",
  ],
] as const;

test.each(MISSPELT)(
  "%s with %j suggests names only to those who are signed in",
  async (query, variables, suggested) => {
    for (const answer of [await ask({ query, variables }), await askAsStranger({ query, variables })]) {
      expectRefused(answer);
      expect(answer.text).not.toContain("Did you mean");
    }
    expect(await askAsReader(query, variables)).toMatch(new RegExp(`Did you mean [^?]*${suggested}`));
  },
);

test.each([
  ["no JSON", "{"],
  ["JSON that is no object", "[1, 2]"],
  ["nothing", ""],
  ["a document that is no text", { query: { kind: "Document" } }],
  ["variables that are text", { query: "{ __typename }", variables: "{}" }],
  ["variables that are a list", { query: "{ __typename }", variables: [1] }],
  ["an operation's name that is a list", { query: "{ __typename }", operationName: ["a"] }],
  ["a document with a NUL character", { query: "{ \0 }" }],
  ["no document", { variables: {} }],
  ["extensions that are text", { query: "{ __typename }", extensions: "x" }],
])("%s is refused without a stack, a path or a word of SQL", async (_, body) => {
  for (const answer of [await ask(body), await askAsStranger(body)]) expectRefused(answer);
});

test("a fault of ours tells its number, and nothing else", async () => {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  await client.query("revoke select on load from tandem_app");
  const { text } = await ask({ query: `{ partnership(code: "walsall") { loads(first: 1) { totalCount } } }` });
  await client.query("grant select on load to tandem_app");
  await client.end();
  expect(JSON.parse(text)).toMatchObject({
    errors: [
      { message: expect.stringMatching(/^Something went wrong on our side; if it stays, quote fault [\w-]+\.$/) },
    ],
  });
  expect(text).not.toMatch(INSIDE);
});

test("there is no page to try questions on but Tandem's own", async () => {
  const { status, text } = await sendBytes(
    app.address,
    `GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nConnection: close\r\n\r\n`,
  );
  expect(status).toBe(400);
  expect(text).not.toMatch(/<html|graphiql|playground|sandbox/i);
});
