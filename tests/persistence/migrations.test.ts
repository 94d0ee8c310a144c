import { migrate } from "@tandem/server/persistence/migrate";
import { openOrm } from "@tandem/server/persistence/orm";
import { Client } from "pg";
import { expect, test } from "vitest";
import { createDatabase } from "../database.ts";

/** Everything the catalogue says of the tables, but foreign keys, roles and grants, which the entities do not describe. */
const CATALOGUE = `
  select 'column' as kind, c.relname as "table", a.attname as name,
    format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as definition,
    col_description(c.oid, a.attnum) as comment
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  union all
  select 'constraint', c.relname, o.conname, pg_get_constraintdef(o.oid), null
  from pg_class c join pg_constraint o on o.conrelid = c.oid and o.contype in ('p', 'c', 'u')
  where c.relnamespace = 'public'::regnamespace
  union all
  select 'index', tablename, indexname, indexdef, null from pg_indexes where schemaname = 'public'
  union all
  select 'policy', tablename, policyname, qual || ' / ' || with_check, null from pg_policies where schemaname = 'public'
  union all
  select 'security', relname, 'row level', relrowsecurity || ' ' || relforcerowsecurity, obj_description(oid)
  from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;

interface CatalogueRow {
  readonly kind: string;
  readonly table: string;
  readonly name: string;
  readonly comment: string | null;
}

async function readCatalogue(url: string): Promise<CatalogueRow[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<CatalogueRow>(CATALOGUE);
  await client.end();
  const own = rows.filter(({ table }) => table !== "mikro_orm_migrations");
  return own.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

test("the migrations make the tables that the entities describe", async () => {
  const [migrated, described] = [await createDatabase("migrated"), await createDatabase("empty")];
  const orm = await openOrm(described.url, null);
  await orm.schema.create();
  await orm.close(true);
  expect(await readCatalogue(migrated.url)).toEqual(await readCatalogue(described.url));
});

test("every table and every column says what it is", async () => {
  const { url } = await createDatabase("migrated");
  const silent = (await readCatalogue(url)).filter(
    ({ kind, comment }) => (kind === "column" || kind === "security") && (comment ?? "").length < 5,
  );
  expect(silent.map(({ table, name }) => `${table}.${name}`)).toEqual([]);
});

test("partnership_id leads the key of every partnership table, and its rows are secured even against the owner", async () => {
  const { url } = await createDatabase("migrated");
  const catalogue = (await readCatalogue(url)) as (CatalogueRow & { definition: string })[];
  const tables = new Set(catalogue.filter(({ name }) => name === "partnership_id").map(({ table }) => table));
  expect(tables.size).toBeGreaterThan(30);
  for (const table of tables) {
    const key = catalogue.find((row) => row.table === table && row.name.endsWith("_pkey") && row.kind === "constraint");
    expect(key?.definition, table).toMatch(/^PRIMARY KEY \(partnership_id/);
    expect(catalogue.find((row) => row.table === table && row.kind === "security")?.definition).toBe("true true");
  }
});

const BEFORE_LEDGER = `
  insert into partnership (id, code, name, area_code, data_version) values (1, 'one', 'One', 'E1', 3);
  select set_config('tandem.partnership_id', '1', false);
  insert into load (partnership_id, id, template, dataset, publisher, provenance, file_name, content_hash, disclosure_policy,
    started_at, finished_at, status, rows_read, rows_written, data_version)
    values (1, 1, 'a', 'a', 'a', 'LOCAL', 'a', 'a', 'HES', now(), now(), 'COMMITTED', 0, 0, 1);
  insert into organisation_key values (1, 'COUNCIL'); insert into arrangement_key values (1, 'P'); insert into scheme_key values (1, 'S');
  insert into arrangement (partnership_id, code, version_from, name, kind, host_code, starts_on, provenance, load_id)
    values (1, 'P', 1, 'Pool', 'SECTION_75', 'COUNCIL', '2024-02-01', 'LOCAL', 1);
  insert into risk_share (partnership_id, arrangement_code, direction, version_from, basis, reserve_pence, provenance, load_id)
    values (1, 'P', 'OVERSPEND', 1, 'WEIGHTS', 0, 'LOCAL', 1);
  insert into scheme (partnership_id, code, version_from, arrangement_code, name, provenance, load_id) values (1, 'S', 1, 'P', 'Scheme', 'LOCAL', 1);
  insert into scheme_quarter (partnership_id, scheme_code, financial_year, quarter, version_from, version_to, budget_pence, actual_pence, provenance, load_id)
    values (1, 'S', '2024-25', 4, 1, 2, 10, 70, 'LOCAL', 1), (1, 'S', '2024-25', 4, 2, null, 10, 71, 'LOCAL', 1), (1, 'S', '2024-25', 1, 1, null, 10, null, 'LOCAL', 1);
  insert into funding_source (code, name, side, is_ring_fenced) values ('BASE', 'Base', 'COUNCIL', false);
  insert into contribution (partnership_id, arrangement_code, organisation_code, funding_source_code, financial_year, form, version_from, is_recurrent, paid_pence, provenance, load_id)
    values (1, 'P', 'COUNCIL', 'BASE', '2024-25', 'CASH', 1, true, 500, 'LOCAL', 1)`;

test("what was paid and spent before there was a ledger is in it afterwards, in the versions it was there", async () => {
  const { url } = await createDatabase("empty");
  await migrate(url, () => undefined, "2026-11-25-imports");
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("insert into area (code, name, level) values ('E1', 'One', 'COUNCIL')");
  await client.query(BEFORE_LEDGER);
  await migrate(url, () => undefined);
  const { rows } = await client.query(
    "select reference, version_from, version_to, to_char(month, 'YYYY-MM') as month, kind, pence from ledger_entry order by reference, version_from",
  );
  expect(rows).toEqual([
    {
      reference: "LOADED-COUNCIL-BASE-CASH-2024-25",
      version_from: 1,
      version_to: null,
      month: "2024-04",
      kind: "CONTRIBUTION",
      pence: 500,
    },
    { reference: "LOADED-S-2024-25-Q4", version_from: 1, version_to: 2, month: "2025-03", kind: "SPEND", pence: 70 },
    { reference: "LOADED-S-2024-25-Q4", version_from: 2, version_to: null, month: "2025-03", kind: "SPEND", pence: 71 },
  ]);
  const { rows: rules } = await client.query("select from_year, scope, is_offset, is_kept from risk_share");
  expect(rules).toEqual([{ from_year: "2023-24", scope: "POOL", is_offset: true, is_kept: false }]);
  await client.end();
});
