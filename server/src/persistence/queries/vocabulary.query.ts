import { sql } from "kysely";
import type { Area, Clock, Coded, Deprivation, Need, NeedLink, ServiceLine } from "../../analytics/snapshot.ts";
import type { Sql } from "../orm.ts";
import { monthIndex } from "../versions.ts";

/** The shared words a partnership's figures are coded in; each list sorted by code. */
export interface Vocabulary {
  readonly lines: readonly ServiceLine[];
  readonly areas: readonly Area[];
  readonly needs: readonly Need[];
  readonly needLinks: readonly NeedLink[];
  readonly layers: readonly Coded[];
  readonly functions: readonly Coded[];
  readonly clocks: readonly Clock[];
  readonly deprivation: readonly Deprivation[];
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
      ${monthIndex("starts_on")} as "fromMonth", ${monthIndex("ends_on")} as "toMonth",
      successor_code as "successorCode"
    from within order by code`.execute(db);
  return rows;
}

/** Deprivation of the given areas by the latest index that has them. */
async function readDeprivation(db: Sql, areas: readonly Area[]): Promise<Deprivation[]> {
  const { rows } = await sql<Deprivation>`
    select distinct on (area_code) area_code as "areaCode", index, score from deprivation
    where area_code = any(${areas.map(({ code }) => code)}) order by area_code, index desc`.execute(db);
  return rows;
}

/** Reads the words, and the areas of one council. */
export async function readVocabulary(db: Sql, councilCode: string): Promise<Vocabulary> {
  const coded = (table: "layer" | "function") =>
    db.selectFrom(table).select(["code", "name"]).orderBy("code").execute();
  const areas = await readAreas(db, councilCode);
  return {
    lines: await db
      .selectFrom("service_line")
      .select(["code", "name", "unit_of_care as unitOfCare", "unit_kind as unitKind"])
      .orderBy("code")
      .execute(),
    areas,
    needs: await db.selectFrom("need").select(["code", "name", "vocabulary"]).orderBy("code").execute(),
    needLinks: await db
      .selectFrom("need_crosswalk")
      .select(["from_need_code as fromCode", "to_need_code as toCode"])
      .orderBy("from_need_code")
      .orderBy("to_need_code")
      .execute(),
    layers: await coded("layer"),
    functions: await coded("function"),
    clocks: await db.selectFrom("clock").select(["code", "name", "definition"]).orderBy("code").execute(),
    deprivation: await readDeprivation(db, areas),
  };
}
