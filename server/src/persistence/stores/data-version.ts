import { sql } from "kysely";
import type { Sql } from "../orm.ts";

/** The partnership's current data version, held against other writers until the transaction ends. */
export async function lockVersion(db: Sql, partnershipId: number): Promise<number> {
  const row = await db
    .selectFrom("partnership")
    .select("data_version")
    .where("id", "=", partnershipId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.data_version;
}

/** Takes the next data version, last in its transaction, and tells every listener. */
export async function takeVersion(
  db: Sql,
  partnershipId: number,
  version: number,
  loadId: number | null,
): Promise<void> {
  await db.updateTable("partnership").set({ data_version: version }).where("id", "=", partnershipId).execute();
  await db
    .insertInto("data_version")
    .values({ partnership_id: partnershipId, number: version, load_id: loadId, committed_at: sql`clock_timestamp()` })
    .execute();
  await sql`select pg_notify('tandem_data_version', ${`${partnershipId}:${version}`})`.execute(db);
}

/** Tells every listener that the data all partnerships share were written. */
export async function announceReference(db: Sql): Promise<void> {
  await sql`select pg_notify('tandem_data_version', '0:0')`.execute(db);
}

/** Tells every listener, once the transaction commits, that a load is finished. */
export async function tellLoad(db: Sql, partnershipId: number, loadId: number): Promise<void> {
  await sql`select pg_notify('tandem_load', ${`${partnershipId}:${loadId}`})`.execute(db);
}
