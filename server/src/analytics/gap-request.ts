import { AGE_BANDS, bandOf, OLDEST_AGE } from "./age-band.ts";
import type { Cell } from "./cell.ts";
import type { DemandBasis } from "./line-cells.ts";
import type { MonthRange } from "./period.ts";
import { areasAround } from "./reach-index.ts";
import type { Remedy } from "./remedy.ts";
import type { ServiceLine, Snapshot } from "./snapshot.ts";

/** Codes to keep: OR inside a field, AND between fields; a field left out keeps all. */
export interface CellFilter {
  readonly serviceLines?: readonly string[] | null;
  /** An area keeps every area within it. */
  readonly areas?: readonly string[] | null;
  readonly ageBands?: readonly string[] | null;
  readonly needs?: readonly string[] | null;
  readonly layers?: readonly string[] | null;
  readonly functions?: readonly string[] | null;
}

export interface GapFilter extends CellFilter {
  readonly remedies?: readonly Remedy[] | null;
}

/** What is asked of the gap table. */
export interface GapRequest {
  readonly period: MonthRange;
  readonly basis: DemandBasis;
  readonly by: readonly CellDimension[];
  /** Selects rows; the allocation behind them is always that of the whole line. */
  readonly filter: GapFilter;
}

/** Dimensions of cells and rows. */
export type CellDimension = "SERVICE_LINE" | "AREA" | "AGE_BAND" | "NEED" | "LAYER" | "FUNCTION";

/** Code of a cell in one dimension. */
export function codeIn(snapshot: Snapshot, line: ServiceLine, cell: Cell, dimension: CellDimension): string {
  switch (dimension) {
    case "SERVICE_LINE":
      return line.code;
    case "AREA":
      return snapshot.areas[cell.area]?.code ?? "UNKNOWN";
    case "AGE_BAND":
      return bandOf(cell.ageFrom).code;
    case "NEED":
      return snapshot.needs[cell.need]?.code ?? "UNKNOWN";
    case "LAYER":
      return snapshot.layers[cell.layer]?.code ?? "UNKNOWN";
    case "FUNCTION":
      return snapshot.functions[cell.function]?.code ?? "UNKNOWN";
  }
}

/** A number that names a cell's codes in some dimensions, the same for all cells that share them. */
export function makeCellNumber(snapshot: Snapshot, dimensions: readonly CellDimension[]): (cell: Cell) => number {
  const { needs, layers, functions } = snapshot;
  const has = (dimension: CellDimension) => dimensions.includes(dimension);
  const [byArea, byBand, byNeed] = [has("AREA"), has("AGE_BAND"), has("NEED")];
  const [byLayer, byFunction] = [has("LAYER"), has("FUNCTION")];
  const bandOfAge = Array.from({ length: OLDEST_AGE + 1 }, (_, age) => AGE_BANDS.indexOf(bandOf(age)));
  return ({ area, need, layer, function: kind, ageFrom }) => {
    // Positions start at −1, which is unknown.
    let number = byArea ? area + 1 : 0;
    if (byBand) number = number * AGE_BANDS.length + (bandOfAge[ageFrom] as number);
    if (byNeed) number = number * (needs.length + 1) + need + 1;
    if (byLayer) number = number * (layers.length + 1) + layer + 1;
    return byFunction ? number * (functions.length + 1) + kind + 1 : number;
  };
}

/** Whether codes keep the item at a position of a list; a position outside it is unknown. */
function makeTest(list: readonly { readonly code: string }[], codes: readonly string[] | null | undefined) {
  if (!codes) return () => true;
  const isKept = list.map(({ code }) => codes.includes(code));
  const isUnknownKept = codes.includes("UNKNOWN");
  return (position: number) => isKept[position] ?? isUnknownKept;
}

function makeAreaTest({ areas }: Snapshot, codes: readonly string[] | null | undefined) {
  if (!codes) return () => true;
  const asked = new Set(codes);
  const isKept = areas.map(({ code }) => areasAround(areas, code).some((around) => asked.has(around)));
  return (position: number) => isKept[position] ?? asked.has("UNKNOWN");
}

/** Whether a filter keeps a cell. */
export function makeCellTest(snapshot: Snapshot, filter: CellFilter): (line: ServiceLine, cell: Cell) => boolean {
  const keepsArea = makeAreaTest(snapshot, filter.areas);
  const keepsNeed = makeTest(snapshot.needs, filter.needs);
  const keepsLayer = makeTest(snapshot.layers, filter.layers);
  const keepsFunction = makeTest(snapshot.functions, filter.functions);
  const { serviceLines, ageBands } = filter;
  return (line, cell) =>
    (!serviceLines || serviceLines.includes(line.code)) &&
    keepsArea(cell.area) &&
    (!ageBands || ageBands.includes(bandOf(cell.ageFrom).code)) &&
    keepsNeed(cell.need) &&
    keepsLayer(cell.layer) &&
    keepsFunction(cell.function);
}
