import { bandOf } from "./age-band.ts";
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

/** Whether a filter keeps a cell. */
export function makeCellTest(snapshot: Snapshot, filter: CellFilter): (line: ServiceLine, cell: Cell) => boolean {
  const around = new Map(snapshot.areas.map(({ code }) => [code, areasAround(snapshot.areas, code)]));
  const keeps = (codes: readonly string[] | null | undefined, code: string) => !codes || codes.includes(code);
  return (line, cell) => {
    const area = codeIn(snapshot, line, cell, "AREA");
    return (
      keeps(filter.serviceLines, line.code) &&
      (!filter.areas || (around.get(area) ?? [area]).some((code) => filter.areas?.includes(code))) &&
      keeps(filter.ageBands, codeIn(snapshot, line, cell, "AGE_BAND")) &&
      keeps(filter.needs, codeIn(snapshot, line, cell, "NEED")) &&
      keeps(filter.layers, codeIn(snapshot, line, cell, "LAYER")) &&
      keeps(filter.functions, codeIn(snapshot, line, cell, "FUNCTION"))
    );
  };
}
