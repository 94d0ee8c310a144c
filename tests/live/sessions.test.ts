import { once } from "node:events";
import { connect } from "node:net";
import { StreamRegister } from "@tandem/server/live/stream-register";
import { STRANGER, type Viewer } from "@tandem/server/security/viewer";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase } from "../database.ts";
import { type SignInApp, startSignInApp } from "../security/sign-in-app.ts";
import { until } from "../start/waiting.ts";
import type { Visitor } from "../visitor.ts";
import { type Heard, listen } from "./live-client.ts";

const VERSIONS = "subscription ($p: ID!) { dataVersions(partnership: $p) { dataVersion } }";
const LOADS = "subscription ($p: ID!) { loads(partnership: $p) { problems { value } } }";

interface Event {
  readonly data?: { readonly dataVersions: { readonly dataVersion: number } };
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

let site: SignInApp;
beforeAll(async () => {
  site = await startSignInApp({ database: await createDatabase("seeded") });
});
afterAll(() => site.stop());

async function signIn(name: string, partnership = 1): Promise<Visitor> {
  await site.invite(partnership, `${name}@example.gov.uk`, ["READER"]);
  return site.signIn(name, { name, email: `${name}@example.gov.uk`, email_verified: true });
}

const cookieOf = (visitor: Visitor) =>
  [...visitor.cookies(site.app.address)].map(([name, value]) => `${name}=${value}`).join("; ");

const hear = (visitor: Visitor, query: string, partnership: string): Heard<Event> =>
  listen<Event>(site.app.address, query, { p: partnership }, { cookie: cookieOf(visitor) });

const codeOf = ({ events }: Heard<Event>) => events.at(-1)?.errors?.[0]?.extensions.code;

test("who has not signed in hears nothing: 401, before the question is read", async () => {
  const answer = await fetch(`${site.app.address}/graphql/stream`, {
    method: "POST",
    headers: { accept: "text/event-stream", "content-type": "application/json" },
    body: JSON.stringify({ query: "not even GraphQL" }),
  });
  expect([answer.status, (await answer.json()).errors[0].extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
});

test("a person hears their own partnership and of no other, not even that it is there", async () => {
  const visitor = await signIn("member-of-walsall");
  const own = hear(visitor, VERSIONS, "walsall");
  await until("their own is heard", () => own.events.length === 1);
  expect(own.events[0]?.data?.dataVersions.dataVersion).toBeGreaterThan(0);
  for (const query of [VERSIONS, LOADS])
    for (const partnership of ["sandwell", "nowhere"]) {
      const foreign = hear(visitor, query, partnership);
      await foreign.ended;
      expect([foreign.events.length, codeOf(foreign)]).toEqual([1, "NOT_FOUND"]);
    }
  own.stop();
});

test("a stream ends with its session, and with a person's part in the partnership", async () => {
  const [leaving, removed, staying] = [await signIn("leaving"), await signIn("removed"), await signIn("staying")];
  const streams = [leaving, removed, staying].map((visitor) => hear(visitor, VERSIONS, "walsall"));
  await until("all are heard", () => streams.every(({ events }) => events.length === 1));
  await leaving.send(`${site.app.address}/sign-out`, { method: "POST", headers: { origin: site.app.address } });
  await site.sql("update membership set removed_at = now() where email = 'removed@example.gov.uk'");
  const [left, gone, kept] = streams as [Heard<Event>, Heard<Event>, Heard<Event>];
  await until("both have ended", () => codeOf(left) !== undefined && codeOf(gone) !== undefined, 25);
  expect([codeOf(left), codeOf(gone)]).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED"]);
  await left.ended;
  await gone.ended;
  expect(kept.events).toHaveLength(1);
  kept.stop();
}, 45_000);

test("listening does not keep a session from being idle", async () => {
  const visitor = await signIn("idle");
  const heard = hear(visitor, VERSIONS, "walsall");
  await until("it is heard", () => heard.events.length === 1);
  const seen = "seen_at = now() - interval '31 minutes'";
  await site.sql(`update sign_in set ${seen} where subject = 'idle'`);
  await until("it has ended", () => codeOf(heard) !== undefined, 25);
  expect(codeOf(heard)).toBe("UNAUTHENTICATED");
}, 45_000);

/** Sends a request for a stream, and does not wait for its answer. */
async function beginStream(visitor: Visitor) {
  const { port, host } = new URL(site.app.address);
  const socket = connect(Number(port), "127.0.0.1");
  await once(socket, "connect");
  const question = new URLSearchParams({ query: VERSIONS, variables: JSON.stringify({ p: "walsall" }) });
  const head = [
    `GET /graphql/stream?${question} HTTP/1.1`,
    `Host: ${host}`,
    "Accept: text/event-stream",
    `Cookie: ${cookieOf(visitor)}`,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  return socket;
}

test("who leaves while their session is looked up holds no stream", async () => {
  const visitor = await signIn("hasty");
  const client = new Client({ connectionString: site.app.databaseUrl });
  await client.connect();
  await client.query("begin; lock table sign_in in access exclusive mode");
  const sockets = await Promise.all(Array.from({ length: 20 }, () => beginStream(visitor)));
  const waiting = "select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock'";
  await until("sessions are looked up", async () => Number((await site.sql(waiting))[0]?.count) >= 10);
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await client.query("rollback");
  await client.end();
  const heard = hear(visitor, VERSIONS, "walsall");
  await until("a stream is open", () => heard.events.length === 1);
  expect(codeOf(heard)).toBeUndefined();
  heard.stop();
});

test("a server holds so many streams and no more, whoever opens them", () => {
  const register = new StreamRegister({ perCaller: 2, inAll: 3 }, async () => STRANGER);
  const viewerOf = (sessionKeyHash: string): Viewer => ({ ...STRANGER, kind: "PERSON", sessionKeyHash });
  const open = (name: string) => register.add({ viewer: viewerOf(name), end: () => undefined });
  open("a");
  expect(register.findRefusal(viewerOf("a"))).toBeNull();
  const release = open("a");
  expect(register.findRefusal(viewerOf("a"))).toBe("CALLER_HAS_TOO_MANY");
  open("b");
  expect(register.findRefusal(viewerOf("c"))).toBe("SERVER_HAS_TOO_MANY");
  release();
  expect(register.findRefusal(viewerOf("c"))).toBeNull();
  register.close();
  expect(register.findRefusal(viewerOf("c"))).toBe("STOPPING");
});
