import { addParts, type GapParts, noParts } from "./gap-parts.ts";
import { type CellDimension, codeIn, type GapRequest, makeCellTest } from "./gap-request.ts";
import type { LineModel } from "./line-model.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Stretch } from "./stretch.ts";

/** Order of dimensions in a row's key. */
const DIMENSIONS: readonly CellDimension[] = ["SERVICE_LINE", "AREA", "AGE_BAND", "NEED", "LAYER", "FUNCTION"];

/** A row of the gap table before its figures are written: sums over its cells and the period. */
export interface RowDraft {
  /** The codes it is grouped by. */
  readonly key: string;
  readonly codes: ReadonlyMap<CellDimension, string>;
  readonly model: LineModel;
  readonly cells: number[];
  readonly parts: GapParts;
  /** Sums over months, stock units too. */
  children: number;
  variance: number;
  units: number;
  /** Some of the demand or capacity behind it is not known. */
  isShaky: boolean;
  isMetUnknown: boolean;
  readonly serviceCodes: Set<string>;
}

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
    isShaky: false,
    isMetUnknown: !model.cells.hasActivity,
    serviceCodes: new Set(),
  };
}

function addCell(draft: RowDraft, cell: number): void {
  const { model } = draft;
  draft.cells.push(cell);
  model.stretches.forEach((stretch, index) => {
    const parts = model.parts[index]?.[cell];
    const demand = stretch.demand[cell];
    if (parts === undefined || demand === undefined) return;
    addParts(draft.parts, parts, model.scale);
    draft.units += demand.units;
    draft.children += demand.children;
    draft.variance += demand.variance;
    draft.isShaky ||= stretch.isShaky[cell] === 1;
    draft.isMetUnknown ||= stretch.met[cell]?.isUnknown ?? false;
  });
}

/** Codes of the services that reach each class of a stretch. */
function codesOfClasses({ graph, services }: Stretch): readonly (readonly string[])[] {
  return graph.servicesOf.map((list) => [...list].flatMap((index) => services[index]?.service.code ?? []));
}

function addServices(drafts: Iterable<RowDraft>, model: LineModel): void {
  const codes = model.stretches.map(codesOfClasses);
  for (const draft of drafts) {
    model.stretches.forEach((stretch, index) => {
      const classes = new Set(draft.cells.map((cell) => stretch.classOf[cell] ?? -1));
      for (const entry of classes) for (const code of codes[index]?.[entry] ?? []) draft.serviceCodes.add(code);
    });
  }
}

/** Rows of one line, in order of their keys. */
export function draftRows(snapshot: Snapshot, model: LineModel, request: GapRequest): RowDraft[] {
  const keeps = makeCellTest(snapshot, request.filter);
  const dimensions = DIMENSIONS.filter((dimension) => dimension === "SERVICE_LINE" || request.by.includes(dimension));
  const drafts = new Map<string, RowDraft>();
  model.sources.forEach(({ cell }, index) => {
    if (!keeps(model.line, cell)) return;
    const codes = dimensions.map((dimension) => codeIn(snapshot, model.line, cell, dimension));
    const key = codes.join("|");
    let draft = drafts.get(key);
    if (draft === undefined) {
      draft = draftRow(key, new Map(dimensions.map((dimension, at) => [dimension, codes[at] ?? "UNKNOWN"])), model);
      drafts.set(key, draft);
    }
    addCell(draft, index);
  });
  const rows = [...drafts.values()]
    .filter(({ parts, isShaky }) => parts.demand > 0 || parts.met > 0 || isShaky)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  addServices(rows, model);
  return rows;
}
