import type { LoadSource, Snapshot } from "../snapshot.ts";
import type { KeptRelease, KeptReleases } from "./named-table.ts";
import { DEFAULT_POLICY, DISCLOSURE_POLICIES, type DisclosurePolicy, strictest } from "./policy.ts";
import { publishCells } from "./publish-cells.ts";
import { publishFamilies } from "./publish-families.ts";
import { publishKnown, publishQueues, publishReferrals } from "./publish-lists.ts";

/** What readers without the right to small counts compute from, and what the next publication must know. */
export interface PublishedSnapshot {
  readonly snapshot: Snapshot;
  readonly releases: ReadonlyMap<string, KeptRelease>;
}

/** The policy of the loads named; the strictest where they have several. */
function policyOf(loads: readonly LoadSource[], ids: Iterable<string>): DisclosurePolicy {
  const named = new Set(ids);
  const codes = new Set(loads.filter(({ id }) => named.has(id)).map(({ disclosurePolicy }) => disclosurePolicy));
  const policies = [...codes].sort().flatMap((code) => DISCLOSURE_POLICIES[code] ?? []);
  const fallback = DISCLOSURE_POLICIES[DEFAULT_POLICY] as DisclosurePolicy;
  return policies.length === 0 ? fallback : strictest(policies);
}

/**
 * A snapshot in which everything that comes of counts of children is made of published counts alone, so that whatever is computed
 * from it gives no hidden one away.
 */
export function publishSnapshot(recorded: Snapshot, earlier: KeptReleases): PublishedSnapshot {
  const made = new Map<string, KeptRelease>();
  const publication = { earlier, made };
  const { loads } = recorded;
  const others = policyOf(
    loads,
    loads.filter(({ provenance }) => provenance !== "OFFICIAL").map(({ id }) => id),
  );
  const demand = publishCells(recorded, "demand", policyOf(loads, recorded.demand.loads), publication);
  const activity = publishCells(recorded, "activity", policyOf(loads, recorded.activity.loads), publication);
  const known = policyOf(
    loads,
    recorded.knownChildren.map(({ load }) => load),
  );
  const families = publishFamilies(
    recorded,
    policyOf(
      loads,
      recorded.familyCounts.map(({ load }) => load),
    ),
    publication,
  );
  const snapshot: Snapshot = {
    ...recorded,
    demand: demand.table,
    activity: activity.table,
    services: publishReferrals(recorded, others, publication),
    queues: publishQueues(recorded, others, publication),
    knownChildren: publishKnown(recorded, known, publication),
    familyCounts: families.counts,
    published: { demand: demand.years, activity: activity.years, families: families.totals },
  };
  return { snapshot, releases: made };
}
