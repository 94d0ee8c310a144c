import { unitCost } from "./bottlenecks.ts";
import { type Figure, known, type Money, missing, noMoney, type Provenance, pounds } from "./figure.ts";
import type { LineModel } from "./line-model.ts";
import type { PairDraft } from "./overlap-pairs.ts";
import type { MonthRange } from "./period.ts";
import { queueNeed, unitsPerChild } from "./queue-need.ts";
import type { Service, ServiceLine, Snapshot } from "./snapshot.ts";
import type { Stretch } from "./stretch.ts";
import { computeSurplus } from "./surplus.ts";

/** What one service of a set could give up without any child losing service. */
export interface Reduction {
  readonly service: Service;
  readonly units: Figure;
  readonly saving: Money;
}

/** Services linked by overlaps: surplus belongs to the set, once, never to a pair. */
export interface OverlapSet {
  readonly id: string;
  readonly serviceLine: ServiceLine;
  readonly services: readonly Service[];
  readonly overlapSurplus: Figure;
  /** Up to this much pays for capacity that nobody needs. */
  readonly duplicateSpend: Money;
  readonly reductions: readonly Reduction[];
}

/** Codes of services linked through pairs. */
function linkServices(pairs: Iterable<PairDraft>): string[][] {
  const leader = new Map<string, string>();
  const find = (code: string): string => {
    const up = leader.get(code);
    return up === undefined || up === code ? code : find(up);
  };
  for (const { a, b } of pairs) {
    if (a.serviceCode === b.serviceCode) continue;
    const [one, other] = [find(a.serviceCode), find(b.serviceCode)].sort() as [string, string];
    leader.set(a.serviceCode, find(a.serviceCode));
    leader.set(b.serviceCode, find(b.serviceCode));
    leader.set(one, one);
    leader.set(other, one);
  }
  return [...Map.groupBy(leader.keys(), find).values()].map((codes) => codes.sort());
}

interface SetDraft {
  surplus: number;
  isUnknown: boolean;
  readonly cuts: Map<string, number>;
}

function addStretch(
  snapshot: Snapshot,
  draft: SetDraft,
  codes: readonly string[],
  model: LineModel,
  stretch: Stretch,
  costs: ReadonlyMap<string, number>,
): void {
  const perChild = unitsPerChild(snapshot, model.line.code);
  const hasQueues = model.line.unitKind === "flow";
  const demand = Float64Array.from(
    stretch.demand,
    ({ units }, cell) => Math.min(1, stretch.coverage[cell] ?? 0) * units,
  );
  const services = stretch.services
    .filter(({ service }) => codes.includes(service.code))
    .map(({ service, capacity, cells, isCapacityUnknown }) => {
      const need = hasQueues ? queueNeed(snapshot, service, stretch.months, perChild) : 0;
      draft.isUnknown ||= need === null || isCapacityUnknown;
      const free = Math.max(0, capacity - (need ?? 0));
      return { code: service.code, capacity: free, unitCostPence: costs.get(service.code) ?? 0, cells };
    });
  const surplus = computeSurplus(demand, services);
  draft.surplus += surplus.overlap * model.scale;
  for (const [code, units] of surplus.cuts) draft.cuts.set(code, (draft.cuts.get(code) ?? 0) + units * model.scale);
}

function finish(
  snapshot: Snapshot,
  draft: SetDraft,
  codes: readonly string[],
  model: LineModel,
  costs: ReadonlyMap<string, number>,
  provenance: Provenance,
): OverlapSet {
  const unit = model.line.unitOfCare;
  const reductions = codes.flatMap((code) => {
    const service = snapshot.services.find((entry) => entry.code === code);
    if (service === undefined) return [];
    const units = draft.cuts.get(code) ?? 0;
    return [{ service, units, pence: Math.round(units * (costs.get(code) ?? 0)) }];
  });
  return {
    id: `${model.line.code}|${codes[0] ?? ""}`,
    serviceLine: model.line,
    services: reductions.map(({ service }) => service),
    overlapSurplus: draft.isUnknown
      ? missing("NOT_COLLECTED", unit, provenance)
      : known(draft.surplus, unit, provenance),
    duplicateSpend: draft.isUnknown
      ? noMoney("NOT_COLLECTED")
      : pounds(reductions.reduce((sum, { pence }) => sum + pence, 0)),
    reductions: reductions.map(({ service, units, pence }) => ({
      service,
      units: draft.isUnknown ? missing("NOT_COLLECTED", unit, provenance) : known(units, unit, provenance),
      saving: draft.isUnknown ? noMoney("NOT_COLLECTED") : pounds(pence),
    })),
  };
}

/** The overlap sets of a line over a period, each with its surplus and what it costs. */
export function findSets(
  snapshot: Snapshot,
  model: LineModel,
  pairs: Iterable<PairDraft>,
  period: MonthRange,
  provenance: Provenance,
): OverlapSet[] {
  return linkServices(pairs).map((codes) => {
    const costs = new Map(codes.map((code) => [code, unitCost(snapshot, model, code, period).pence ?? 0]));
    const draft = { surplus: 0, isUnknown: false, cuts: new Map<string, number>() };
    for (const stretch of model.stretches) addStretch(snapshot, draft, codes, model, stretch, costs);
    return finish(snapshot, draft, codes, model, costs, provenance);
  });
}
