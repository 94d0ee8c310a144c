import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { type Answered, expectRefused, many } from "./attacker.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

interface Sent {
  readonly query: string;
  readonly variables?: unknown;
}

type Headers = Readonly<Record<string, string>>;

const post =
  (path: string, headers: Headers = {}) =>
  (sent: Sent) =>
    fetch(`${app.address}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(sent),
    });

const get =
  (path: string, headers: Headers) =>
  ({ query, variables = {} }: Sent) =>
    fetch(`${app.address}${path}?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`, { headers });

const STREAM = { accept: "text/event-stream" };

/** Every address that takes a document. */
const DOORS: readonly (readonly [name: string, send: (sent: Sent) => Promise<Response>])[] = [
  ["POST /graphql", post("/graphql")],
  ["GET /graphql", get("/graphql", { "apollo-require-preflight": "1" })],
  ["POST /graphql/subgraph", post("/graphql/subgraph")],
  ["POST /graphql/stream", post("/graphql/stream", STREAM)],
  ["GET /graphql/stream", get("/graphql/stream", STREAM)],
  ["POST /table.csv", post("/table.csv")],
  ["POST /table.xlsx", post("/table.xlsx")],
  ["POST /table.parquet", post("/table.parquet")],
];

async function answered(response: Response): Promise<Answered> {
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
}

/** Documents of a few hundred words that would be walked through 2⁵⁰ times, or longer than the world has time for. */
const TOO_MUCH: readonly (readonly [name: string, sent: Sent])[] = [
  [
    "fragments that double at each step",
    {
      query: `{ ...F0 } ${many(50, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)} fragment F50 on Query { __typename }`,
    },
  ],
  [
    "fragments that double within lists of rows",
    {
      query: `{ partnership(code: "walsall") { areas { ...F0 } } } ${many(50, (at) => `fragment F${at} on Area { a: parent { ...F${at + 1} } b: parent { ...F${at + 1} } }`)} fragment F50 on Area { code }`,
    },
  ],
  [
    "doubling fragments that nothing uses",
    {
      query: `{ __typename } ${many(50, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)} fragment F50 on Query { __typename }`,
    },
  ],
  ["the same field a thousand times", { query: `{ viewer { ${"kind ".repeat(1_000)} } }` }],
  ["hundreds of aliases", { query: `{ ${many(200, (at) => `a${at}: __typename`)} }` }],
  ["selections within one another", { query: `{ ${"viewer { ".repeat(60)} name ${"} ".repeat(60)} }` }],
  ["thousands of words", { query: `{ ${many(2_500, (at) => `f${at}`)} }` }],
  [
    "an enormous page",
    { query: `{ partnership(code: "walsall") { loads(first: 2147483647) { edges { node { code } } } } }` },
  ],
  [
    "objects within objects in a variable",
    { query: "{ __typename }", variables: JSON.parse(`${'{"a":'.repeat(100)}1${"}".repeat(100)}`) },
  ],
];

test.each(DOORS.flatMap(([door, send]) => TOO_MUCH.map(([name, sent]) => [name, door, send, sent] as const)))(
  "%s at %s",
  async (_, door, send, sent) => {
    // An address holds less than a body.
    if (door.startsWith("GET") && sent.query.length > 10_000) return;
    const answer = await answered(await send(sent));
    expect(answer.status).toBe(400);
    expectRefused(answer, "LIMIT_EXCEEDED");
  },
);

/** Fragments that never end are no GraphQL; each address says so in its own words. */
const ENDLESS = [
  "{ ...F } fragment F on Query { viewer { name } ...F }",
  "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
  "subscription { ...F } fragment F on Subscription { ...F }",
];

test.each(DOORS.flatMap(([door, send]) => ENDLESS.map((query) => [query, door, send] as const)))(
  "%s at %s",
  async (query, _, send) => {
    const answer = await answered(await send({ query }));
    expectRefused(answer, "GRAPHQL_VALIDATION_FAILED");
  },
);

test("after all of that the server answers as before", async () => {
  const answer = await answered(await post("/graphql")({ query: "{ __typename }" }));
  expect(JSON.parse(answer.text)).toEqual({ data: { __typename: "Query" } });
  expect(app.faults).toEqual([]);
});
