import { openOrm } from "@tandem/server/persistence/orm";
import { readChainCheck } from "@tandem/server/persistence/queries/audit.query";
import { parse } from "csv-parse/sync";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase } from "../database.ts";
import { type SignInApp, startSignInApp } from "./sign-in-app.ts";

let site: SignInApp;

beforeAll(async () => {
  site = await startSignInApp();
});

afterAll(() => site.stop());

/** A seeded database whose log was tampered with by somebody the walls do not hold, and how far its chain holds. */
async function checkAfter(tampering: string, remembered: { entries: number; hash: string } | null = null) {
  const database = await createDatabase("seeded");
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(tampering);
  await client.end();
  const orm = await openOrm(database.url, "tandem_app", 1);
  const check = await readChainCheck(orm, 1, remembered);
  await orm.close(true);
  await database.drop();
  return check;
}

test("every load of the seeds is in the log, whose chain is whole", async () => {
  const { entries, fault } = await checkAfter("select 1");
  expect(fault).toBeNull();
  const [loads] = await site.sql("select count(*)::int as count from load where partnership_id = 1");
  expect(entries).toBe(loads?.count);
});

test.each([
  [
    "a changed field",
    "update audit_entry set actor_name = 'Somebody else' where partnership_id = 1 and number = 5",
    /^entry 5 was altered$/,
  ],
  [
    "a changed time",
    "update audit_entry set at = at + interval '1 second' where partnership_id = 1 and number = 6",
    /^entry 6 was altered$/,
  ],
  ["a removed entry", "delete from audit_entry where partnership_id = 1 and number = 7", /^entry 7 is missing$/],
  [
    "two swapped entries",
    "update audit_entry set number = case number when 3 then -4 else -3 end where partnership_id = 1 and number in (3, 4); update audit_entry set number = -number where number < 0",
    /^entry 3 was altered$/,
  ],
  [
    "an added entry",
    "insert into audit_entry select partnership_id, (select max(number) + 1 from audit_entry where partnership_id = 1), at, actor, actor_name, action, object, purpose, changes, hash, hash from audit_entry where partnership_id = 1 and number = 8",
    /^entry \d+ was altered$/,
  ],
])("%s is named", async (_, tampering, fault) => {
  expect((await checkAfter(tampering)).fault).toMatch(fault);
});

test("entries cut off at the end show by the end that was remembered", async () => {
  const whole = await checkAfter("select 1");
  const cut = `delete from audit_entry where partnership_id = 1 and number = ${whole.entries}`;
  expect((await checkAfter(cut)).fault).toBeNull();
  const remembered = { entries: whole.entries, hash: whole.head };
  expect((await checkAfter(cut, remembered)).fault).toBe(`entries after ${whole.entries - 1} are missing`);
  const other = { entries: whole.entries, hash: "0".repeat(64) };
  expect((await checkAfter("select 1", other)).fault).toBe(`entry ${whole.entries} is not the one remembered`);
});

test("the application itself can neither change nor remove an entry", async () => {
  for (const statement of ["update audit_entry set actor = 'x'", "delete from audit_entry", "truncate audit_entry"]) {
    const attempt = site.sql(`set role tandem_app; set tandem.partnership_id = '1'; ${statement}`);
    await expect(attempt).rejects.toThrow(/permission denied/);
  }
});

const GAPS = `query Gaps { partnership(code: "walsall") {
  gaps(first: 1, by: [SERVICE_LINE], basis: EXPRESSED, period: { type: FINANCIAL_YEAR, code: "2025-26" }) { rowCount }
  demand(first: 1, by: [SERVICE_LINE], basis: EXPRESSED, from: "2025-04", to: "2026-03", grain: QUARTER) { rowCount } } }`;

test("each question a signed-in person asks of small counts is in the log, with its purpose, before it is answered", async () => {
  await site.invite(1, "steward@walsall.example", ["DATA_STEWARD", "ADMINISTRATOR"]);
  const person = { name: "=Steward", email: "steward@walsall.example", email_verified: true };
  const visitor = await site.signIn("subject-steward", person);
  const reads = () =>
    site.sql("select purpose, changes from audit_entry where action = 'READ_SMALL_COUNTS' order by number");
  await site.ask(visitor, GAPS);
  expect(await reads()).toEqual([]);
  const purpose = "Checking the dietetics return with its provider";
  await site.ask(visitor, `mutation { statePurpose(partnership: "walsall", purpose: "${purpose}") { __typename } }`);
  await site.ask(visitor, GAPS);
  await site.ask(visitor, GAPS);
  expect(await reads()).toHaveLength(2);
  expect((await reads())[0]).toMatchObject({ purpose });
  await site.sql("revoke insert on audit_entry from tandem_app");
  const { body } = await site.ask(visitor, GAPS);
  await site.sql("grant insert on audit_entry to tandem_app");
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
  expect(JSON.stringify(body.data ?? null)).not.toContain("rowCount");
});

test("an administrator takes the log away as a file no spreadsheet runs, and that is in the log as well", async () => {
  const visitor = await site.signIn("subject-steward", {
    email: "steward@walsall.example",
    email_verified: true,
    name: "=Steward",
  });
  const address = `${site.app.address}/audit-log.csv?partnership=walsall&action=SIGN_IN,JOIN`;
  const response = await visitor.send(address);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="audit-log-walsall.csv"');
  const rows = parse(await response.text(), { columns: true, bom: true }) as Record<string, string>[];
  expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(["SIGN_IN", "JOIN"]));
  expect(rows.every(({ actorName }) => actorName === "'=Steward")).toBe(true);
  const [entry] = await site.sql("select changes from audit_entry where action = 'EXPORT_AUDIT_LOG'");
  expect(JSON.parse(String(entry?.changes))).toMatchObject({ entries: rows.length });
});

test.each([
  ["partnership=sandwell", 404, "NOT_FOUND"],
  ["partnership=nowhere", 404, "NOT_FOUND"],
  ["", 404, "NOT_FOUND"],
  ["partnership=walsall&from=yesterday", 400, "BAD_USER_INPUT"],
  ["partnership=walsall&actor=%00", 400, "BAD_USER_INPUT"],
])("the file asked for with %j is refused", async (query, status, code) => {
  const visitor = await site.signIn("subject-steward", {
    email: "steward@walsall.example",
    email_verified: true,
    name: "=Steward",
  });
  const response = await visitor.send(`${site.app.address}/audit-log.csv?${query}`);
  expect(response.status).toBe(status);
  expect((await response.json()).errors[0].extensions).toEqual({ code });
});

test("nobody else gets the file", async () => {
  await site.invite(1, "reader@walsall.example", ["READER"]);
  const reader = await site.signIn("subject-reader", {
    email: "reader@walsall.example",
    email_verified: true,
    name: "Reader",
  });
  expect((await reader.send(`${site.app.address}/audit-log.csv?partnership=walsall`)).status).toBe(403);
  expect((await fetch(`${site.app.address}/audit-log.csv?partnership=walsall`)).status).toBe(401);
});
