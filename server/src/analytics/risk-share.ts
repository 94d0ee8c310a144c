import { apportion, type Weighted } from "./apportionment.ts";
import { plain, sumPence } from "./pence.ts";
import type { Pool, PoolScheme, RiskShareRule, RiskShareTier } from "./pool.ts";

/** What one party bears of a variance, and by which rule; positive is an overspend borne, negative an underspend got back. */
export interface VarianceShare {
  readonly organisationCode: string;
  readonly pence: number;
  readonly basis: "OWN_RISK" | "RISK_RESERVE" | "CONTRIBUTION" | "WEIGHTS" | "LIES_WHERE_IT_FALLS" | "KEPT_IN_POOL";
}

export interface SharedVariance {
  readonly shares: readonly VarianceShare[];
  /** What no rule places: above the caps, or where the agreement has no rule. */
  readonly unallocatedPence: number;
}

/** What a sharing needs to know of a pool's year. */
export type SharedPool = Pick<
  Pool,
  "schemes" | "contributions" | "ringFencedSources" | "overspendRule" | "underspendRule"
> & { readonly arrangement: Pick<Pool["arrangement"], "hostCode"> };

/** Amounts by scheme, all of one sign. */
type BySchemes = ReadonlyMap<string, number>;

const total = (amounts: BySchemes) => sumPence(amounts.values());

/** An amount spread over others in their proportion; by code where they are equal. */
function spread(pence: number, over: BySchemes): BySchemes {
  const weights = [...over].map(([code, amount]) => ({ code, weight: Math.abs(amount) }));
  return apportion(pence, weights) ?? new Map();
}

/** Amounts less what is taken off each. */
function less(amounts: BySchemes, off: BySchemes): BySchemes {
  return new Map([...amounts].map(([code, pence]) => [code, plain(pence - (off.get(code) ?? 0))]));
}

/** Adds shares up by party and basis as they come. */
class ShareSum {
  readonly #shares = new Map<string, VarianceShare>();
  unallocatedPence = 0;

  add(organisationCode: string, basis: VarianceShare["basis"], pence: number): void {
    const key = `${basis}|${organisationCode}`;
    const before = this.#shares.get(key)?.pence ?? 0;
    this.#shares.set(key, { organisationCode, basis, pence: plain(sumPence([before, pence])) });
  }

  get shares(): readonly VarianceShare[] {
    return [...this.#shares.values()];
  }
}

/** What each party plans to put in that may bear a variance: for a scheme, what is ring-fenced to it, or else as for the pool. */
function contributionWeights(pool: SharedPool, rule: RiskShareRule, scheme: string | null): Weighted[] {
  const fenced = pool.contributions.flatMap(({ organisationCode, ringFences }) =>
    ringFences.filter(({ schemeCode }) => schemeCode === scheme).map(({ pence }) => [organisationCode, pence] as const),
  );
  const isBarred = (source: string) => rule.barsRingFenced && pool.ringFencedSources.includes(source);
  const open = pool.contributions
    .filter(({ fundingSourceCode }) => !isBarred(fundingSourceCode))
    .map(({ organisationCode, plannedPence }) => [organisationCode, plannedPence ?? 0] as const);
  const weights = new Map<string, number>();
  for (const [code, pence] of fenced.length > 0 ? fenced : open)
    weights.set(code, sumPence([weights.get(code) ?? 0, pence]));
  return [...weights].map(([code, weight]) => ({ code, weight }));
}

/** Each scheme's part to the party that runs it; what no party runs is nobody's. */
function placeWhereItFalls(pool: SharedPool, amounts: BySchemes, sum: ShareSum): void {
  for (const [code, pence] of amounts) {
    const lead = pool.schemes.find((scheme) => scheme.code === code)?.leadCode ?? null;
    if (lead === null) sum.unallocatedPence = plain(sumPence([sum.unallocatedPence, pence]));
    else if (pence !== 0) sum.add(lead, "LIES_WHERE_IT_FALLS", pence);
  }
}

/** What is left of each party's cap in each stretch. */
type Caps = Map<string, number>;

interface Placing {
  readonly pool: SharedPool;
  readonly rule: RiskShareRule;
  readonly caps: Caps;
  readonly sum: ShareSum;
}

/** A part of a party's share that its cap allows; the rest is nobody's. */
function withinCap({ caps, sum }: Placing, key: string, cap: number | null, pence: number): number {
  if (cap === null) return pence;
  const left = caps.get(key) ?? cap;
  const borne = plain(Math.sign(pence) * Math.min(Math.abs(pence), left));
  caps.set(key, left - Math.abs(borne));
  sum.unallocatedPence = plain(sumPence([sum.unallocatedPence, pence - borne]));
  return borne;
}

/** Shares one stretch's amounts by its basis. */
function placeTier(placing: Placing, tier: RiskShareTier, at: number, amounts: BySchemes, scheme: string | null): void {
  const { pool, rule, sum } = placing;
  const { basis } = tier;
  if (basis === "LIES_WHERE_IT_FALLS") {
    placeWhereItFalls(pool, amounts, sum);
    return;
  }
  const weights =
    basis === "WEIGHTS"
      ? tier.parties.map(({ organisationCode, weight }) => ({ code: organisationCode, weight }))
      : contributionWeights(pool, rule, scheme);
  const pence = total(amounts);
  const parts = apportion(pence, weights);
  if (parts === null) {
    sum.unallocatedPence = plain(sumPence([sum.unallocatedPence, pence]));
    return;
  }
  for (const [code, part] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cap = tier.parties.find(({ organisationCode }) => organisationCode === code)?.capPence ?? null;
    sum.add(code, basis, withinCap(placing, `${at}|${code}`, cap, part));
  }
}

/** Cuts amounts at the stretches' ends and shares each stretch. */
function placeTiers(placing: Placing, amounts: BySchemes, scheme: string | null): void {
  let left = amounts;
  let from = 0;
  for (const [at, tier] of placing.rule.tiers.entries()) {
    const pence = total(left);
    if (pence === 0) return;
    const room = tier.upToPence === null ? Math.abs(pence) : Math.max(0, tier.upToPence - from);
    const taken = spread(Math.sign(pence) * Math.min(Math.abs(pence), room), left);
    placeTier(placing, tier, at, taken, scheme);
    left = less(left, taken);
    from = tier.upToPence ?? from;
  }
  placing.sum.unallocatedPence = plain(sumPence([placing.sum.unallocatedPence, total(left)]));
}

/** Shares amounts of one sign by the rule for it: the reserve first, then the stretches. */
function placeBySign(pool: SharedPool, amounts: BySchemes, sum: ShareSum): void {
  const pence = total(amounts);
  if (pence === 0) return;
  const rule = pence > 0 ? pool.overspendRule : pool.underspendRule;
  if (rule === null) {
    sum.unallocatedPence = plain(sumPence([sum.unallocatedPence, pence]));
    return;
  }
  const { hostCode } = pool.arrangement;
  if (pence < 0 && rule.isKept) {
    sum.add(hostCode, "KEPT_IN_POOL", pence);
    return;
  }
  const reserve = pence > 0 ? Math.min(rule.reservePence, pence) : 0;
  if (reserve > 0) sum.add(hostCode, "RISK_RESERVE", reserve);
  const rest = less(amounts, spread(reserve, amounts));
  const placing: Placing = { pool, rule, caps: new Map(), sum };
  if (rule.scope === "POOL") placeTiers(placing, rest, null);
  else for (const [code, part] of rest) placeTiers(placing, new Map([[code, part]]), code);
}

/** What is left of overspends and underspends once the smaller has made up for a part of the larger. */
function offset(over: BySchemes, under: BySchemes): readonly [BySchemes, BySchemes] {
  const made = Math.min(total(over), -total(under));
  return [less(over, spread(made, over)), less(under, spread(-made, under))];
}

const bySign = (amounts: BySchemes, sign: 1 | -1): BySchemes =>
  new Map([...amounts].filter(([, pence]) => Math.sign(pence) === sign));

/** Variances that the parties share: all but those one party bears alone. */
function generalVariances(schemes: readonly PoolScheme[], variances: BySchemes, sum: ShareSum): BySchemes {
  const general = new Map<string, number>();
  for (const { code, ownRiskCode } of schemes) {
    const pence = variances.get(code) ?? 0;
    if (ownRiskCode === null) general.set(code, pence);
    else sum.add(ownRiskCode, "OWN_RISK", pence);
  }
  return general;
}

/**
 * Shares a pool's variance in the order of the agreements (methods, section 17): schemes at a party's own risk; offsets
 * inside the pool; the risk reserve for an overspend; the rest by the rule, stretch by stretch, up to the caps; what is above
 * is unallocated. Shares and what is unallocated add up to the variance, always; the parties' order changes nothing.
 */
export function shareVariance(pool: SharedPool, schemeVariances: ReadonlyMap<string, number>): SharedVariance {
  const sum = new ShareSum();
  const schemes = [...pool.schemes].sort((a, b) => (a.code < b.code ? -1 : 1));
  const general = generalVariances(schemes, schemeVariances, sum);
  const isOffset = (pool.overspendRule ?? pool.underspendRule)?.isOffset ?? true;
  const whole = [bySign(general, 1), bySign(general, -1)] as const;
  const [over, under] = isOffset ? offset(...whole) : whole;
  placeBySign(pool, over, sum);
  placeBySign(pool, under, sum);
  return { shares: sum.shares, unallocatedPence: sum.unallocatedPence };
}
