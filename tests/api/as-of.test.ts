import { buildApiSchema } from "@tandem/server/graphql/schema";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { fieldNames, wholeField } from "../whole-field.ts";

const schema = buildApiSchema();

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const FINANCE = { cookie: "tandem_evaluation_role=FINANCE" };
const READER = { cookie: "tandem_evaluation_role=READER" };

async function currentVersion(): Promise<number> {
  const { data } = await app.ask(`{ partnership(code: "walsall") { dataVersion } }`);
  return (data as unknown as { partnership: { dataVersion: number } }).partnership.dataVersion;
}

/** What is there as it is now, whatever version is asked for: people, the log, files on their way in. */
const UNVERSIONED = new Set(["people", "auditLog", "imports"]);

/** Everything a commissioner is told of a partnership, field by field. */
async function tellAll(asOf: number | null): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  for (const field of fieldNames(schema, "Partnership")) {
    if (UNVERSIONED.has(field)) continue;
    const query = wholeField(schema, field);
    const asked =
      asOf === null ? query : query.replace("partnership(code: $code)", `partnership(code: $code, asOf: ${asOf})`);
    told.set(field, JSON.stringify(await app.ask(asked, { code: "walsall" })));
  }
  return told;
}

/** Writes that change what the API tells: services renamed and closed, demand trebled, an event, a judgement. */
async function writeMuch(): Promise<void> {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  await client.query("begin");
  const { rows } = await client.query(
    "update partnership set data_version = data_version + 1 where id = 1 returning data_version",
  );
  const version = rows[0].data_version as number;
  await client.query("insert into data_version values (1, $1, null, now())", [version]);
  for (const table of ["service", "demand", "organisation", "commission", "capacity", "queue"]) {
    const { rows: columns } = await client.query(
      `select column_name as name from information_schema.columns where table_name = $1 and is_generated = 'NEVER'
        and column_name not in ('version_from', 'version_to')`,
      [table],
    );
    const names = columns.map(({ name }) => client.escapeIdentifier(name as string));
    const changed: Record<string, string> = {
      '"name"': "'Renamed ' || name",
      '"units"': "units * 3",
      '"children"': "children * 3",
    };
    const picked = `select ctid from ${table} where partnership_id = 1 and version_to is null limit 200`;
    await client.query(
      `with old as (update ${table} set version_to = ${version} where ctid in (${picked}) returning *)
        insert into ${table} (${names.join(", ")}, version_from) select ${names.map((name) => changed[name] ?? name).join(", ")}, ${version} from old`,
    );
  }
  await client.query("commit");
  await client.query("select pg_notify('tandem_data_version', $1)", [`1:${version}`]);
  await client.end();
}

test("as of an earlier data version every answer is the same to the byte as it was then", async () => {
  const version = await currentVersion();
  const then = await tellAll(null);
  await writeMuch();
  const saved = await app.ask(
    `mutation Mark($input: SaveAnnotationInput!) { saveAnnotation(partnership: "walsall", input: $input) { __typename } }`,
    { input: { on: "2026-01-05", text: "A second therapist began.", expectedVersion: 0 } },
    FINANCE,
  );
  expect(saved.data.saveAnnotation).toMatchObject({ __typename: "Annotation" });
  expect(await currentVersion()).toBe(version + 2);
  const now = await tellAll(null);
  const again = await tellAll(version);
  expect([...then].filter(([field, text]) => again.get(field) !== text).map(([field]) => field)).toEqual([]);
  const changed = [...then].filter(([field, text]) => now.get(field) !== text).map(([field]) => field);
  expect(changed).toEqual(
    expect.arrayContaining(["services", "gaps", "demand", "organisations", "annotations", "changes"]),
  );
  expect(app.faults).toEqual([]);
}, 180_000);

const versionOf = (asOf: number | string) => `{ partnership(code: "walsall", asOf: ${asOf}) { dataVersion } }`;

test("a version that never was is refused with those there are", async () => {
  const version = await currentVersion();
  for (const none of [0, -1, version + 1, 2_147_483_647]) {
    const { errors } = await app.ask(versionOf(none));
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "asOf" });
    expect(errors?.[0]?.message).toContain(`1 to ${version}`);
  }
  expect((await app.ask(versionOf(version))).data.partnership).toEqual({ dataVersion: version });
});

test("a reader of published counts gets no counts of an earlier version, and is told what to do", async () => {
  const version = await currentVersion();
  const gaps = (asOf: number) =>
    `{ partnership(code: "walsall", asOf: ${asOf}) { gaps(period: { type: FINANCIAL_YEAR, code: "2025-26" }, basis: EXPRESSED, by: [], first: 1) { rowCount } } }`;
  const past = await app.ask(gaps(version - 1), {}, READER);
  expect(past.errors?.[0]?.extensions).toMatchObject({ code: "VERSION_NOT_PUBLISHED", argument: "asOf" });
  expect(past.errors?.[0]?.message).toContain("leave asOf out");
  expect((await app.ask(gaps(version), {}, READER)).errors).toBeUndefined();
  const register = `{ partnership(code: "walsall", asOf: ${version - 1}) { services(first: 1) { dataVersion totalCount } } }`;
  expect((await app.ask(register, {}, READER)).data).toMatchObject({
    partnership: { services: { dataVersion: version - 1 } },
  });
});
