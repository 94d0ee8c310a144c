import { createHash } from "node:crypto";
import { Limits } from "@tandem/server/graphql/limits/limits";
import { buildApiSchema } from "@tandem/server/graphql/schema";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { createDatabase } from "../database.ts";
import { as, askForKey, askWith, makeKey, NAME, revokeKey, runSql } from "./keys.ts";

const START = Date.parse("2026-11-28T10:00:20Z");
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How long a process goes by what it asked of a key. */
const LEASE = 15 * SECOND;

let time = START;
let one: TestApp;
let two: TestApp;

beforeAll(async () => {
  const database = await createDatabase("seeded");
  const now = () => new Date(time);
  one = await startTestApp({ database, now });
  two = await startTestApp({ database: { url: database.url, drop: async () => undefined }, now });
});

afterEach(() => {
  vi.restoreAllMocks();
  // A minute of its own for each test.
  time = Math.ceil((time + 1) / MINUTE) * MINUTE + 20 * SECOND;
});

afterAll(async () => {
  await two.stop();
  await one.stop();
});

const sql = (text: string, values: readonly unknown[] = []) => runSql(one.databaseUrl, text, values);
const codeOf = ({ body }: Awaited<ReturnType<typeof askWith>>) => body.errors?.[0]?.extensions.code;

async function auditOf(filter: string) {
  return sql(
    `select actor, actor_name, action, object, purpose, changes from audit_entry where ${filter} order by number`,
  );
}

test("a key is told once, reads as a reader, and is listed without its secret", async () => {
  const { key, secret = "" } = await askForKey(one, { name: " Power BI of the data team " });
  expect(secret).toMatch(new RegExp(`^tandem_${key?.code}_[\\w-]{43}$`));
  expect(key).toMatchObject({
    name: "Power BI of the data team",
    role: "READER",
    scopes: ["READ"],
    purpose: null,
    state: "ACTIVE",
    expiresAt: "2027-01-01T00:00:00.000Z",
    lastUsedAt: null,
    requestsPerMinute: 600,
    concurrentRequests: 8,
  });
  const query = `{ viewer { kind name partnerships membership(partnership: "walsall") { roles reading rules } } }`;
  expect((await askWith(one.address, secret, query)).body.data?.viewer).toEqual({
    kind: "KEY",
    name: 'Key "Power BI of the data team"',
    partnerships: ["walsall"],
    membership: {
      roles: ["READER"],
      reading: "PUBLISHED",
      rules: ["INTRODUCE", "ENTER", "READ_REGISTER", "READ_MONEY", "READ_FIGURES"],
    },
  });
  const list = `{ partnership(code: "walsall") { apiKeys(first: 1000) { totalCount edges { node { code lastUsedAt } } } } }`;
  const { data } = await one.ask(list, {}, as("ADMINISTRATOR"));
  expect(JSON.stringify(data)).toContain(`"code":"${key?.code}","lastUsedAt":"${new Date(time).toISOString()}"`);
  expect(await auditOf(`object = 'api-key:${key?.code}'`)).toEqual([
    expect.objectContaining({ actor: "evaluation-administrator", action: "CREATE_API_KEY" }),
  ]);
});

test("only its hash is kept: the secret is in no table, no line of the log and no audit entry", async () => {
  const { secret, code } = await makeKey(one);
  await askWith(one.address, secret);
  await askWith(one.address, secret, "{ nonsense");
  await revokeKey(one, code);
  time += LEASE;
  await askWith(one.address, secret);
  const tables = await sql("select table_name as name from information_schema.tables where table_schema = 'public'");
  const random = secret.slice(-43);
  for (const { name } of tables) {
    const found = await sql(`select count(*)::int as rows from "${name}" t where strpos(t::text, $1) > 0`, [random]);
    expect(found, String(name)).toEqual([{ rows: 0 }]);
  }
  expect(await sql("select key_hash from api_key where code = $1", [code])).toEqual([
    { key_hash: createHash("sha256").update(secret).digest("hex") },
  ]);
  expect([...one.lines, ...two.lines].join("\n")).not.toContain(random);
});

test.each([
  ["nothing after the prefix", "tandem_"],
  ["a prefix of something else", "ghp_0123456789"],
  ["a key nobody made", `tandem_0123456789abcdef_${"A".repeat(43)}`],
  ["a key with a byte too many", `tandem_0123456789abcdef_${"A".repeat(44)}`],
  ["a key of another case", `TANDEM_0123456789ABCDEF_${"A".repeat(43)}`],
  ["SQL", "tandem_' or true --"],
])("%s is no key: 401 before anything is parsed, even where no key is needed", async (_, text) => {
  const response = await fetch(`${one.address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${text}`, ...as("COMMISSIONER") },
    body: "{ this is no JSON",
  });
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toMatch(/^Bearer realm="Tandem", error="invalid_token"/);
  const { errors } = (await response.json()) as { errors: { extensions: object }[] };
  expect(errors[0]?.extensions).toEqual({
    code: "KEY_UNKNOWN",
    mend: expect.stringContaining("Authorization: Bearer"),
  });
});

test("the code of a key with another secret opens nothing, and does not keep the key itself out", async () => {
  const { secret, code } = await makeKey(one);
  const forged = `tandem_${code}_${"B".repeat(43)}`;
  const answers = await Promise.all([forged, secret, forged, secret].map((text) => askWith(two.address, text)));
  expect(answers.map(({ status }) => status)).toEqual([401, 200, 401, 200]);
  const sent = vi.spyOn(Client.prototype, "query");
  expect((await askWith(two.address, forged)).status).toBe(401);
  expect(sent).not.toHaveBeenCalled();
});

test("a key that has expired says so, with what to do", async () => {
  const { secret } = await makeKey(one, { expiresOn: "2026-12-01" });
  expect((await askWith(one.address, secret)).status).toBe(200);
  const before = time;
  time = Date.parse("2026-12-02T00:00:00Z");
  const answer = await askWith(one.address, secret);
  expect(answer.status).toBe(401);
  expect(answer.body.errors?.[0]?.extensions).toEqual({ code: "KEY_EXPIRED", mend: expect.any(String) });
  time = before;
});

test("a key that is revoked opens nothing more at any process within 60 seconds", async () => {
  const { secret, code } = await makeKey(one);
  for (const { address } of [one, two]) expect((await askWith(address, secret)).status).toBe(200);
  await revokeKey(one, code);
  time += LEASE;
  for (const { address } of [one, two]) {
    const answer = await askWith(address, secret);
    expect(answer.status).toBe(401);
    expect(codeOf(answer)).toBe("KEY_REVOKED");
  }
  expect(await revokeKey(one, code)).toMatchObject({ __typename: "ApiKey" });
  expect(await auditOf(`object = 'api-key:${code}' and action = 'REVOKE_API_KEY'`)).toHaveLength(1);
});

const answered = (answers: Awaited<ReturnType<typeof askWith>>[]) =>
  answers.filter(({ status }) => status === 200).length;

test("two processes share a key's minute: together they never let more requests in than it allows", async () => {
  const LIMIT = 40;
  const { secret } = await makeKey(one, { requestsPerMinute: LIMIT, concurrentRequests: 100 });
  let admitted = 0;
  for (let round = 0; round < 6; round += 1) {
    const both = [one, two].flatMap(({ address }) => Array.from({ length: 8 }, () => askWith(address, secret)));
    admitted += answered(await Promise.all(both));
    time += 2 * SECOND;
  }
  // What one process has taken and not spent is at most its slice: a twentieth of the minute.
  expect(admitted).toBeLessThanOrEqual(LIMIT);
  expect(admitted).toBeGreaterThanOrEqual(LIMIT - LIMIT / 20);
  const refused = await askWith(one.address, secret);
  const seconds = (MINUTE - (time % MINUTE)) / SECOND;
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe(String(seconds));
  expect(refused.body.errors?.[0]?.extensions).toMatchObject({
    code: "RATE_LIMITED",
    limit: "requestsPerMinute",
    allowed: LIMIT,
    retryAfterSeconds: seconds,
    mend: `Ask again in ${seconds} s.`,
  });
  time += seconds * SECOND;
  expect((await askWith(one.address, secret)).status).toBe(200);
});

test("what a process took and did not spend is there for the others once it asks again", async () => {
  const { secret, code } = await makeKey(one, { requestsPerMinute: 200 });
  await askWith(one.address, secret);
  const taken = () => sql("select requests from api_key_budget where key_code = $1", [code]);
  expect(await taken()).toEqual([{ requests: 10 }]);
  time += LEASE;
  await askWith(one.address, secret);
  expect(await taken()).toEqual([{ requests: 11 }]);
});

test("a question is charged what it costs, and says what it cost and what is left", async () => {
  const { secret } = await makeKey(one, { pointsPerMinute: 800 });
  const query = `query($first: Int!) { partnership(code: "walsall") { name services(first: $first) { edges { node { code name } } } } }`;
  const answer = await askWith(one.address, secret, query, { first: 100 });
  const checked = new Limits(buildApiSchema()).check({ source: query, variables: { first: 100 } });
  const requested = "cost" in checked ? (checked.cost ?? 0) : 0;
  expect(requested).toBeGreaterThan(300);
  expect(answer.body.extensions?.cost).toEqual({
    requested,
    remaining: 800 - requested,
    limit: 800,
    resetSeconds: 40,
    requestsRemaining: 599,
  });
  expect(answer.headers.get("ratelimit-policy")).toBe('"requests";q=600;w=60, "points";q=800;w=60');
  expect(answer.headers.get("ratelimit")).toBe(`"requests";r=599;t=40, "points";r=${800 - requested};t=40`);
  await askWith(two.address, secret, query, { first: 100 });
  const refused = await askWith(one.address, secret, query, { first: 100 });
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("40");
  expect(refused.body.errors?.[0]?.extensions).toMatchObject({
    code: "RATE_LIMITED",
    limit: "pointsPerMinute",
    requested,
  });
  expect(refused.body.data).toBeUndefined();
  const huge = await askWith(one.address, secret, query, { first: 1_000 });
  expect(huge.status).toBe(429);
  expect(huge.headers.get("retry-after")).toBeNull();
  expect(huge.body.errors?.[0]?.message).toMatch(/Ask for fewer fields or smaller pages/);
});

const SERVICES = `{ partnership(code: "walsall") { services(first: 1) { totalCount } } }`;

/** Holds every answer that reads services back until it is let go. */
async function holdServices(): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: one.databaseUrl });
  await client.connect();
  await client.query("begin");
  await client.query("lock table service in access exclusive mode");
  return async () => {
    await client.query("rollback");
    await client.end();
  };
}

test("two processes share the places for requests under way, and give back those they no longer need", async () => {
  const PLACES = 4;
  const { secret } = await makeKey(one, { concurrentRequests: PLACES });
  const letGo = await holdServices();
  const all = [one, two].flatMap(({ address }) =>
    Array.from({ length: PLACES }, () => askWith(address, secret, SERVICES)),
  );
  const refused = await Promise.race(all);
  expect(refused.status).toBe(429);
  expect(refused.body.errors?.[0]?.extensions).toMatchObject({ limit: "concurrentRequests", allowed: PLACES });
  expect(refused.headers.get("retry-after")).toBe("1");
  await letGo();
  expect(answered(await Promise.all(all))).toBe(PLACES);
  for (const { address } of [one, two]) {
    await expect.poll(async () => (await askWith(address, secret)).status, { timeout: 5_000 }).toBe(200);
    time += 2 * SECOND;
  }
});

test("a request with a key sends no statement of its own while its slice lasts", async () => {
  const { secret } = await makeKey(one);
  const count = async (ask: () => Promise<unknown>) => {
    await ask();
    const sent = vi.spyOn(Client.prototype, "query");
    await ask();
    // The connection that hears of writes is tried now and then, whoever asks.
    const statements = sent.mock.calls.filter(([statement]) => (statement as unknown) !== "select 1");
    sent.mockRestore();
    return statements.length;
  };
  const loads = `{ partnership(code: "walsall") { loads(first: 1) { totalCount } } }`;
  expect(await count(() => askWith(one.address, secret))).toBe(0);
  const withKey = await count(() => askWith(one.address, secret, loads));
  expect(withKey).toBe(await count(() => one.ask(loads, {}, as("READER"))));
  expect(withKey).toBeGreaterThan(0);
});

test("when a key was last used is written once a minute at most, whichever process it asked", async () => {
  const { secret, code } = await makeKey(one);
  const lastUsed = async () => (await sql("select last_used_at from api_key where code = $1", [code]))[0]?.last_used_at;
  await askWith(one.address, secret);
  const first = await lastUsed();
  time += 30 * SECOND;
  await askWith(two.address, secret);
  expect(await lastUsed()).toEqual(first);
  time += 30 * SECOND;
  await askWith(two.address, secret);
  expect(await lastUsed()).not.toEqual(first);
});

test("a key of one partnership sees nothing of another, not even that it exists", async () => {
  const { secret } = await makeKey(one, { name: "Sandwell's" }, "sandwell");
  const asked = await askWith(one.address, secret);
  const absent = await askWith(one.address, secret, NAME.replace("walsall", "nowhere"));
  expect(asked.body.data?.partnership ?? null).toBeNull();
  expect(asked.body.errors?.[0]?.message.replace('"walsall"', '"nowhere"')).toBe(absent.body.errors?.[0]?.message);
  expect(codeOf(asked)).toBe("NOT_FOUND");
  expect((await askWith(one.address, secret, NAME.replace("walsall", "sandwell"))).body.data?.partnership).toEqual({
    name: expect.stringContaining("Sandwell"),
  });
  const file = await fetch(`${one.address}/import-problems.csv?partnership=walsall&import=x`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  expect(file.status).toBe(404);
  const list = `{ partnership(code: "walsall") { apiKeys(first: 1000) { edges { node { name } } } } }`;
  expect(JSON.stringify(await one.ask(list, {}, as("ADMINISTRATOR")))).not.toContain("Sandwell's");
});

test("a key changes nothing and manages nobody", async () => {
  const { secret, code } = await makeKey(one, { scopes: ["READ", "IMPORT"], role: "COMMISSIONER" });
  const refused = [
    `mutation { saveJudgement(partnership: "walsall", input: { finding: "x", kind: DUPLICATE, reason: "because", expectedVersion: 0 }) { __typename } }`,
    `mutation { statePurpose(partnership: "walsall", purpose: "Because I would like to") { __typename } }`,
    `mutation { createApiKey(partnership: "walsall", input: { name: "Another", scopes: [READ], expiresOn: "2026-12-31" }) { __typename } }`,
    `mutation { revokeApiKey(partnership: "walsall", input: { code: "${code}" }) { __typename } }`,
    `{ partnership(code: "walsall") { people(first: 1) { totalCount } } }`,
    `{ partnership(code: "walsall") { auditLog(first: 1) { totalCount } } }`,
    `{ partnership(code: "walsall") { apiKeys(first: 1) { totalCount } } }`,
  ];
  for (const query of refused) {
    const answer = await askWith(one.address, secret, query);
    expect(codeOf(answer), query).toBe("FORBIDDEN");
    expect(answer.body.errors?.[0]?.message).toMatch(/^A key may not do this: sign in/);
  }
  const log = await fetch(`${one.address}/audit-log.csv?partnership=walsall`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  expect(log.status).toBe(403);
});

test("a key loads files only with the scope IMPORT, and reads only with the scope READ", async () => {
  const load = (secret: string) =>
    fetch(`${one.address}/imports?partnership=walsall&name=x.csv&dryRun=yes`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", authorization: `Bearer ${secret}` },
      body: "no,file",
    });
  const [reading, loading] = [await makeKey(one), await makeKey(one, { scopes: ["IMPORT"] })];
  const refused = await load(reading.secret);
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain("it needs the scope IMPORT");
  expect((await load(loading.secret)).status).toBe(202);
  const imports = `{ partnership(code: "walsall") { imports(first: 1) { id } } }`;
  expect((await askWith(one.address, loading.secret, imports)).body.errors).toBeUndefined();
  expect(codeOf(await askWith(one.address, loading.secret, SERVICES))).toBe("FORBIDDEN");
});

const GAPS = `query Gaps { partnership(code: "walsall") { gaps(period: { type: FINANCIAL_YEAR, code: "2025-26" }, basis: EXPRESSED,
  by: [SERVICE_LINE], first: 1) { warnings { code } } } }`;

test("a key reads small counts only for the purpose stated when it was made, and the log names it", async () => {
  const warned = async (secret: string) => JSON.stringify((await askWith(one.address, secret, GAPS)).body);
  const published = await makeKey(one, { role: "COMMISSIONER" });
  expect(await warned(published.secret)).toContain("SMALL_COUNTS_HIDDEN");
  const purpose = "Checking the dietetics return";
  const recorded = await makeKey(one, { role: "COMMISSIONER", purpose, name: "Return checker" });
  expect(await warned(recorded.secret)).not.toContain("SMALL_COUNTS_HIDDEN");
  const actor = `key-${recorded.code}`;
  expect(await auditOf(`actor = '${actor}'`)).toEqual([
    {
      actor,
      actor_name: 'Key "Return checker"',
      action: "READ_SMALL_COUNTS",
      object: "small-counts",
      purpose,
      changes: '{"operation":null}',
    },
  ]);
  expect(await auditOf(`actor = 'key-${published.code}'`)).toEqual([]);
});

test.each([
  [{ name: "x" }, { code: "NAME", field: "input.name" }],
  [{ name: "two\nlines" }, { code: "NAME" }],
  [{ scopes: [] }, { code: "NO_SCOPE", field: "input.scopes" }],
  [{ role: "ADMINISTRATOR" }, { code: "KEY_ROLE", field: "input.role" }],
  [{ role: "FINANCE" }, { code: "KEY_ROLE" }],
  [{ purpose: "Because I would like to" }, { code: "PURPOSE", field: "input.purpose" }],
  [{ role: "COMMISSIONER", purpose: "short" }, { code: "PURPOSE" }],
  [{ expiresOn: "2026-11-01" }, { code: "EXPIRY", field: "input.expiresOn" }],
  [{ expiresOn: "2028-01-01" }, { code: "EXPIRY" }],
  [{ requestsPerMinute: 0 }, { code: "LIMIT", field: "input.requestsPerMinute" }],
  [{ pointsPerMinute: 2_000_000_000 }, { code: "LIMIT", field: "input.pointsPerMinute" }],
  [{ concurrentRequests: 101 }, { code: "LIMIT", field: "input.concurrentRequests" }],
])("a key with %j is refused with field, rule and mend, and none is made", async (wrong, refusal) => {
  const count = () => sql("select count(*)::int from api_key");
  const before = await count();
  expect(await askForKey(one, wrong)).toMatchObject({
    __typename: "Refusal",
    message: expect.any(String),
    mend: expect.any(String),
    ...refusal,
  });
  expect(await count()).toEqual(before);
});

test("a partnership has a hundred keys that open something, and no more", async () => {
  await sql(`insert into api_key select 2, lpad(n::text, 16, '0'), 'Many', 'x', 'READER', '{READ}', null, 'evaluation-x', 'x', now(),
    '2030-01-01', null, null, 1, 100, 1 from generate_series(1, 100) n`);
  expect(await askForKey(one, {}, { partnership: "sandwell" })).toMatchObject({ code: "TOO_MANY_KEYS" });
  await sql("update api_key set revoked_at = now() where partnership_id = 2 and name = 'Many'");
  expect(await askForKey(one, {}, { partnership: "sandwell" })).toMatchObject({ __typename: "CreatedApiKey" });
});
