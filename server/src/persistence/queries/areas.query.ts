import type { MikroORM } from "@mikro-orm/postgresql";
import { readAs } from "../partnership-session.ts";
import type { AreaRow } from "./measures.query.ts";

/** Reference data belongs to no partnership. */
const NO_PARTNERSHIP = { partnershipCode: "" };

/** Every area that is loaded, by code. */
export function readAllAreas(orm: MikroORM): Promise<readonly AreaRow[]> {
  return readAs(orm, NO_PARTNERSHIP, (db) =>
    db.selectFrom("area").select(["code", "name", "level"]).orderBy("code").execute(),
  );
}

/** The areas with some codes. */
export function readAreasNamed(orm: MikroORM, codes: readonly string[]): Promise<readonly AreaRow[]> {
  return readAs(orm, NO_PARTNERSHIP, (db) =>
    db.selectFrom("area").select(["code", "name", "level"]).where("code", "in", codes).execute(),
  );
}
