import { execFile } from "node:child_process";
import { connect } from "node:net";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { createDatabase, type TestDatabase } from "../database.ts";
import { until } from "../start/waiting.ts";
import { listen } from "./live-client.ts";

const VERSIONS =
  "subscription ($p: ID!) { dataVersions(partnership: $p) { partnership dataVersion committedAt load } }";
const LOADS =
  "subscription ($p: ID!, $after: ID) { loads(partnership: $p, after: $after) { id fileName status rowsWritten errorCount dataVersion } }";
const EVENTS = { accept: "text/event-stream", "content-type": "application/json" };

interface Versions {
  readonly data: { readonly dataVersions: { partnership: string; dataVersion: number; load: string | null } } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}
interface Loads {
  readonly data: {
    readonly loads: { id: string; fileName: string; status: string; errorCount: number; dataVersion: number };
  };
}

let database: TestDatabase;
/** Two servers on one database, as where one is not enough. */
let here: TestApp;
let there: TestApp;

beforeAll(async () => {
  database = await createDatabase("seeded");
  here = await startTestApp({ database });
  there = await startTestApp({ database });
});
afterAll(async () => {
  await there.stop();
  await here.stop();
});

async function sql(text: string): Promise<Record<string, never>[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

/** Commits a data version and tells it, as every writer in any process does. */
async function commit(partnership: string): Promise<void> {
  await sql(`with taken as (update partnership set data_version = data_version + 1 where code = '${partnership}' returning id, data_version),
    told as (insert into data_version (partnership_id, number, committed_at) select id, data_version, now() from taken)
    select pg_notify('tandem_data_version', id || ':' || data_version) from taken`);
}

const versionOf = async (code: string) => {
  const [row] = await sql(`select data_version as version from partnership where code = '${code}'`);
  return Number(row?.version);
};

async function send(address: string, body: object, headers: Record<string, string> = EVENTS): Promise<Response> {
  return fetch(`${address}/graphql/stream`, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Sends a file as the page Data does, and waits until it is in. */
async function sendFile(app: TestApp, name: string, text: string): Promise<void> {
  const address = `${app.address}/imports?partnership=walsall&name=${name}`;
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", origin: app.address },
    body: text,
  });
  expect(answer.status, await answer.text()).toBeLessThan(300);
}

describe("new data versions", () => {
  test("the current one comes at once, then each as it is committed, whichever server committed it", async () => {
    const first = await versionOf("walsall");
    const heard = listen<Versions>(here.address, VERSIONS, { p: "walsall" });
    const other = listen<Versions>(there.address, VERSIONS, { p: "walsall" });
    const foreign = listen<Versions>(here.address, VERSIONS, { p: "sandwell" });
    await until("both hear the current one", () => heard.events.length === 1 && other.events.length === 1);
    await until("sandwell's is heard", () => foreign.events.length === 1);
    for (let made = 0; made < 5; made += 1) await commit("walsall");
    await until("all are heard", () => heard.events.length === 6 && other.events.length === 6);
    const numbers = heard.events.map(({ data }) => data?.dataVersions.dataVersion);
    expect(numbers).toEqual([0, 1, 2, 3, 4, 5].map((step) => first + step));
    expect(heard.events.every(({ data }) => data?.dataVersions.partnership === "walsall")).toBe(true);
    expect(foreign.events).toHaveLength(1);
    for (const one of [heard, other, foreign]) one.stop();
  });

  test("a lost connection of the listener comes back, and what was committed meanwhile is told", async () => {
    const heard = listen<Versions>(here.address, VERSIONS, { p: "walsall" });
    await until("the current one is heard", () => heard.events.length === 1);
    const first = heard.events[0]?.data?.dataVersions.dataVersion ?? 0;
    await sql(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tandem listener' and datname = current_database()",
    );
    await commit("walsall");
    await commit("walsall");
    await until("both are heard after all", () => heard.events.length === 3);
    expect(heard.events.map(({ data }) => data?.dataVersions.dataVersion)).toEqual([first, first + 1, first + 2]);
    await commit("walsall");
    await until("the next is heard as before", () => heard.events.length === 4);
    heard.stop();
  });

  test("an event costs one statement, however many listen", async () => {
    const many = Array.from({ length: 8 }, () => listen<Versions>(here.address, VERSIONS, { p: "sandwell" }));
    await until("all hear the current one", () => many.every(({ events }) => events.length === 1));
    const count = async () => {
      const [row] = await sql(
        "select pg_sleep(1.3), (select sum(xact_commit)::int from pg_stat_database where datname = current_database()) as count",
      );
      return Number(row?.count);
    };
    const before = await count();
    for (let made = 0; made < 10; made += 1) await commit("sandwell");
    await until("all hear all", () => many.every(({ events }) => events.length === 11));
    const spent = (await count()) - before;
    // Ten commits, ten connections to make them, one or two reads of each for all, and the counting itself.
    expect(spent).toBeLessThan(60);
    for (const one of many) one.stop();
  });
});

describe("finished loads", () => {
  const HEADER = "service_code,month,units,state";

  test("a load is told as it finishes, a refused one too, and those missed come first where their last is named", async () => {
    const heard = listen<Loads>(here.address, LOADS, { p: "walsall" });
    const foreign = listen<Loads>(here.address, LOADS, { p: "sandwell" });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await sendFile(there, "capacity.csv", `${HEADER}\nNOWHERE,2025-04,1,KNOWN\n`);
    await until("the refused file is told", () => heard.events.length === 1);
    const [refused] = heard.events;
    expect(refused?.data.loads).toMatchObject({ fileName: "capacity.csv", status: "REFUSED" });
    expect(refused?.data.loads.errorCount).toBeGreaterThan(0);
    heard.stop();
    await sendFile(there, "capacity.csv", `${HEADER}\nNOWHERE,2025-05,1,KNOWN\n`);
    await until(
      "the second is kept",
      async () => Number((await sql("select count(*) as n from load where status = 'REFUSED'"))[0]?.n) === 2,
    );
    const again = listen<Loads>(here.address, LOADS, { p: "walsall", after: refused?.data.loads.id });
    await until("the one missed comes first", () => again.events.length === 1);
    expect(again.events[0]?.data.loads.id).not.toBe(refused?.data.loads.id);
    expect(foreign.events).toEqual([]);
    again.stop();
    foreign.stop();
  });
});

describe("what goes over a stream", () => {
  test("curl hears the current version and heartbeats' comments", async () => {
    const body = JSON.stringify({ query: VERSIONS, variables: { p: "walsall" } });
    const parameters = [
      "-sN",
      "--max-time",
      "2",
      "-H",
      "accept: text/event-stream",
      "-H",
      "content-type: application/json",
      "-d",
      body,
    ];
    const output = await new Promise<string>((resolve) => {
      execFile("curl", [...parameters, `${here.address}/graphql/stream`], (_, stdout) => resolve(stdout));
    });
    expect(output).toMatch(/^:\n\n/);
    expect(output).toMatch(/event: next\ndata: \{"data":\{"dataVersions":\{"partnership":"walsall"/);
  });

  test("only a subscription goes over a stream, and only a stream carries one", async () => {
    const question = await send(here.address, { query: "{ measures { code } }" });
    expect([question.status, (await question.json()).errors[0].message]).toEqual([
      400,
      "A stream carries one subscription; send questions and changes to /graphql.",
    ]);
    const { errors } = await here.ask(VERSIONS, { p: "walsall" });
    expect(errors?.[0]).toMatchObject({
      message: "A subscription is a stream: send it to /graphql/stream as text/event-stream.",
      extensions: { code: "BAD_REQUEST" },
    });
    expect(
      (
        await send(
          here.address,
          { query: VERSIONS },
          { "content-type": "application/json", accept: "application/json" },
        )
      ).status,
    ).toBe(406);
    expect((await send(here.address, { query: "subscription { nothing }" })).status).toBe(400);
    const long = `subscription { dataVersions(partnership: "walsall") { ${"dataVersion ".repeat(600)} } }`;
    expect((await send(here.address, { query: long })).status).toBe(400);
    const strange = await send(here.address, { query: VERSIONS }, { ...EVENTS, origin: "https://evil.example" });
    expect(strange.status).toBe(403);
  });

  test("another's or no partnership is refused in the words of every other question", async () => {
    const heard = listen<Versions>(here.address, VERSIONS, { p: "nowhere" });
    await heard.ended;
    expect(heard.events[0]?.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    const after = listen<Versions>(here.address, LOADS, { p: "walsall", after: "made-up" });
    await after.ended;
    expect(after.events[0]?.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^after: names no load/),
      extensions: { code: "BAD_USER_INPUT" },
    });
  });
});

describe("limits", () => {
  test("one caller holds twenty streams and no more; an ended one makes room", async () => {
    const held = Array.from({ length: 20 }, () => listen<Versions>(here.address, VERSIONS, { p: "walsall" }));
    await until("all are open", () => held.every(({ events }) => events.length === 1));
    const refused = await send(here.address, { query: VERSIONS, variables: { p: "walsall" } });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "10"]);
    expect((await refused.json()).errors[0].extensions.code).toBe("TOO_MANY_REQUESTS");
    held[0]?.stop();
    const next = listen<Versions>(here.address, VERSIONS, { p: "walsall" });
    await until("there is room again", () => next.events.length === 1);
    for (const one of [...held, next]) one.stop();
  });

  test("who does not read is cut off, and costs the server nothing", async () => {
    const { port } = new URL(here.address);
    const socket = connect(Number(port), "127.0.0.1");
    const query = `subscription { dataVersions(partnership: "walsall") { ${Array.from({ length: 50 }, (_, at) => `a${at}: committedAt`).join(" ")} } }`;
    const body = JSON.stringify({ query });
    socket.write(
      `POST /graphql/stream HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await new Promise((resolve) => socket.once("readable", resolve));
    let isClosed = false;
    socket.on("close", () => {
      isClosed = true;
    });
    socket.on("error", () => undefined);
    socket.pause();
    const reading = listen<Versions>(here.address, VERSIONS, { p: "walsall" });
    await until("the other reads", () => reading.events.length === 1);
    const started = reading.events[0]?.data?.dataVersions.dataVersion ?? 0;
    // Many versions in few statements: 4,000 events of 1.8 kB are more than the connection's own buffers hold.
    for (let round = 0; round < 40; round += 1)
      await sql(`with made as (insert into data_version (partnership_id, number, committed_at)
        select 1, (select data_version from partnership where id = 1) + g, now() from generate_series(1, 100) g returning number)
        update partnership set data_version = (select max(number) from made) where id = 1;
        select pg_notify('tandem_data_version', '1:' || data_version) from partnership where id = 1`);
    await until("the other heard all", () => reading.events.length >= 4_000, 25);
    expect(reading.events.at(-1)?.data?.dataVersions.dataVersion).toBe(started + 4_000);
    reading.stop();
    socket.resume();
    await until("the one who did not read was cut off", () => isClosed);
  }, 60_000);
});
