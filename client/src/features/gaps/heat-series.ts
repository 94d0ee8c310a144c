import { agesText } from "../../words/text.ts";
import { type HeatRow, type LineName, sizeOf } from "./gap-rows.ts";

/** What the columns of the heat table are. */
export type HeatBy = "area" | "ageBand";

/** A column of the heat table. */
export interface HeatColumn {
  readonly code: string;
  readonly name: string;
}

/** One cell: unmet need over the rows that fall in it. */
export interface HeatCell {
  readonly unmet: number;
  readonly demand: number;
  /** Why a row in it has no number; the sum would mislead, so it is not shown. */
  readonly hiddenBy: string | null;
  /** The row with the most unmet need. */
  readonly widest: HeatRow;
}

/** The heat table: lines down, wards or ages across. */
export interface HeatGrid {
  readonly lines: readonly LineName[];
  readonly columns: readonly HeatColumn[];
  readonly cells: ReadonlyMap<string, HeatCell>;
}

/** Key of a cell. */
export const heatKey = (line: string, column: string) => `${line}|${column}`;

function columnOf(row: HeatRow, by: HeatBy): HeatColumn & { readonly order: string } {
  if (by === "area") {
    const name = row.area?.name ?? "Not known";
    return { code: row.area?.code ?? "UNKNOWN", name, order: name };
  }
  const band = row.ageBand;
  return band
    ? {
        code: band.code,
        name: `${band.from === band.to ? "Age" : "Ages"} ${agesText(band)}`,
        order: String(band.from).padStart(3, "0"),
      }
    : { code: "UNKNOWN", name: "Not known", order: "~" };
}

function addTo(cell: HeatCell | undefined, row: HeatRow): HeatCell {
  const isHidden = row.unmet.value === null || row.unmet.value === undefined;
  return {
    unmet: (cell?.unmet ?? 0) + sizeOf(row.unmet),
    demand: (cell?.demand ?? 0) + sizeOf(row.demand),
    hiddenBy: isHidden ? row.unmet.state : (cell?.hiddenBy ?? null),
    widest: cell === undefined || sizeOf(row.unmet) > sizeOf(cell.widest.unmet) ? row : cell.widest,
  };
}

/** Unmet need by line and ward, or by line and age. */
export function heatGrid(rows: readonly HeatRow[], by: HeatBy): HeatGrid {
  const cells = new Map<string, HeatCell>();
  const columns = new Map<string, HeatColumn & { readonly order: string }>();
  for (const row of rows) {
    const column = columnOf(row, by);
    columns.set(column.code, column);
    const key = heatKey(row.serviceLine.code, column.code);
    cells.set(key, addTo(cells.get(key), row));
  }
  const lines = [...new Map(rows.map(({ serviceLine }) => [serviceLine.code, serviceLine])).values()];
  return {
    lines: lines.sort((a, b) => (a.name < b.name ? -1 : 1)),
    columns: [...columns.values()].sort((a, b) => (a.order < b.order ? -1 : 1)),
    cells,
  };
}
