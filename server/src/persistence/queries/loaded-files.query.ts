import type { MikroORM } from "@mikro-orm/postgresql";
import { readAs } from "../partnership-session.ts";

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

/** Reference files already loaded, as template:hash. */
export async function readLoadedReferenceFiles(orm: MikroORM): Promise<ReadonlySet<string>> {
  const rows = await readAs(orm, { partnershipCode: "" }, (db) =>
    db.selectFrom("reference_release").select(["template", "content_hash"]).execute(),
  );
  return new Set(rows.map((row) => `${row.template}:${row.content_hash}`));
}
