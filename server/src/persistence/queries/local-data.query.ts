import type { MikroORM } from "@mikro-orm/postgresql";
import { readAs } from "../partnership-session.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** Whether a partnership holds partners' own data, neither official nor made up. */
export async function readHoldsLocalData(orm: MikroORM, { id }: PartnershipRow): Promise<boolean> {
  const row = await readAs(orm, { partnershipId: id }, (db) =>
    db
      .selectFrom("load")
      .select("id")
      .where("partnership_id", "=", id)
      .where("provenance", "=", "LOCAL")
      .limit(1)
      .executeTakeFirst(),
  );
  return row !== undefined;
}
