import { openOrm } from "@tandem/server/persistence/orm";
import { type PartnershipRow, readPartnership } from "@tandem/server/persistence/queries/partnership.query";
import { readSnapshot } from "@tandem/server/persistence/queries/snapshot.query";
import { hasSnapshotChanged, SNAPSHOT_TABLES } from "@tandem/server/persistence/queries/snapshot-tables.query";
import { Snapshots } from "@tandem/server/persistence/snapshots";
import { PublishedSnapshots } from "@tandem/server/publication/published-snapshots";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;
let orm: Awaited<ReturnType<typeof openOrm>>;
let sql: Client;

beforeAll(async () => {
  database = await createDatabase("seeded");
  orm = await openOrm(database.url, "tandem_app");
  sql = new Client({ connectionString: database.url });
  await sql.connect();
});

afterEach(() => vi.restoreAllMocks());

afterAll(async () => {
  await sql.end();
  await orm.close(true);
  await database.drop();
});

async function current(): Promise<PartnershipRow> {
  const partnership = await readPartnership(orm, "walsall");
  if (partnership === null) throw new Error("no partnership");
  return partnership;
}

/** What a data version may do to a table: end a row, or begin one. */
const CHANGES = {
  ends: (table: string) =>
    `update ${table} set version_to = $version where ctid = (select max(ctid) from ${table}
     where partnership_id = $id and version_to is null)`,
  begins: (table: string) =>
    `update ${table} set version_from = $version where ctid = (select min(ctid) from ${table}
     where partnership_id = $id and version_to is null)`,
};

const NOTE = `insert into exception_note values ($id, 'snapshots', $version, null, 'Head of SEND', 'A cause.', 'An action.',
  '2026-06-30', 'Head of SEND', '2026-03-31', 'LOCAL', null)`;

/** Takes the partnership's next data version with what is written in it. */
async function write(statement: string): Promise<PartnershipRow> {
  const { id, dataVersion } = await current();
  const version = String(dataVersion + 1);
  const written = await sql.query(statement.replaceAll("$version", version).replaceAll("$id", String(id)));
  expect(written.rowCount, statement).toBe(1);
  await sql.query("update partnership set data_version = $2 where id = $1", [id, version]);
  return current();
}

test("the tables asked for changes are all that a snapshot is read from", async () => {
  const { rows } = await sql.query<{ name: string }>(
    "select table_name as name from information_schema.columns where column_name = 'version_from'",
  );
  const versioned = rows.map(({ name }) => name);
  const sent = vi.spyOn(Client.prototype, "query");
  await readSnapshot(orm, await current());
  const texts = sent.mock.calls.map(([statement]) => {
    const asked = statement as unknown as string | { readonly text: string };
    return typeof asked === "string" ? asked : asked.text;
  });
  const read = new Set(
    texts.flatMap((text) => [...text.matchAll(/\b(?:from|join) "?(\w+)"?/g)].map(([, name]) => name)),
  );
  expect(read).toContain("load");
  expect(versioned.filter((name) => read.has(name)).sort()).toEqual([...SNAPSHOT_TABLES].sort());
});

test("a version that wrote none of those tables has the very snapshot of the one before, as recorded and as published", async () => {
  const snapshots = new Snapshots(orm);
  const published = new PublishedSnapshots(orm, snapshots);
  const before = await current();
  const [recorded, readers] = [await snapshots.read(before), await published.read(before)];
  for (const after of [await write(NOTE), await write(CHANGES.begins("exception_note"))]) {
    expect(after.dataVersion).toBeGreaterThan(before.dataVersion);
    expect(await snapshots.read(after)).toBe(recorded);
    expect(await published.read(after)).toBe(readers);
  }
});

test("a row that ended or began in any of those tables is a change, from that version on", async () => {
  await sql.query(
    `insert into line_share select partnership_id, code, service_line_code, starts_on, version_from, null, null, 1, provenance, load_id
     from (select partnership_id, code, service_line_code, date '2025-04-01' as starts_on, version_from, provenance, load_id
     from service where partnership_id = 1 limit 2) s`,
  );
  for (const table of SNAPSHOT_TABLES) {
    for (const [what, change] of Object.entries(CHANGES)) {
      const { dataVersion } = await current();
      const after = await write(change(table));
      expect(await hasSnapshotChanged(orm, after, dataVersion), `${table} ${what}`).toBe(true);
      expect(await hasSnapshotChanged(orm, after, after.dataVersion), `${table} ${what}, later`).toBe(false);
    }
  }
});

test("a load is a change, since readers' counts go by the policies of loads", async () => {
  const { dataVersion } = await current();
  const after =
    await write(`insert into load select partnership_id, 9000, template, dataset, publisher, release, url, licence,
    provenance, file_name, 'snapshots', started_at, finished_at, rows_read, rows_written, status, $version
    from load where partnership_id = $id order by id limit 1`);
  expect(await hasSnapshotChanged(orm, after, dataVersion)).toBe(true);
});

test("after a change the snapshot is read anew, and is what a server reads that never held another", async () => {
  const snapshots = new Snapshots(orm);
  const before = await snapshots.read(await current());
  for (const change of [CHANGES.ends("demand"), NOTE.replace("snapshots", "again")]) {
    const partnership = await write(change);
    const after = await snapshots.read(partnership);
    expect(after).not.toBe(before);
    expect(after).toEqual(await readSnapshot(orm, partnership));
  }
  expect(await snapshots.read({ ...(await current()), today: "2026-01-31" })).toMatchObject({
    currentMonth: 2026 * 12,
  });
});

test("the version before one that is held is read as it was", async () => {
  const snapshots = new Snapshots(orm);
  const before = await current();
  const held = await snapshots.read(await write(CHANGES.ends("activity")));
  const past = await snapshots.read(before);
  expect(past).toEqual(await readSnapshot(orm, before));
  expect(past.activity.cumulativeUnits).not.toEqual(held.activity.cumulativeUnits);
  expect(await snapshots.read(await current())).toBe(held);
});
