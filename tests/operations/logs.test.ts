import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";
import { findFreePort } from "../free-port.ts";
import { CLIENT, type SignInService, startSignInService } from "../sign-in-service.ts";
import { until } from "../start/waiting.ts";
import { Visitor } from "../visitor.ts";

const SERVER = fileURLToPath(new URL("../../server/dist/main.js", import.meta.url));

let database: TestDatabase;
let service: SignInService;
let tandem: ChildProcess;
let address = "";
let output = "";

interface Line {
  readonly level: string;
  readonly time: string;
  readonly msg: string;
  readonly requestId?: string;
  readonly route?: string;
  readonly status?: number;
}

const lines = () =>
  output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);

async function onServer(statement: string, values: readonly unknown[] = []): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement, [...values]);
  await client.end();
}

beforeAll(async () => {
  database = await createDatabase("seeded");
  const port = await findFreePort();
  address = `http://127.0.0.1:${port}`;
  service = await startSignInService(await findFreePort(), address);
  const env = {
    PATH: "/usr/bin:/bin",
    PORT: String(port),
    NODE_ENV: "production",
    DATABASE_URL: database.url,
    PUBLIC_URL: address,
    OIDC_ISSUER: service.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    DRAIN_SECONDS: "0",
  };
  tandem = spawn(process.execPath, [SERVER], { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  for (const stream of [tandem.stdout, tandem.stderr])
    stream?.on("data", (text) => {
      output += text;
    });
  await until("it serves", () => output.includes("Tandem is ready"), 60);
});
afterAll(async () => {
  tandem.kill("SIGKILL");
  await service.stop();
  await database.drop();
});

const CANARY = "canary";

async function signIn(): Promise<Visitor> {
  await onServer(
    `insert into membership (partnership_id, code, organisation_code, email, roles, invited_at)
      select 1, 'M-canary', min(code), $1, '{DATA_STEWARD}', now() from organisation_key where partnership_id = 1`,
    ["canary-person@walsall.example"],
  );
  const visitor = new Visitor();
  const person = { name: "Canary Holder", email: "canary-person@walsall.example", email_verified: true };
  service.next("canary-subject", person);
  await visitor.visit(`${address}/sign-in?returnTo=/canary-return`, (next) => next.startsWith(`${address}/canary`));
  return visitor;
}

function ask(visitor: Visitor, query: string, variables: object, headers: Record<string, string> = {}) {
  const body = JSON.stringify({ query, variables });
  const own = { "content-type": "application/json", origin: address, ...headers };
  return visitor.send(`${address}/graphql`, { method: "POST", headers: own, body });
}

test("whatever callers send, nothing of it is in the log; each request is one line with its number", async () => {
  const visitor = await signIn();
  const key = visitor.cookies(address).get("tandem_session") ?? "";
  expect(key.length).toBeGreaterThan(20);
  const asked = await ask(visitor, `query ${CANARY}Name($c: ID!) { partnership(code: $c) { ${CANARY}: name } }`, {
    c: `${CANARY}-variable`,
  });
  expect(asked.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  await ask(visitor, `{ ${CANARY}Field }`, {}, { authorization: `Bearer ${CANARY}-token` });
  await ask(
    visitor,
    `mutation { statePurpose(partnership: "walsall", purpose: "canary purpose to plan") { __typename } }`,
    {},
  );
  await visitor.send(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: `{"${CANARY}`,
  });
  await visitor.send(`${address}/${CANARY}-path?email=${CANARY}@example.org`);
  await visitor.send(`${address}/assets/${CANARY}.js?${CANARY}=1`);
  await visitor.send(`${address}/sign-in/callback?code=${CANARY}-code&state=${CANARY}-state`);
  await visitor.send(`${address}/graphql/stream?query=${CANARY}`, { headers: { accept: "text/event-stream" } });
  await onServer("alter table service rename column name to hidden");
  const faulty = await ask(
    visitor,
    `query Q($n: String!) { partnership(code: "walsall") { services(first: 5, search: $n) { totalCount edges { node { name } } } } }`,
    { n: "canary-search" },
  );
  const plain = await ask(
    visitor,
    `{ partnership(code: "walsall") { services(first: 5) { edges { node { name } } } } }`,
    {},
  );
  await onServer("alter table service rename column hidden to name");
  const body = (await plain.json()) as { errors: { extensions: { code: string; id: string } }[] };
  expect(body.errors[0]?.extensions.code).toBe("INTERNAL_SERVER_ERROR");
  expect(body.errors[0]?.extensions.id).toBe(plain.headers.get("x-request-id"));
  await faulty.text();
  await until("the last request is told", () => output.includes(String(plain.headers.get("x-request-id"))));
  const fault = lines().find(({ msg, level }) => level === "error" && msg.startsWith("fault "));
  expect(fault?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  const answered = lines().filter(({ msg }) => msg === "answered");
  expect(answered.length).toBeGreaterThanOrEqual(11);
  expect(answered.every(({ requestId, route, status }) => requestId && route && status)).toBe(true);
  expect(new Set(answered.map(({ requestId }) => requestId)).size).toBe(answered.length);
  for (const secret of [key, CLIENT.secret, "Canary Holder", "127.0.0.1:5", "select "])
    expect(output).not.toContain(secret);
  expect(output.toLowerCase()).not.toContain(CANARY);
});

test("a caller's own number is kept where it is well-formed, and replaced where it is not", async () => {
  const answerOf = (id: string) => fetch(`${address}/health/live`, { headers: { "x-request-id": id } });
  const kept = "6c1f0a52-0d1e-4a55-9b7e-1f4f7d1a2b3c";
  expect((await answerOf(kept)).headers.get("x-request-id")).toBe(kept);
  await until("it is in the log", () => output.includes(kept));
  for (const bad of ["short", "name@example.org.uk", 'x"} {"level":"error', "a".repeat(65), "two, numbers"]) {
    const given = (await answerOf(bad)).headers.get("x-request-id");
    expect(given).toMatch(/^[0-9a-f-]{36}$/);
    expect(output).not.toContain(bad);
  }
});

test("a broken database connection and the end are told in JSON too", async () => {
  await onServer(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await until("it is ready again", async () => (await fetch(`${address}/health/ready`)).status === 200);
  tandem.kill("SIGTERM");
  await new Promise((resolve) => tandem.once("close", resolve));
  for (const { level, time } of lines()) {
    expect(["info", "error", "warn"]).toContain(level);
    expect(Number.isNaN(Date.parse(time))).toBe(false);
  }
});
