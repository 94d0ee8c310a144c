import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { as, askForKey, askWith, makeKey, NAME, runSql } from "./keys.ts";
import { TestClock } from "./two-servers.ts";

let one: TestApp;

beforeAll(async () => {
  one = await startTestApp({ now: new TestClock().now });
});

afterAll(() => one.stop());

const sql = (text: string, values: readonly unknown[] = []) => runSql(one.databaseUrl, text, values);
const codeOf = ({ body }: Awaited<ReturnType<typeof askWith>>) => body.errors?.[0]?.extensions.code;

async function auditOf(filter: string) {
  return sql(
    `select actor, actor_name, action, object, purpose, changes from audit_entry where ${filter} order by number`,
  );
}

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

const SERVICES = `{ partnership(code: "walsall") { services(first: 1) { totalCount } } }`;

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
