import { addParts, type GapParts, noParts, type PartColumns } from "./gap-parts.ts";
import { type CellDimension, codeIn, type GapRequest, makeCellNumber, makeCellTest } from "./gap-request.ts";
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

/** Adds up the figures of a row's cells, stretch by stretch. */
function sumCells(draft: RowDraft): void {
  const { model, cells, parts } = draft;
  const { stretches, scale } = model;
  let [units, children, variance] = [0, 0, 0];
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] as number;
    for (let index = 0; index < stretches.length; index += 1) {
      const { demand, met, isShaky } = stretches[index] as Stretch;
      addParts(parts, model.parts[index] as PartColumns, cell, scale);
      units += demand.units[cell] as number;
      children += demand.children[cell] as number;
      variance += demand.variance[cell] as number;
      if (isShaky[cell] === 1) draft.isShaky = true;
      if (met.isUnknown[cell] === 1) draft.isMetUnknown = true;
    }
  }
  draft.units = units;
  draft.children = children;
  draft.variance = variance;
}

/** Adds the services that reach a row's cells in a stretch. */
function addServices({ cells, serviceCodes }: RowDraft, { graph, services, classOf }: Stretch): void {
  const isSeen = new Uint8Array(services.length);
  let last = -1;
  for (const cell of cells) {
    const index = classOf[cell] as number;
    if (index === last) continue;
    last = index;
    for (const service of graph.servicesOf[index] ?? []) isSeen[service] = 1;
  }
  services.forEach(({ service }, index) => {
    if (isSeen[index] === 1) serviceCodes.add(service.code);
  });
}

/** Rows of one line, in order of their keys. */
export function draftRows(snapshot: Snapshot, model: LineModel, request: GapRequest): RowDraft[] {
  const keeps = makeCellTest(snapshot, request.filter);
  const dimensions = DIMENSIONS.filter((dimension) => dimension === "SERVICE_LINE" || request.by.includes(dimension));
  const numberOf = makeCellNumber(snapshot, dimensions);
  const drafts = new Map<number, RowDraft>();
  model.sources.forEach(({ cell }, index) => {
    if (!keeps(model.line, cell)) return;
    const number = numberOf(cell);
    let draft = drafts.get(number);
    if (draft === undefined) {
      const codes = new Map(dimensions.map((dimension) => [dimension, codeIn(snapshot, model.line, cell, dimension)]));
      draft = draftRow([...codes.values()].join("|"), codes, model);
      drafts.set(number, draft);
    }
    draft.cells.push(index);
  });
  for (const draft of drafts.values()) sumCells(draft);
  const rows = [...drafts.values()]
    .filter(({ parts, isShaky }) => parts.demand > 0 || parts.met > 0 || isShaky)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const row of rows) for (const stretch of model.stretches) addServices(row, stretch);
  return rows;
}
