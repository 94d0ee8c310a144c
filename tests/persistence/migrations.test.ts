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
