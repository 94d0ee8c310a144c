import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { createDatabase, type TestDatabase } from "../database.ts";
import { until } from "../start/waiting.ts";
import { countRows, runCommand, runSql, startCommand } from "./commands.ts";

let source: TestDatabase;
let app: TestApp;
let folder: string;
let file: string;

beforeAll(async () => {
  source = await createDatabase("seeded");
  app = await startTestApp({ database: source });
  folder = mkdtempSync(join(tmpdir(), "tandem-backup-"));
  file = join(folder, "tandem.backup");
  await runSql(
    source.url,
    `insert into sign_in (key_hash, issuer, subject, name, started_at, seen_at, ends_at)
      values ('hash', 'issuer', 'subject', 'name', now(), now(), now() + interval '1 hour')`,
  );
  const { code, output } = await runCommand("backup", source.url, file);
  expect([code, output]).toEqual([0, expect.stringMatching(/^Wrote [\d,]+ rows of \d+ tables to .*personal data/)]);
}, 240_000);
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

const OPERATIONS = join(import.meta.dirname, "..", "..", "schema", "operations");

/** Answers to documents of the contract, with the variables in the comment above each. */
async function answersOf(target: TestApp): Promise<string[]> {
  const answers: string[] = [];
  for (const name of ["services", "gaps", "waits", "overlaps", "pooled-budgets", "ledger", "loads"]) {
    const text = readFileSync(join(OPERATIONS, `${name}.graphql`), "utf8");
    const variables = JSON.parse(text.slice(1, text.indexOf("\n"))) as object;
    answers.push(JSON.stringify(await target.ask(text, variables)));
  }
  return answers;
}

test("what is restored in another database answers the same to the byte, and its audit log holds", async () => {
  const target = await createDatabase("empty");
  const { code, output } = await runCommand("restore", target.url, file);
  expect([code, output]).toEqual([0, expect.stringContaining("Everybody signs in again.")]);
  expect(output).toContain("Keys revoked and people removed after that are back");
  const { sign_in: sessions, ...rows } = await countRows(source.url);
  expect(sessions).toBe(1);
  expect(await countRows(target.url)).toEqual(rows);
  const restored = await startTestApp({ database: target });
  const [before, after] = [await answersOf(app), await answersOf(restored)];
  expect(after).toEqual(before);
  expect(before.every((answer) => answer.length > 200 && !answer.includes('"errors"'))).toBe(true);
  const audit = await runCommand("verify-audit", target.url);
  expect([audit.code, audit.output]).toEqual([0, expect.stringMatching(/walsall: \d+ entries, chain whole/)]);
  await restored.stop();
}, 180_000);

/** Commits data versions one after another, each in two tables at once, until told to stop. */
async function keepWriting(mayGoOn: () => boolean): Promise<number> {
  let written = 0;
  for (; mayGoOn(); written += 1)
    await runSql(
      source.url,
      `with taken as (update partnership set data_version = data_version + 1 where id = 2 returning id, data_version)
        insert into data_version (partnership_id, number, committed_at) select id, data_version, now() from taken`,
    );
  return written;
}

test("a backup is one moment's, however much is written meanwhile, and its file is its owner's alone", async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const again = join(folder, "again.backup");
  let isWriting = true;
  const writing = keepWriting(() => isWriting);
  expect((await runCommand("backup", source.url, again)).code).toBe(0);
  isWriting = false;
  expect(await writing).toBeGreaterThan(10);
  const target = await createDatabase("empty");
  expect((await runCommand("restore", target.url, again)).code).toBe(0);
  const [row] = await runSql(
    target.url,
    `select p.data_version as held, (select max(number) from data_version where partnership_id = 2) as newest
      from partnership p where id = 2`,
  );
  expect(row?.held).toBe(row?.newest);
  await target.drop();
  const refused = await runCommand("backup", source.url, again);
  expect([refused.code, refused.output]).toEqual([1, expect.stringContaining("is there already")]);
}, 120_000);

/** Writes a spoiled copy of the file. */
function spoil(name: string, change: (bytes: Buffer) => Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, change(readFileSync(file)));
  return path;
}

/** A copy with one digit of its text changed, packed anew so that its packing is sound. */
const alterText = (bytes: Buffer) => {
  const text = gunzipSync(bytes);
  const at = Math.floor(text.length / 2);
  const digit = text.subarray(at).findIndex((byte) => byte >= 48 && byte < 57) + at;
  text[digit] = (text[digit] ?? 48) + 1;
  return gzipSync(text);
};

const SPOILED: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ["cut", (bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.7))],
  ["cut at the end", (bytes) => bytes.subarray(0, bytes.length - 1)],
  [
    "with a bit turned",
    (bytes) => Buffer.from(bytes).fill((bytes[bytes.length >> 1] ?? 0) ^ 1, bytes.length >> 1, (bytes.length >> 1) + 1),
  ],
  ["altered and packed anew", alterText],
  [
    "with a line left out",
    (bytes) =>
      gzipSync(
        gunzipSync(bytes)
          .toString("latin1")
          .replace(/\n[^\n]*\n\\\.\n/, "\n\\.\n"),
        {},
      ),
  ],
  ["that is no backup", () => Buffer.from("code,name\n")],
  ["that is empty", () => Buffer.alloc(0)],
];

test.each(SPOILED)("a file %s is refused with nothing written", async (name, change) => {
  const target = await createDatabase("empty");
  const { code, output } = await runCommand("restore", target.url, spoil(`${name}.backup`, change));
  expect([code, output]).toEqual([1, expect.stringMatching(/is cut off or altered, and nothing of it is restored/)]);
  expect(await countRows(target.url)).toEqual({});
  await target.drop();
});

test("a restore that is killed leaves nothing, and the next one succeeds", async () => {
  const target = await createDatabase("migrated");
  const child = startCommand("restore", target.url, file);
  const isCopying = `select count(*)::int as count from pg_stat_activity
    where datname = current_database() and query ilike 'copy "%from stdin%' and state <> 'idle'`;
  await until("rows are being written", async () => Number((await runSql(target.url, isCopying))[0]?.count) > 0, 30);
  child.kill("SIGKILL");
  const others =
    "select count(*)::int as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
  await until("its connection is gone", async () => Number((await runSql(target.url, others))[0]?.count) === 0);
  expect(await countRows(target.url)).toEqual({});
  expect((await runCommand("restore", target.url, file)).code).toBe(0);
  const full = await runCommand("restore", target.url, file);
  expect([full.code, full.output]).toEqual([
    1,
    expect.stringMatching(/holds data already .*restore into an empty one/),
  ]);
  await target.drop();
}, 120_000);

test("a backup that is stopped leaves no file", async () => {
  const stopped = join(folder, "stopped.backup");
  const child = startCommand("backup", source.url, stopped);
  await until("it writes", () => existsSync(`${stopped}.${child.pid}.partial`));
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("close", resolve));
  expect(existsSync(stopped)).toBe(false);
  expect((await runCommand("backup", source.url, stopped)).code).toBe(0);
  expect(readdirSync(folder).filter((name) => name.endsWith(".partial"))).toEqual([]);
}, 60_000);

test("of two backups to one file at once the first to end is whole, whatever becomes of the other, which is refused", async () => {
  for (const isKilled of [false, true]) {
    const contested = join(folder, `contested-${isKilled}.backup`);
    const endOf = (child: typeof first) => new Promise((resolve) => child.once("close", resolve));
    const first = startCommand("backup", source.url, contested);
    const ended = [endOf(first)];
    await until("the first writes", () => existsSync(`${contested}.${first.pid}.partial`));
    const second = startCommand("backup", source.url, contested);
    ended.push(endOf(second));
    await until("one has ended", () => existsSync(contested), 30);
    if (isKilled) second.kill("SIGKILL");
    // On a busy machine the second may overtake the first, and be killed at its very end.
    const saved = (await Promise.all(ended)).filter((code) => code === 0).length;
    expect([isKilled ? 0 : 1, 1]).toContain(saved);
    const packed = gunzipSync(readFileSync(contested));
    expect(packed.subarray(-75).toString()).toMatch(/\nsha256 [0-9a-f]{64}\n$/);
  }
}, 60_000);

test("a file that cannot be written is refused in one line", async () => {
  const { code, output } = await runCommand("backup", source.url, join(folder, "nowhere", "x.backup"));
  expect([code, output]).toEqual([
    1,
    expect.stringMatching(/^.*x\.backup cannot be written \(ENOENT\); name another\.\n$/),
  ]);
});

test("a login that may not read every row is told so, rather than given a part", async () => {
  const url = new URL(source.url);
  await runSql(
    source.url,
    "create role tandem_bound login password 'bound' nobypassrls; grant tandem_owner to tandem_bound; grant select on mikro_orm_migrations to tandem_bound",
  );
  [url.username, url.password] = ["tandem_bound", "bound"];
  const { code, output } = await runCommand("backup", url.href, join(folder, "bound.backup"));
  await runSql(source.url, "drop owned by tandem_bound; drop role tandem_bound");
  expect([code, output]).toEqual([1, expect.stringMatching(/must read past row-level security; give it BYPASSRLS/)]);
  expect(existsSync(join(folder, "bound.backup"))).toBe(false);
});
