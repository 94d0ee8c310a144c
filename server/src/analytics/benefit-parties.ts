import type { BenefitFacts, PartyBenefit, PoolBenefit } from "./benefit.ts";
import type { Placing } from "./benefit-placing.ts";
import { type Figure, known, missing, type Provenance, pounds } from "./figure.ts";
import { sumPence } from "./pence.ts";
import type { PoolPosition } from "./pool-position.ts";
import { ratioOf } from "./ratio.ts";
import type { Snapshot } from "./snapshot.ts";

/** Council area a ward lies in. */
function councilOf(snapshot: Snapshot, code: string): string | null {
  let area = snapshot.areas.find((entry) => entry.code === code);
  while (area !== undefined && area.level !== "COUNCIL") {
    const parent = area.parentCode;
    area = snapshot.areas.find((entry) => entry.code === parent);
  }
  return area?.code ?? null;
}

/** Cost by party, and what belongs to none. */
interface PartyCosts {
  readonly basis: PoolBenefit["basis"];
  readonly costs: ReadonlyMap<string, number>;
  readonly unattributed: number;
}

/** Adds costs up by party; those of no party are kept apart. */
function addUp(
  basis: PoolBenefit["basis"],
  rows: readonly (readonly [party: string | undefined, pence: number])[],
): PartyCosts {
  const costs = new Map<string, number>();
  for (const [party, pence] of rows)
    if (party !== undefined) costs.set(party, sumPence([costs.get(party) ?? 0, pence]));
  const ofNone = rows.filter(([party]) => party === undefined).map(([, pence]) => pence);
  return { basis, costs, unattributed: sumPence(ofNone) };
}

/** Cost of what each party had a duty to secure or, for several places, of care for those who live in each. */
export function costByParty(
  position: PoolPosition,
  snapshot: Snapshot,
  facts: BenefitFacts,
  wards: Placing,
): PartyCosts {
  if (facts.places.size > 1) {
    const partyOf = new Map([...facts.places].map(([party, area]) => [area, party]));
    const placed = [...wards.spend.keys()].map(
      (code) => [partyOf.get(councilOf(snapshot, code) ?? ""), wards.pence(code)] as const,
    );
    return addUp("RESIDENCE", [...placed, [undefined, wards.unplacedPence]]);
  }
  const costOf = ({ forecast, actual }: PoolPosition["schemes"][number]) =>
    (position.pool.isClosed ? actual : forecast).pence ?? 0;
  return addUp(
    "LEGAL_DUTY",
    position.schemes.map((scheme) => [facts.dutyHolders.get(scheme.serviceCode ?? ""), costOf(scheme)] as const),
  );
}

function share(part: number, whole: number, provenance: Provenance): Figure {
  const value = ratioOf(part, whole);
  return value === null ? missing("UNDEFINED", "share", provenance) : known(value, "share", provenance);
}

/** Each party's share of the money beside its share of the benefit. */
export function partyBenefits(
  position: PoolPosition,
  costs: ReadonlyMap<string, number>,
  isByPlace: boolean,
): PartyBenefit[] {
  const { pool, contributions } = position;
  const put = new Map<string, number>();
  for (const { organisationCode, varied, planned } of contributions)
    put.set(organisationCode, sumPence([put.get(organisationCode) ?? 0, varied.pence ?? planned.pence ?? 0]));
  const parties = [...new Set([...pool.parties, ...costs.keys()])]
    .sort()
    .filter((code) => !isByPlace || costs.has(code));
  const [allPut, allCosts] = [
    parties.map((code) => put.get(code) ?? 0),
    parties.map((code) => costs.get(code) ?? 0),
  ].map(sumPence) as [number, number];
  return parties.map((organisationCode) => {
    const [own, cost] = [put.get(organisationCode) ?? 0, costs.get(organisationCode) ?? 0];
    const contributionShare = share(own, allPut, pool.provenance);
    const benefitShare = share(cost, allCosts, pool.provenance);
    const isKnown = contributionShare.value !== null && benefitShare.value !== null;
    return {
      organisationCode,
      contribution: pounds(own),
      contributionShare,
      benefit: pounds(cost),
      benefitShare,
      differencePoints: isKnown
        ? known(100 * ((contributionShare.value ?? 0) - (benefitShare.value ?? 0)), "percentage point", pool.provenance)
        : missing("UNDEFINED", "percentage point", pool.provenance),
    };
  });
}
