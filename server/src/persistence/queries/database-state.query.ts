import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { openOrm, type Tables } from "../orm.ts";
import { readChainCheck } from "./audit.query.ts";
import { readMigrations } from "./migrations.query.ts";

/** What must be the same after an upgrade as before. */
interface PartnershipState {
  readonly code: string;
  readonly dataVersion: number;
  readonly auditEntries: number;
  readonly auditHead: string;
}

/** How a database stands. */
export interface DatabaseState {
  /** Names of the migrations it has had, oldest first. */
  readonly migrations: readonly string[];
  readonly partnerships: readonly PartnershipState[];
  /** What is wrong with it, each in words. */
  readonly faults: readonly string[];
}

/** Migration that brought people and the audit log. */
const FIRST_WITH_AUDIT = "2026-11-24-people";

const tablesOf = (orm: MikroORM) => (orm.em.fork() as EntityManager).getKysely<Tables>();

/** Tables with rows of partnerships that somebody could read past row-level security. */
async function findOpenTables(orm: MikroORM): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'partnership_id' and not a.attisdropped)
    order by c.relname`.execute(tablesOf(orm));
  return rows.map(({ name }) => name);
}

async function readPartnershipStates(databaseUrl: string, faults: string[]): Promise<PartnershipState[]> {
  const [orm, ownerOrm] = [await openOrm(databaseUrl, "tandem_app", 1), await openOrm(databaseUrl, "tandem_owner", 1)];
  try {
    const rows = await tablesOf(ownerOrm)
      .selectFrom("partnership")
      .select(["id", "code", "data_version as dataVersion"])
      .orderBy("code")
      .execute();
    const states: PartnershipState[] = [];
    for (const { id, code, dataVersion } of rows) {
      const { entries, head, fault } = await readChainCheck(orm, id, null);
      if (fault !== null) faults.push(`the audit log of ${code} does not hold: ${fault}`);
      states.push({ code, dataVersion, auditEntries: entries, auditHead: head });
    }
    return states;
  } finally {
    await Promise.all([orm.close(true), ownerOrm.close(true)]);
  }
}

/** Reads how a database stands, whichever migration it has come to. */
export async function readDatabaseState(databaseUrl: string): Promise<DatabaseState> {
  const orm = await openOrm(databaseUrl, null, 1);
  try {
    const migrations = await readMigrations(orm);
    const faults = (await findOpenTables(orm)).map((name) => `table ${name} is open past row-level security`);
    const hasAudit = migrations.includes(FIRST_WITH_AUDIT);
    const partnerships = hasAudit ? await readPartnershipStates(databaseUrl, faults) : [];
    return { migrations, partnerships, faults };
  } finally {
    await orm.close(true);
  }
}
