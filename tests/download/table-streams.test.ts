import { setTimeout as pause } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import type { TestDatabase } from "../database.ts";
import { createLongLedger, ENTRIES, LEDGER, QUESTION, runSql } from "./long-ledger.ts";
import { READERS } from "./table-readers.ts";

/** Most that is held while a table of any length is read, in bytes, when what is done with has been thrown away. */
const MOST_HELD = 60_000_000;

/** Bytes between two looks at what is held. */
const LOOK_EVERY = 8_000_000;

setFlagsFromString("--expose-gc");
const throwAway = runInNewContext("gc") as () => void;

/** Memory in use once what is done with is thrown away, in bytes. */
function held(): number {
  throwAway();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const PATIENCE = { timeout: 240_000 };

let app: TestApp;
let database: TestDatabase;

beforeAll(async () => {
  database = await createLongLedger();
  app = await startTestApp({ database });
});

afterAll(() => app.stop());

const take = (ending: string, more = "", init: RequestInit = {}) =>
  fetch(`${app.address}${LEDGER}.${ending}?${QUESTION}${more}`, init);

/** What a stream was: its length, its end, and how much more was held at most while it was read. */
async function drain(response: Response): Promise<{ bytes: number; lines: number; end: string; growth: number }> {
  const before = held();
  let [bytes, lines, end, most, looked] = [0, 0, "", before, 0];
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    for (const byte of part) if (byte === 10) lines += 1;
    end = (end + Buffer.from(part).toString("latin1")).slice(-2_000);
    if (bytes - looked < LOOK_EVERY) continue;
    looked = bytes;
    most = Math.max(most, held());
  }
  return { bytes, lines, end, growth: most - before };
}

test(
  "more than a hundred thousand rows stream in little memory, and the last line says they are all there",
  PATIENCE,
  async () => {
    await drain(await take("jsonl", "&first=1000"));
    const response = await take("jsonl");
    expect(response.headers.get("tandem-row-count")).toBe(String(ENTRIES));
    const { bytes, lines, end, growth } = await drain(response);
    expect(lines).toBe(ENTRIES + 1);
    expect(bytes).toBeGreaterThan(40_000_000);
    expect(growth).toBeLessThan(MOST_HELD);
    expect(end).toContain(`"rowsWritten":${ENTRIES},"hasMore":false`);
  },
);

test("as many rows are in the Parquet file, each once, with texts as they were", PATIENCE, async () => {
  const rows = (await READERS.parquet?.(new Uint8Array(await (await take("parquet")).arrayBuffer()))) ?? [];
  expect(new Set(rows.map(({ reference }) => reference)).size).toBe(ENTRIES);
  expect(rows.reduce((sum, row) => sum + Number(row.amount_pence), 0)).toBe((ENTRIES * (ENTRIES + 1)) / 2);
  expect(new Set(rows.map(({ description }) => description))).toEqual(
    new Set(['=HYPERLINK("x")', 'État — 漢字 😀, "x"', "a line\nand another"]),
  );
});

/** What came before a reader broke off. */
async function readSome(response: Response, enough: number, stop: AbortController): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  try {
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(part, { stream: true });
      if (text.length > enough) stop.abort();
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  return text;
}

const referencesOf = (text: string) =>
  (parse(text, { bom: true, columns: true, relax_column_count: true }) as Record<string, string>[]).map(
    ({ reference = "", row_cursor = "" }) => ({ reference, cursor: row_cursor }),
  );

test(
  "a table that broke off is taken up after the last cursor, and no row is missing or there twice",
  PATIENCE,
  async () => {
    const stop = new AbortController();
    const begun = await readSome(await take("csv", "&cursors=true", { signal: stop.signal }), 3_000_000, stop);
    const whole = begun.slice(0, begun.lastIndexOf("\r\n") + 2);
    const before = referencesOf(whole);
    const at = before.findLastIndex(({ cursor }) => cursor !== "");
    expect(at).toBeGreaterThan(1_000);
    expect(at).toBeLessThan(ENTRIES - 1_000);
    const rest = referencesOf(await (await take("csv", `&cursors=true&after=${before[at]?.cursor}`)).text());
    const all = [...before.slice(0, at + 1), ...rest].map(({ reference }) => reference);
    expect(all).toHaveLength(ENTRIES);
    expect(new Set(all).size).toBe(ENTRIES);
  },
);

/** What the server's readers asked of the database after a time, or are asking still; the listener tries its own line every few seconds. */
const questionsSince = (time: string) =>
  runSql(
    database,
    `select query from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'tandem listener'
        and (state <> 'idle' or query_start > '${time}')`,
  );

async function databaseTime(): Promise<string> {
  const [row] = await runSql(database, "select clock_timestamp()::text as now");
  return String(row?.now);
}

test("the work ends when whoever asked is gone", PATIENCE, async () => {
  const start = await databaseTime();
  const stop = new AbortController();
  await readSome(await take("csv", "", { signal: stop.signal }), 500_000, stop);
  expect(await questionsSince(start)).not.toEqual([]);
  await pause(2_000);
  const then = await databaseTime();
  await pause(2_000);
  expect(await questionsSince(then)).toEqual([]);
  expect(app.faults).toEqual([]);
});

test(
  "two data versions never mix in one table: the connection breaks, and a part of the old one is refused",
  PATIENCE,
  async () => {
    const response = await take("jsonl");
    const version = Number(response.headers.get("tandem-data-version"));
    const body = (response.body as ReadableStream<Uint8Array>).getReader();
    let text = Buffer.from((await body.read()).value ?? []).toString("latin1");
    await runSql(database, `update partnership set data_version = ${version + 1} where id = 1`);
    await runSql(database, `select pg_notify('tandem_data_version', '1:${version + 1}')`);
    const readOn = async () => {
      for (;;) {
        const { done, value } = await body.read();
        if (done) return;
        text += Buffer.from(value).toString("latin1");
      }
    };
    await expect(readOn()).rejects.toThrow();
    expect(text).not.toContain("_about");
    expect(text.split("\n").length).toBeLessThan(ENTRIES);
    expect((await take("jsonl", `&dataVersion=${version}&first=1`)).status).toBe(409);
  },
);
