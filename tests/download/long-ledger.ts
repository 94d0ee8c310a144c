import { Client } from "pg";
import { createDatabase, type TestDatabase } from "../database.ts";

/** Entries of the long ledger. */
export const ENTRIES = 120_000;

/** Address of the long ledger's table, without its ending. */
export const LEDGER = "/v1/walsall/ledger";

/** What to ask of it; the pool is the seeds' own. */
export const QUESTION = "arrangement=LONG&financialYear=2025-26";

/** Runs SQL past every wall. */
export async function runSql({ url }: TestDatabase, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** A seeded database with a pool whose ledger has more entries than any file is made of at once, some of them awkward. */
export async function createLongLedger(): Promise<TestDatabase> {
  const database = await createDatabase("seeded");
  await runSql(
    database,
    `insert into arrangement_key (partnership_id, code) values (1, 'LONG');
    insert into arrangement select (jsonb_populate_record(a, '{"code": "LONG"}')).* from arrangement a
      where partnership_id = 1 and kind = 'SECTION_75' order by code, version_from limit 1;
    insert into ledger_entry (partnership_id, arrangement_code, reference, version_from, financial_year, month, kind, pence,
        description, provenance)
      select 1, 'LONG', 'E' || lpad(n::text, 6, '0'), 1, '2025-26', make_date(2025, 4 + n % 9, 1), 'OTHER_INCOME', n,
        case n % 3 when 0 then '=HYPERLINK("x")' when 1 then 'État — 漢字 😀, "x"' else 'a line' || chr(10) || 'and another' end,
        'ILLUSTRATIVE'
      from generate_series(1, ${ENTRIES}) n`,
  );
  return database;
}
