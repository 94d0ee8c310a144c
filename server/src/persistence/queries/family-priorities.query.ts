import { sql } from "kysely";
import type { FamilyChange, FamilyCount } from "../../analytics/family-count.ts";
import type { Sql } from "../orm.ts";
import { heldAt } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** Families who named each priority, by survey, priority and area. */
export async function readFamilyCounts(db: Sql, { id, dataVersion }: PartnershipRow): Promise<FamilyCount[]> {
  const { rows } = await sql<
    Omit<FamilyCount, "families" | "familiesAsked" | "load"> & {
      families: number | null;
      familiesAsked: number | null;
      loadId: number;
    }
  >`
    select f.survey_code as "surveyCode", f.survey_name as "surveyName", to_char(f.held_on, 'YYYY-MM-DD') as "heldOn",
      f.priority_code as "priorityCode", f.priority, f.area_code as "areaCode", f.need_code as "needCode",
      f.service_line_code as "lineCode", f.state, case when f.state = 'KNOWN' then f.families end as families,
      f.families_asked as "familiesAsked", f.load_id as "loadId"
    from family_priority f where ${heldAt("f", id, dataVersion)}
    order by f.survey_code, f.priority_code, f.area_code`.execute(db);
  return rows.map(({ families, familiesAsked, loadId, ...row }) => ({
    ...row,
    families: families ?? Number.NaN,
    familiesAsked: familiesAsked ?? Number.NaN,
    load: String(loadId),
  }));
}

/** What changed because of each priority, oldest first. */
export async function readFamilyChanges(db: Sql, { id, dataVersion }: PartnershipRow): Promise<FamilyChange[]> {
  const { rows } = await sql<FamilyChange>`
    select c.survey_code as "surveyCode", c.priority_code as "priorityCode", c.number,
      to_char(c.changed_on, 'YYYY-MM-DD') as "changedOn", c.change, c.service_line_code as "lineCode"
    from family_priority_change c where ${heldAt("c", id, dataVersion)}
    order by c.survey_code, c.priority_code, c.changed_on, c.number`.execute(db);
  return rows;
}
