import { sql } from "kysely";
import type { KnownCount } from "../../analytics/snapshot.ts";
import type { Sql } from "../orm.ts";
import { heldAt, monthIndex } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** Children on each agency's lists, by month, agency, list and cell. */
export async function readKnownChildren(db: Sql, { id, dataVersion }: PartnershipRow): Promise<KnownCount[]> {
  const { rows } = await sql<Omit<KnownCount, "children" | "load"> & { children: number | null; loadId: number }>`
    select k.agency, k.list, k.area_code as "areaCode", k.need_code as "needCode", k.age_from as "ageFrom",
      k.age_to as "ageTo", ${monthIndex("k.month")} as month, k.state,
      case when k.state = 'KNOWN' then k.children end as children,
      k.population_basis as "populationBasis", k.load_id as "loadId"
    from known_children k where ${heldAt("k", id, dataVersion)}
    order by k.month, k.agency, k.list, k.area_code, k.need_code, k.age_from`.execute(db);
  return rows.map(({ children, loadId, ...row }) => ({
    ...row,
    children: children ?? Number.NaN,
    load: String(loadId),
  }));
}
