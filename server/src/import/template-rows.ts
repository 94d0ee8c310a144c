import { type Place, type ProblemList, problemAt } from "../persistence/stores/problem.ts";
import type { CellValue, StagedRow, TableRows } from "../persistence/stores/staging.ts";
import type { Column, Table } from "../persistence/table.ts";
import { readCell } from "./cell.ts";
import type { Sheet, SheetRow } from "./sheets.ts";

/** Rows that are handed on together. */
const CHUNK = 5_000;

/** Rows above a header that may hold titles, as merged cells do. */
const TITLE_ROWS = 20;

/** A template's header as a sheet has it. */
interface Header {
  readonly row: number;
  readonly width: number;
  /** Position in the sheet of each of the table's columns; -1 where the sheet leaves it out. */
  readonly places: readonly number[];
}

/** A column's name as people write it: small letters, words joined by a line. */
export function columnName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
}

function checkNames(names: readonly string[], table: Table, place: Place): ReturnType<typeof problemAt>[] {
  const known = new Set(table.columns.map((column) => column.name));
  const accepted = `Use the columns ${[...known].join(", ")}.`;
  const at = (name: string) => ({ ...place, column: name });
  const missing = table.columns.filter((column) => !names.includes(column.name) && column.isRequired);
  const unknown = names.filter((name) => name !== "" && !known.has(name));
  const repeated = names.filter((name, index) => name !== "" && names.indexOf(name) !== index);
  return [
    ...missing.map(({ name }) => problemAt(at(name), "MISSING_COLUMN", `Column ${name} is missing.`, accepted)),
    ...unknown.map((name) => problemAt(at(name), "UNKNOWN_COLUMN", `Column ${name} is not in the template.`, accepted)),
    ...repeated.map((name) => problemAt(at(name), "REPEATED_COLUMN", `Column ${name} stands twice.`, accepted)),
  ];
}

/** Whether a row is a title above the header, as merged cells read: fewer than half of what it says are columns. */
function isTitle(cells: readonly string[], { columns }: Table): boolean {
  const names = cells.map(columnName).filter((name) => name !== "");
  const known = names.filter((name) => columns.some((column) => column.name === name));
  return known.length * 2 < names.length || names.length === 0;
}

/** Drops empty cells at the end, which spreadsheets leave. */
function trimEnd(cells: readonly string[]): readonly string[] {
  let width = cells.length;
  while (width > 0 && (cells[width - 1] as string).trim() === "") width -= 1;
  return width === cells.length ? cells : cells.slice(0, width);
}

function readHeader(
  { cells, row }: SheetRow,
  table: Table,
  sheet: string | null,
  problems: ProblemList,
): Header | null {
  const names = trimEnd(cells).map(columnName);
  const found = checkNames(names, table, { sheet, row });
  problems.add(...found);
  if (found.length > 0) return null;
  return { row, width: names.length, places: table.columns.map(({ name }) => names.indexOf(name)) };
}

/** Reads a data row by the template; null where it is not as wide as its header. */
function readRow(
  { cells, row, formulas }: SheetRow,
  sheet: string | null,
  { columns }: Table,
  { places, width }: Header,
  problems: ProblemList,
): StagedRow | null {
  if (sheet === null ? cells.length !== width : trimEnd(cells).length > width) {
    const message = `The row has ${cells.length} cells, the header ${width}.`;
    problems.add(problemAt({ sheet, row }, "WRONG_WIDTH", message, "Quote values that hold a comma."));
    return null;
  }
  const values = new Array<CellValue>(columns.length);
  for (let at = 0; at < columns.length; at += 1) {
    const column = columns[at] as Column;
    const place = places[at] as number;
    const text = place < 0 ? "" : (cells[place] ?? "");
    const reading = readCell(text, column);
    values[at] = "value" in reading ? reading.value : null;
    if ("rule" in reading)
      problems.add(
        problemAt(
          { sheet, row, column: column.name, value: text },
          "BAD_VALUE",
          `${column.name} ${reading.rule}.`,
          reading.mend,
        ),
      );
    if (formulas?.includes(place))
      problems.add(
        problemAt(
          { sheet, row, column: column.name, value: text },
          "FORMULA",
          `${column.name} is worked out by a formula.`,
          "Paste the column as values, so that what is loaded is what you see.",
        ),
      );
  }
  return { sheet, row, values };
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");

/** Whether a row of a workbook is passed over: a title above the header, or an empty row below it. */
function isPassedOver(sheet: string | null, table: Table, { row, cells }: SheetRow, header: Header | null): boolean {
  if (sheet === null) return false;
  return header === null ? row <= TITLE_ROWS && isTitle(cells, table) : isBlank(cells);
}

/** Streams a sheet's rows as an own template's, in chunks; what is wrong goes to `problems`. */
export async function* readTemplateRows(
  { name: sheet, rows }: Sheet,
  table: Table,
  problems: ProblemList,
): AsyncGenerator<TableRows> {
  let header: Header | null = null;
  let chunk: StagedRow[] = [];
  for await (const row of rows) {
    if (isPassedOver(sheet, table, row, header)) continue;
    if (header === null) {
      header = readHeader(row, table, sheet, problems);
      if (header === null) return;
      continue;
    }
    const read = readRow(row, sheet, table, header, problems);
    if (read !== null) chunk.push(read);
    if (chunk.length < CHUNK) continue;
    yield { table, rows: chunk };
    chunk = [];
  }
  if (header === null)
    problems.add(problemAt({ sheet, row: 1 }, "EMPTY_FILE", "The file has no header row.", "Start from the template."));
  if (chunk.length > 0) yield { table, rows: chunk };
}
