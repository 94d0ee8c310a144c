import { apportion, type Weighted } from "./apportionment.ts";
import type { Pool, RiskShareRule } from "./pool.ts";

/** What one party bears of a variance, and by which rule; positive is an overspend borne, negative an underspend kept. */
export interface VarianceShare {
  readonly organisationCode: string;
  readonly pence: number;
  readonly basis: "OWN_RISK" | "RISK_RESERVE" | "CONTRIBUTION" | "WEIGHTS";
}

export interface SharedVariance {
  readonly shares: readonly VarianceShare[];
  /** What no rule places: above the caps, or where the agreement has no rule. */
  readonly unallocatedPence: number;
}

/** Weights of the parties under a rule: planned contributions without ring-fenced money, or those agreed. */
function partyWeights(pool: Pool, rule: RiskShareRule): Weighted[] {
  if (rule.basis === "WEIGHTS")
    return rule.parties.map(({ organisationCode, weight }) => ({ code: organisationCode, weight }));
  const weights = new Map<string, number>();
  for (const { organisationCode, fundingSourceCode, plannedPence } of pool.contributions) {
    if (pool.ringFencedSources.includes(fundingSourceCode)) continue;
    weights.set(organisationCode, (weights.get(organisationCode) ?? 0) + (plannedPence ?? 0));
  }
  return [...weights].map(([code, weight]) => ({ code, weight }));
}

/** Cuts shares at the parties' caps; the excess is nobody's. */
function capShares(
  shares: ReadonlyMap<string, number>,
  rule: RiskShareRule,
): { capped: Map<string, number>; excess: number } {
  const capped = new Map<string, number>();
  let excess = 0;
  for (const [code, pence] of shares) {
    const cap =
      rule.parties.find(({ organisationCode }) => organisationCode === code)?.capPence ?? Number.MAX_SAFE_INTEGER;
    const borne = Math.sign(pence) * Math.min(Math.abs(pence), cap);
    capped.set(code, borne === 0 ? 0 : borne);
    excess += pence - borne;
  }
  return { capped, excess };
}

/**
 * Shares a pool's variance in the order of the agreements (methods, section 17): schemes at a party's own risk; offsets
 * inside the pool; the risk reserve for an overspend; the rest by the rule, up to the caps; what is above is unallocated.
 */
export function shareVariance(pool: Pool, schemeVariances: ReadonlyMap<string, number>): SharedVariance {
  const own = new Map<string, number>();
  let general = 0;
  for (const scheme of pool.schemes) {
    const variance = schemeVariances.get(scheme.code) ?? 0;
    if (scheme.ownRiskCode === null) general += variance;
    else own.set(scheme.ownRiskCode, (own.get(scheme.ownRiskCode) ?? 0) + variance);
  }
  const shares: VarianceShare[] = [...own].map(([organisationCode, pence]) => ({
    organisationCode,
    pence,
    basis: "OWN_RISK",
  }));
  const rule = general >= 0 ? pool.overspendRule : pool.underspendRule;
  if (general === 0 || rule === null || rule.basis === "LIES_WHERE_IT_FALLS")
    return { shares, unallocatedPence: general };
  const reserve = general > 0 ? Math.min(rule.reservePence, general) : 0;
  if (reserve > 0) shares.push({ organisationCode: pool.arrangement.hostCode, pence: reserve, basis: "RISK_RESERVE" });
  const parts = apportion(general - reserve, partyWeights(pool, rule));
  if (parts === null) return { shares, unallocatedPence: general - reserve };
  const { capped, excess } = capShares(parts, rule);
  const basis = rule.basis;
  for (const [organisationCode, pence] of [...capped].sort(([a], [b]) => (a < b ? -1 : 1)))
    shares.push({ organisationCode, pence, basis });
  return { shares, unallocatedPence: excess };
}
