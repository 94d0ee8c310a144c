import type { MikroORM } from "@mikro-orm/postgresql";
import { readAs } from "../partnership-session.ts";

/** An organisation of a partnership by its codes. */
export interface OwnOrganisation {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly odsCode: string | null;
  readonly gssCode: string | null;
}

/** A partnership's organisations as they stand, by code. */
export async function readOwnOrganisations(orm: MikroORM, partnershipId: number): Promise<readonly OwnOrganisation[]> {
  const rows = await readAs(orm, { partnershipId }, (db) =>
    db
      .selectFrom("organisation")
      .select(["code", "name", "kind", "ods_code as odsCode", "gss_code as gssCode"])
      .where("partnership_id", "=", partnershipId)
      .where("version_to", "is", null)
      .orderBy("code")
      .execute(),
  );
  return rows.map((row) => ({ ...row, odsCode: row.odsCode ?? null, gssCode: row.gssCode ?? null }));
}
