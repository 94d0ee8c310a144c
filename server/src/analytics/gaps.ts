import { AGE_BANDS, type AgeBand } from "./age-band.ts";
import { type Bottleneck, findBottlenecks } from "./bottlenecks.ts";
import {
  type Explanation,
  type Figure,
  known,
  missing,
  type Provenance,
  type Warning,
  weakestProvenance,
} from "./figure.ts";
import { explainGap } from "./gap-explanation.ts";
import { type RowCells, type RowInterval, rowInterval } from "./gap-interval.ts";
import { addParts, type GapParts, noParts, stretchParts } from "./gap-parts.ts";
import { type CellDimension, codeIn, type GapRequest, makeCellTest } from "./gap-request.ts";
import { type LineModel, solveLine } from "./line-model.ts";
import type { MonthRange } from "./period.ts";
import { PopulationTable } from "./population-table.ts";
import { chooseRemedy, type Remedy } from "./remedy.ts";
import type { Area, Coded, ServiceLine, Snapshot } from "./snapshot.ts";

/** Demand of a group of cells, how it is met, and why it is not. */
export interface GapRow {
  /** Stable within the question: the codes it is grouped by. */
  readonly key: string;
  readonly serviceLine: ServiceLine;
  readonly area: Area | null;
  readonly ageBand: AgeBand | null;
  readonly need: Coded | null;
  readonly layer: Coded | null;
  readonly function: Coded | null;
  readonly demand: Figure;
  readonly capacity: Figure;
  readonly met: Figure;
  readonly unmet: Figure;
  readonly coverageGap: Figure;
  readonly capacityGap: Figure;
  readonly distributionGap: Figure;
  readonly deliveryGap: Figure;
  readonly targetingGap: Figure;
  readonly ahead: Figure;
  readonly beyond: Figure;
  readonly coverage: Figure;
  readonly remedy: Remedy;
  readonly explanation: Explanation;
  /** Codes of the services that reach any of the row's cells in the period. */
  readonly serviceCodes: readonly string[];
}

export interface GapTable {
  readonly rows: readonly GapRow[];
  readonly bottlenecks: readonly Bottleneck[];
  readonly warnings: readonly Warning[];
}

interface RowDraft {
  readonly key: string;
  readonly codes: ReadonlyMap<CellDimension, string>;
  readonly model: LineModel;
  readonly cells: number[];
  readonly parts: GapParts;
  children: number;
  variance: number;
  units: number;
  isDemandUnknown: boolean;
  isMetUnknown: boolean;
  isCapacityUnknown: boolean;
  readonly serviceCodes: Set<string>;
}

/** Order of dimensions in a row's key. */
const DIMENSIONS: readonly CellDimension[] = ["SERVICE_LINE", "AREA", "AGE_BAND", "NEED", "LAYER", "FUNCTION"];

function draftRow(key: string, codes: ReadonlyMap<CellDimension, string>, model: LineModel): RowDraft {
  return {
    key,
    codes,
    model,
    cells: [],
    parts: noParts(),
    children: 0,
    variance: 0,
    units: 0,
    isDemandUnknown: false,
    isMetUnknown: false,
    isCapacityUnknown: false,
    serviceCodes: new Set(),
  };
}

function addServices(draft: RowDraft): void {
  const cells = new Set(draft.cells);
  for (const stretch of draft.model.stretches) {
    for (const { service, cells: reached, isCapacityUnknown } of stretch.services) {
      if (!reached.some((cell) => cells.has(cell))) continue;
      draft.serviceCodes.add(service.code);
      draft.isCapacityUnknown ||= isCapacityUnknown;
    }
  }
}

function addCell(draft: RowDraft, cell: number, partsOf: readonly (readonly GapParts[])[]): void {
  draft.cells.push(cell);
  draft.model.stretches.forEach((stretch, index) => {
    const parts = partsOf[index]?.[cell];
    const demand = stretch.demand[cell];
    if (parts === undefined || demand === undefined) return;
    addParts(draft.parts, parts, draft.model.scale);
    draft.units += demand.units;
    draft.children += demand.children;
    draft.variance += demand.variance;
    draft.isDemandUnknown ||= demand.isUnknown;
    draft.isMetUnknown ||= stretch.met[cell]?.isUnknown ?? false;
  });
}

/** Rows of one line, in order of their keys. */
function draftRows(snapshot: Snapshot, model: LineModel, request: GapRequest): RowDraft[] {
  const keeps = makeCellTest(snapshot, request.filter);
  const dimensions = DIMENSIONS.filter((dimension) => dimension === "SERVICE_LINE" || request.by.includes(dimension));
  const partsOf = model.stretches.map(stretchParts);
  const drafts = new Map<string, RowDraft>();
  model.sources.forEach(({ cell }, index) => {
    if (!keeps(model.line, cell)) return;
    const codes = new Map(dimensions.map((dimension) => [dimension, codeIn(snapshot, model.line, cell, dimension)]));
    const key = [...codes.values()].join("|");
    const draft = drafts.get(key) ?? draftRow(key, codes, model);
    drafts.set(key, draft);
    addCell(draft, index, partsOf);
  });
  const rows = [...drafts.values()].filter(
    ({ parts, isDemandUnknown }) => parts.demand > 0 || parts.met > 0 || isDemandUnknown,
  );
  for (const row of rows) addServices(row);
  return rows;
}

type GapFigures = Pick<
  GapRow,
  | "demand"
  | "capacity"
  | "met"
  | "unmet"
  | "coverageGap"
  | "capacityGap"
  | "distributionGap"
  | "deliveryGap"
  | "targetingGap"
  | "ahead"
  | "beyond"
  | "coverage"
>;

function gapFigures(draft: RowDraft, interval: RowInterval | null, provenance: Provenance): GapFigures {
  const { parts, model } = draft;
  const unit = model.line.unitOfCare;
  // Unknown demand or capacity makes all that rests on it unreliable; the sums of what is known would look like a smaller gap.
  const isUnreliable = draft.isDemandUnknown || draft.isCapacityUnknown;
  const solid = (value: number, ends?: { lower: number; upper: number }, of = unit) =>
    isUnreliable
      ? { ...known(value, of, provenance), state: "UNRELIABLE" as const }
      : known(value, of, provenance, ends);
  const met = (value: number, ends?: { lower: number; upper: number }) =>
    draft.isMetUnknown ? missing("NOT_COLLECTED", unit, provenance) : solid(value, ends);
  const unmet = parts.coverageGap + parts.capacityGap + parts.distributionGap - parts.ahead;
  const coverage = parts.demand > 0 ? (parts.demand - parts.coverageGap - parts.capacityGap) / parts.demand : null;
  return {
    demand: solid(parts.demand, interval?.demand),
    capacity: solid(parts.capacity),
    met: draft.isMetUnknown ? missing("NOT_SUBMITTED", unit, provenance) : known(parts.met, unit, provenance),
    unmet: met(Math.max(0, unmet), interval?.unmet),
    coverageGap: solid(parts.coverageGap, interval?.coverageGap),
    capacityGap: solid(parts.capacityGap, interval?.capacityGap),
    distributionGap: met(parts.distributionGap),
    deliveryGap: met(parts.deliveryGap),
    targetingGap: met(parts.distributionGap - parts.deliveryGap),
    ahead: met(parts.ahead),
    beyond: met(parts.beyond),
    coverage:
      coverage === null ? missing("UNDEFINED", "share", provenance) : solid(coverage, interval?.coverage, "share"),
  };
}

function finishRow(snapshot: Snapshot, draft: RowDraft, provenance: Provenance): GapRow {
  const cells: RowCells[] = [{ model: draft.model, cells: draft.cells }];
  const figures = gapFigures(draft, rowInterval(cells, draft.units, draft.children, draft.variance), provenance);
  const pick = <T extends Coded>(list: readonly T[], dimension: CellDimension): T | null =>
    list.find(({ code }) => code === draft.codes.get(dimension)) ?? null;
  const remedy = chooseRemedy(draft.isMetUnknown ? { ...draft.parts, distributionGap: 0 } : draft.parts);
  const serviceCodes = [...draft.serviceCodes].sort();
  return {
    key: draft.key,
    serviceLine: draft.model.line,
    area: pick(snapshot.areas, "AREA"),
    ageBand: AGE_BANDS.find(({ code }) => code === draft.codes.get("AGE_BAND")) ?? null,
    need: pick(snapshot.needs, "NEED"),
    layer: pick(snapshot.layers, "LAYER"),
    function: pick(snapshot.functions, "FUNCTION"),
    ...figures,
    remedy,
    explanation: explainGap(snapshot, figures, remedy, serviceCodes),
    serviceCodes,
  };
}

function gapWarnings(snapshot: Snapshot, models: readonly LineModel[], request: GapRequest): Warning[] {
  const warnings: Warning[] = [];
  const unknown = new Set(
    models.flatMap(({ stretches }) =>
      stretches.flatMap(({ services }) =>
        services.filter((entry) => entry.isCapacityUnknown).map(({ service }) => service.code),
      ),
    ),
  );
  if (unknown.size > 0) {
    const codes = [...unknown].sort().join(", ");
    warnings.push({
      code: "CAPACITY_UNKNOWN",
      message: `Capacity is not known for ${codes}; figures linked to them are unreliable.`,
    });
  }
  if (request.basis === "EXPECTED") {
    const rated = new Set(snapshot.prevalence.map((rate) => rate.lineCode));
    const without = models.filter(({ line }) => !rated.has(line.code)).map(({ line }) => line.name);
    if (without.length > 0) {
      warnings.push({ code: "NO_PREVALENCE", message: `No expected rate of need is known for ${without.join(", ")}.` });
    }
  }
  return [...warnings, ...monthWarnings(snapshot, request.period)];
}

/** Months of the question that the figures do not reach. */
function monthWarnings({ demand }: Snapshot, period: MonthRange): Warning[] {
  const last = demand.firstMonth + demand.monthCount - 1;
  if (period.from >= demand.firstMonth && period.to <= last) return [];
  return [
    {
      code: "PERIOD_PARTLY_LOADED",
      message: "The period has months without figures; they count as no demand and no activity.",
    },
  ];
}

/**
 * Where need is unmet and why: the fair allocation of each line, cell by cell, added up to the rows asked for.
 * Always: coverage + capacity + distribution − ahead = Σ max(0, demand − met).
 */
export function computeGaps(snapshot: Snapshot, request: GapRequest): GapTable {
  const population = new PopulationTable(snapshot.population);
  const asked = request.filter.serviceLines;
  const models = snapshot.lines
    .filter(({ code }) => !asked || asked.includes(code))
    .map((line) => solveLine(snapshot, line, request.period, request.basis, population));
  const loads = request.basis === "EXPRESSED" ? snapshot.demand.loads : snapshot.loads.map(({ id }) => id);
  const provenance = weakestProvenance(snapshot.loads, [...loads, ...snapshot.activity.loads]);
  const rows = models.flatMap((model) =>
    draftRows(snapshot, model, request).map((draft) => finishRow(snapshot, draft, provenance)),
  );
  return {
    rows: request.filter.remedies ? rows.filter(({ remedy }) => request.filter.remedies?.includes(remedy)) : rows,
    bottlenecks: findBottlenecks(snapshot, models, request, provenance),
    warnings: gapWarnings(snapshot, models, request),
  };
}
