import type { Readable } from "node:stream";
import { streamOds } from "../workbook/ods.ts";
import { continuedSheets, type SheetCell, type SheetRow, type WrittenSheet } from "../workbook/sheet.ts";
import { streamXlsx } from "../workbook/xlsx.ts";
import { aboutRows } from "./about-rows.ts";
import type { TableCell, TableFile } from "./table-file.ts";

/** Longest text a cell of Excel holds. */
const LONGEST_CELL = 32_767;

function cellOf(value: TableCell): SheetCell {
  if (typeof value === "boolean") return String(value);
  if (typeof value !== "string" || value.length <= LONGEST_CELL) return value;
  return `A text of ${value.length} characters is longer than a cell holds; take the table as CSV, JSON or Parquet.`;
}

async function* rowsOf({ parts }: TableFile): AsyncGenerator<SheetRow> {
  for await (const rows of parts) for (const row of rows) yield row.map(cellOf);
}

/** The rows come first, where programs that read one sheet look; what the columns mean and what the table is, after them. */
async function* sheetsOf(table: TableFile, mostRows?: number): AsyncGenerator<WrittenSheet> {
  const names = table.columns.map(({ name }) => name);
  yield* continuedSheets(table.name, names, rowsOf(table), mostRows);
  yield { name: "About", rows: [["Word", "Value"], ...aboutRows(table)] };
  const meanings = table.columns.map(({ name, kind, description }) => [name, kind.toLowerCase(), description]);
  yield { name: "Columns", rows: [["Column", "Kind", "Meaning"], ...meanings] };
}

/** A table as an Excel workbook, on further sheets where it has more rows than one may have. */
export function streamXlsxTable(table: TableFile, mostRows?: number): Readable {
  return streamXlsx(sheetsOf(table, mostRows));
}

/** A table as an OpenDocument spreadsheet, on further sheets where it has more rows than one may have. */
export function streamOdsTable(table: TableFile, mostRows?: number): Readable {
  return streamOds(sheetsOf(table, mostRows));
}
