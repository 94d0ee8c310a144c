import { Limits } from "@tandem/server/graphql/limits/limits";
import { buildApiSchema } from "@tandem/server/graphql/schema";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { TestApp } from "../app.ts";
import { as, askWith, makeKey, runSql } from "./keys.ts";
import { LEASE, MINUTE, SECOND, startTwoServers, TestClock } from "./two-servers.ts";

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

const answered = (answers: Awaited<ReturnType<typeof askWith>>[]) =>
  answers.filter(({ status }) => status === 200).length;

test("two processes share a key's minute: together they never let more requests in than it allows", async () => {
  const LIMIT = 40;
  const { secret } = await makeKey(one, { requestsPerMinute: LIMIT, concurrentRequests: 100 });
  let admitted = 0;
  for (let round = 0; round < 6; round += 1) {
    const both = [one, two].flatMap(({ address }) => Array.from({ length: 8 }, () => askWith(address, secret)));
    admitted += answered(await Promise.all(both));
    clock.time += 2 * SECOND;
  }
  // What one process has taken and not spent is at most its slice: a twentieth of the minute.
  expect(admitted).toBeLessThanOrEqual(LIMIT);
  expect(admitted).toBeGreaterThanOrEqual(LIMIT - LIMIT / 20);
  const refused = await askWith(one.address, secret);
  const seconds = (MINUTE - (clock.time % MINUTE)) / SECOND;
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe(String(seconds));
  expect(refused.body.errors?.[0]?.extensions).toMatchObject({
    code: "RATE_LIMITED",
    limit: "requestsPerMinute",
    allowed: LIMIT,
    retryAfterSeconds: seconds,
    mend: `Ask again in ${seconds} s.`,
  });
  clock.time += seconds * SECOND;
  expect((await askWith(one.address, secret)).status).toBe(200);
});

test("what a process took and did not spend is there for the others once it asks again", async () => {
  const { secret, code } = await makeKey(one, { requestsPerMinute: 200 });
  await askWith(one.address, secret);
  const taken = () => sql("select requests from api_key_budget where key_code = $1", [code]);
  expect(await taken()).toEqual([{ requests: 10 }]);
  clock.time += LEASE;
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

const LOADS = `{ partnership(code: "walsall") { loads(first: 1) { totalCount } } }`;

/** Holds every answer about loads back until it is let go: they are read anew for each. */
async function holdLoads(): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: one.databaseUrl });
  await client.connect();
  await client.query("begin");
  await client.query("lock table load in access exclusive mode");
  return async () => {
    await client.query("rollback");
    await client.end();
  };
}

test("two processes share the places for requests under way, and give back those they no longer need", async () => {
  const PLACES = 4;
  const { secret } = await makeKey(one, { concurrentRequests: PLACES });
  const letGo = await holdLoads();
  const all = [one, two].flatMap(({ address }) =>
    Array.from({ length: PLACES }, () => askWith(address, secret, LOADS)),
  );
  const refused = await Promise.race(all);
  expect(refused.status).toBe(429);
  expect(refused.body.errors?.[0]?.extensions).toMatchObject({ limit: "concurrentRequests", allowed: PLACES });
  expect(refused.headers.get("retry-after")).toBe("1");
  await letGo();
  expect(answered(await Promise.all(all))).toBe(PLACES);
  for (const { address } of [one, two]) {
    await expect.poll(async () => (await askWith(address, secret)).status, { timeout: 5_000 }).toBe(200);
    clock.time += 2 * SECOND;
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
  expect(await count(() => askWith(one.address, secret))).toBe(0);
  const withKey = await count(() => askWith(one.address, secret, LOADS));
  expect(withKey).toBe(await count(() => one.ask(LOADS, {}, as("READER"))));
  expect(withKey).toBeGreaterThan(0);
});

test("when a key was last used is written once a minute at most, whichever process it asked", async () => {
  const { secret, code } = await makeKey(one);
  const lastUsed = async () => (await sql("select last_used_at from api_key where code = $1", [code]))[0]?.last_used_at;
  await askWith(one.address, secret);
  const first = await lastUsed();
  clock.time += 30 * SECOND;
  await askWith(two.address, secret);
  expect(await lastUsed()).toEqual(first);
  clock.time += 30 * SECOND;
  await askWith(two.address, secret);
  expect(await lastUsed()).not.toEqual(first);
});
