import type { Cell } from "./cell.ts";
import { publishedWarnings } from "./disclosure/hidden-rows.ts";
import {
  type Explanation,
  type Figure,
  known,
  type Money,
  missing,
  noMoney,
  type Provenance,
  pounds,
  sourceOf,
  type Warning,
  weakestProvenance,
} from "./figure.ts";
import { type CellFilter, makeCellTest } from "./gap-request.ts";
import { monthWarnings, populationWarnings } from "./gap-warnings.ts";
import type { CellSource } from "./line-cells.ts";
import { type LineModel, solveLine } from "./line-model.ts";
import { type OverlapKind, suggestKind } from "./overlap-kind.ts";
import {
  findPairs,
  type PairDraft,
  sharedCells,
  sharedPence,
  sharedUnits,
  spendLikeness,
  spendOnce,
} from "./overlap-pairs.ts";
import { findSets, type OverlapSet } from "./overlap-sets.ts";
import type { MonthRange } from "./period.ts";
import type { Coded, Commission, ServiceLine, Snapshot } from "./snapshot.ts";

export type { OverlapKind } from "./overlap-kind.ts";

export interface OverlapFilter extends CellFilter {
  readonly kinds?: readonly OverlapKind[] | null;
  /** Overlaps in which any of these organisations commissions. */
  readonly commissioners?: readonly string[] | null;
  /** Overlaps in which any of these services is bought. */
  readonly services?: readonly string[] | null;
}

/** Two commissions that reach the same children on one line, function and layer in the same months. */
export interface Overlap {
  /** Codes of the two commissions, joined by a plus sign. */
  readonly id: string;
  readonly kind: OverlapKind;
  readonly serviceLine: ServiceLine;
  readonly function: Coded;
  readonly layer: Coded;
  readonly commissions: readonly [Commission, Commission];
  readonly sharedCells: readonly Cell[];
  readonly sharedDemand: Figure;
  readonly sharedSpend: Money;
  readonly overlapCoefficient: Figure;
  readonly ruzicka: Figure;
  /** Set of linked services; null where both commissions buy one service that overlaps with no other. */
  readonly setId: string | null;
  readonly explanation: Explanation;
}

export interface OverlapTable {
  /** By shared spend, largest first, ties by id. */
  readonly overlaps: readonly Overlap[];
  readonly sets: readonly OverlapSet[];
  /** Each pound once, however many pairs it is in; unreliable where some of it is not known, none where nothing is. */
  readonly totals: { readonly sharedSpend: Money; readonly duplicateSpend: Money };
  readonly warnings: readonly Warning[];
  /** Whether every figure the table asks for is recorded. */
  readonly complete: boolean;
}

export interface OverlapRequest {
  readonly period: MonthRange;
  readonly filter: OverlapFilter;
}

const DEFINITION =
  "Two commissions overlap where both services reach the same children: same line, function and layer, need, ward, age and months. " +
  "That is a question, not yet a fault: children may need both, or the partners may have meant it.";

const FORMULA =
  "shared spend = Σ over both of spend × demand in shared cells ÷ demand in all cells the service reaches; " +
  "overlap coefficient = Σ min(£a, £b) ÷ min(Σ £a, Σ £b); Ruzicka = Σ min(£a, £b) ÷ Σ max(£a, £b)";

function explainOverlap(snapshot: Snapshot, demand: Figure, spend: Money, set: OverlapSet | null): Explanation {
  const { provenance } = demand;
  const pence = spend.pence ?? 0;
  const inPounds =
    spend.state === "KNOWN" ? known(pence / 100, "£", provenance) : missing(spend.state, "£", provenance);
  const source = sourceOf(snapshot.loads, snapshot.demand.loads.at(-1));
  const surplus =
    set === null ? [] : [{ label: "Overlap surplus of the set", figure: set.overlapSurplus, source: null }];
  return {
    definition: DEFINITION,
    formula: FORMULA,
    inputs: [
      { label: "New need in the shared cells", figure: demand, source },
      { label: "Spend on the shared cells", figure: inPounds, source: null },
      ...surplus,
    ],
  };
}

/** Codes of a pair's commissions; on a line that is not both services' own, with the line's. */
function pairCode({ model, a, b, stretches }: PairDraft): string {
  const isOwn = stretches.every(({ stretch, a: one, b: other }) =>
    [one, other].every(({ service }) => stretch.services[service]?.service.lineCode === model.line.code),
  );
  return isOwn ? `${a.code}+${b.code}` : `${a.code}+${b.code}@${model.line.code}`;
}

/** Whether some of the cells a pair shares in a stretch rest on figures that are not known. */
function hasShaky({ stretch: { isShaky }, cells }: PairDraft["stretches"][number]): boolean {
  for (let at = 0; at < cells.length; at += 1) if (isShaky[cells[at] as number] === 1) return true;
  return false;
}

function finishPair(
  snapshot: Snapshot,
  draft: PairDraft,
  setOf: ReadonlyMap<string, OverlapSet>,
  provenance: Provenance,
): Overlap {
  const { model, a, b } = draft;
  const isLinked = a.serviceCode !== b.serviceCode;
  const set = isLinked ? (setOf.get(a.serviceCode) ?? null) : null;
  const positions = sharedCells(draft);
  const cells = Array.from(positions, (position) => (model.sources[position] as CellSource).cell);
  // Published counts are of wards and of needs, not of both: what a cell needs is estimated from them.
  const isShaky = snapshot.published !== undefined || draft.stretches.some(hasShaky);
  const units = known(sharedUnits(draft), model.line.unitOfCare, provenance);
  const sharedDemand: Figure = isShaky ? { ...units, state: "UNRELIABLE" } : units;
  const pence = sharedPence(draft);
  const sharedSpend = pence === null ? noMoney("NOT_LOADED") : pounds(Math.round(pence));
  const likeness = spendLikeness(draft);
  const index = (value: number | null) => {
    if (pence === null) return missing("NOT_LOADED", "share", provenance);
    return value === null ? missing("UNDEFINED", "share", provenance) : known(value, "share", provenance);
  };
  const unnamed = { code: "UNKNOWN", name: "Unknown" };
  return {
    id: pairCode(draft),
    kind: suggestKind(draft, set),
    serviceLine: model.line,
    function: snapshot.functions[cells[0]?.function ?? -1] ?? unnamed,
    layer: snapshot.layers[cells[0]?.layer ?? -1] ?? unnamed,
    commissions: [a, b],
    sharedCells: cells,
    sharedDemand,
    sharedSpend,
    overlapCoefficient: index(likeness.overlapCoefficient),
    ruzicka: index(likeness.ruzicka),
    setId: set?.id ?? null,
    explanation: explainOverlap(snapshot, sharedDemand, sharedSpend, set),
  };
}

function makePairTest(snapshot: Snapshot, filter: OverlapFilter): (draft: PairDraft) => boolean {
  const keepsCell = makeCellTest(snapshot, filter);
  const { commissioners, services, areas, ageBands, needs, layers, functions } = filter;
  const isEveryCellKept = ![areas, ageBands, needs, layers, functions].some((codes) => codes);
  return (draft) => {
    const sides = [draft.a, draft.b];
    const isAsked =
      (!commissioners || sides.some(({ commissionerCode }) => commissioners.includes(commissionerCode))) &&
      (!services || sides.some(({ serviceCode }) => services.includes(serviceCode)));
    const keeps = (position: number) => {
      const source = draft.model.sources[position];
      return source !== undefined && keepsCell(draft.model.line, source.cell);
    };
    return isAsked && (isEveryCellKept || sharedCells(draft).some(keeps));
  };
}

function totalsOf(drafts: readonly PairDraft[], sets: readonly OverlapSet[]): OverlapTable["totals"] {
  const shared = spendOnce(drafts);
  const spends = sets.map(({ duplicateSpend }) => duplicateSpend);
  const isWhole = spends.every(({ state }) => state === "KNOWN");
  const duplicate = spends.reduce((sum, { pence }) => sum + (pence ?? 0), 0);
  const [lacking] = spends.every(({ pence }) => pence === null) ? spends : [];
  const money = (pence: number, whole: boolean): Money => (whole ? pounds(pence) : { pence, state: "UNRELIABLE" });
  return {
    sharedSpend: shared.pence === null ? noMoney("NOT_LOADED") : money(Math.round(shared.pence), shared.isWhole),
    duplicateSpend: lacking ?? money(duplicate, isWhole),
  };
}

function overlapWarnings(
  snapshot: Snapshot,
  models: readonly LineModel[],
  table: Pick<OverlapTable, "overlaps" | "sets">,
  period: MonthRange,
): Warning[] {
  const warnings: Warning[] = [];
  const unknown = table.sets.filter(({ overlapSurplus }) => overlapSurplus.state === "NOT_COLLECTED");
  if (unknown.length > 0) {
    const names = [...new Set(unknown.map(({ serviceLine }) => serviceLine.name))].join(", ");
    const message = `Some queues, referrals or capacities on ${names} are not known: the surplus of their services is not collected and not in the total.`;
    warnings.push({ code: "SURPLUS_NOT_COLLECTED", message });
  }
  if (table.overlaps.some(({ sharedSpend }) => sharedSpend.state !== "KNOWN")) {
    warnings.push({
      code: "SPEND_NOT_LOADED",
      message: "Spend of some commissions is not loaded and not in the total.",
    });
  }
  const areas = models.flatMap(({ cells }) => cells.areasWithoutPopulation);
  return [
    ...warnings,
    ...populationWarnings(areas),
    ...monthWarnings("demand", snapshot.demand, period),
    ...publishedWarnings(snapshot),
  ];
}

/** Who else pays for the same children: every pair of overlapping commissions, and what their sets could spare. */
export function computeOverlaps(snapshot: Snapshot, { period, filter }: OverlapRequest): OverlapTable {
  const provenance = weakestProvenance(snapshot.loads, snapshot.demand.loads);
  const models = snapshot.lines
    .filter(({ code }) => !filter.serviceLines || filter.serviceLines.includes(code))
    .map((line) => solveLine(snapshot, line, period, "EXPRESSED"));
  const keeps = makePairTest(snapshot, filter);
  const found = models.flatMap((model) => {
    const drafts = [...findPairs(snapshot, model).values()];
    const sets = findSets(snapshot, model, drafts, period, provenance);
    const setOf = new Map(sets.flatMap((set) => set.services.map(({ code }) => [code, set] as const)));
    return drafts
      .filter(keeps)
      .map((draft) => ({ draft, sets, overlap: finishPair(snapshot, draft, setOf, provenance) }));
  });
  const chosen = found.filter(({ overlap }) => !filter.kinds || filter.kinds.includes(overlap.kind));
  const setIds = new Set(chosen.map(({ overlap }) => overlap.setId));
  const sets = [...new Set(found.map((entry) => entry.sets))].flat().filter(({ id }) => setIds.has(id));
  const overlaps = chosen
    .map(({ overlap }) => overlap)
    .sort((x, y) => (y.sharedSpend.pence ?? -1) - (x.sharedSpend.pence ?? -1) || (x.id < y.id ? -1 : 1));
  const totals = totalsOf(
    chosen.map(({ draft }) => draft),
    sets,
  );
  const warnings = overlapWarnings(snapshot, models, { overlaps, sets }, period);
  return { overlaps, sets, totals, warnings, complete: warnings.every(({ code }) => code === "POPULATION_MISSING") };
}
