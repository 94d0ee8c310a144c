import { once } from "node:events";
import { type ClientRequest, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const TABLE = JSON.stringify({ name: "held", columns: ["a"], rows: Array.from({ length: 50_000 }, (_, at) => [at]) });

/** A table on its way in, of which the first half was sent. */
interface Sending {
  readonly request: ClientRequest;
  /** Settles when the server has its head. */
  readonly isHeard: Promise<unknown>;
  readonly answer: Promise<{ readonly status: number; readonly retryAfter: string | undefined }>;
  finish(): void;
}

function begin(): Sending {
  const headers = { "content-type": "application/json", "content-length": TABLE.length, expect: "100-continue" };
  const sent = request(`${app.address}/sheet.csv?partnership=walsall`, { method: "POST", headers, agent: false });
  const answer = new Promise<{ status: number; retryAfter: string | undefined }>((settle, fail) => {
    sent.on("response", (response) => {
      response.resume();
      response.on("end", () =>
        settle({ status: response.statusCode ?? 0, retryAfter: response.headers["retry-after"] }),
      );
    });
    sent.on("error", fail);
  });
  answer.catch(() => undefined);
  const isHeard = once(sent, "continue").then(() => sent.write(TABLE.slice(0, 100)));
  isHeard.catch(() => undefined);
  sent.flushHeaders();
  return { request: sent, isHeard, answer, finish: () => void sent.end(TABLE.slice(100)) };
}

/** Twelve tables on their way in, each of which has its turn or waits for it. */
async function beginTwelve(): Promise<readonly Sending[]> {
  const held: Sending[] = [];
  for (const count of [4, 8]) {
    const begun = Array.from({ length: count }, begin);
    held.push(...begun);
    await Promise.all(begun.map(({ isHeard }) => isHeard));
    // Who sends them is still to be looked up.
    await pause(2_000);
  }
  return held;
}

/** Which of them were answered by now. */
async function answered(all: readonly Sending[]): Promise<number> {
  const states = await Promise.all(all.map(({ answer }) => Promise.race([answer.then(() => 1), pause(300, 0)])));
  return states.reduce((sum, state) => sum + state, 0);
}

test("four tables are taken in at once, eight wait for their turn, and others are told when to come again", async () => {
  const held = await beginTwelve();
  const late = begin();
  expect(await late.answer).toEqual({ status: 503, retryAfter: "5" });
  for (const { finish } of held.slice(4)) finish();
  expect(await answered(held)).toBe(0);
  for (const { finish } of held.slice(0, 4)) finish();
  expect((await Promise.all(held.map(({ answer }) => answer))).map(({ status }) => status)).toEqual(
    Array(12).fill(200),
  );
});

test("whoever leaves passes the turn on, in the middle or while waiting", async () => {
  const held = await beginTwelve();
  for (const { request: sent } of held.slice(2, 11)) sent.destroy();
  await pause(2_000);
  const next = begin();
  await next.isHeard;
  for (const { finish } of [...held.slice(0, 2), ...held.slice(11), next]) finish();
  const answers = await Promise.all([...held.slice(0, 2), ...held.slice(11), next].map(({ answer }) => answer));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const again = await beginTwelve();
  for (const { finish } of again) finish();
  expect((await Promise.all(again.map(({ answer }) => answer))).every(({ status }) => status === 200)).toBe(true);
});

test("strangers to a partnership take no turn", async () => {
  const held = await beginTwelve();
  const response = await fetch(`${app.address}/sheet.csv?partnership=nobody`, { method: "POST" });
  expect(response.status).toBe(404);
  for (const { finish } of held) finish();
  await Promise.all(held.map(({ answer }) => answer));
  expect(app.faults).toEqual([]);
});
