import { problemAt } from "../../persistence/stores/problem.ts";
import type { StagedRow, TableRows } from "../../persistence/stores/staging.ts";
import type { Table } from "../../persistence/table.ts";
import type { SheetRow } from "../sheets.ts";
import type { Format, Peek, PeekedSheet, ReadRequest } from "./format.ts";
import { rowOf } from "./observations.ts";

/** Neighbours of each council, in pairs of columns SN1, SNP to SN10, SNP. */
const NEIGHBOURS = 10;

const SET = "DfE statistical neighbours";

const trimmed = (cells: readonly string[]) => cells.map((cell) => cell.trim());

/** Whether a row is the header: a council's number and name, and its first neighbour. */
const isHeader = (cells: readonly string[]) => {
  const names = trimmed(cells);
  return names.includes("LA num") && names.includes("LA Name") && names.includes("SN1");
};

function sheetOf(peek: Peek): PeekedSheet | null {
  const sheets = peek.kind === "tables" ? peek.sheets : [];
  return sheets.find(({ rows }) => rows.some(isHeader)) ?? null;
}

async function collect(request: ReadRequest, name: string | null): Promise<SheetRow[]> {
  const found: SheetRow[] = [];
  for await (const sheet of request.open().sheets) {
    if (sheet.name !== name) continue;
    for await (const row of sheet.rows) found.push(row);
  }
  return found;
}

function neighboursOf(
  { cells, row }: SheetRow,
  header: readonly string[],
  names: ReadonlyMap<string, string>,
  request: ReadRequest,
  sheet: string | null,
): StagedRow[] {
  const { areas, problems, tables } = request;
  const table = tables.get("comparator") as Table;
  const own = areas.named("COUNCIL", cells[header.indexOf("LA Name")] ?? "");
  if (own === null) return [];
  return Array.from({ length: NEIGHBOURS }, (_, at) => {
    const column = `SN${at + 1}`;
    const place = header.indexOf(column);
    const number = (cells[place] ?? "").trim();
    const name = names.get(number);
    if (name === undefined)
      problems.add(
        problemAt(
          { sheet, row, column, value: number },
          "UNKNOWN_CODE",
          `${number || "An empty cell"} is the number of no council in the file.`,
          "Load the workbook as it was published.",
        ),
      );
    return rowOf(
      table,
      { sheet, row },
      {
        area_code: own.code,
        set: SET,
        rank: at + 1,
        comparator_code: areas.named("COUNCIL", name ?? "")?.code ?? number,
        closeness: (cells[place + 1] ?? "").trim() || null,
      },
    );
  });
}

async function* readRows(request: ReadRequest): AsyncGenerator<TableRows> {
  const sheet = sheetOf(request.peek)?.name ?? null;
  const rows = await collect(request, sheet);
  const start = rows.findIndex(({ cells }) => isHeader(cells));
  const header = trimmed(rows[start]?.cells ?? []);
  const councils = rows.slice(start + 1).filter(({ cells }) => (cells[header.indexOf("LA num")] ?? "").trim() !== "");
  const read = (cells: readonly string[], name: string) => (cells[header.indexOf(name)] ?? "").trim();
  const names = new Map(councils.map(({ cells }) => [read(cells, "LA num"), read(cells, "LA Name")]));
  const staged = councils.flatMap((row) => neighboursOf(row, header, names, request, sheet));
  if (staged.length > 0) yield { table: request.tables.get("comparator") as Table, rows: staged };
}

/** The workbook of statistical neighbours: for each council the ten most like it. */
export const statisticalNeighbours: Format = {
  code: "statistical-neighbours",
  name: "DfE statistical neighbours (.xlsx)",
  isPublished: true,
  recognise: (peek) => sheetOf(peek) !== null,
  open: (request) => ({
    template: "statistical-neighbours",
    origin: {
      dataset: SET,
      publisher: "Department for Education",
      release: null,
      url: "https://www.gov.uk/government/publications/local-authority-interactive-tool-lait",
      licence: "Open Government Licence v3.0",
    },
    rows: readRows(request),
  }),
};
