import type { MikroORM } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import type { Sql } from "../orm.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** Monthly data sets of a partnership, by the table that holds each; a file's template has the same name. */
export const DATA_SETS = [
  "demand",
  "activity",
  "capacity",
  "referral",
  "workforce",
  "queue",
  "known_children",
] as const;

/** One monthly data set. */
export type DataSetCode = (typeof DATA_SETS)[number];

/** What a data set holds. */
export interface HeldRow {
  readonly code: DataSetCode;
  readonly rows: number;
  /** First and newest month, as 2026-03; null where nothing is held. */
  readonly firstMonth: string | null;
  readonly latestMonth: string | null;
  readonly provenances: readonly ("OFFICIAL" | "LOCAL" | "ILLUSTRATIVE")[];
}

/** Rows of a data set whose figure is no number, by who should have given it. */
export interface MissingRow {
  readonly code: DataSetCode;
  /** Provider of the services, or the agency that keeps the list; null where the data set names nobody. */
  readonly givenBy: string | null;
  readonly state: string;
  readonly rows: number;
  readonly firstMonth: string;
  readonly latestMonth: string;
}

/** What was loaded into a data set, and with how many problems. */
export interface LoadedRow {
  readonly code: string;
  readonly loads: number;
  readonly refusedLoads: number;
  readonly errors: number;
  readonly warnings: number;
  /** Moment in ISO 8601, UTC. */
  readonly lastLoadedAt: string;
}

const month = (of: string) => sql<string>`to_char(${sql.raw(of)}, 'YYYY-MM')`;

function heldIn(code: DataSetCode, { id, dataVersion }: PartnershipRow): RawBuilder<HeldRow> {
  return sql<HeldRow>`
    select ${sql.lit(code)} as code, count(*)::int as rows, ${month("min(d.month)")} as "firstMonth",
      ${month("max(d.month)")} as "latestMonth", coalesce(array_agg(distinct d.provenance), '{}') as provenances
    from ${sql.table(code)} d where ${heldAt("d", id, dataVersion)}`;
}

/** Who should have given a row: the service's provider, the agency, or nobody that the row names. */
function giverOf(code: DataSetCode, { id, dataVersion }: PartnershipRow): RawBuilder<unknown> {
  if (code === "demand") return sql`left join (select null::text as name) giver on false`;
  if (code === "known_children")
    return sql`cross join lateral (select initcap(replace(d.agency, '_', ' ')) as name) giver`;
  return sql`join service s on s.code = d.service_code and ${heldAt("s", id, dataVersion)}
    join organisation giver on giver.code = s.provider_code and ${heldAt("giver", id, dataVersion)}`;
}

function missingIn(code: DataSetCode, partnership: PartnershipRow): RawBuilder<MissingRow> {
  const { id, dataVersion } = partnership;
  return sql<MissingRow>`
    select ${sql.lit(code)} as code, giver.name as "givenBy", d.state, count(*)::int as rows,
      ${month("min(d.month)")} as "firstMonth", ${month("max(d.month)")} as "latestMonth"
    from ${sql.table(code)} d ${giverOf(code, partnership)}
    where ${heldAt("d", id, dataVersion)} and d.state <> 'KNOWN' group by giver.name, d.state`;
}

async function readLoaded(db: Sql, { id, dataVersion }: PartnershipRow): Promise<readonly LoadedRow[]> {
  const { rows } = await sql<LoadedRow>`
    select template as code, count(*)::int as loads, (count(*) filter (where status = 'REFUSED'))::int as "refusedLoads",
      sum(error_count)::int as errors, sum(warning_count)::int as warnings, to_char(max(finished_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastLoadedAt"
    from load where partnership_id = ${id} and data_version <= ${dataVersion} group by template`.execute(db);
  return rows;
}

/** What every monthly data set of a partnership holds and lacks, and what was loaded into it. */
export interface DataSetRows {
  readonly held: readonly HeldRow[];
  readonly missing: readonly MissingRow[];
  readonly loaded: readonly LoadedRow[];
}

const all = <T>(parts: readonly RawBuilder<T>[], order: RawBuilder<unknown>) =>
  sql<T>`${sql.join(parts, sql` union all `)} order by ${order}`;

/** Reads what the monthly data sets hold and lack, and their loads. */
export function readDataSets(orm: MikroORM, partnership: PartnershipRow): Promise<DataSetRows> {
  return readAs(orm, { partnershipId: partnership.id }, async (db) => {
    const held = await all(
      DATA_SETS.map((code) => heldIn(code, partnership)),
      sql`1`,
    ).execute(db);
    const missing = await all(
      DATA_SETS.map((code) => missingIn(code, partnership)),
      sql`1, 4 desc, 2, 3`,
    ).execute(db);
    return { held: held.rows, missing: missing.rows, loaded: await readLoaded(db, partnership) };
  });
}
