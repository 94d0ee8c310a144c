import { sql } from "kysely";
import type { RiskShareParty, RiskShareRule, RiskShareTier } from "../../analytics/pool.ts";
import { heldAt, type VersionScope } from "../versions.ts";

export type VarianceDirection = "OVERSPEND" | "UNDERSPEND";

/** A rule and the first financial year it holds for. */
export interface DatedRule extends RiskShareRule {
  readonly arrangementCode: string;
  readonly direction: VarianceDirection;
  readonly fromYear: string;
  readonly version: number;
}

interface RuleRow extends Omit<DatedRule, "tiers"> {
  readonly basis: RiskShareTier["basis"];
  readonly tiers: readonly Omit<RiskShareTier, "parties">[] | null;
  readonly parties: readonly (RiskShareParty & { readonly tier: number })[];
}

/** Stretches of a rule with their parties; one without end where none are recorded. */
function tiersOf({ basis, tiers, parties }: RuleRow): readonly RiskShareTier[] {
  return (tiers ?? [{ upToPence: null, basis }]).map((tier, at) => ({
    ...tier,
    parties: parties.filter((party) => party.tier === at + 1).map(({ tier: _, ...party }) => party),
  }));
}

/** Every rule by which the arrangements of a partnership share a variance. */
export async function readRiskShares({ db, id, dataVersion }: VersionScope): Promise<readonly DatedRule[]> {
  const { rows } = await sql<RuleRow>`
    select r.arrangement_code as "arrangementCode", r.direction, r.from_year as "fromYear", r.basis, r.scope, r.version_from as version,
      coalesce(r.reserve_pence, 0)::bigint as "reservePence", r.is_offset as "isOffset", r.bars_ring_fenced as "barsRingFenced",
      r.is_kept as "isKept",
      (select json_agg(json_build_object('upToPence', t.up_to_pence, 'basis', t.basis) order by t.tier) from risk_share_tier t
        where (t.arrangement_code, t.direction, t.from_year) = (r.arrangement_code, r.direction, r.from_year)
          and ${heldAt("t", id, dataVersion)}) as tiers,
      coalesce((select json_agg(json_build_object('tier', p.tier, 'organisationCode', p.organisation_code, 'weight', p.weight,
          'capPence', p.cap_pence) order by p.tier, p.organisation_code)
        from risk_share_party p
        where (p.arrangement_code, p.direction, p.from_year) = (r.arrangement_code, r.direction, r.from_year)
          and ${heldAt("p", id, dataVersion)}), '[]') as parties
    from risk_share r where ${heldAt("r", id, dataVersion)} order by r.arrangement_code, r.direction, r.from_year`.execute(
    db,
  );
  return rows.map((row) => {
    const { basis: _basis, parties: _parties, ...rest } = row;
    return { ...rest, tiers: tiersOf(row) };
  });
}

/** The rule that holds in a financial year: the newest that began by then. */
export function ruleFor(
  rules: readonly DatedRule[],
  arrangementCode: string,
  direction: VarianceDirection,
  financialYear: string,
): RiskShareRule | null {
  const begun = rules.filter(
    (rule) =>
      rule.arrangementCode === arrangementCode && rule.direction === direction && rule.fromYear <= financialYear,
  );
  return begun.at(-1) ?? null;
}
