import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { ArrangementTerms } from "../../analytics/arrangement-terms.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt, type VersionScope } from "../versions.ts";
import type { PartnershipRow } from "./partnership.query.ts";
import { type DatedRule, readRiskShares } from "./risk-shares.query.ts";

/** An agreement with all that is recorded of it. */
export interface ArrangementRow extends ArrangementTerms {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly provenance: "OFFICIAL" | "LOCAL" | "ILLUSTRATIVE";
  readonly version: number;
  readonly parties: readonly {
    readonly organisation: string;
    readonly joinedOn: string;
    readonly leftOn: string | null;
  }[];
  readonly variations: readonly {
    readonly number: number;
    readonly agreedOn: string;
    readonly effectiveOn: string;
    readonly change: string;
  }[];
  readonly schemes: readonly {
    readonly code: string;
    readonly name: string;
    readonly serviceName: string | null;
    readonly ownRiskCode: string | null;
    readonly leadCode: string | null;
    readonly version: number;
  }[];
  /** Financial years of a pool, oldest first. */
  readonly years: readonly { readonly financialYear: string; readonly isClosed: boolean }[];
  readonly commissions: readonly {
    readonly code: string;
    readonly serviceName: string;
    readonly providerCode: string;
    readonly commissionerCode: string;
    readonly startsOn: string;
    readonly endsOn: string | null;
    readonly noticeBy: string | null;
    readonly annualValuePence: number | null;
  }[];
  readonly hasContributions: boolean;
  readonly riskShares: readonly DatedRule[];
}

async function readRows({ db, id, dataVersion }: VersionScope) {
  const { rows } = await sql<Omit<ArrangementRow, "riskShares">>`
    select a.code, a.name, a.kind, a.provenance, a.version_from as version, a.host_code as "hostCode", a.pool_manager as "poolManager",
      a.starts_on::text as start, a.ends_on::text as end, a.signed_on::text as "signedOn", a.review_on::text as "reviewOn",
      a.notice_months as "noticeMonths", a.vat_regime as "vatRegime", a.aims, a.nhs_functions as "nhsFunctions",
      a.council_functions as "councilFunctions", a.persons_and_services as "personsAndServices", a.resources,
      a.variation_terms as "variationTerms", a.termination_terms as "terminationTerms", a.benefit_tolerance as "benefitTolerance", a.management,
      coalesce((select json_agg(json_build_object('organisation', p.organisation_code, 'joinedOn', p.joined_on, 'leftOn', p.left_on)
        order by p.organisation_code) from arrangement_party p where p.arrangement_code = a.code and ${heldAt("p", id, dataVersion)}), '[]') as parties,
      coalesce((select json_agg(json_build_object('number', v.number, 'agreedOn', v.agreed_on, 'effectiveOn', v.effective_on, 'change', v.change)
        order by v.number) from arrangement_variation v where v.arrangement_code = a.code and ${heldAt("v", id, dataVersion)}), '[]') as variations,
      coalesce((select json_agg(json_build_object('code', s.code, 'name', s.name, 'serviceName', w.name, 'ownRiskCode', s.own_risk_code,
          'leadCode', s.lead_code, 'version', s.version_from) order by s.code)
        from scheme s left join service w on w.code = s.service_code and ${heldAt("w", id, dataVersion)}
        where s.arrangement_code = a.code and ${heldAt("s", id, dataVersion)}), '[]') as schemes,
      coalesce((select json_agg(json_build_object('financialYear', y.financial_year, 'isClosed', y.is_closed) order by y.financial_year)
        from pool_year y where y.arrangement_code = a.code and ${heldAt("y", id, dataVersion)}), '[]') as years,
      coalesce((select json_agg(json_build_object('code', c.code, 'serviceName', w.name, 'providerCode', w.provider_code,
          'commissionerCode', c.commissioner_code, 'startsOn', c.starts_on, 'endsOn', c.ends_on, 'noticeBy', c.notice_by,
          'annualValuePence', c.annual_value_pence) order by c.code)
        from commission c join service w on w.code = c.service_code and ${heldAt("w", id, dataVersion)}
        where c.arrangement_code = a.code and ${heldAt("c", id, dataVersion)}), '[]') as commissions,
      exists (select from contribution k where k.arrangement_code = a.code and ${heldAt("k", id, dataVersion)}) as "hasContributions"
    from arrangement a where ${heldAt("a", id, dataVersion)} order by a.code`.execute(db);
  return rows;
}

/** Every arrangement of a partnership, by code. */
export function readArrangements(
  orm: MikroORM,
  { id, dataVersion }: PartnershipRow,
): Promise<readonly ArrangementRow[]> {
  return readAs(orm, { partnershipId: id }, async (db) => {
    const scope = { db, id, dataVersion };
    const rules = Map.groupBy(await readRiskShares(scope), ({ arrangementCode }) => arrangementCode);
    return (await readRows(scope)).map((row) => ({ ...row, riskShares: rules.get(row.code) ?? [] }));
  });
}
