import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { partnershipAsked } from "@tandem/server/answers/question";
import { buildApiSchema } from "@tandem/server/graphql/schema";
import { getOperationAST, parse } from "graphql";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

const OPERATIONS = join(import.meta.dirname, "..", "..", "schema", "operations");
const SERVICES = '{ partnership(code: "walsall") { dataVersion services(first: 5) { edges { node { code } } } } }';
const GAPS = `{ partnership(code: "walsall") { dataVersion gaps(period: { type: FINANCIAL_YEAR, code: "2025-26" },
  basis: EXPRESSED, by: [SERVICE_LINE, AREA, AGE_BAND], first: 1000) { rows { key demand { value state } } } } }`;
const SAVE_NOTE = `mutation ($input: SaveExceptionNoteInput!) { saveExceptionNote(partnership: "walsall", input: $input) { __typename } }`;

let keeping: TestApp;
let other: TestApp;
let fresh: TestApp;

beforeAll(async () => {
  keeping = await startTestApp();
  const database = { url: keeping.databaseUrl, drop: async () => undefined };
  other = await startTestApp({ database });
  fresh = await startTestApp({ database, environment: { KEPT_ANSWERS_MB: "0" } });
});

afterEach(() => vi.restoreAllMocks());

afterAll(async () => {
  await other.stop();
  await fresh.stop();
  await keeping.stop();
});

async function send(app: TestApp, query: string, headers: Readonly<Record<string, string>> = {}) {
  const body = JSON.stringify({ query });
  const type = { "content-type": "application/json", "accept-encoding": "identity" };
  const response = await fetch(`${app.address}/graphql`, { method: "POST", headers: { ...type, ...headers }, body });
  return { response, text: await response.text() };
}

/** Watches statements from when servers have sent none for a while: after a write they read anew in their own time. */
async function watchStatements() {
  const sent = vi.spyOn(Client.prototype, "query");
  const sentSoFar = () => sent.mock.calls.filter(([statement]) => (statement as unknown) !== "select 1");
  for (let last = -1; last !== sentSoFar().length; ) {
    last = sentSoFar().length;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  sent.mockClear();
  return sentSoFar;
}

const asRole = (role: string) => ({ cookie: `tandem_evaluation_role=${role}` });

let notes = 0;

/** Something written to the partnership through one server: its data version grows. */
async function write(app: TestApp): Promise<void> {
  notes += 1;
  const found = await fresh.ask(
    '{ partnership(code: "walsall") { exceptionNotes(codes: ["gap:CAMHS"]) { version } } }',
  );
  const { exceptionNotes } = found.data.partnership as unknown as { exceptionNotes: { version: number }[] };
  const input = {
    exception: "gap:CAMHS",
    owner: "Head of joint commissioning",
    cause: `Cause ${notes}.`,
    action: "Agree a shared plan.",
    dueOn: "2026-06-30",
    expectedVersion: exceptionNotes[0]?.version ?? 0,
  };
  const { errors, data } = await app.ask(SAVE_NOTE, { input }, asRole("COMMISSIONER"));
  expect(errors).toBeUndefined();
  expect(data).toEqual({ saveExceptionNote: { __typename: "ExceptionNote" } });
}

async function versionOf(app: TestApp): Promise<number> {
  return JSON.parse((await send(app, SERVICES)).text).data.partnership.dataVersion;
}

test("the same question asked again is answered from memory, with the same bytes and not one statement", async () => {
  const first = await send(keeping, SERVICES);
  const statements = await watchStatements();
  const again = await send(keeping, SERVICES);
  expect(statements()).toEqual([]);
  expect(again.text).toBe(first.text);
  expect(again.response.headers.get("etag")).toMatch(/^"\d+-[\w-]{43}"$/);
  expect(again.response.headers.get("etag")).toBe(first.response.headers.get("etag"));
  expect(again.response.headers.get("content-type")).toBe(first.response.headers.get("content-type"));
});

test("readers and commissioners are never given one another's answers", async () => {
  const texts = new Map<string, string>();
  for (const role of ["READER", "COMMISSIONER", "READER", "COMMISSIONER"]) {
    const { text } = await send(keeping, GAPS, asRole(role));
    expect(text).toBe((await send(fresh, GAPS, asRole(role))).text);
    texts.set(role, text);
  }
  expect(texts.get("READER")).not.toBe(texts.get("COMMISSIONER"));
});

test("what a person wrote is in the next answer of the same server, and soon in those of others", async () => {
  const before = await versionOf(keeping);
  await versionOf(other);
  await write(keeping);
  expect(await versionOf(keeping)).toBe(before + 1);
  await expect.poll(() => versionOf(other), { timeout: 2_000, interval: 20 }).toBe(before + 1);
});

test("while notices of writes cannot be heard, every question asks for the current version", async () => {
  await versionOf(keeping);
  const client = new Client({ connectionString: keeping.databaseUrl });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen tandem%' or query = 'select 1'",
  );
  await client.end();
  for (let round = 0; round < 3; round += 1) {
    const before = await versionOf(keeping);
    await write(other);
    await expect.poll(() => versionOf(keeping), { timeout: 1_000, interval: 20 }).toBe(before + 1);
  }
});

test("every question of the dashboard is answered as without kept answers, before and after writes, asked twice", async () => {
  const documents = readdirSync(OPERATIONS)
    .map((file) => readFileSync(join(OPERATIONS, file), "utf8"))
    .filter((text) => /^# \{/.test(text) && !/^mutation/m.test(text));
  expect(documents.length).toBeGreaterThan(10);
  for (let round = 0; round < 2; round += 1) {
    for (const query of documents) {
      const variables = JSON.parse(query.split("\n")[0]?.replace(/^# /, "") ?? "{}");
      const expected = await fresh.ask(query, variables);
      expect(await keeping.ask(query, variables)).toEqual(expected);
      expect(await keeping.ask(query, variables)).toEqual(expected);
    }
    await write(other);
    // Who wrote knows at once; the others hear of it.
    const version = await versionOf(other);
    for (const hearing of [fresh, keeping])
      await expect.poll(() => versionOf(hearing), { timeout: 2_000, interval: 20 }).toBe(version);
  }
}, 120_000);

test("a GET with the ETag of the newest answer is told so without the answer; after a write it is given the new one", async () => {
  const address = `${keeping.address}/graphql?query=${encodeURIComponent(SERVICES)}`;
  const headers = { "apollo-require-preflight": "true" };
  const first = await fetch(address, { headers });
  const etag = first.headers.get("etag") ?? "";
  expect(first.headers.get("cache-control")).toBe("private, no-cache");
  const again = await fetch(address, { headers: { ...headers, "if-none-match": etag } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  await write(keeping);
  const next = await fetch(address, { headers: { ...headers, "if-none-match": etag } });
  expect(next.status).toBe(200);
  expect(next.headers.get("etag")).not.toBe(etag);
  expect((await fetch(address)).status, "without the header a browser's page could have sent it").toBe(400);
});

test("who takes gzip is sent the same answer compressed, first and again", async () => {
  const { text } = await send(keeping, GAPS);
  for (let round = 0; round < 2; round += 1) {
    const raw = await new Promise<Buffer>((resolve, reject) => {
      const headers = { "content-type": "application/json", "accept-encoding": "gzip" };
      const asked = request(`${keeping.address}/graphql`, { method: "POST", headers }, (response) => {
        expect(response.headers["content-encoding"]).toBe("gzip");
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part)).on("end", () => resolve(Buffer.concat(parts)));
      });
      asked.on("error", reject).end(JSON.stringify({ query: GAPS }));
    });
    expect(gunzipSync(raw).toString()).toBe(text);
    expect(raw.length).toBeLessThan(text.length / 5);
  }
});

const schema = buildApiSchema();

function asked(query: string) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("one operation is meant");
  return partnershipAsked(schema, document, operation);
}

test("only questions about one partnership's steady fields are kept", () => {
  const P = 'partnership(code: "walsall")';
  expect(asked(`{ ${P} { code } }`)).toEqual({ code: "walsall" });
  expect(asked(`query Q($p: ID! = "x") { partnership(code: $p) { ...F } } fragment F on Partnership { name }`)).toEqual(
    {
      variable: "p",
      fallback: "x",
    },
  );
  expect(asked(`{ a: ${P} { code } b: ${P} { name } __typename }`)).toEqual({ code: "walsall" });
  for (const query of [
    `{ ${P} { code } viewer { name } }`,
    `{ ${P} { code } other: partnership(code: "sandwell") { code } }`,
    `{ ${P} { loads(first: 1) { totalCount } } }`,
    `{ ${P} { ...F } } fragment F on Partnership { ... { people { code } } }`,
    `{ ${P} { audit(first: 1) { totalCount } } }`,
    `mutation { ${P} { code } }`,
    "{ viewer { name } }",
    "{ __typename }",
  ])
    expect(asked(query), query).toBeNull();
});

/** The client libraries that name themselves beside the question, as the dashboard's does. */
const NAMED = { clientLibrary: { name: "@apollo/client", version: "4.0.0" } };

test.each(["POST", "GET"])(
  "a client that names itself beside its question is answered from memory too, by %s",
  async (method) => {
    const asked = { query: SERVICES, extensions: NAMED };
    const inAddress = new URLSearchParams({ query: SERVICES, extensions: JSON.stringify(NAMED) });
    const ask = () =>
      method === "GET"
        ? fetch(`${keeping.address}/graphql?${inAddress}`, { headers: { "apollo-require-preflight": "true" } })
        : fetch(`${keeping.address}/graphql`, {
            method,
            headers: { "content-type": "application/json" },
            body: JSON.stringify(asked),
          });
    const first = await ask();
    const statements = await watchStatements();
    const again = await ask();
    expect(statements()).toEqual([]);
    expect(again.headers.get("etag")).toMatch(/^"\d+-[\w-]{43}"$/);
    expect(await again.json()).toEqual(await first.json());
    const plain = await send(keeping, SERVICES);
    expect(plain.response.headers.get("etag")).toBe(again.headers.get("etag"));
  },
);

test("who sends a document's hash beside it is told that none is kept, whatever was answered before", async () => {
  await send(keeping, SERVICES);
  const extensions = { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } };
  const response = await fetch(`${keeping.address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: SERVICES, extensions }),
  });
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_SUPPORTED" } }] });
});

test.each([
  ["gzip;q=0", undefined],
  ["identity, gzip; q=0.000", undefined],
  ["x-gzip", undefined],
  ["br, gzip;q=0.5", "gzip"],
  ["GZIP, deflate", "gzip"],
])("who accepts %s is sent the answer so: %s", async (accepted, encoding) => {
  await send(keeping, GAPS);
  const sent = await new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "accept-encoding": accepted };
    const asked = request(`${keeping.address}/graphql`, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.headers["content-encoding"]);
    });
    asked.on("error", reject).end(JSON.stringify({ query: GAPS }));
  });
  expect(sent).toBe(encoding);
});

test("an answer that took past midnight is not kept for the day after", async () => {
  const client = new Client({ connectionString: keeping.databaseUrl });
  await client.connect();
  await client.query(
    `with clock as (update partnership set today = null, data_version = data_version + 1 where code = 'walsall' returning id, data_version),
      made as (insert into data_version (partnership_id, number, committed_at) select id, data_version, now() from clock)
      select pg_notify('tandem_data_version', id || ':' || data_version) from clock`,
  );
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-03-31T23:59:59Z") });
  await client.query("begin; lock table service in access exclusive mode");
  const asked =
    '{ partnership(code: "walsall") { services(first: 3) { edges { node { code annualValue { pence } } } } } }';
  const late = send(keeping, asked);
  await new Promise((resolve) => setTimeout(resolve, 500));
  vi.setSystemTime(Date.parse("2026-04-01T00:00:01Z"));
  await client.query("rollback");
  await client.end();
  const [first, next] = [await late, await send(keeping, asked)];
  expect(first.text).toContain('"pence"');
  // Kept under the day after, it would have been the answer to the second question too.
  expect(next.response.headers.get("etag")).not.toBe(first.response.headers.get("etag"));
  vi.useRealTimers();
});
