import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** A financial year that a pool is kept for. */
export interface PoolYear {
  readonly arrangement: string;
  /** As 2025-26. */
  readonly financialYear: string;
}

/** Every year of every pool that is kept, or has a return. */
export function readPoolYears(orm: MikroORM, { id, dataVersion }: PartnershipRow): Promise<readonly PoolYear[]> {
  return readAs(orm, { partnershipId: id }, async (db) => {
    const { rows } = await sql<PoolYear>`
      select arrangement_code as arrangement, financial_year as "financialYear" from pool_year y where ${heldAt("y", id, dataVersion)}
      union select arrangement_code, financial_year from quarter_return r where ${heldAt("r", id, dataVersion)}
      order by 1, 2`.execute(db);
    return rows;
  });
}
