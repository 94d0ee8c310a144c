import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { makeKey, revokeKey, runSql } from "../security/keys.ts";
import { until } from "../start/waiting.ts";
import { type Heard, listen } from "./live-client.ts";

const VERSIONS = "subscription ($p: ID!) { dataVersions(partnership: $p) { dataVersion } }";

interface Event {
  readonly data?: { readonly dataVersions: { readonly dataVersion: number } };
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

let app: TestApp;
let time = Date.parse("2026-11-28T10:00:20Z");
/** The test's clock goes on as the machine's does. */
const startedAt = Date.now();

beforeAll(async () => {
  app = await startTestApp({ now: () => new Date(time + Date.now() - startedAt) });
});
afterAll(() => app.stop());

const hear = (secret: string, partnership: string): Heard<Event> =>
  listen<Event>(app.address, VERSIONS, { p: partnership }, { authorization: `Bearer ${secret}` });

const codeOf = ({ events }: Heard<Event>) => events.at(-1)?.errors?.[0]?.extensions.code;

test("a stream ends with its key, revoked or expired; that of a key that holds goes on and keeps its place", async () => {
  const [revoked, expiring, holding] = [
    await makeKey(app),
    await makeKey(app, { expiresOn: "2026-11-29" }),
    await makeKey(app, { concurrentRequests: 1 }),
  ];
  const streams = [revoked, expiring, holding].map(({ secret }) => hear(secret, "walsall"));
  const [ended, over, kept] = streams as [Heard<Event>, Heard<Event>, Heard<Event>];
  await until("all are heard", () => streams.every(({ events }) => events.length === 1));
  await revokeKey(app, revoked.code);
  time = Date.parse("2026-11-30T10:00:20Z");
  await until("both have ended", () => codeOf(ended) !== undefined && codeOf(over) !== undefined, 40);
  expect([codeOf(ended), codeOf(over)]).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED"]);
  expect(kept.events).toHaveLength(1);
  const at = new Date(time + Date.now() - startedAt - 5_000).toISOString();
  const places = "select slots from api_key_slots where key_code = $1 and lapses_at > $2";
  expect(await runSql(app.databaseUrl, places, [holding.code, at])).toEqual([{ slots: 1 }]);
  kept.stop();
}, 60_000);

test("the streams of one key take none of another's", async () => {
  const [many, other] = [await makeKey(app, { concurrentRequests: 50 }), await makeKey(app, {}, "sandwell")];
  const held = Array.from({ length: 20 }, () => hear(many.secret, "walsall"));
  await until("all are heard", () => held.every(({ events }) => events.length === 1));
  const more = await fetch(`${app.address}/graphql/stream`, {
    method: "POST",
    headers: {
      accept: "text/event-stream",
      "content-type": "application/json",
      authorization: `Bearer ${many.secret}`,
    },
    body: JSON.stringify({ query: VERSIONS, variables: { p: "walsall" } }),
  });
  expect([more.status, (await more.json()).errors[0].extensions.code]).toEqual([429, "TOO_MANY_REQUESTS"]);
  const heard = hear(other.secret, "sandwell");
  await until("the other key's is heard", () => heard.events.length === 1);
  expect(heard.events[0]?.data?.dataVersions.dataVersion).toBeGreaterThan(0);
  for (const one of [...held, heard]) one.stop();
}, 40_000);
