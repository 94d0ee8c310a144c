import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { PublishedFigure } from "../../analytics/measure-comparison.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

const ENGLAND = "E92000001";

/** Published totals of measures, the partnership's area, and the councils it is compared with. */
export interface ComparisonFacts {
  readonly ownArea: string;
  readonly england: string;
  readonly figures: ReadonlyMap<string, readonly PublishedFigure[]>;
  /** Comparators the partnership loaded, else every other council with figures. */
  readonly others: readonly string[];
  readonly areComparatorsLoaded: boolean;
}

/** Reads what published measures are compared by. */
export function readComparisonFacts(
  orm: MikroORM,
  { id, dataVersion }: PartnershipRow,
  measures: readonly string[],
): Promise<ComparisonFacts> {
  return readAs(orm, { partnershipId: id }, async (db) => {
    const { rows: own } = await sql<{ area: string }>`
      select area_code as area from partnership where id = ${id}`.execute(db);
    const ownArea = own[0]?.area ?? "";
    const { rows } = await sql<PublishedFigure & { measure: string; level: string }>`
      select o.measure_code as measure, o.area_code as "areaCode", o.period, o.value, o.state, a.level
      from observation o join area a on a.code = o.area_code
      where o.breakdown_code = 'TOTAL' and o.measure_code = any(${measures}) and (a.level = 'COUNCIL' or a.code = ${ENGLAND})
      order by o.measure_code, o.period, o.area_code`.execute(db);
    const { rows: alike } = await sql<{ code: string }>`
      select distinct c.comparator_code as code from comparator c
      where c.area_code = ${ownArea} and ${heldAt("c", id, dataVersion)} order by 1`.execute(db);
    const councils = [
      ...new Set(
        rows.filter(({ level, areaCode }) => level === "COUNCIL" && areaCode !== ownArea).map((row) => row.areaCode),
      ),
    ];
    const codes = new Set(alike.map(({ code }) => code));
    const chosen = councils.filter((code) => codes.has(code));
    return {
      ownArea,
      england: ENGLAND,
      figures: Map.groupBy(rows, ({ measure }) => measure),
      others: chosen.length > 0 ? chosen : councils,
      areComparatorsLoaded: chosen.length > 0,
    };
  });
}
