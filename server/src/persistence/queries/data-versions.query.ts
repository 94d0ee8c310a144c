import type { MikroORM } from "@mikro-orm/postgresql";
import { readAs } from "../partnership-session.ts";
import { utc } from "../timestamp.ts";

/** A data version of a partnership, and when it was committed (ISO 8601, UTC). */
export interface DataVersionRow {
  readonly number: number;
  readonly committedAt: string;
  /** Load that made it; null where an edit did. */
  readonly loadId: number | null;
}

/** Data versions of a partnership after one, in their order, at most `most` of them. */
export function readVersionsAfter(
  orm: MikroORM,
  partnershipId: number,
  after: number,
  most: number,
): Promise<readonly DataVersionRow[]> {
  return readAs(orm, { partnershipId }, async (db) => {
    const rows = await db
      .selectFrom("data_version")
      .select(["number", "load_id as loadId", utc("committed_at").as("committedAt")])
      .where("partnership_id", "=", partnershipId)
      .where("number", ">", after)
      .orderBy("number")
      .limit(most)
      .execute();
    return rows.map((row) => ({ ...row, loadId: row.loadId ?? null }));
  });
}
