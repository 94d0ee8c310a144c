import { AGE_BANDS, type AgeBand } from "./age-band.ts";
import { type Bottleneck, findBottlenecks } from "./bottlenecks.ts";
import { publishedWarnings } from "./disclosure/hidden-rows.ts";
import { publishedSum } from "./disclosure/published-sum.ts";
import { type Explanation, type Provenance, type Warning, weakestProvenance } from "./figure.ts";
import { explainGap } from "./gap-explanation.ts";
import { type GapFigures, gapFigures, hiddenFigures } from "./gap-figures.ts";
import type { CellDimension, GapRequest } from "./gap-request.ts";
import { draftRows, type RowDraft } from "./gap-rows.ts";
import { gapWarnings, holdsSome } from "./gap-warnings.ts";
import { solveLine } from "./line-model.ts";
import { basesOf, basisWarnings } from "./population-basis.ts";
import { chooseRemedy, type Remedy } from "./remedy.ts";
import type { Area, Coded, PopulationBasis, ServiceLine, Snapshot } from "./snapshot.ts";

/** Demand of a group of cells, how it is met, and why it is not. */
export interface GapRow extends GapFigures {
  /** Stable within the question: the codes it is grouped by. */
  readonly key: string;
  readonly serviceLine: ServiceLine;
  /** Null when rows are not grouped by it; likewise the next four. */
  readonly area: Area | null;
  readonly ageBand: AgeBand | null;
  readonly need: Coded | null;
  readonly layer: Coded | null;
  readonly function: Coded | null;
  readonly populationBasis: PopulationBasis;
  readonly remedy: Remedy;
  /** How the row came about; made when it is asked for, which is seldom. */
  readonly explain: () => Explanation;
  /** Codes of the services that reach any of the row's cells in the period. */
  readonly serviceCodes: readonly string[];
}

export interface GapTable {
  /** In order of their keys. */
  readonly rows: readonly GapRow[];
  /** Bottlenecks, least covered first; found when they are asked for. */
  readonly findBottlenecks: () => readonly Bottleneck[];
  readonly warnings: readonly Warning[];
  /** Whether every figure the table asks for is recorded. */
  readonly complete: boolean;
}

const sourcesOf = ({ cells, model }: RowDraft) => cells.flatMap((cell) => model.sources[cell] ?? []);

/** Whether a row's demand and activity are published, where counts are as published. */
function isPublished(snapshot: Snapshot, { model, codes }: RowDraft, { filter, period, basis }: GapRequest): boolean {
  if (snapshot.published === undefined) return true;
  const { demand, activity } = snapshot.published;
  const question = { line: model.line, codes, filter, months: period };
  const tables = basis === "EXPRESSED" ? [demand, activity] : [activity];
  return tables.every((years) => publishedSum(snapshot, years, question) !== null);
}

function finishRow(
  snapshot: Snapshot,
  draft: RowDraft,
  { isLoaded, isShown }: { readonly isLoaded: boolean; readonly isShown: boolean },
  provenance: Provenance,
): GapRow {
  const figures = isShown
    ? gapFigures(draft, isLoaded, provenance)
    : hiddenFigures(draft.model.line.unitOfCare, provenance);
  const pick = <T extends Coded>(list: readonly T[], dimension: CellDimension): T | null =>
    list.find(({ code }) => code === draft.codes.get(dimension)) ?? null;
  const remedy = !isShown
    ? "NONE"
    : chooseRemedy(draft.isMetUnknown ? { ...draft.parts, distributionGap: 0 } : draft.parts);
  const serviceCodes = [...draft.serviceCodes].sort();
  return {
    key: draft.key,
    serviceLine: draft.model.line,
    area: pick(snapshot.areas, "AREA"),
    ageBand: AGE_BANDS.find(({ code }) => code === draft.codes.get("AGE_BAND")) ?? null,
    need: pick(snapshot.needs, "NEED"),
    layer: pick(snapshot.layers, "LAYER"),
    function: pick(snapshot.functions, "FUNCTION"),
    populationBasis: basesOf(snapshot.demand, () => sourcesOf(draft), draft.model.cells.basis)[0],
    ...figures,
    remedy,
    explain: () => explainGap(snapshot, figures, remedy, serviceCodes),
    serviceCodes,
  };
}

/** Warnings that say how, not that something is lacking. */
const ESTIMATES = new Set(["POPULATION_MISSING", "MIXED_POPULATION_BASES"]);

/**
 * Where need is unmet and why: the fair allocation of each line, cell by cell, added up to the rows asked for.
 * Always: coverage + capacity + distribution − ahead = Σ max(0, demand − met).
 */
export function computeGaps(snapshot: Snapshot, request: GapRequest): GapTable {
  const asked = request.filter.serviceLines;
  const models = snapshot.lines
    .filter(({ code }) => !asked || asked.includes(code))
    .map((line) => solveLine(snapshot, line, request.period, request.basis));
  const isExpressed = request.basis === "EXPRESSED";
  const loads = isExpressed ? snapshot.demand.loads : snapshot.loads.map(({ id }) => id);
  const provenance = weakestProvenance(snapshot.loads, [...loads, ...snapshot.activity.loads]);
  const isLoaded = !isExpressed || holdsSome(snapshot.demand, request.period);
  const drafts = models.flatMap((model) => draftRows(snapshot, model, request));
  const rows = drafts.map((draft) =>
    finishRow(snapshot, draft, { isLoaded, isShown: isPublished(snapshot, draft, request) }, provenance),
  );
  const mixed = drafts.filter((draft) => basesOf(snapshot.demand, () => sourcesOf(draft), request.basis).length > 1);
  const { remedies } = request.filter;
  const warnings = [
    ...gapWarnings(snapshot, models, request),
    ...basisWarnings(mixed.map(({ model }) => model.line.name)),
    ...publishedWarnings(snapshot),
  ];
  return {
    rows: remedies ? rows.filter(({ remedy }) => remedies.includes(remedy)) : rows,
    findBottlenecks: () => findBottlenecks(snapshot, models, request, provenance),
    warnings,
    complete: warnings.every(({ code }) => ESTIMATES.has(code)),
  };
}
