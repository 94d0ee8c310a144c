import type { MikroORM } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import { readAs } from "../partnership-session.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** Every table of a partnership that its snapshot is read from and whose rows have versions, long ones last. */
export const SNAPSHOT_TABLES = [
  "organisation",
  "service",
  "line_share",
  "commission",
  "funding_line",
  "family_priority",
  "family_priority_change",
  "prevalence",
  "reach",
  "queue",
  "workforce",
  "known_children",
  "population",
  "capacity",
  "referral",
  "activity",
  "demand",
] as const;

interface Since {
  readonly from: number;
  readonly to: number;
}

const isWithin = (column: string, { from, to }: Since) =>
  sql`(${sql.ref(column)} > ${from} and ${sql.ref(column)} <= ${to})`;

function hasChanged(table: string, partnershipId: number, since: Since): RawBuilder<boolean> {
  return sql<boolean>`exists (select from ${sql.table(table)} where partnership_id = ${partnershipId}
    and (${isWithin("version_from", since)} or ${isWithin("version_to", since)}))`;
}

/** Whether a partnership's snapshot is no longer what it was at an earlier version: a row began or ended, or a load came, since. */
export function hasSnapshotChanged(orm: MikroORM, partnership: PartnershipRow, from: number): Promise<boolean> {
  const { id, dataVersion } = partnership;
  const since = { from, to: dataVersion };
  const changes = SNAPSHOT_TABLES.map((table) => hasChanged(table, id, since));
  return readAs(orm, { partnershipId: id }, async (db) => {
    const { rows } = await sql<{ changed: boolean }>`
      select exists (select from load where partnership_id = ${id} and status = 'COMMITTED'
        and ${isWithin("data_version", since)}) or ${sql.join(changes, sql` or `)} as changed`.execute(db);
    return rows[0]?.changed ?? true;
  });
}
