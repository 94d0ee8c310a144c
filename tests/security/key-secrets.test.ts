import { createHash } from "node:crypto";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { TestApp } from "../app.ts";
import { as, askForKey, askWith, makeKey, revokeKey, runSql } from "./keys.ts";
import { LEASE, MINUTE, startTwoServers, TestClock } from "./two-servers.ts";

const clock = new TestClock();
let one: TestApp;
let two: TestApp;

beforeAll(async () => {
  [one, two] = await startTwoServers(clock);
});

afterEach(() => {
  vi.restoreAllMocks();
  clock.goOn();
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
  const { key, secret = "" } = await askForKey(one, { name: " Power BI of the data team ", expiresOn: "2026-12-31" });
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
  expect(JSON.stringify(data)).toContain(`"code":"${key?.code}","lastUsedAt":"${clock.now().toISOString()}"`);
  expect(await auditOf(`object = 'api-key:${key?.code}'`)).toEqual([
    expect.objectContaining({ actor: "evaluation-administrator", action: "CREATE_API_KEY" }),
  ]);
});

test("only its hash is kept: the secret is in no table, no line of the log and no audit entry", async () => {
  const { secret, code } = await makeKey(one);
  await askWith(one.address, secret);
  await askWith(one.address, secret, "{ nonsense");
  await revokeKey(one, code);
  clock.time += LEASE;
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
  const before = clock.time;
  clock.time = Date.parse("2026-12-02T00:00:00Z");
  const answer = await askWith(one.address, secret);
  expect(answer.status).toBe(401);
  expect(answer.body.errors?.[0]?.extensions).toEqual({ code: "KEY_EXPIRED", mend: expect.any(String) });
  clock.time = before;
});

test("a key that is revoked opens nothing more at any process within 60 seconds", async () => {
  const { secret, code } = await makeKey(one);
  for (const { address } of [one, two]) expect((await askWith(address, secret)).status).toBe(200);
  await revokeKey(one, code);
  clock.time += LEASE;
  for (const { address } of [one, two]) {
    const answer = await askWith(address, secret);
    expect(answer.status).toBe(401);
    expect(codeOf(answer)).toBe("KEY_REVOKED");
  }
  expect(await revokeKey(one, code)).toMatchObject({ __typename: "ApiKey" });
  expect(await auditOf(`object = 'api-key:${code}' and action = 'REVOKE_API_KEY'`)).toHaveLength(1);
});

test("a key that is revoked opens nothing more though the machine's clock is put back", async () => {
  const { secret, code } = await makeKey(one);
  expect((await askWith(one.address, secret)).status).toBe(200);
  await revokeKey(one, code);
  clock.time -= 30 * MINUTE;
  expect(codeOf(await askWith(one.address, secret))).toBe("KEY_REVOKED");
  clock.time += 30 * MINUTE;
});
