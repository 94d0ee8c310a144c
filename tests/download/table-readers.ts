import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOds } from "@tandem/server/import/workbook/ods";
import { openXlsx } from "@tandem/server/import/workbook/xlsx";
import { parse } from "csv-parse/sync";
import { parquetMetadata, parquetReadObjects } from "hyparquet";

/** A row by its columns, each cell as text; nothing at all is an empty text. */
export type TextRow = Readonly<Record<string, string>>;

const asText = (value: unknown): string => {
  return value === null || value === undefined ? "" : String(value);
};

const textRow = (row: object): TextRow =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asText(value)]));

/** CSV takes an apostrophe before what a spreadsheet would run; taken off again, texts are as they were. */
const plain = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r])/, "");

/** Sheets of a workbook by their names, each as its rows of cells. */
export async function readSheets(ending: "xlsx" | "ods", bytes: Uint8Array): Promise<Map<string, string[][]>> {
  const folder = mkdtempSync(join(tmpdir(), "tandem-table-"));
  try {
    const path = join(folder, `table.${ending}`);
    writeFileSync(path, bytes);
    const sheets = new Map<string, string[][]>();
    for await (const { name, rows } of (ending === "xlsx" ? openXlsx(path) : openOds(path)).sheets) {
      const cells: string[][] = [];
      for await (const row of rows) cells.push([...row.cells]);
      sheets.set(name ?? "", cells);
    }
    return sheets;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readWorkbook(ending: "xlsx" | "ods", bytes: Uint8Array): Promise<TextRow[]> {
  const [first] = (await readSheets(ending, bytes)).values();
  const [columns = [], ...rows] = first ?? [];
  return rows.map((row) =>
    Object.fromEntries(
      columns.map((name, at) => {
        const cell = row[at] ?? "";
        return [name, cell !== "" && Number.isFinite(Number(cell)) ? String(Number(cell)) : cell];
      }),
    ),
  );
}

const arrayBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** What a Parquet file says of itself. */
export function parquetAbout(bytes: Uint8Array): Readonly<Record<string, string>> {
  const { key_value_metadata: pairs = [] } = parquetMetadata(arrayBuffer(bytes));
  return Object.fromEntries(pairs.map(({ key, value }) => [key, value ?? ""]));
}

/** How each form is read by a program that is not the one that wrote it. */
export const READERS: Readonly<Record<string, (bytes: Uint8Array) => Promise<readonly TextRow[]>>> = {
  csv: async (bytes) => {
    const rows = parse(Buffer.from(bytes), { bom: true, columns: true }) as Record<string, string>[];
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, plain(cell)])));
  },
  jsonl: async (bytes) => {
    const lines = Buffer.from(bytes).toString("utf8").trimEnd().split("\n");
    return lines.slice(0, -1).map((line) => textRow(JSON.parse(line)));
  },
  json: async (bytes) => (JSON.parse(Buffer.from(bytes).toString("utf8")) as { rows: object[] }).rows.map(textRow),
  xlsx: (bytes) => readWorkbook("xlsx", bytes),
  ods: (bytes) => readWorkbook("ods", bytes),
  parquet: async (bytes) => (await parquetReadObjects({ file: arrayBuffer(bytes) })).map(textRow),
};

/** Digits that workbooks are read with, as Excel shows no more. */
export const WORKBOOK_DIGITS = 15;

/** Rows with numbers that are written differently and mean the same written alike, to so many digits. */
export function alike(rows: readonly TextRow[], digits = 17): TextRow[] {
  const same = (cell: string) =>
    /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell) ? String(Number(Number(cell).toPrecision(digits))) : cell;
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, same(cell)])));
}
