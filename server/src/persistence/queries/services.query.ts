import type { MikroORM } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import { type Dimensions, touchingAreas } from "../dimensions.ts";
import { orderByTerms, rowsAfter, type SortTerm, type SortValue } from "../keyset.ts";
import type { Sql } from "../orm.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import { type CommissionRow, readCommissionsOf } from "./commissions.query.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** Which services to list: OR inside a field, AND between fields. */
export interface ServiceFilter {
  readonly codes?: readonly string[] | null;
  readonly serviceLines?: readonly string[] | null;
  readonly providers?: readonly string[] | null;
  readonly commissioners?: readonly string[] | null;
  readonly layers?: readonly string[] | null;
  readonly functions?: readonly string[] | null;
  readonly needs?: readonly string[] | null;
  /** Services that reach any part of any of these areas. */
  readonly areas?: readonly string[] | null;
  /** Services that reach any age between, inclusive. */
  readonly ages?: { readonly from: number; readonly to: number } | null;
  /** Part of the code or name, in any case. */
  readonly search?: string | null;
}

export type ServiceOrderField = "ANNUAL_VALUE" | "CAPACITY" | "CODE" | "NAME" | "PROVIDER" | "SERVICE_LINE";

export interface ServiceOrder {
  readonly field: ServiceOrderField;
  readonly direction: "ASC" | "DESC";
}

/** A service as it stands today. */
export interface ServiceRow {
  readonly code: string;
  readonly name: string;
  readonly lineCode: string;
  readonly providerCode: string;
  readonly layerCode: string;
  readonly functionCode: string;
  readonly ehcpSection: string | null;
  readonly dutyHolderCode: string | null;
  readonly provenance: "OFFICIAL" | "LOCAL" | "ILLUSTRATIVE";
  /** Reach in force today, or the latest; null where none is recorded. */
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly areaCodes: readonly string[] | null;
  readonly needCodes: readonly string[] | null;
  /** Latest monthly capacity up to today; null with its state, or where none is recorded. */
  readonly capacityUnits: number | null;
  readonly capacityState: string | null;
  /** Sum of the commissions in force today; null where one of them has no value. */
  readonly annualValuePence: number | null;
  /** Commissions in force today. */
  readonly commissionsToday: number;
  /** Values of the order's terms, for a cursor. */
  readonly sortValues: readonly SortValue[];
  readonly commissions: readonly CommissionRow[];
}

export interface ServicePage {
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly rows: readonly ServiceRow[];
}

const SORT_COLUMNS: Readonly<Record<ServiceOrderField, string>> = {
  ANNUAL_VALUE: "annualValuePence",
  CAPACITY: "capacityUnits",
  CODE: "code",
  NAME: "name",
  PROVIDER: "providerCode",
  SERVICE_LINE: "lineCode",
};

function sortTerms(orderBy: readonly ServiceOrder[]): SortTerm[] {
  const terms = orderBy.map(({ field, direction }) => ({ expression: sql.ref(SORT_COLUMNS[field]), direction }));
  return [...terms, { expression: sql.ref("code"), direction: "ASC" }];
}

/** Services as they stand on a day, with the values they are filtered and sorted by. */
function servicesToday({ id, dataVersion }: PartnershipRow, today: string): RawBuilder<unknown> {
  return sql`
    select s.code, s.name, s.service_line_code as "lineCode", s.provider_code as "providerCode",
      s.layer_code as "layerCode", s.function_code as "functionCode", s.ehcp_section as "ehcpSection",
      s.duty_holder_code as "dutyHolderCode", s.provenance,
      r.age_from as "ageFrom", r.age_to as "ageTo", r.area_codes as "areaCodes", r.need_codes as "needCodes",
      k.units as "capacityUnits", k.state as "capacityState",
      v.pence as "annualValuePence", v.active as "commissionsToday", v.commissioners
    from service s
    left join lateral (
      select * from reach r where r.service_code = s.code and ${heldAt("r", id, dataVersion)}
      order by (r.starts_on <= ${today} and coalesce(r.ends_on, 'infinity') >= ${today}) desc, r.starts_on desc limit 1
    ) r on true
    left join lateral (
      select k.units, k.state from capacity k
      where k.service_code = s.code and k.month <= ${today} and ${heldAt("k", id, dataVersion)}
      order by k.month desc limit 1
    ) k on true
    cross join lateral (
      select case when count(*) = count(c.annual_value_pence) then sum(c.annual_value_pence)::bigint end as pence,
        count(*)::int as active, array_agg(c.commissioner_code) as commissioners
      from commission c where c.service_code = s.code and ${heldAt("c", id, dataVersion)}
        and c.starts_on <= ${today} and coalesce(c.ends_on, 'infinity') >= ${today}
    ) v
    where ${heldAt("s", id, dataVersion)}`;
}

function filterTerms(filter: ServiceFilter, dimensions: Dimensions): RawBuilder<boolean> {
  const terms: RawBuilder<boolean>[] = [sql<boolean>`true`];
  const isOneOf = (column: string, codes: readonly string[] | null | undefined) => {
    if (codes) terms.push(sql<boolean>`${sql.ref(column)} = any(${codes})`);
  };
  const shares = (column: string, codes: readonly string[] | null | undefined) => {
    if (codes) terms.push(sql<boolean>`${sql.ref(column)} && ${codes}::text[]`);
  };
  isOneOf("code", filter.codes);
  isOneOf("lineCode", filter.serviceLines);
  isOneOf("providerCode", filter.providers);
  isOneOf("layerCode", filter.layers);
  isOneOf("functionCode", filter.functions);
  shares("commissioners", filter.commissioners);
  shares("needCodes", filter.needs);
  shares("areaCodes", filter.areas ? touchingAreas(dimensions, filter.areas) : null);
  if (filter.ages) terms.push(sql<boolean>`"ageFrom" <= ${filter.ages.to} and "ageTo" >= ${filter.ages.from}`);
  if (filter.search) terms.push(sql<boolean>`position(lower(${filter.search}) in lower(code || ' ' || name)) > 0`);
  return sql<boolean>`${sql.join(terms, sql` and `)}`;
}

type PageRow = Omit<ServiceRow, "sortValues" | "commissions"> & Record<string, unknown>;

async function readPage(
  db: Sql,
  services: RawBuilder<unknown>,
  where: RawBuilder<boolean>,
  request: ServiceRequest,
): Promise<PageRow[]> {
  const terms = sortTerms(request.orderBy);
  const after = request.after === null ? sql`` : sql`and ${rowsAfter(terms, request.after)}`;
  const { rows } = await sql<PageRow>`
    select * from (${services}) services where ${where} ${after}
    order by ${orderByTerms(terms)} limit ${request.first + 1}`.execute(db);
  return rows;
}

export interface ServiceRequest {
  readonly first: number;
  /** Sort values of the row to start after. */
  readonly after: readonly SortValue[] | null;
  readonly filter: ServiceFilter;
  readonly orderBy: readonly ServiceOrder[];
  /** The day that counts as today, as 2026-03-31. */
  readonly today: string;
}

/** One page of a partnership's services with their commissions and funding: four statements, whatever the page's size. */
export function readServices(
  orm: MikroORM,
  partnership: PartnershipRow,
  dimensions: Dimensions,
  request: ServiceRequest,
): Promise<ServicePage> {
  return readAs(orm, { partnershipId: partnership.id }, async (db) => {
    const services = servicesToday(partnership, request.today);
    const where = filterTerms(request.filter, dimensions);
    const found = await readPage(db, services, where, request);
    const page = found.slice(0, request.first);
    const { rows: counts } = await sql<{ total: number }>`
      select count(*)::int as total from (${services}) services where ${where}`.execute(db);
    const commissions = await readCommissionsOf(
      db,
      partnership,
      page.map((row) => row.code),
    );
    return {
      totalCount: counts[0]?.total ?? 0,
      hasNextPage: found.length > request.first,
      rows: page.map((row) => ({
        ...row,
        sortValues: [...request.orderBy.map(({ field }) => row[SORT_COLUMNS[field]] as SortValue), row.code],
        commissions: commissions.get(row.code) ?? [],
      })),
    };
  });
}
