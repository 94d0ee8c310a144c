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
  readonly breakdowns: readonly { readonly code: string; readonly name: string }[];
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
}

/** An area as it is named beside figures. */
export interface AreaRow {
  readonly code: string;
  readonly name: string;
  readonly level: string;
}

/** Reference data belongs to no partnership. */
const NO_PARTNERSHIP = { partnershipCode: "" };

async function readBreakdowns(db: Sql): Promise<Map<string, { measureCode: string; code: string; name: string }[]>> {
  const rows = await db
    .selectFrom("measure_breakdown")
    .select(["measure_code as measureCode", "code", "name"])
    .orderBy("measure_code")
    .orderBy("code")
    .execute();
  return Map.groupBy(rows, (row) => row.measureCode);
}

/** The measures with the given codes, or all, by code. */
export function readMeasures(orm: MikroORM, codes: readonly string[] | null): Promise<readonly MeasureRow[]> {
  return readAs(orm, NO_PARTNERSHIP, async (db) => {
    const { rows } = await sql<Omit<MeasureRow, "breakdowns">>`
      select m.code, m.name, m.definition, m.unit, m.decimals, m.polarity, m.period_type as "periodType",
        m.population_basis as "populationBasis",
        json_build_object('publisher', s.publisher, 'dataset', s.dataset, 'release', s.release,
          'releasedOn', s.released_on, 'url', s.url, 'licence', s.licence) as source
      from measure m join source s on s.code = m.source_code
      where ${codes === null ? sql`true` : sql`m.code = any(${codes})`} order by m.code`.execute(db);
    const breakdowns = await readBreakdowns(db);
    return rows.map((row) => ({ ...row, breakdowns: breakdowns.get(row.code) ?? [] }));
  });
}

/** Figures of several measures at once, for the given areas and one part (TOTAL for all), periods in order. */
export function readObservations(
  orm: MikroORM,
  request: { readonly measures: readonly string[]; readonly areas: readonly string[]; readonly breakdown: string },
): Promise<readonly ObservationRow[]> {
  return readAs(orm, NO_PARTNERSHIP, async (db) => {
    const { rows } = await sql<ObservationRow>`
      select measure_code as "measureCode", breakdown_code as "breakdownCode", area_code as "areaCode", period,
        value, state, lower, upper
      from observation
      where measure_code = any(${request.measures}) and area_code = any(${request.areas})
        and breakdown_code = ${request.breakdown}
      order by measure_code, area_code, period`.execute(db);
    return rows;
  });
}

/** Every period a measure has figures of, in any area, in order. */
export function readPeriods(orm: MikroORM, measures: readonly string[]): Promise<Map<string, readonly string[]>> {
  return readAs(orm, NO_PARTNERSHIP, async (db) => {
    const { rows } = await sql<{ measureCode: string; periods: string[] }>`
      select measure_code as "measureCode", array_agg(distinct period order by period) as periods
      from observation where measure_code = any(${measures}) group by measure_code`.execute(db);
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
