import { sql } from "kysely";
import type { Area, Coded, ServiceLine } from "../../analytics/snapshot.ts";
import type { Sql } from "../orm.ts";
import { monthIndex } from "../versions.ts";

/** The shared words a partnership's figures are coded in; each list sorted by code. */
export interface Vocabulary {
  readonly lines: readonly ServiceLine[];
  readonly areas: readonly Area[];
  readonly needs: readonly Coded[];
  readonly layers: readonly Coded[];
  readonly functions: readonly Coded[];
  readonly clocks: readonly Coded[];
}

/** A council area and every area within it down to wards. */
async function readAreas(db: Sql, councilCode: string): Promise<Area[]> {
  const { rows } = await sql<Area>`
    with recursive within as (
      select * from area where code = ${councilCode}
      union all
      select a.* from area a join within w on a.parent_code = w.code where a.level <> 'LSOA'
    )
    select code, name, level, parent_code as "parentCode",
      ${monthIndex("starts_on")} as "fromMonth", ${monthIndex("ends_on")} as "toMonth"
    from within order by code`.execute(db);
  return rows;
}

/** Reads the words, and the areas of one council. */
export async function readVocabulary(db: Sql, councilCode: string): Promise<Vocabulary> {
  const coded = (table: "need" | "layer" | "function" | "clock") =>
    db.selectFrom(table).select(["code", "name"]).orderBy("code").execute();
  return {
    lines: await db
      .selectFrom("service_line")
      .select(["code", "name", "unit_of_care as unitOfCare", "unit_kind as unitKind"])
      .orderBy("code")
      .execute(),
    areas: await readAreas(db, councilCode),
    needs: await coded("need"),
    layers: await coded("layer"),
    functions: await coded("function"),
    clocks: await coded("clock"),
  };
}
