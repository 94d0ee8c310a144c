import type { MikroORM } from "@mikro-orm/postgresql";
import { readAs } from "../partnership-session.ts";
import { REMOVED_ILLUSTRATIVE } from "../stores/illustrative.store.ts";

/** Files already loaded into a partnership, as template:hash. */
export async function readLoadedFiles(orm: MikroORM, partnershipId: number): Promise<ReadonlySet<string>> {
  const rows = await readAs(orm, { partnershipId }, (db) =>
    db
      .selectFrom("load")
      .select(["template", "content_hash"])
      .where("partnership_id", "=", partnershipId)
      .where("status", "=", "COMMITTED")
      .execute(),
  );
  return new Set(rows.map((row) => `${row.template}:${row.content_hash}`));
}

/** Whether a partnership's made-up rows were removed, after which the seeds are not loaded into it again. */
export async function readIsWithoutIllustrative(orm: MikroORM, partnershipId: number): Promise<boolean> {
  const row = await readAs(orm, { partnershipId }, (db) =>
    db
      .selectFrom("audit_entry")
      .select("number")
      .where("partnership_id", "=", partnershipId)
      .where("action", "=", REMOVED_ILLUSTRATIVE)
      .limit(1)
      .executeTakeFirst(),
  );
  return row !== undefined;
}

/** Reference files already loaded, as template:hash. */
export async function readLoadedReferenceFiles(orm: MikroORM): Promise<ReadonlySet<string>> {
  const rows = await readAs(orm, { partnershipCode: "" }, (db) =>
    db.selectFrom("reference_release").select(["template", "content_hash"]).execute(),
  );
  return new Set(rows.map((row) => `${row.template}:${row.content_hash}`));
}
