import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { expectRefused, sendBytes, sendGraphql } from "./attacker.ts";
import { type SignInApp, startSignInApp } from "./sign-in-app.ts";

let app: TestApp;
let site: SignInApp;

beforeAll(async () => {
  app = await startTestApp();
  site = await startSignInApp({ environment: { NODE_ENV: "production" } });
});

afterAll(async () => {
  await app.stop();
  await site.stop();
});

const ask = (body: unknown, headers: Record<string, string> = {}) => sendGraphql(app.address, body, headers);
const askAsStranger = (body: unknown, headers: Record<string, string> = {}) =>
  sendGraphql(site.app.address, body, headers);

const INJECTIONS = [
  "' or '1'='1",
  "'; drop table load; --",
  "\\'; select pg_sleep(5); --",
  `" or ""="`,
  "1) union all table membership --",
  "%' or 1=1 --",
  "{{7*7}}",
  "$1",
];

test.each(INJECTIONS)("SQL in filters, codes and cursors is a text like any other: %s", async (text) => {
  const cursor = Buffer.from(JSON.stringify([1, `walsall/${text}`, text])).toString("base64url");
  const questions = [
    [`query($t: ID!) { partnership(code: $t) { name } }`, "NOT_FOUND"],
    [
      `query($t: ID!) { partnership(code: "walsall") { services(first: 1, filter: { codes: [$t] }) { totalCount } } }`,
      "BAD_USER_INPUT",
    ],
    [
      `query($t: ID!) { partnership(code: "walsall") { services(first: 1, filter: { serviceLines: [$t] }) { totalCount } } }`,
      "BAD_USER_INPUT",
    ],
    [
      `query($t: ID!) { partnership(code: "walsall") { annotations(subject: { service: $t }, from: "2025-04-01", to: "2026-03-31") { code } } }`,
      null,
    ],
    [
      `query($t: ID!) { partnership(code: "walsall") { ledger(arrangement: $t, financialYear: "2025-26", first: 1) { totalCount } } }`,
      null,
    ],
  ] as const;
  for (const [query, code] of questions) {
    const answer = await ask({ query, variables: { t: text } });
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toMatch(/INTERNAL_SERVER_ERROR/);
    if (code !== null) expectRefused(answer, code);
  }
  const search = await ask({
    query: `query($t: String!) { partnership(code: "walsall") { services(first: 5, filter: { search: $t }) { totalCount } } }`,
    variables: { t: text },
  });
  expect(JSON.parse(search.text)).toEqual({ data: { partnership: { services: { totalCount: 0 } } } });
  expectRefused(
    await ask({
      query: `query($c: String) { partnership(code: "walsall") { loads(first: 1, after: $c) { totalCount } } }`,
      variables: { c: cursor },
    }),
    "BAD_USER_INPUT",
  );
  expect((await ask({ query: `{ partnership(code: "walsall") { loads(first: 1) { totalCount } } }` })).text).toContain(
    `"totalCount":`,
  );
  expect(app.faults.filter((line) => !line.includes("permission denied"))).toEqual([]);
});

test("keys that reach into objects' prototypes change nothing", async () => {
  const bodies = [
    `{"query":"{ __typename }","variables":{"__proto__":{"polluted":true}}}`,
    `{"query":"query($p: PeriodInput!) { partnership(code: \\"walsall\\") { gaps(period: $p, basis: EXPRESSED, by: [], first: 1) { rowCount } } }","variables":{"p":{"__proto__":{"type":"MONTH"},"constructor":{"prototype":{"polluted":true}}}}}`,
    `{"query":"{ __proto__ { polluted } constructor { prototype } }"}`,
    `{"query":"query constructor { __typename }","operationName":"__proto__"}`,
    `{"__proto__":{"query":"{ __typename }"}}`,
  ];
  for (const body of bodies) expect((await ask(body)).status).toBeLessThan(500);
  const variables = encodeURIComponent(`{"__proto__":{"polluted":true},"n":1}`);
  const byAddress = await fetch(
    `${app.address}/graphql?query=${encodeURIComponent("query($n: Int) { viewer { kind @include(if: true) } }")}&variables=${variables}`,
    { headers: { "apollo-require-preflight": "1" } },
  );
  expect(byAddress.status).toBeLessThan(500);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test("an operation's name writes no line of its own into the log", async () => {
  const forged = "A\nfault 00000000: forged\r\n\u001b[2Jforged";
  await ask({ query: "query A { viewer { kind } }", operationName: forged });
  await ask({
    query: `query A { partnership(code: "walsall") { gaps(period: { type: MONTH, code: "2026-03" }, basis: EXPRESSED, by: [], first: 1) { rowCount } } }`,
    operationName: forged,
  });
  expect(app.lines.join("\n")).not.toContain("forged");
});

test.each([
  ["an integer beyond 32 bits", `{ partnership(code: "walsall") { loads(first: 99999999999) { totalCount } } }`, {}],
  [
    "a fraction for an integer",
    'query($n: Int!) { partnership(code: "walsall") { loads(first: $n) { totalCount } } }',
    { n: 1.5 },
  ],
  ["a negative page", `{ partnership(code: "walsall") { loads(first: -1) { totalCount } } }`, {}],
  [
    "more pence than are exact",
    'query($p: Pence!) { partnership(code: "walsall") { spending(period: { type: FINANCIAL_YEAR, code: "2025-26" }, basis: EXPRESSED, pence: $p) { complete } } }',
    { p: 2 ** 60 },
  ],
  [
    "an integer of a thousand digits",
    `{ partnership(code: "walsall") { loads(first: ${"9".repeat(1_000)}) { totalCount } } }`,
    {},
  ],
])("%s is refused", async (_, query, variables) => {
  expectRefused(await ask({ query, variables }));
});

test.each([
  ["half of a character", "\ud800"],
  ["text that runs backwards", "\u202ellaslaw"],
  ["characters of no width", "wal\u200bsall"],
  ["letters that only look alike", "wаlsall"],
  ["a NUL character", "walsall\0"],
  ["an emoji of many parts", "👩‍👩‍👧‍👦"],
  ["the same letters in another form", "wa\u0308lsall"],
])("%s names no partnership and breaks nothing", async (_, code) => {
  expectRefused(await ask({ query: "query($c: ID!) { partnership(code: $c) { name } }", variables: { c: code } }));
});

test("markup comes back as text of JSON only, which no browser runs", async () => {
  const answer = await ask({
    query: "query($c: ID!) { partnership(code: $c) { name } }",
    variables: { c: "<script>alert(1)</script>" },
  });
  expect(answer.headers).toMatchObject({
    "content-type": expect.stringMatching(/^application\/json/),
    "x-content-type-options": "nosniff",
  });
  const missing = await sendBytes(
    app.address,
    "GET /%3Cscript%3E HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
  );
  expect(missing.text).not.toContain("script>");
});

test("a formula in a cell reaches a spreadsheet as text", async () => {
  const table = {
    name: "t",
    columns: ["=1+1"],
    rows: [['=HYPERLINK("http://x")'], ["+1"], ["-1"], ["@SUM(A1)"], ["\t=1"], ["\r=1"]],
  };
  const answer = await fetch(`${app.address}/sheet.csv?partnership=walsall`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(table),
  });
  const lines = (await answer.text()).replace("\ufeff", "").trimEnd().split("\r\n");
  for (const line of lines) expect(line.replace(/^"/, "")).toMatch(/^'/);
});

const QUESTION = `{ partnership(code: "walsall") { name } }`;

test("a link of another site asks nothing", async () => {
  const answer = await fetch(`${app.address}/graphql?query=${encodeURIComponent(QUESTION)}`);
  expect(answer.status).toBe(400);
  expect(await answer.text()).not.toContain("Walsall");
});

test.each([
  ["application/x-www-form-urlencoded", `query=${encodeURIComponent(QUESTION)}`],
  ["text/plain", JSON.stringify({ query: QUESTION })],
  [
    "multipart/form-data; boundary=b",
    `--b\r\ncontent-disposition: form-data; name="query"\r\n\r\n${QUESTION}\r\n--b--`,
  ],
])("a form sent as %s asks nothing", async (type, body) => {
  const answer = await fetch(`${app.address}/graphql`, { method: "POST", headers: { "content-type": type }, body });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(await answer.text()).not.toContain("Walsall");
});

test("a change by GET is refused, whatever a header says of the method", async () => {
  const query = encodeURIComponent(`mutation { withdrawPurpose(partnership: "walsall") { __typename } }`);
  for (const besides of [{}, { "x-http-method-override": "POST" }, { "x-method-override": "POST" }] as Record<
    string,
    string
  >[]) {
    const answer = await fetch(`${app.address}/graphql?query=${query}`, {
      headers: { "apollo-require-preflight": "1", ...besides },
    });
    expect(answer.status).toBe(405);
  }
});

test("a document by its hash alone is not run, and none can be planted under another's", async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } };
  for (const body of [{ extensions }, { query: "{ __typename }", extensions }]) {
    const answer = await ask(body);
    expect(answer.text).not.toContain(`"data"`);
    expect(answer.status).toBeLessThan(500);
  }
});

test.each(["", "x", "' or 1=1 --", "a".repeat(4_000), "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."])(
  "a made-up session opens nothing: %s",
  async (key) => {
    const answer = await askAsStranger({ query: QUESTION }, { cookie: `tandem_session=${encodeURIComponent(key)}` });
    expect(answer.status).toBe(401);
    expectRefused(answer, "UNAUTHENTICATED");
  },
);

test.each([
  { "x-forwarded-for": "127.0.0.1" },
  { "x-real-ip": "127.0.0.1" },
  { forwarded: "for=127.0.0.1;host=localhost" },
  { "x-forwarded-host": "localhost" },
  { "x-original-url": "/health", "x-rewrite-url": "/health" },
  { cookie: "tandem_evaluation_role=ADMINISTRATOR; env=graphiql:enable" },
] as Record<string, string>[])("no header makes a stranger somebody: %j", async (headers) => {
  const answer = await askAsStranger({ query: QUESTION }, headers);
  expect(answer.status).toBe(401);
});

const BODY = JSON.stringify({ query: "{ __typename }" });
const HEAD = "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
const SMUGGLED =
  "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: 127.0.0.1\r\napollo-require-preflight: 1\r\n\r\n";

test.each([
  ["both a length and chunks", `${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ["two lengths", `${HEAD}Content-Length: ${BODY.length}\r\nContent-Length: 0\r\n\r\n${BODY}`],
  ["a length that is no number", `${HEAD}Content-Length: +${BODY.length}\r\n\r\n${BODY}`],
  ["chunks by another spelling", `${HEAD}Transfer-Encoding: xchunked\r\n\r\n${BODY}`],
  ["a header folded over two lines", `${HEAD}Content-Length: ${BODY.length}\r\n X: y\r\n\r\n${BODY}`],
  ["a blank before the colon", `${HEAD}Content-Length : ${BODY.length}\r\n\r\n${BODY}`],
  ["a chunk of a size that is no number", `${HEAD}Transfer-Encoding: chunked\r\n\r\n0x10\r\n${BODY}\r\n0\r\n\r\n`],
  [
    "no Host",
    `POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`,
  ],
  ["headers larger than are read", `${HEAD}X: ${"x".repeat(100_000)}\r\n\r\n`],
])("a request with %s is refused, and nothing after it is read", async (_, bytes) => {
  const { status, text } = await sendBytes(app.address, bytes);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(text).not.toContain(`"__typename"`);
});

test("of two Hosts, none but the first is believed, and it must be ours", async () => {
  const request = (first: string, second: string) =>
    `POST /graphql HTTP/1.1\r\nHost: ${first}\r\nHost: ${second}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;
  expect((await sendBytes(app.address, request("evil.example", "127.0.0.1"))).status).toBeGreaterThanOrEqual(400);
});
