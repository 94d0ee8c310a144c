import { unitCostPence } from "./bottlenecks.ts";
import {
  type Explanation,
  type Figure,
  known,
  type Money,
  missing,
  noMoney,
  type Provenance,
  pounds,
} from "./figure.ts";
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
  /** Whether there is an overlap surplus of more than rounding dust. */
  readonly hasSurplus: boolean;
  readonly explanation: Explanation;
}

/** Codes of services linked through pairs, each set sorted. */
function linkServices(pairs: Iterable<PairDraft>): string[][] {
  const leader = new Map<string, string>();
  const find = (code: string): string => {
    let root = code;
    for (let up = leader.get(root); up !== undefined && up !== root; up = leader.get(root)) root = up;
    leader.set(code, root);
    return root;
  };
  for (const { a, b } of pairs) {
    if (a.serviceCode !== b.serviceCode) leader.set(find(a.serviceCode), find(b.serviceCode));
  }
  const sets = Map.groupBy(leader.keys(), find);
  return [...sets.values()].map((codes) => codes.sort()).sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
}

interface SetDraft {
  readonly codes: readonly string[];
  readonly model: LineModel;
  /** Pence a unit of each service; absent where not known. */
  readonly costs: ReadonlyMap<string, number>;
  readonly unitsPerChild: number;
  /** Whether need is estimated from published totals, so that what could be spared is too. */
  readonly isEstimated: boolean;
  capacity: number;
  surplus: number;
  isUnknown: boolean;
  readonly cuts: Map<string, number>;
}

function addStretch(snapshot: Snapshot, draft: SetDraft, stretch: Stretch): void {
  const { model, costs } = draft;
  const { graph } = stretch;
  // d(c) = min(1, ρ) D, class by class.
  const coverage = graph.members.map(([cell]) => stretch.coverage[cell ?? -1] ?? 0);
  const demand = graph.demand.map((units, index) => Math.min(1, coverage[index] ?? 0) * units);
  const codes = new Set(draft.codes);
  const services = stretch.services.flatMap(({ service, capacity, isCapacityUnknown, cells }, index) => {
    if (!codes.has(service.code)) return [];
    // Queue arithmetic is of flows; who waits for a place or plan is in the waits of the line.
    const isFlow = model.line.unitKind === "flow";
    const need = isFlow ? queueNeed(snapshot, service, model.line.code, stretch.months, draft.unitsPerChild) : 0;
    draft.isUnknown ||= need === null || isCapacityUnknown || cells.some((cell) => stretch.isShaky[cell] === 1);
    return [
      {
        code: service.code,
        capacity: Math.max(0, capacity - (need ?? 0)),
        unitCostPence: costs.get(service.code) ?? 0,
        cells: graph.classesOf[index] ?? new Int32Array(),
      },
    ];
  });
  const surplus = computeSurplus(demand, services);
  draft.capacity += services.reduce((sum, { capacity }) => sum + capacity, 0) * model.scale;
  draft.surplus += surplus.overlap * model.scale;
  for (const [code, units] of surplus.cuts) draft.cuts.set(code, (draft.cuts.get(code) ?? 0) + units * model.scale);
}

/** Surplus below this part of the set's capacity is rounding dust. */
const DUST = 1e-9;

const asToldFigure = ({ isEstimated }: SetDraft, figure: Figure): Figure =>
  isEstimated && figure.state === "KNOWN" ? { ...figure, state: "UNRELIABLE" } : figure;

const asToldMoney = ({ isEstimated }: SetDraft, money: Money): Money =>
  isEstimated && money.state === "KNOWN" ? { ...money, state: "UNRELIABLE" } : money;

function reductionOf(draft: SetDraft, service: Service, provenance: Provenance): Reduction {
  const unit = draft.model.line.unitOfCare;
  if (draft.isUnknown) {
    return { service, units: missing("NOT_COLLECTED", unit, provenance), saving: noMoney("NOT_COLLECTED") };
  }
  const cut = draft.cuts.get(service.code) ?? 0;
  const units = cut <= DUST * draft.capacity ? 0 : cut;
  const cost = draft.costs.get(service.code);
  const saving =
    units === 0 ? pounds(0) : cost === undefined ? noMoney("NOT_LOADED") : pounds(Math.round(units * cost));
  return {
    service,
    units: asToldFigure(draft, known(units, unit, provenance)),
    saving: asToldMoney(draft, saving),
  };
}

const DEFINITION =
  "Services linked by overlaps, and the capacity they have together beyond what the children they share need, after what their queues need. " +
  "It belongs to the set, once: which of them should give it up is for people to judge.";

const FORMULA =
  "K′ = max(0, capacity − what the queue needs); k = min(K′, Σ fairly covered need in reach); surplus = Σ k − maximum flow; " +
  "up to: dearest unit cost first, each service reduced to F(all) − F(all without it)";

function explainSet(overlapSurplus: Figure, reductions: readonly Reduction[]): Explanation {
  return {
    definition: DEFINITION,
    formula: FORMULA,
    inputs: [
      { label: "Overlap surplus", figure: overlapSurplus, source: null },
      ...reductions.map(({ service, units }) => ({
        label: `${service.name} could give up`,
        figure: units,
        source: null,
      })),
    ],
  };
}

function finish(snapshot: Snapshot, draft: SetDraft, provenance: Provenance): OverlapSet {
  const { codes, model, isUnknown } = draft;
  const unit = model.line.unitOfCare;
  const inSet = new Set(codes);
  const services = snapshot.services.filter(({ code }) => inSet.has(code));
  const reductions = services.map((service) => reductionOf(draft, service, provenance));
  const lacking = reductions.find(({ saving }) => saving.pence === null);
  const hasSurplus = !isUnknown && draft.surplus > DUST * draft.capacity;
  const overlapSurplus = isUnknown
    ? missing("NOT_COLLECTED", unit, provenance)
    : asToldFigure(draft, known(hasSurplus ? draft.surplus : 0, unit, provenance));
  return {
    id: `${model.line.code}|${codes[0] ?? ""}`,
    serviceLine: model.line,
    services,
    overlapSurplus,
    duplicateSpend:
      lacking === undefined
        ? asToldMoney(draft, pounds(reductions.reduce((sum, { saving }) => sum + (saving.pence ?? 0), 0)))
        : lacking.saving,
    reductions,
    hasSurplus,
    explanation: explainSet(overlapSurplus, reductions),
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
  const perChild = unitsPerChild(snapshot, model.line.code);
  return linkServices(pairs).map((codes) => {
    const costs = new Map<string, number>();
    for (const code of codes) {
      const cost = unitCostPence(snapshot, model, code, period);
      if (cost !== null) costs.set(code, cost);
    }
    const draft: SetDraft = {
      codes,
      model,
      costs,
      unitsPerChild: perChild,
      isEstimated: snapshot.published !== undefined,
      capacity: 0,
      surplus: 0,
      isUnknown: false,
      cuts: new Map(),
    };
    for (const stretch of model.stretches) addStretch(snapshot, draft, stretch);
    return finish(snapshot, draft, provenance);
  });
}
