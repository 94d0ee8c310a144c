import { type GapParts, sumParts } from "./gap-parts.ts";
import { type CellDimension, codeIn, type GapRequest, makeCellNumber, makeCellTest } from "./gap-request.ts";
import type { CellSource } from "./line-cells.ts";
import type { LineModel } from "./line-model.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Stretch, StretchService } from "./stretch.ts";

/** Order of dimensions in a row's key. */
const DIMENSIONS: readonly CellDimension[] = ["SERVICE_LINE", "AREA", "AGE_BAND", "NEED", "LAYER", "FUNCTION"];

/** A row of the gap table before its figures are written: sums over its cells and the period. */
export interface RowDraft extends RowSums {
  /** The codes it is grouped by. */
  readonly key: string;
  readonly codes: ReadonlyMap<CellDimension, string>;
  readonly model: LineModel;
  readonly cells: readonly number[];
  readonly parts: GapParts;
  readonly serviceCodes: ReadonlySet<string>;
}

interface RowSums {
  /** Sums over months, stock units too. */
  readonly children: number;
  readonly variance: number;
  readonly units: number;
  /** Some of the demand or capacity behind it is not known. */
  readonly isShaky: boolean;
  readonly isMetUnknown: boolean;
}

/** Adds up the demand of a row's cells, stretch by stretch. */
function sumDemand({ stretches, cells: { hasActivity } }: LineModel, cells: readonly number[]): RowSums {
  let [units, children, variance, shaky, unmeasured] = [0, 0, 0, 0, hasActivity ? 0 : 1];
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] as number;
    for (let index = 0; index < stretches.length; index += 1) {
      const { demand, met, isShaky } = stretches[index] as Stretch;
      units += demand.units[cell] as number;
      children += demand.children[cell] as number;
      variance += demand.variance[cell] as number;
      shaky |= isShaky[cell] as number;
      unmeasured |= met.isUnknown[cell] as number;
    }
  }
  return { units, children, variance, isShaky: shaky === 1, isMetUnknown: unmeasured === 1 };
}

/** Adds the codes of the services that reach some cells in a stretch. */
function addServices(codes: Set<string>, { graph, services, classOf }: Stretch, cells: readonly number[]): void {
  const isSeen = new Uint8Array(services.length);
  const isSeenClass = new Uint8Array(graph.servicesOf.length);
  for (let at = 0; at < cells.length; at += 1) {
    const index = classOf[cells[at] as number] as number;
    if (index < 0 || isSeenClass[index] === 1) continue;
    isSeenClass[index] = 1;
    const reaching = graph.servicesOf[index] as Int32Array;
    for (let place = 0; place < reaching.length; place += 1) isSeen[reaching[place] as number] = 1;
  }
  for (let service = 0; service < isSeen.length; service += 1) {
    if (isSeen[service] === 1) codes.add((services[service] as StretchService).service.code);
  }
}

function draftRow(model: LineModel, codes: ReadonlyMap<CellDimension, string>, cells: readonly number[]): RowDraft {
  const serviceCodes = new Set<string>();
  for (const stretch of model.stretches) addServices(serviceCodes, stretch, cells);
  const parts = sumParts(model.parts, cells, model.scale);
  return { key: [...codes.values()].join("|"), codes, model, cells, parts, serviceCodes, ...sumDemand(model, cells) };
}

/** Rows of one line, in order of their keys. */
export function draftRows(snapshot: Snapshot, model: LineModel, request: GapRequest): RowDraft[] {
  const keeps = makeCellTest(snapshot, request.filter);
  const dimensions = DIMENSIONS.filter((dimension) => dimension === "SERVICE_LINE" || request.by.includes(dimension));
  const numberOf = makeCellNumber(snapshot, dimensions);
  const groups = new Map<number, number[]>();
  model.sources.forEach(({ cell }, index) => {
    if (!keeps(model.line, cell)) return;
    const number = numberOf(cell);
    const cells = groups.get(number);
    if (cells === undefined) groups.set(number, [index]);
    else cells.push(index);
  });
  return Array.from(groups.values(), (cells) => {
    const { cell } = model.sources[cells[0] as number] as CellSource;
    const codes = dimensions.map((dimension) => [dimension, codeIn(snapshot, model.line, cell, dimension)] as const);
    return draftRow(model, new Map(codes), cells);
  })
    .filter(({ parts, isShaky }) => parts.demand > 0 || parts.met > 0 || isShaky)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
