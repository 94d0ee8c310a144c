import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { LedgerSum } from "../../analytics/ledger.ts";
import type {
  Pool,
  PoolCommission,
  PoolContribution,
  PoolQuarter,
  PoolScheme,
  SchemeMoney,
} from "../../analytics/pool.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt, type VersionScope } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";
import { type DatedRule, readRiskShares, ruleFor } from "./risk-shares.query.ts";

type OfPool<T> = T & { readonly arrangementCode: string };

async function readYears({ db, id, dataVersion }: VersionScope, year: string) {
  const { rows } = await sql<
    OfPool<
      Pool["arrangement"] &
        Pick<Pool, "openingBalancePence" | "isClosed" | "booksTo" | "version" | "provenance" | "parties">
    >
  >`
    select a.code as "arrangementCode", a.code, a.name, a.kind, a.host_code as "hostCode", a.pool_manager as "poolManager",
      a.starts_on::text as start, a.ends_on::text as end, y.opening_balance_pence as "openingBalancePence", y.is_closed as "isClosed",
      to_char(y.books_to, 'YYYY-MM') as "booksTo", y.version_from as version, a.provenance,
      coalesce((select json_agg(p.organisation_code order by p.organisation_code) from arrangement_party p
        where p.arrangement_code = a.code and ${heldAt("p", id, dataVersion)}
          and p.joined_on <= make_date(left(${year}, 4)::int + 1, 3, 31)
          and coalesce(p.left_on, 'infinity') >= make_date(left(${year}, 4)::int, 4, 1)), '[]') as parties
    from arrangement a
    join pool_year y on y.arrangement_code = a.code and y.financial_year = ${year} and ${heldAt("y", id, dataVersion)}
    where a.kind = 'SECTION_75' and ${heldAt("a", id, dataVersion)} order by a.code`.execute(db);
  return rows;
}

async function readContributions({ db, id, dataVersion }: VersionScope, year: string) {
  const { rows } = await sql<OfPool<PoolContribution>>`
    select c.arrangement_code as "arrangementCode", c.organisation_code as "organisationCode",
      c.funding_source_code as "fundingSourceCode", c.form, c.is_recurrent as "isRecurrent",
      c.planned_pence as "plannedPence", c.varied_pence as "variedPence", c.forecast_pence as "forecastPence", c.version_from as version,
      case when c.form = 'CASH' then coalesce((
        select json_agg(json_build_object('schemeCode', f.scheme_code, 'pence', f.pence) order by f.scheme_code) from ring_fence f
        where (f.arrangement_code, f.organisation_code, f.funding_source_code, f.financial_year)
          = (c.arrangement_code, c.organisation_code, c.funding_source_code, c.financial_year) and ${heldAt("f", id, dataVersion)}
      ), '[]') else '[]' end as "ringFences"
    from contribution c where c.financial_year = ${year} and ${heldAt("c", id, dataVersion)}
    order by c.arrangement_code, c.organisation_code, c.funding_source_code, c.form`.execute(db);
  return Map.groupBy(rows, (row) => row.arrangementCode);
}

/** Sums of the ledger: a pool has as many of them however many vouchers it has. */
async function readEntries({ db, id, dataVersion }: VersionScope, year: string) {
  const { rows } = await sql<OfPool<LedgerSum>>`
    select e.arrangement_code as "arrangementCode", to_char(e.month, 'YYYY-MM') as month, e.kind,
      e.organisation_code as "organisationCode", e.funding_source_code as "fundingSourceCode", e.form,
      e.scheme_code as "schemeCode", e.commission_code as "commissionCode", sum(e.pence)::bigint as pence
    from ledger_entry e where e.financial_year = ${year} and ${heldAt("e", id, dataVersion)}
    group by e.arrangement_code, e.month, e.kind, e.organisation_code, e.funding_source_code, e.form, e.scheme_code, e.commission_code
    order by e.arrangement_code, e.month, e.kind, e.organisation_code, e.funding_source_code, e.form, e.scheme_code, e.commission_code`.execute(
    db,
  );
  return Map.groupBy(rows, (row) => row.arrangementCode);
}

async function readSchemes({ db, id, dataVersion }: VersionScope, year: string) {
  const { rows: money } = await sql<SchemeMoney & { schemeCode: string }>`
    select q.scheme_code as "schemeCode", q.quarter, q.budget_pence as "budgetPence", q.committed_pence as "committedPence",
      q.forecast_pence as "forecastPence", q.version_from as version
    from scheme_quarter q where q.financial_year = ${year} and ${heldAt("q", id, dataVersion)}
    order by q.scheme_code, q.quarter`.execute(db);
  const quarters = Map.groupBy(money, (row) => row.schemeCode);
  const { rows } = await sql<Omit<OfPool<PoolScheme>, "quarters">>`
    select s.arrangement_code as "arrangementCode", s.code, s.name, s.service_code as "serviceCode", s.own_risk_code as "ownRiskCode",
      s.lead_code as "leadCode", s.version_from as version, w.name as "serviceName", w.provider_code as "providerCode"
    from scheme s left join service w on w.code = s.service_code and ${heldAt("w", id, dataVersion)} where ${heldAt("s", id, dataVersion)} order by s.arrangement_code, s.code`.execute(
    db,
  );
  return Map.groupBy(
    rows.map((row) => ({ ...row, quarters: quarters.get(row.code) ?? [] })),
    (row) => row.arrangementCode,
  );
}

async function readQuarters({ db, id, dataVersion }: VersionScope, year: string) {
  const { rows } = await sql<OfPool<PoolQuarter>>`
    select r.arrangement_code as "arrangementCode", r.quarter, r.edition, r.status,
      coalesce((select json_agg(json_build_object('organisationCode', o.organisation_code, 'role', o.role, 'by', o.signed_by,
          'at', to_char(o.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by o.organisation_code, o.role)
        from sign_off o where o.arrangement_code = r.arrangement_code and o.financial_year = r.financial_year
          and o.quarter = r.quarter and o.edition = r.edition and ${heldAt("o", id, dataVersion)}), '[]') as "signOffs"
    from quarter_return r where r.financial_year = ${year} and ${heldAt("r", id, dataVersion)}
    order by r.arrangement_code, r.quarter, r.edition`.execute(db);
  return Map.groupBy(rows, (row) => row.arrangementCode);
}

/** Contracts bought under an arrangement or paid by its ledger in the year. */
async function readCommissions({ db, id, dataVersion }: VersionScope, year: string) {
  const { rows } = await sql<PoolCommission & { paidBy: readonly string[] }>`
    with paying as (
      select e.commission_code as code, array_agg(distinct e.arrangement_code) as arrangements from ledger_entry e
      where e.financial_year = ${year} and e.commission_code is not null and ${heldAt("e", id, dataVersion)} group by 1)
    select c.code, c.service_code as "serviceCode", s.name as "serviceName", s.provider_code as "providerCode",
      c.arrangement_code as "arrangementCode", c.starts_on::text as "startsOn", c.ends_on::text as "endsOn",
      c.annual_value_pence as "annualValuePence", c.whole_value_pence as "wholeValuePence",
      coalesce(to_json(p.arrangements), '[]') as "paidBy",
      coalesce((select json_agg(json_build_object('areaCode', w.area_code, 'weight', w.weight, 'isOwn', w.area_code = n.area_code)
          order by w.area_code)
        from commission_share w join partnership n on n.id = ${id}
        where w.commission_code = c.code and ${heldAt("w", id, dataVersion)}), '[]') as places
    from commission c
    join service s on s.code = c.service_code and ${heldAt("s", id, dataVersion)}
    left join paying p on p.code = c.code
    where (c.arrangement_code is not null or p.code is not null) and ${heldAt("c", id, dataVersion)}
      and c.starts_on <= make_date(left(${year}, 4)::int + 1, 3, 31)
      and coalesce(c.ends_on, 'infinity') >= make_date(left(${year}, 4)::int, 4, 1)
    order by c.code`.execute(db);
  return rows;
}

/** What closed pools ended the year before with. */
async function readLastClosings({ db, id, dataVersion }: VersionScope, year: string) {
  const first = Number(year.slice(0, 4)) - 1;
  const last = `${first}-${String((first + 1) % 100).padStart(2, "0")}`;
  const { rows } = await sql<{ arrangementCode: string; pence: number }>`
    select y.arrangement_code as "arrangementCode", (y.opening_balance_pence + coalesce((
      select sum(case when e.kind in ('SPEND', 'ACCRUAL', 'RETURN') then -e.pence else e.pence end) from ledger_entry e
      where e.arrangement_code = y.arrangement_code and e.financial_year = y.financial_year and ${heldAt("e", id, dataVersion)}), 0))::bigint as pence
    from pool_year y where y.financial_year = ${last} and y.is_closed and y.opening_balance_pence is not null
      and ${heldAt("y", id, dataVersion)}`.execute(db);
  return new Map(rows.map(({ arrangementCode, pence }) => [arrangementCode, pence]));
}

/** Contracts of one pool, with the other pools that pay them. */
function commissionsOf(code: string, rows: Awaited<ReturnType<typeof readCommissions>>): PoolCommission[] {
  return rows
    .filter(({ arrangementCode, paidBy }) => arrangementCode === code || paidBy.includes(code))
    .map(({ paidBy, ...row }) => ({ ...row, alsoPaidBy: paidBy.filter((other) => other !== code) }));
}

/** Every section 75 pool of a partnership in one financial year, within a transaction. */
export async function readPoolsIn(scope: VersionScope, financialYear: string): Promise<readonly Pool[]> {
  const years = await readYears(scope, financialYear);
  const contributions = await readContributions(scope, financialYear);
  const schemes = await readSchemes(scope, financialYear);
  const entries = await readEntries(scope, financialYear);
  const quarters = await readQuarters(scope, financialYear);
  const commissions = await readCommissions(scope, financialYear);
  const closings = await readLastClosings(scope, financialYear);
  const rules: readonly DatedRule[] = await readRiskShares(scope);
  const fenced = await scope.db
    .selectFrom("funding_source")
    .select("code")
    .where("is_ring_fenced", "=", true)
    .execute();
  return years.map(
    ({ openingBalancePence, isClosed, booksTo, version, provenance, parties, arrangementCode, ...arrangement }) => {
      const own = entries.get(arrangementCode) ?? [];
      const spending = new Set(own.map(({ schemeCode }) => schemeCode));
      const put = contributions.get(arrangementCode) ?? [];
      return {
        arrangement,
        financialYear,
        openingBalancePence,
        isClosed,
        booksTo,
        version,
        provenance,
        parties:
          parties.length > 0 ? parties : [...new Set(put.map(({ organisationCode }) => organisationCode))].sort(),
        contributions: put,
        schemes: (schemes.get(arrangementCode) ?? []).filter(
          (row) => row.quarters.length > 0 || spending.has(row.code),
        ),
        entries: own,
        commissions: commissionsOf(arrangementCode, commissions),
        lastClosingPence: closings.get(arrangementCode) ?? null,
        quarters: quarters.get(arrangementCode) ?? [],
        overspendRule: ruleFor(rules, arrangementCode, "OVERSPEND", financialYear),
        underspendRule: ruleFor(rules, arrangementCode, "UNDERSPEND", financialYear),
        ringFencedSources: fenced.map(({ code }) => code),
      };
    },
  );
}

/** Every section 75 pool of a partnership in one financial year, as recorded. */
export function readPools(orm: MikroORM, partnership: PartnershipRow, financialYear: string): Promise<readonly Pool[]> {
  const { id, dataVersion } = partnership;
  return readAs(orm, { partnershipId: id }, (db) => readPoolsIn({ db, id, dataVersion }, financialYear));
}

/** Financial years of a pool, oldest first. */
export function readPoolYears(
  orm: MikroORM,
  { id, dataVersion }: PartnershipRow,
  arrangement: string,
): Promise<readonly string[]> {
  return readAs(orm, { partnershipId: id }, async (db) => {
    const { rows } = await sql<{ year: string }>`select y.financial_year as year from pool_year y
      where y.arrangement_code = ${arrangement} and ${heldAt("y", id, dataVersion)} order by 1`.execute(db);
    return rows.map(({ year }) => year);
  });
}
