import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { Sql } from "../orm.ts";
import { readAs } from "../partnership-session.ts";

/** A catalogued measure with its source and parts. */
export interface MeasureRow {
  readonly code: string;
  readonly name: string;
  readonly definition: string;
  readonly unit: string;
  readonly decimals: number;
  readonly polarity: "HIGHER_IS_BETTER" | "LOWER_IS_BETTER" | "NEUTRAL";
  readonly periodType: string;
  readonly populationBasis: string;
  readonly source: SourceRow;
  /** What the publisher does with small numbers. */
  readonly suppression: string;
  /** What a council's figure is compared with, in words. */
  readonly comparators: readonly string[];
  /** NOT_LOADED where no figure of it is loaded. */
  readonly state: "KNOWN" | "NOT_LOADED";
  readonly breakdowns: readonly { readonly code: string; readonly name: string }[];
  /** Whether a partner's own figures of it count children or come from such counts. */
  readonly countsPeople: boolean;
}

export interface SourceRow {
  readonly publisher: string;
  readonly dataset: string;
  readonly release: string | null;
  readonly releasedOn: string | null;
  readonly url: string | null;
  readonly licence: string | null;
}

/** One figure of a measure's part in an area. */
export interface ObservationRow {
  readonly measureCode: string;
  readonly breakdownCode: string;
  readonly areaCode: string;
  readonly period: string;
  readonly value: number | null;
  readonly state: string;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly provenance: "OFFICIAL" | "LOCAL" | "ILLUSTRATIVE";
  /** Number of the partnership's load it came with; null for a shared figure. */
  readonly loadId: number | null;
}

/** Whose own figures stand before the shared ones, as of which data version; null where only shared ones are meant. */
export type OwnFigures = { readonly id: number; readonly dataVersion: number } | null;

/** An area as it is named beside figures. */
export interface AreaRow {
  readonly code: string;
  readonly name: string;
  readonly level: string;
}

/** Reference data belongs to no partnership. */
const NO_PARTNERSHIP = { partnershipCode: "" };

const sessionOf = (own: OwnFigures) => (own === null ? NO_PARTNERSHIP : { partnershipId: own.id });

/** Rows of a partnership that its data version holds; none where only shared ones are meant. */
const isHeld = (own: OwnFigures) =>
  own === null
    ? sql<boolean>`false`
    : sql<boolean>`partnership_id = ${own.id} and version_from <= ${own.dataVersion}
        and (version_to is null or version_to > ${own.dataVersion})`;

async function readBreakdowns(
  db: Sql,
  own: OwnFigures,
): Promise<Map<string, { measureCode: string; code: string; name: string }[]>> {
  const { rows } = await sql<{ measureCode: string; code: string; name: string }>`
    select measure_code as "measureCode", code, name from measure_breakdown
    union all
    select measure_code, code, name from own_breakdown own where ${isHeld(own)} and not exists (
      select from measure_breakdown shared where shared.measure_code = own.measure_code and shared.code = own.code)
    order by 1, 2`.execute(db);
  return Map.groupBy(rows, (row) => row.measureCode);
}

/** The measures with the given codes, or all, by code; with a partnership's own among them. */
export function readMeasures(
  orm: MikroORM,
  codes: readonly string[] | null,
  own: OwnFigures = null,
): Promise<readonly MeasureRow[]> {
  return readAs(orm, sessionOf(own), async (db) => {
    const { rows } = await sql<Omit<MeasureRow, "breakdowns">>`
      select code, name, definition, unit, decimals, polarity, "periodType", "populationBasis", source, suppression, comparators,
        "countsPeople", case when exists (select from observation where measure_code = known.code)
          or exists (select from own_observation where measure_code = known.code and ${isHeld(own)})
          then 'KNOWN' else 'NOT_LOADED' end as state
      from (
        select m.code, m.name, m.definition, m.unit, m.decimals, m.polarity, m.period_type as "periodType",
          m.population_basis as "populationBasis",
          json_build_object('publisher', s.publisher, 'dataset', s.dataset, 'release', s.release,
            'releasedOn', s.released_on, 'url', s.url, 'licence', s.licence) as source, m.suppression, m.comparators,
          true as "countsPeople"
        from measure m join source s on s.code = m.source_code
        union all
        select o.code, o.name, o.definition, o.unit, o.decimals, o.polarity, o.period_type, o.population_basis,
          json_build_object('publisher', l.publisher, 'dataset', l.dataset, 'release', l.release,
            'releasedOn', null, 'url', l.url, 'licence', l.licence), 'As the file has it.', '{}'::text[],
          coalesce(o.counts_people, true)
        from (select * from own_measure where ${isHeld(own)}) o
        join load l on l.partnership_id = o.partnership_id and l.id = o.load_id
        where not exists (select from measure shared where shared.code = o.code)
      ) known where ${codes === null ? sql`true` : sql`code = any(${codes})`} order by code`.execute(db);
    const breakdowns = await readBreakdowns(db, own);
    return rows.map((row) => ({ ...row, breakdowns: breakdowns.get(row.code) ?? [] }));
  });
}

/** Figures of several measures at once, for the given areas and parts (TOTAL for all), periods in order. */
export function readObservations(
  orm: MikroORM,
  request: {
    readonly measures: readonly string[];
    readonly areas: readonly string[];
    readonly breakdowns: readonly string[];
  },
  own: OwnFigures = null,
): Promise<readonly ObservationRow[]> {
  const isAsked = sql`measure_code = any(${request.measures}) and area_code = any(${request.areas})
    and breakdown_code = any(${request.breakdowns})`;
  return readAs(orm, sessionOf(own), async (db) => {
    const { rows } = await sql<ObservationRow>`
      with own as (
        select measure_code, breakdown_code, area_code, period, value, state, lower, upper, provenance, load_id
        from own_observation where ${isHeld(own)} and ${isAsked})
      select measure_code as "measureCode", breakdown_code as "breakdownCode", area_code as "areaCode", period,
        value, state, lower, upper, provenance, load_id as "loadId"
      from (
        select * from own
        union all
        select measure_code, breakdown_code, area_code, period, value, state, lower, upper, 'OFFICIAL', null
        from observation where ${isAsked} and (measure_code, breakdown_code, area_code, period) not in (
          select measure_code, breakdown_code, area_code, period from own)
      ) figures order by measure_code, breakdown_code, area_code, period`.execute(db);
    return rows;
  });
}

/** Every period a measure has figures of, in any area, in order. */
export function readPeriods(
  orm: MikroORM,
  measures: readonly string[],
  own: OwnFigures = null,
): Promise<Map<string, readonly string[]>> {
  return readAs(orm, sessionOf(own), async (db) => {
    const { rows } = await sql<{ measureCode: string; periods: string[] }>`
      select measure_code as "measureCode", array_agg(distinct period order by period) as periods
      from (
        select measure_code, period from observation
        union all select measure_code, period from own_observation where ${isHeld(own)}
      ) figures where measure_code = any(${measures}) group by measure_code`.execute(db);
    return new Map(rows.map((row) => [row.measureCode, row.periods]));
  });
}

/** The areas with the given codes. */
export function readAreas(orm: MikroORM, codes: readonly string[]): Promise<readonly AreaRow[]> {
  return readAs(orm, NO_PARTNERSHIP, (db) =>
    db
      .selectFrom("area")
      .select(["code", "name", "level"])
      .where("code", "in", [...codes, ""])
      .orderBy("code")
      .execute(),
  );
}
