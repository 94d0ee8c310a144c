import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import type { OwnFigures } from "./measures.query.ts";

/** The newest period that each measure has a figure of, by the measure's code, in any part: in one area, or in any. */
export function readLatestPeriods(
  orm: MikroORM,
  area: string | null,
  own: OwnFigures = null,
): Promise<ReadonlyMap<string, string>> {
  const isThere = sql<boolean>`state = 'KNOWN' and ${area === null ? sql`true` : sql`area_code = ${area}`}`;
  const isOwn = own === null ? sql<boolean>`false` : heldAt("own_observation", own.id, own.dataVersion);
  return readAs(orm, own === null ? { partnershipCode: "" } : { partnershipId: own.id }, async (db) => {
    const { rows } = await sql<{ code: string; period: string }>`
      select code, max(period) as period from (
        select measure_code as code, max(period) as period from observation where ${isThere} group by 1
        union all
        select measure_code, max(period) from own_observation where ${isThere} and ${isOwn} group by 1
      ) newest group by code`.execute(db);
    return new Map(rows.map(({ code, period }) => [code, period]));
  });
}
