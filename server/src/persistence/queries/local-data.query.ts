import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { readAs } from "../partnership-session.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** Whether a partnership holds what is neither official nor made up: partners' own data, or people who have signed in. */
export async function readHoldsLocalData(orm: MikroORM, { id }: PartnershipRow): Promise<boolean> {
  return readAs(orm, { partnershipId: id }, async (db) => {
    const { rows } = await sql<{ holds: boolean }>`select
      exists (select 1 from load where partnership_id = ${id} and provenance = 'LOCAL' and status = 'COMMITTED')
      or exists (select 1 from membership where partnership_id = ${id} and joined_at is not null) as holds`.execute(db);
    return rows[0]?.holds ?? false;
  });
}
