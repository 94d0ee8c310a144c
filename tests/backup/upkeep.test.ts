import { migrate } from "@tandem/server/persistence/migrate";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";
import { countRows, runCommand, runSql } from "./commands.ts";

let seeded: TestDatabase;
beforeAll(async () => {
  seeded = await createDatabase("seeded");
});
afterAll(() => seeded.drop());

test("an upgrade brings an older database to this version and finds what it held as it was", async () => {
  const { url, drop } = await createDatabase("empty");
  await migrate(url, () => undefined, "2026-11-27-notes");
  const { code, output } = await runCommand("upgrade", url);
  expect([code, output]).toEqual([
    0,
    expect.stringMatching(/is sound; \d+ of \d+ migrations[\s\S]*Upgraded: the same/),
  ]);
  const again = await runCommand("upgrade", url);
  expect([again.code, again.output]).toEqual([0, expect.stringContaining("up to date and sound")]);
  await drop();
});

test("an upgrade changes nothing of a database that is not sound, or newer", async () => {
  const { url, drop } = await createDatabase("empty");
  await migrate(url, () => undefined, "2026-11-27-notes");
  const countMigrations = async () =>
    Number((await runSql(url, "select count(*)::int as n from mikro_orm_migrations"))[0]?.n);
  const before = await countMigrations();
  await runSql(url, "alter table membership no force row level security");
  const open = await runCommand("upgrade", url);
  expect([open.code, open.output]).toEqual([
    1,
    expect.stringMatching(/nothing is changed: table membership is open past/),
  ]);
  await runSql(url, "alter table membership force row level security");
  await runSql(url, "insert into mikro_orm_migrations (name, executed_at) values ('2031-01-01-later', now())");
  const newer = await runCommand("upgrade", url);
  expect([newer.code, newer.output]).toEqual([1, expect.stringMatching(/newer than this version .*2031-01-01-later/)]);
  expect(await countMigrations()).toBe(before + 1);
  await drop();
});

test("an altered audit log stops an upgrade, which names it", async () => {
  const { url, drop } = await createDatabase("seeded");
  await runSql(
    url,
    "insert into audit_entry select partnership_id, number + 100000, at, actor, actor_name, action, object, purpose, changes, previous_hash, hash from audit_entry where partnership_id = 1 limit 1",
  );
  const { code, output } = await runCommand("upgrade", url);
  expect([code, output]).toEqual([
    1,
    expect.stringMatching(/nothing is changed: the audit log of walsall does not hold/),
  ]);
  await drop();
});

/** One that has outlived its time and one that has not, of every kind. */
const FILL = `
  insert into sign_in (key_hash, issuer, subject, name, started_at, seen_at, ends_at)
    values ('over', 'i', 's', 'n', now(), now(), now() - interval '1 second'), ('open', 'i', 's', 'n', now(), now(), now() + interval '1 hour');
  insert into sign_in_attempt (key_hash, state, nonce, code_verifier, return_to, ends_at)
    values ('over', 's', 'n', 'c', '/', now() - interval '1 second'), ('open', 's', 'n', 'c', '/', now() + interval '1 minute');
  insert into membership (partnership_id, code, organisation_code, email, issuer, subject, roles, invited_at, joined_at, removed_at)
    select 1, v.code, (select min(code) from organisation_key where partnership_id = 1), v.code || '@example.org', v.issuer, v.subject, '{READER}', v.invited::timestamptz, v.invited::timestamptz, v.removed::timestamptz
    from (values ('invited-long-ago', null, null, now() - interval '91 days', null),
      ('invited-lately', null, null, now() - interval '89 days', null),
      ('joined-long-ago', 'i', '1', now() - interval '3 years', null),
      ('removed-long-ago', 'i', '2', now() - interval '3 years', now() - interval '367 days'),
      ('removed-lately', 'i', '3', now() - interval '3 years', now() - interval '300 days')) as v (code, issuer, subject, invited, removed);
  update load set finished_at = now() - interval '2 years' where partnership_id = 1 and id = 1;
  insert into load_problem (partnership_id, load_id, ordinal, severity, code, message, mend, value)
    values (1, 1, 1, 'ERROR', 'BAD_VALUE', 'm', 'm', 'old value'), (1, 2, 1, 'ERROR', 'BAD_VALUE', 'm', 'm', 'new value')`;

test("what has outlived its time is removed, said and counted; the rest stays, the audit log among it", async () => {
  await runSql(seeded.url, FILL);
  const before = await countRows(seeded.url);
  const trial = await runCommand("retention", seeded.url, "--dry-run");
  expect(await countRows(seeded.url)).toEqual(before);
  const { code, output } = await runCommand("retention", seeded.url);
  expect(code).toBe(0);
  expect(output.split("\n").slice(0, 5)).toEqual([
    "Removed 1 sessions (kept until they end).",
    "Removed 1 sign-ins under way (kept 10 minutes).",
    "Removed 1 invitations nobody took up (kept 90 days).",
    "Removed 1 names and addresses of people who were removed (kept a year).",
    "Removed 1 values that were wrong in files, as they were read (kept a year).",
  ]);
  expect(trial.output.replaceAll("Would remove", "Removed").split("\n").slice(0, 5)).toEqual(
    output.split("\n").slice(0, 5),
  );
  const after = await countRows(seeded.url);
  const fewer = Object.keys(before).filter((table) => after[table] !== before[table]);
  expect(fewer.sort()).toEqual(["load_problem", "membership", "sign_in", "sign_in_attempt"]);
  expect(after.audit_entry).toBe(before.audit_entry);
  const left = await runSql(seeded.url, "select code from membership where email like '%@example.org' order by code");
  expect(left.map(({ code: name }) => name)).toEqual(["invited-lately", "joined-long-ago", "removed-lately"]);
  const nothing = await runCommand("retention", seeded.url);
  expect(nothing.output.match(/Removed 0 /g)).toHaveLength(6);
});

test("the log of audits cannot be shortened by whoever runs these commands as the application", async () => {
  const client = new Client({ connectionString: seeded.url });
  await client.connect();
  await client.query("set role tandem_app");
  await client.query("select set_config('tandem.partnership_id', '1', false)");
  await expect(client.query("delete from audit_entry")).rejects.toThrow(/permission denied/);
  await client.end();
});
