import { setTimeout as sleep } from "node:timers/promises";
import { interruptionOf } from "@tandem/server/persistence/database-fault";
import { openOrm } from "@tandem/server/persistence/orm";
import { readAs } from "@tandem/server/persistence/partnership-session";
import { REQUEST_TIMEOUTS } from "@tandem/server/persistence/timeouts";
import { sql } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { hasPooler, startPooler } from "../pooler.ts";
import { type SignInApp, startSignInApp } from "../security/sign-in-app.ts";

const PERSON = { name: "Reader of the test", email: "overload@example.gov.uk", email_verified: true };

let app: TestApp;
let site: SignInApp;

beforeAll(async () => {
  app = await startTestApp();
  site = await startSignInApp();
  await site.invite(1, PERSON.email, ["READER"]);
});

afterAll(async () => {
  await app.stop();
  await site.stop();
});

const LOADS = `{ partnership(code: "walsall") { loads(first: 1) { totalCount } } }`;

interface Told {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly milliseconds: number;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
  };
}

async function ask(query: string, address = app.address, headers: Record<string, string> = {}): Promise<Told> {
  const start = performance.now();
  const answer = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  });
  const body = (await answer.json()) as Told["body"];
  const milliseconds = performance.now() - start;
  return { status: answer.status, retryAfter: answer.headers.get("retry-after"), milliseconds, body };
}

async function onDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const INSIDE = /select |insert |pg_|tandem_app|statement timeout|canceling|node_modules|at .*\.(ts|js):/i;

test("a statement that takes too long is stopped, and the caller told what to ask for instead", async () => {
  const slow = `alter table load rename to load_kept;
    create view load as select * from load_kept where pg_sleep(60) is not null; grant select on load to tandem_app`;
  await onDatabase(app.databaseUrl, (client) => client.query(slow));
  const { status, body, milliseconds } = await ask(LOADS);
  await onDatabase(app.databaseUrl, (client) => client.query("drop view load; alter table load_kept rename to load"));
  expect(status).toBe(200);
  expect(body.errors?.[0]?.extensions).toEqual({ code: "TIMED_OUT" });
  expect(body.errors?.[0]?.message).toContain("ask for a shorter period");
  expect(JSON.stringify(body)).not.toMatch(INSIDE);
  expect(milliseconds).toBeGreaterThan(REQUEST_TIMEOUTS.statement - 100);
  expect((await ask(LOADS)).body.errors).toBeUndefined();
});

/** Holds a table so that nobody else reads it, while `work` runs. */
function whileLocked<T>(url: string, table: string, work: () => Promise<T>): Promise<T> {
  return onDatabase(url, async (client) => {
    await client.query(`begin; lock table ${table} in access exclusive mode`);
    const result = await work();
    await client.query("rollback");
    return result;
  });
}

test("a question that waits for somebody else's change is told so within seconds", async () => {
  const { status, body } = await whileLocked(app.databaseUrl, "load", () => ask(LOADS));
  expect(status).toBe(200);
  expect(body.errors?.[0]?.extensions).toEqual({ code: "LOCKED" });
  expect(JSON.stringify(body)).not.toMatch(INSIDE);
  expect((await ask(LOADS)).body.errors).toBeUndefined();
});

test("where every connection is taken, further questions get 503 with Retry-After, and answers again afterwards", async () => {
  const answers = await whileLocked(app.databaseUrl, "load", () =>
    Promise.all(Array.from({ length: 30 }, () => ask(LOADS))),
  );
  const turnedAway = answers.filter(({ status }) => status === 503);
  expect(turnedAway.length).toBeGreaterThanOrEqual(20);
  for (const { retryAfter, body } of turnedAway) {
    expect(retryAfter).toBe("2");
    expect(body.errors?.[0]?.extensions).toEqual({ code: "UNAVAILABLE" });
    expect(JSON.stringify(body)).not.toMatch(INSIDE);
  }
  expect(await ask(LOADS)).toMatchObject({ status: 200, body: { data: expect.anything() } });
});

test("a session that cannot be looked up for want of a connection is 503 too, for questions and for files", async () => {
  const visitor = await site.signIn("overload", PERSON);
  const cookie = [...visitor.cookies(site.app.address)].map(([name, value]) => `${name}=${value}`).join("; ");
  const files = `${site.app.address}/audit-log.csv?partnership=walsall`;
  await whileLocked(site.app.databaseUrl, "sign_in", async () => {
    const first = Array.from({ length: 10 }, () => ask(LOADS, site.app.address, { cookie }));
    await sleep(300);
    const [question, file] = await Promise.all([
      ask(LOADS, site.app.address, { cookie }),
      fetch(files, { headers: { cookie } }),
    ]);
    expect(question).toMatchObject({ status: 503, retryAfter: "2" });
    expect(question.body.errors?.[0]?.extensions).toEqual({ code: "UNAVAILABLE" });
    expect(file.status).toBe(503);
    expect(file.headers.get("retry-after")).toBe("2");
    await Promise.all(first);
  });
  expect((await ask(LOADS, site.app.address, { cookie })).body.errors).toBeUndefined();
});

test("questions whose connections break get 503, and the next ones an answer", async () => {
  // More often than there are connections, so that one lost for good would be missed.
  for (let round = 0; round < 3; round += 1) {
    const killed = await whileLocked(app.databaseUrl, "load", async () => {
      const waiting = Promise.all(Array.from({ length: 5 }, () => ask(LOADS)));
      await sleep(500);
      await onDatabase(app.databaseUrl, (client) =>
        client.query(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`),
      );
      return waiting;
    });
    for (const told of killed) expect(told).toMatchObject({ status: 503, retryAfter: "2" });
  }
  expect((await ask(LOADS)).body.errors).toBeUndefined();
});

test("a transaction in which nothing happens is ended, and its connection replaced", async () => {
  const orm = await openOrm(app.databaseUrl, "tandem_app", 1, { ...REQUEST_TIMEOUTS, idle: 200 });
  const fault = await readAs(orm, { partnershipId: 1 }, async (db) => {
    await sleep(800);
    await sql`select 1`.execute(db);
  }).catch((error: unknown) => error);
  expect(interruptionOf(fault)).toBe("UNAVAILABLE");
  const after = await readAs(orm, { partnershipId: 1 }, (db) => sql`select 1 as one`.execute(db));
  expect(after.rows).toEqual([{ one: 1 }]);
  await orm.close(true);
});

const TIMEOUTS = sql`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
  current_setting('idle_in_transaction_session_timeout') as idle, current_user::text as role`;

test.runIf(hasPooler)("behind a pooler each transaction has the same timeouts", async () => {
  const pooler = await startPooler(app.databaseUrl);
  const seen: unknown[] = [];
  for (const [url, role] of [
    [app.databaseUrl, "tandem_app"],
    [pooler.url, null],
  ] as const) {
    const orm = await openOrm(url, role, 1, REQUEST_TIMEOUTS);
    seen.push((await readAs(orm, { partnershipId: 1 }, (db) => TIMEOUTS.execute(db))).rows[0]);
    await orm.close(true);
  }
  await pooler.stop();
  expect(seen[0]).toEqual({ statement: "10s", lock: "4s", idle: "20s", role: "tandem_app" });
  expect(seen[1]).toEqual(seen[0]);
});

/** Keeps this process, in which the server runs, busy for a while. */
function compute(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end; );
}

test("a server that is too busy to listen answers 503 with Retry-After, and recovers", async () => {
  let isBusy = true;
  const busy = (async () => {
    while (isBusy) {
      compute(800);
      await new Promise(setImmediate);
    }
  })();
  let told = await ask("{ __typename }");
  for (let tries = 0; told.status !== 503 && tries < 20; tries += 1) told = await ask("{ __typename }");
  isBusy = false;
  await busy;
  expect(told).toMatchObject({ status: 503, retryAfter: "2" });
  expect(told.body.errors?.[0]).toEqual({
    message: expect.stringContaining("ask again in 2 seconds"),
    extensions: { code: "UNAVAILABLE" },
  });
  await expect.poll(async () => (await ask("{ __typename }")).status, { timeout: 10_000 }).toBe(200);
});

test("more requests at once than the server takes are turned away, and taken once the others are gone", async () => {
  await whileLocked(app.databaseUrl, "load", async () => {
    const waiting = Array.from({ length: 510 }, () => ask(LOADS));
    await expect.poll(async () => (await ask("{ __typename }")).status, { timeout: 3_000, interval: 20 }).toBe(503);
    await Promise.all(waiting);
  });
  expect((await ask("{ __typename }")).status).toBe(200);
});

test("a body that is too large is answered with 413, as an error of the API", async () => {
  const { status, body } = await ask(`{ __typename } #${"x".repeat(1_000_000)}`);
  expect(status).toBe(413);
  expect(body).toEqual({
    errors: [{ message: expect.stringContaining("send less"), extensions: { code: "REQUEST_TOO_LARGE" } }],
  });
});
