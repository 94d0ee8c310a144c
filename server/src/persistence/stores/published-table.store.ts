import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { KeptRelease, KeptReleases } from "../../analytics/disclosure/named-table.ts";
import { writeAs } from "../partnership-session.ts";

/** Key of the lock that lets one server at a time publish a partnership's counts. */
const PUBLISH_LOCK = 7_420;

/** Rows written in one statement. */
const BATCH = 500;

/**
 * Publishes on what was last published and keeps what is published now, in one transaction that no other server's can overlap;
 * refused where a later data version was published already, since the two together could give counts away.
 */
export function savePublication<T extends { readonly releases: KeptReleases }>(
  orm: MikroORM,
  partnership: { readonly id: number; readonly dataVersion: number },
  publish: (earlier: KeptReleases) => T,
): Promise<T> {
  const { id, dataVersion } = partnership;
  return writeAs(orm, { partnershipId: id }, async (db) => {
    await sql`select pg_advisory_xact_lock(${PUBLISH_LOCK}, ${id})`.execute(db);
    const rows = await db
      .selectFrom("published_table")
      .select(["key", "cells", "data_version"])
      .where("partnership_id", "=", id)
      .execute();
    if (rows.some((row) => row.data_version > dataVersion))
      throw new Error(`counts of a later data version than ${dataVersion} were published meanwhile; ask again`);
    const kept = new Map(rows.map(({ key, cells }) => [key, cells]));
    const published = publish(new Map(rows.map(({ key, cells }) => [key, JSON.parse(cells) as KeptRelease])));
    const made = [...published.releases]
      .map(([key, release]) => ({ partnership_id: id, key, data_version: dataVersion, cells: JSON.stringify(release) }))
      .filter(({ key, cells }) => kept.get(key) !== cells);
    for (let start = 0; start < made.length; start += BATCH) {
      await db
        .insertInto("published_table")
        .values(made.slice(start, start + BATCH))
        .onConflict((conflict) =>
          conflict
            .columns(["partnership_id", "key"])
            .doUpdateSet({ data_version: sql`excluded.data_version`, cells: sql`excluded.cells` }),
        )
        .execute();
    }
    return published;
  });
}
