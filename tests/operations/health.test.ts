import { request } from "node:http";
import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { createDatabase } from "../database.ts";
import { startSignInApp } from "../security/sign-in-app.ts";
import { until } from "../start/waiting.ts";

// The first copy of the seeded database takes longer than a test may.
beforeAll(async () => (await createDatabase("seeded")).drop());

async function ready({ address }: TestApp): Promise<readonly [status: number, body: unknown]> {
  const answer = await fetch(`${address}/health/ready`);
  return [answer.status, await answer.json()];
}

async function onServer(databaseUrl: string, ...statements: readonly string[]): Promise<unknown[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const rows: unknown[] = [];
  for (const statement of statements) rows.push(...(await client.query(statement)).rows);
  await client.end();
  return rows;
}

/** The status under a Host of another machine, as a probe by number has it. */
function statusUnderHost(address: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

test("a probe learns without sign-in that the server lives and is ready, and nothing else", async () => {
  const site = await startSignInApp();
  const { address } = site.app;
  expect((await fetch(`${address}/`)).status).toBeLessThan(500);
  const live = await fetch(`${address}/health/live`);
  expect([live.status, await live.text()]).toEqual([200, '{"status":"live"}']);
  expect(live.headers.get("cache-control")).toBe("no-store");
  expect(await ready(site.app)).toEqual([200, { status: "ready" }]);
  for (const page of ["live", "ready"])
    expect(await statusUnderHost(`${address}/health/${page}`, "10.0.0.7:8080")).toBe(200);
  expect(await statusUnderHost(`${address}/graphql`, "10.0.0.7:8080")).toBe(403);
  await site.stop();
});

test("it is not ready while its database has not had every migration, or a snapshot cannot be read", async () => {
  const app = await startTestApp();
  expect((await ready(app))[0]).toBe(200);
  await onServer(app.databaseUrl, "update mikro_orm_migrations set name = name || '-x' where name like '%initial%'");
  await until("it is not ready", async () => (await ready(app))[0] === 503);
  expect(await ready(app)).toEqual([503, { status: "unready", reason: "NOT_MIGRATED" }]);
  await onServer(
    app.databaseUrl,
    "update mikro_orm_migrations set name = replace(name, '-x', '')",
    "alter table reach rename to reach_hidden",
    "update partnership set data_version = data_version + 1",
  );
  await until("the snapshot is missed", async () => JSON.stringify(await ready(app)).includes("SNAPSHOT_UNREADABLE"));
  await onServer(app.databaseUrl, "alter table reach_hidden rename to reach");
  await until("it is ready again", async () => (await ready(app))[0] === 200);
  await app.stop();
});

test("it is not ready while the database cannot be reached, still lives, and is ready once it can", async () => {
  const database = await createDatabase("migrated");
  const app = await startTestApp({ database });
  const name = new URL(database.url).pathname.slice(1);
  const serverUrl = database.url.replace(name, "postgres");
  await onServer(
    serverUrl,
    `alter database ${name} allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
  );
  await until("it is not ready", async () => (await ready(app))[0] === 503);
  expect(await ready(app)).toEqual([503, { status: "unready", reason: "DATABASE_UNREACHABLE" }]);
  expect((await fetch(`${app.address}/health/live`)).status).toBe(200);
  await onServer(serverUrl, `alter database ${name} allow_connections true`);
  await until("it is ready again", async () => (await ready(app))[0] === 200);
  await app.stop();
});

test("asking often costs the database a statement or two a second, not one a call", async () => {
  const app = await startTestApp();
  await ready(app);
  const count = async () => {
    const statement = `select xact_commit::int as count from pg_stat_database where datname = current_database()`;
    const rows = await onServer(app.databaseUrl, "select pg_sleep(1.2)", statement);
    return rows.at(-1) as { count: number };
  };
  const before = await count();
  const end = Date.now() + 2_000;
  let calls = 0;
  while (Date.now() < end) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ready(app)));
    expect(answers.every(([status]) => status === 200)).toBe(true);
    calls += 20;
  }
  const spent = (await count()).count - before.count;
  expect(calls).toBeGreaterThan(200);
  expect(spent).toBeLessThan(30);
  await app.stop();
});
