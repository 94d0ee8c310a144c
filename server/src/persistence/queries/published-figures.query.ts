import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { MeasurePart, PublishedFigure, PublishedPlace } from "../../analytics/published-figure.ts";
import type { Sql } from "../orm.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import type { SourceRow } from "./measures.query.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** Official figures of a partnership's council and of what it is compared with. */
export interface PublishedFacts {
  /** The council itself, its comparators, the other councils of its region, the region, the country. */
  readonly places: readonly PublishedPlace[];
  /** Every figure of the parts asked for, in all periods; partners' own returns are not among them. */
  readonly figures: readonly PublishedFigure[];
  /** Releases the figures were read from, by publisher and release. */
  readonly sources: readonly SourceRow[];
}

/** The places that published figures are read of, by code. */
async function placesOf(db: Sql, { id, dataVersion, areaCode }: PartnershipRow): Promise<readonly PublishedPlace[]> {
  const { rows } = await sql<PublishedPlace>`
      with own as (select code, parent_code from area where code = ${areaCode}),
      alike as (
        select distinct c.comparator_code as code from comparator c
        where c.area_code = ${areaCode} and ${heldAt("c", id, dataVersion)})
      select a.code, a.name, a.level, case
          when a.code = ${areaCode} then 'OWN'
          when a.code in (select code from alike) then 'NEIGHBOUR'
          when a.level = 'COUNTRY' then 'ENGLAND'
          when a.level = 'REGION' then 'REGION'
          else 'REGIONAL_COUNCIL' end as kind
      from area a
      where a.code = ${areaCode} or a.code in (select code from alike)
        or (a.level = 'COUNCIL' and a.parent_code = (select parent_code from own))
        or (a.level = 'REGION' and a.code = (select parent_code from own))
        or (a.level = 'COUNTRY' and a.code = 'E92000001')
      order by a.code`.execute(db);
  return rows;
}

/** Reads which areas a partnership's council is compared with. */
export function readPublishedPlaces(orm: MikroORM, partnership: PartnershipRow): Promise<readonly PublishedPlace[]> {
  return readAs(orm, { partnershipId: partnership.id }, (db) => placesOf(db, partnership));
}

/** Reads official figures of some parts of measures. */
export function readPublishedFigures(
  orm: MikroORM,
  partnership: PartnershipRow,
  parts: readonly MeasurePart[],
): Promise<PublishedFacts> {
  return readAs(orm, { partnershipId: partnership.id }, async (db) => {
    const places = await placesOf(db, partnership);
    const codes = places.map(({ code }) => code);
    const { rows } = await sql<PublishedFigure & { sourceCode: string }>`
      select o.measure_code as measure, o.breakdown_code as part, o.area_code as area, o.period, o.value, o.state,
        o.source_code as "sourceCode"
      from observation o
      join unnest(${parts.map(({ measure }) => measure)}::text[], ${parts.map(({ part }) => part)}::text[]) as asked(measure, part)
        on asked.measure = o.measure_code and asked.part = o.breakdown_code
      where o.area_code = any(${codes})
      order by o.measure_code, o.breakdown_code, o.area_code, o.period`.execute(db);
    const { rows: sources } = await sql<SourceRow>`
      select publisher, dataset, release, released_on as "releasedOn", url, licence from source
      where code = any(${[...new Set(rows.map(({ sourceCode }) => sourceCode))]}) order by publisher, dataset, release`.execute(
      db,
    );
    return { places, figures: rows.map(({ sourceCode: _, ...row }) => row), sources };
  });
}
