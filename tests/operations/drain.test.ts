import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";
import { addressOf, runServer, type TandemProcess } from "../start/tandem-process.ts";
import { until } from "../start/waiting.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase("seeded");
});
afterAll(() => database.drop());

const DRAIN_SECONDS = 2;
const WORKERS = 24;
const QUESTION = `{ partnership(code: "walsall") { name services(first: 50) { edges { node { code name } } } } }`;

interface Answered {
  readonly status: number;
  readonly body: string;
  readonly isConnectionEnded: boolean;
}

/** One request over a kept connection, read to its end. */
function ask(address: string, agent: Agent, query: string): Promise<Answered> {
  const body = JSON.stringify({ query });
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(`${address}/graphql`, { method: "POST", agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("error", reject);
      answer.on("aborted", () => reject(new Error("cut off")));
      answer.on("end", () => {
        const { statusCode = 0, headers: told } = answer;
        resolve({
          status: statusCode,
          body: String(Buffer.concat(parts)),
          isConnectionEnded: told.connection === "close",
        });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

async function startServer(drainSeconds = DRAIN_SECONDS): Promise<[TandemProcess, string]> {
  const settings = { DATABASE_URL: database.url, DRAIN_SECONDS: String(drainSeconds), FINISH_SECONDS: "10" };
  const tandem = runServer(settings);
  return [tandem, await addressOf(tandem)];
}

async function readiness(address: string): Promise<string> {
  const answer = await fetch(`${address}/health/ready`, { headers: { connection: "close" } });
  const { reason = "ready" } = (await answer.json()) as { reason?: string };
  return reason;
}

/** Asks over kept connections until the one who sends requests here sees that it is not ready. */
async function load(address: string, mayGoOn: () => boolean): Promise<{ answers: Answered[]; faults: string[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: WORKERS });
  const [answers, faults]: [Answered[], string[]] = [[], []];
  const work = async () => {
    while (mayGoOn()) {
      await ask(address, agent, QUESTION).then(
        (answer) => answers.push(answer),
        (fault: Error) => faults.push(fault.message),
      );
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  agent.destroy();
  return { answers, faults };
}

test("a server that is told to stop under load fails no request: it says so first, and ends each connection with its answer", async () => {
  const [tandem, address] = await startServer();
  let isReady = true;
  const loading = load(address, () => isReady);
  await sleep(1_500);
  expect(await readiness(address)).toBe("ready");
  const toldAt = performance.now();
  tandem.signal("SIGTERM");
  await until("it says that it drains", async () => (await readiness(address)) === "DRAINING", 2);
  // Whoever sends requests here asks only now and then.
  await sleep(700);
  isReady = false;
  const { answers, faults } = await loading;
  expect(faults).toEqual([]);
  expect(answers.length).toBeGreaterThan(100);
  for (const { status, body } of answers) {
    expect(status).toBe(200);
    expect(JSON.parse(body).data.partnership.services.edges).toHaveLength(50);
  }
  expect(answers.filter(({ isConnectionEnded }) => isConnectionEnded).length).toBeGreaterThan(WORKERS / 2);
  expect(await tandem.ended).toBe(0);
  expect(performance.now() - toldAt).toBeGreaterThan(DRAIN_SECONDS * 1_000);
  expect(tandem.faults()).toEqual([]);
  await expect(fetch(address)).rejects.toThrow();
});

test("a request that is under way when listening ends is finished", async () => {
  const [tandem, address] = await startServer(0);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query("begin; lock table partnership in access exclusive mode");
  const agent = new Agent({ keepAlive: true });
  const asked = ask(address, agent, `{ partnership(code: "walsall") { name } }`);
  await until("it waits for the database", async () => {
    const { rows } = await client.query("select count(*)::int as count from pg_locks where not granted");
    return rows[0].count > 0;
  });
  tandem.signal("SIGTERM");
  await until("nobody listens any more", () =>
    fetch(`${address}/health/live`).then(
      () => false,
      () => true,
    ),
  );
  await client.query("commit");
  await client.end();
  expect(await asked).toMatchObject({ status: 200, isConnectionEnded: true });
  expect(JSON.parse((await asked).body)).toEqual({
    data: { partnership: { name: "Walsall Council and NHS Black Country ICB" } },
  });
  expect(await tandem.ended).toBe(0);
  agent.destroy();
});

test("streams end at once when the server is told to stop, and are not opened anew", async () => {
  const [tandem, address] = await startServer();
  const open = () =>
    fetch(`${address}/graphql/stream`, {
      method: "POST",
      headers: { accept: "text/event-stream", "content-type": "application/json" },
      body: JSON.stringify({ query: `subscription { dataVersions(partnership: "walsall") { dataVersion } }` }),
    });
  const stream = await open();
  const reader = stream.body?.getReader();
  await reader?.read();
  tandem.signal("SIGTERM");
  const toldAt = performance.now();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read());
  expect(performance.now() - toldAt).toBeLessThan(1_000);
  expect((await open()).status).toBe(503);
  expect(await tandem.ended).toBe(0);
});
