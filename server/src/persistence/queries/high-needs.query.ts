import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { HighNeedsObservation } from "../../analytics/high-needs.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

const MEASURE = "section-251-high-needs-budget";

/** Published high needs budgets of the newest year, the partnership's area, and the councils it is compared with. */
export interface HighNeedsFacts {
  readonly financialYear: string | null;
  readonly ownArea: string;
  readonly observations: readonly HighNeedsObservation[];
  /** Comparators the partnership loaded, else every council with figures. */
  readonly compareWith: readonly string[];
  readonly source: {
    readonly publisher: string;
    readonly dataset: string;
    readonly release: string | null;
    readonly url: string | null;
    readonly licence: string | null;
  } | null;
}

/** Reads what a council's high needs lines are compared by. */
export function readHighNeeds(orm: MikroORM, { id, dataVersion }: PartnershipRow): Promise<HighNeedsFacts> {
  return readAs(orm, { partnershipId: id }, async (db) => {
    const { rows } = await sql<HighNeedsObservation & { period: string }>`
      select o.area_code as "areaCode", o.breakdown_code as "lineCode", b.name as "lineName", o.value as pounds, o.period
      from observation o join measure_breakdown b on b.measure_code = o.measure_code and b.code = o.breakdown_code
      where o.measure_code = ${MEASURE} and o.period = (select max(period) from observation where measure_code = ${MEASURE})
      order by o.area_code, o.breakdown_code`.execute(db);
    const { rows: own } = await sql<{
      area: string;
    }>`select area_code as area from partnership where id = ${id}`.execute(db);
    const ownArea = own[0]?.area ?? "";
    const { rows: alike } = await sql<{ code: string }>`
      select distinct c.comparator_code as code from comparator c where c.area_code = ${ownArea} and ${heldAt("c", id, dataVersion)} order by 1`.execute(
      db,
    );
    const { rows: sources } = await sql<NonNullable<HighNeedsFacts["source"]>>`
      select s.publisher, s.dataset, s.release, s.url, s.licence from measure m join source s on s.code = m.source_code
      where m.code = ${MEASURE}`.execute(db);
    const loaded = [...new Set(rows.map(({ areaCode }) => areaCode))];
    const codes = new Set(alike.map(({ code }) => code));
    const chosen = loaded.filter((code) => codes.has(code));
    return {
      financialYear: rows[0]?.period ?? null,
      ownArea,
      observations: rows.map(({ period: _, ...row }) => row),
      compareWith: chosen.length > 0 ? chosen : loaded,
      source: sources[0] ?? null,
    };
  });
}
