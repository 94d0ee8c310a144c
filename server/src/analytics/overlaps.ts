import {
  type Explanation,
  type Figure,
  known,
  type Money,
  missing,
  type Provenance,
  pounds,
  sourceOf,
  type Warning,
  weakestProvenance,
} from "./figure.ts";
import { type CellFilter, makeCellTest } from "./gap-request.ts";
import type { Cell } from "./line-cells.ts";
import { type LineModel, solveLine } from "./line-model.ts";
import { findPairs, type PairDraft } from "./overlap-pairs.ts";
import { findSets, type OverlapSet } from "./overlap-sets.ts";
import type { MonthRange } from "./period.ts";
import { PopulationTable } from "./population-table.ts";
import type { Coded, Commission, ServiceLine, Snapshot } from "./snapshot.ts";
import { overlapCoefficient, ruzicka } from "./statistics/concentration.ts";

/** What an overlap looks like; a person's judgement says what it is. */
export type OverlapKind = "DUPLICATE" | "SHARED_DELIVERY" | "HANDOVER" | "JOINT";

export interface OverlapFilter extends CellFilter {
  readonly kinds?: readonly OverlapKind[] | null;
  /** Overlaps in which any of these organisations commissions. */
  readonly commissioners?: readonly string[] | null;
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
  readonly setId: string | null;
  readonly explanation: Explanation;
}

export interface OverlapTable {
  /** By shared spend, largest first, ties by id. */
  readonly overlaps: readonly Overlap[];
  readonly sets: readonly OverlapSet[];
  /** Each pound once, however many pairs it is in. */
  readonly totals: { readonly sharedSpend: Money; readonly duplicateSpend: Money };
  readonly warnings: readonly Warning[];
}

const HANDOVER_AGES = 1;
const HANDOVER_MONTHS = 3;

/** Whether two commissions only hand children over: one shared year of age, or a few shared months as one contract follows another. */
function isHandover(draft: PairDraft, cells: readonly Cell[], period: MonthRange): boolean {
  const ages = new Set(
    cells.flatMap(({ ageFrom, ageTo }) => Array.from({ length: ageTo - ageFrom + 1 }, (_, i) => ageFrom + i)),
  );
  const whole = period.to - period.from + 1;
  return ages.size <= HANDOVER_AGES || (draft.months <= HANDOVER_MONTHS && whole > HANDOVER_MONTHS);
}

function suggestKind(
  draft: PairDraft,
  cells: readonly Cell[],
  set: OverlapSet | null,
  period: MonthRange,
): OverlapKind {
  const { a, b } = draft;
  if (a.arrangementCode !== null && a.arrangementCode === b.arrangementCode) return "JOINT";
  if (isHandover(draft, cells, period)) return "HANDOVER";
  return (set?.overlapSurplus.value ?? 0) > 1e-6 ? "DUPLICATE" : "SHARED_DELIVERY";
}

function explainOverlap(snapshot: Snapshot, demand: Figure): Explanation {
  return {
    definition:
      "Two commissions overlap where both services reach the same children: same line, function and layer, need, ward, age and months. " +
      "That is a question, not yet a fault: children may need both, or the partners may have meant it.",
    formula: "shared spend = Σ over both of spend × demand in shared cells ÷ demand in all cells the service reaches",
    inputs: [
      {
        label: "New need in the shared cells",
        figure: demand,
        source: sourceOf(snapshot.loads, snapshot.demand.loads.at(-1)),
      },
    ],
  };
}

const spendOnShared = (weights: ReadonlyMap<number, number>, cells: Iterable<number>) =>
  [...cells].reduce((sum, cell) => sum + (weights.get(cell) ?? 0), 0);

function indexFigure(value: number | null, provenance: Provenance): Figure {
  return value === null ? missing("UNDEFINED", "share", provenance) : known(value, "share", provenance);
}

function finishPair(
  snapshot: Snapshot,
  draft: PairDraft,
  sets: readonly OverlapSet[],
  period: MonthRange,
  provenance: Provenance,
): Overlap {
  const { model, a, b, shared, weightsA, weightsB } = draft;
  const cells = [...shared.keys()]
    .flatMap((cell) => model.sources[cell]?.cell ?? [])
    .sort((x, y) => (x.key < y.key ? -1 : 1));
  const set = sets.find(({ services }) =>
    [a, b].every(({ serviceCode }) => services.some(({ code }) => code === serviceCode)),
  );
  const all = [...new Set([...weightsA.keys(), ...weightsB.keys()])];
  const sides = [weightsA, weightsB].map((weights) => all.map((cell) => weights.get(cell) ?? 0)) as [
    number[],
    number[],
  ];
  const sharedDemand = known(
    [...shared.values()].reduce((sum, units) => sum + units, 0),
    model.line.unitOfCare,
    provenance,
  );
  const first = cells[0];
  const unnamed = { code: "UNKNOWN", name: "Unknown" };
  return {
    id: `${a.code}+${b.code}`,
    kind: suggestKind(draft, cells, set ?? null, period),
    serviceLine: model.line,
    function: snapshot.functions[first?.function ?? -1] ?? unnamed,
    layer: snapshot.layers[first?.layer ?? -1] ?? unnamed,
    commissions: [a, b],
    sharedCells: cells,
    sharedDemand,
    sharedSpend: pounds(Math.round(spendOnShared(weightsA, shared.keys()) + spendOnShared(weightsB, shared.keys()))),
    overlapCoefficient: indexFigure(overlapCoefficient(...sides), provenance),
    ruzicka: indexFigure(ruzicka(...sides), provenance),
    setId: set?.id ?? null,
    explanation: explainOverlap(snapshot, sharedDemand),
  };
}

/** Spend on shared cells with each commission's pounds counted once, over the union of its shared cells. */
function totalSharedSpend(drafts: readonly PairDraft[]): number {
  const cellsOf = new Map<string, { weights: ReadonlyMap<number, number>; cells: Set<number> }>();
  for (const { a, b, shared, weightsA, weightsB } of drafts) {
    for (const [commission, weights] of [
      [a, weightsA],
      [b, weightsB],
    ] as const) {
      const entry = cellsOf.get(commission.code) ?? { weights, cells: new Set<number>() };
      // A commission lays most weight where it shares longest; the widest view of it counts.
      const wider =
        spendOnShared(weights, weights.keys()) > spendOnShared(entry.weights, entry.weights.keys())
          ? weights
          : entry.weights;
      for (const cell of shared.keys()) entry.cells.add(cell);
      cellsOf.set(commission.code, { weights: wider, cells: entry.cells });
    }
  }
  return [...cellsOf.values()].reduce((sum, { weights, cells }) => sum + spendOnShared(weights, cells), 0);
}

function keepsPair(snapshot: Snapshot, filter: OverlapFilter): (draft: PairDraft) => boolean {
  const keepsCell = makeCellTest(snapshot, filter);
  return ({ model, a, b, shared }) =>
    (!filter.commissioners ||
      [a, b].some(({ commissionerCode }) => filter.commissioners?.includes(commissionerCode))) &&
    [...shared.keys()].some((cell) => {
      const source = model.sources[cell];
      return source !== undefined && keepsCell(model.line, source.cell);
    });
}

/** One line's pairs and sets. */
function lineOverlaps(snapshot: Snapshot, model: LineModel, period: MonthRange, provenance: Provenance) {
  const drafts = [...findPairs(snapshot, model).values()];
  return { drafts, sets: findSets(snapshot, model, drafts, period, provenance) };
}

/** Who else pays for the same children: every pair of overlapping commissions, and what their sets could spare. */
export function computeOverlaps(
  snapshot: Snapshot,
  request: { readonly period: MonthRange; readonly filter: OverlapFilter },
): OverlapTable {
  const { period, filter } = request;
  const population = new PopulationTable(snapshot.population);
  const provenance = weakestProvenance(snapshot.loads, snapshot.demand.loads);
  const lines = snapshot.lines.filter(({ code }) => !filter.serviceLines || filter.serviceLines.includes(code));
  const found = lines.map((line) =>
    lineOverlaps(snapshot, solveLine(snapshot, line, period, "EXPRESSED", population), period, provenance),
  );
  const sets = found.flatMap((line) => line.sets);
  const kept = found.flatMap((line) => line.drafts).filter(keepsPair(snapshot, filter));
  const pairs = kept.map((draft) => ({ draft, overlap: finishPair(snapshot, draft, sets, period, provenance) }));
  const chosen = pairs.filter(({ overlap }) => !filter.kinds || filter.kinds.includes(overlap.kind));
  const chosenSets = sets.filter(({ id }) => chosen.some(({ overlap }) => overlap.setId === id));
  const isUnknown = chosenSets.some(({ duplicateSpend }) => duplicateSpend.state !== "KNOWN");
  return {
    overlaps: chosen
      .map(({ overlap }) => overlap)
      .sort((x, y) => (y.sharedSpend.pence ?? 0) - (x.sharedSpend.pence ?? 0) || (x.id < y.id ? -1 : 1)),
    sets: chosenSets,
    totals: {
      sharedSpend: pounds(Math.round(totalSharedSpend(chosen.map(({ draft }) => draft)))),
      duplicateSpend: pounds(chosenSets.reduce((sum, { duplicateSpend }) => sum + (duplicateSpend.pence ?? 0), 0)),
    },
    warnings: isUnknown
      ? [
          {
            code: "QUEUE_UNKNOWN",
            message:
              "Some queues were not submitted, so the surplus of their services is not collected and not in the total.",
          },
        ]
      : [],
  };
}
