import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type {
  Pool,
  PoolContribution,
  PoolQuarter,
  PoolScheme,
  RiskShareRule,
  SchemeMoney,
} from "../../analytics/pool.ts";
import type { Sql } from "../orm.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";

type OfPool<T> = T & { readonly arrangementCode: string };

async function readArrangements(db: Sql, { id, dataVersion }: PartnershipRow, year: string) {
  const { rows } = await sql<
    OfPool<
      Pool["arrangement"] & { openingBalancePence: number | null; isClosed: boolean; provenance: Pool["provenance"] }
    >
  >`
    select a.code as "arrangementCode", a.code, a.name, a.kind, a.host_code as "hostCode", a.pool_manager as "poolManager",
      a.starts_on as start, a.ends_on as end, y.opening_balance_pence as "openingBalancePence", y.is_closed as "isClosed", a.provenance
    from arrangement a
    join pool_year y on y.arrangement_code = a.code and y.financial_year = ${year} and ${heldAt("y", id, dataVersion)}
    where a.kind = 'SECTION_75' and ${heldAt("a", id, dataVersion)} order by a.code`.execute(db);
  return rows;
}

async function readContributions(
  db: Sql,
  { id, dataVersion }: PartnershipRow,
  year: string,
): Promise<Map<string, OfPool<PoolContribution>[]>> {
  const { rows } = await sql<OfPool<PoolContribution>>`
    select c.arrangement_code as "arrangementCode", c.organisation_code as "organisationCode",
      c.funding_source_code as "fundingSourceCode", c.form, c.is_recurrent as "isRecurrent",
      c.planned_pence as "plannedPence", c.varied_pence as "variedPence", c.paid_pence as "paidPence",
      c.forecast_pence as "forecastPence"
    from contribution c where c.financial_year = ${year} and ${heldAt("c", id, dataVersion)}
    order by c.arrangement_code, c.organisation_code, c.funding_source_code, c.form`.execute(db);
  return Map.groupBy(rows, (row) => row.arrangementCode);
}

async function readSchemes(
  db: Sql,
  { id, dataVersion }: PartnershipRow,
  year: string,
): Promise<Map<string, OfPool<PoolScheme>[]>> {
  const { rows: money } = await sql<SchemeMoney & { schemeCode: string }>`
    select q.scheme_code as "schemeCode", q.quarter, q.budget_pence as "budgetPence", q.committed_pence as "committedPence",
      q.actual_pence as "actualPence", q.forecast_pence as "forecastPence"
    from scheme_quarter q where q.financial_year = ${year} and ${heldAt("q", id, dataVersion)}
    order by q.scheme_code, q.quarter`.execute(db);
  const quarters = Map.groupBy(money, (row) => row.schemeCode);
  const { rows } = await sql<Omit<OfPool<PoolScheme>, "quarters">>`
    select s.arrangement_code as "arrangementCode", s.code, s.name, s.service_code as "serviceCode", s.own_risk_code as "ownRiskCode"
    from scheme s where ${heldAt("s", id, dataVersion)} order by s.arrangement_code, s.code`.execute(db);
  const active = rows.filter((row) => quarters.has(row.code));
  return Map.groupBy(
    active.map((row) => ({ ...row, quarters: quarters.get(row.code) ?? [] })),
    (row) => row.arrangementCode,
  );
}

async function readQuarters(
  db: Sql,
  { id, dataVersion }: PartnershipRow,
  year: string,
): Promise<Map<string, OfPool<PoolQuarter>[]>> {
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

interface RuleRow extends RiskShareRule {
  readonly arrangementCode: string;
  readonly direction: "OVERSPEND" | "UNDERSPEND";
}

async function readRules(db: Sql, { id, dataVersion }: PartnershipRow): Promise<RuleRow[]> {
  const { rows } = await sql<RuleRow>`
    select r.arrangement_code as "arrangementCode", r.direction, r.basis, coalesce(r.reserve_pence, 0)::bigint as "reservePence",
      coalesce((select json_agg(json_build_object('organisationCode', p.organisation_code, 'weight', p.weight, 'capPence', p.cap_pence)
          order by p.organisation_code)
        from risk_share_party p where p.arrangement_code = r.arrangement_code and p.direction = r.direction
          and ${heldAt("p", id, dataVersion)}), '[]') as parties
    from risk_share r where ${heldAt("r", id, dataVersion)}`.execute(db);
  return rows;
}

/** Every section 75 pool of a partnership in one financial year, as recorded. */
export function readPools(orm: MikroORM, partnership: PartnershipRow, financialYear: string): Promise<readonly Pool[]> {
  return readAs(orm, { partnershipId: partnership.id }, async (db) => {
    const arrangements = await readArrangements(db, partnership, financialYear);
    const contributions = await readContributions(db, partnership, financialYear);
    const schemes = await readSchemes(db, partnership, financialYear);
    const quarters = await readQuarters(db, partnership, financialYear);
    const rules = await readRules(db, partnership);
    const fenced = await db.selectFrom("funding_source").select("code").where("is_ring_fenced", "=", true).execute();
    const ruleOf = (code: string, direction: RuleRow["direction"]) =>
      rules.find((rule) => rule.arrangementCode === code && rule.direction === direction) ?? null;
    return arrangements.map(({ openingBalancePence, isClosed, provenance, arrangementCode, ...arrangement }) => ({
      arrangement,
      financialYear,
      openingBalancePence,
      isClosed,
      provenance,
      contributions: contributions.get(arrangementCode) ?? [],
      schemes: schemes.get(arrangementCode) ?? [],
      quarters: quarters.get(arrangementCode) ?? [],
      overspendRule: ruleOf(arrangementCode, "OVERSPEND"),
      underspendRule: ruleOf(arrangementCode, "UNDERSPEND"),
      ringFencedSources: fenced.map(({ code }) => code),
    }));
  });
}
