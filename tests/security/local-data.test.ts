import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedOnce } from "@tandem/server/import/seed";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { startTestApp } from "../app.ts";
import { createDatabase, type TestDatabase } from "../database.ts";

const SEEDS = join(import.meta.dirname, "..", "..", "seeds");
const QUESTION = `{ partnership(code: "sandwell") { name } }`;

async function runSql(database: TestDatabase, text: string): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(text);
  await client.end();
}

const markLocal = (database: TestDatabase) =>
  runSql(database, "update load set provenance = 'LOCAL' where partnership_id = 2 and id = 1");

test("where nobody signs in, a partnership with partners' own data is withheld, and only that one", async () => {
  const database = await createDatabase("seeded");
  await markLocal(database);
  const app = await startTestApp({ database });
  const { errors } = await app.ask(QUESTION);
  expect(errors?.[0]).toMatchObject({ extensions: { code: "FORBIDDEN" } });
  expect(errors?.[0]?.message).toMatch(/partners' own data.*without signing in; name a sign-in service/);
  expect((await app.ask(`{ partnership(code: "walsall") { name } }`)).errors).toBeUndefined();
  await app.stop();
});

test("so is its audit log, whatever role is tried", async () => {
  const database = await createDatabase("seeded");
  await markLocal(database);
  const app = await startTestApp({ database });
  const read = (partnership: string) =>
    fetch(`${app.address}/audit-log.csv?partnership=${partnership}`, {
      headers: { cookie: "tandem_evaluation_role=ADMINISTRATOR" },
    });
  expect((await read("sandwell")).status).toBe(403);
  expect((await read("walsall")).status).toBe(200);
  await app.stop();
});

test("a partnership whose people have signed in is withheld where nobody does", async () => {
  const database = await createDatabase("seeded");
  await runSql(
    database,
    `insert into membership (partnership_id, code, organisation_code, email, roles, invited_at, joined_at, issuer, subject)
     select 2, 'M1', min(code), 'one@sandwell.example', '{READER}', now(), now(), 'https://sign-in.example', 'one'
     from organisation_key where partnership_id = 2`,
  );
  const app = await startTestApp({ database });
  expect((await app.ask(QUESTION)).errors?.[0]).toMatchObject({ extensions: { code: "FORBIDDEN" } });
  await app.stop();
});

test("unless the settings say it may be shown", async () => {
  const database = await createDatabase("seeded");
  await markLocal(database);
  const app = await startTestApp({ database, environment: { LOCAL_DATA_WITHOUT_SIGN_IN: "yes" } });
  expect((await app.ask(QUESTION)).errors).toBeUndefined();
  await app.stop();
});

/** The seeds with one file said to be a partner's own. */
function seedsWithLocalData(): string {
  const folder = mkdtempSync(join(tmpdir(), "tandem-local-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(SEEDS, "official"), join(folder, "official"), { recursive: true });
  const [first, ...rest] = JSON.parse(readFileSync(join(SEEDS, "manifest.json"), "utf8"));
  const local = { ...rest.at(-1), provenance: "LOCAL" };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify([first, local]));
  return folder;
}

test("nor is such data taken, before anything else of the folder is", async () => {
  const database = await createDatabase("migrated");
  const take = seedOnce({ databaseUrl: database.url, seedsDir: seedsWithLocalData(), log: () => undefined });
  await expect(take).rejects.toThrow(/partners' own data \(LOCAL\).*LOCAL_DATA_WITHOUT_SIGN_IN=yes/);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  expect((await client.query("select count(*)::int as count from reference_release")).rows).toEqual([{ count: 0 }]);
  await client.end();
});
