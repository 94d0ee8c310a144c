import { problemAt, warningAt } from "../../persistence/stores/problem.ts";
import type { TableRows } from "../../persistence/stores/staging.ts";
import type { Table } from "../../persistence/table.ts";
import { columnName, readTemplateRows } from "../template-rows.ts";
import type { Format, Peek, PeekedSheet, ReadRequest } from "./format.ts";

/** Rows of a sheet in which its header may stand. */
const HEADER_ROWS = 20;

/** Sheets of a workbook that explain it. */
const NOTES = /^(read ?me|notes?|guidance|dictionary|data dictionary|contents?|cover)$/i;

/** How many of a row's cells are columns of a table, less those that are not. */
function fit(cells: readonly string[], { columns }: Table): number {
  const known = new Set(columns.map(({ name }) => name));
  const names = cells.map(columnName).filter((name) => name !== "");
  const hits = names.filter((name) => known.has(name)).length;
  const required = columns.filter(({ isRequired }) => isRequired);
  const missing = required.filter(({ name }) => !names.includes(name)).length;
  return hits - (names.length - hits) - missing;
}

/** The table whose template a sheet follows: the one named like the sheet, or whose columns its header has. */
export function templateOf(
  { name, rows }: PeekedSheet,
  tables: ReadonlyMap<string, Table>,
  fileName = "",
): Table | null {
  const named = tables.get(columnName(name ?? "")) ?? tables.get(columnName(name ?? "").replace(/s$/, ""));
  if (named !== undefined) return named;
  const header = name === null ? rows.slice(0, 1) : rows.slice(0, HEADER_ROWS);
  const fits = [...tables.values()].map((table) => ({
    table,
    score: Math.max(...header.map((cells) => fit(cells, table)), Number.NEGATIVE_INFINITY),
  }));
  const best = Math.max(...fits.map(({ score }) => score));
  const tied = fits.filter(({ score }) => score === best && score > 0).map(({ table }) => table);
  return tied.find((table) => columnName(fileName).includes(table.name)) ?? tied[0] ?? null;
}

const sheetsOf = (peek: Peek): readonly PeekedSheet[] => (peek.kind === "tables" ? peek.sheets : []);

async function* readSheets(request: ReadRequest): AsyncGenerator<TableRows> {
  const { peek, tables, problems, file } = request;
  const found = new Map(sheetsOf(peek).map((sheet) => [sheet.name, templateOf(sheet, tables, file.name)]));
  let read = 0;
  for await (const sheet of request.open().sheets) {
    const table = found.get(sheet.name) ?? null;
    if (table !== null) {
      read += 1;
      yield* readTemplateRows(sheet, table, problems);
    } else if (!NOTES.test(sheet.name ?? ""))
      problems.add(
        warningAt(
          { sheet: sheet.name },
          "SHEET_LEFT_OUT",
          `The sheet ${sheet.name} follows no template and is left out.`,
          "Name it like a template, as demand, or delete it.",
        ),
      );
  }
  if (read === 0)
    problems.add(problemAt({}, "EMPTY_FILE", "No sheet follows a template.", "Start from an empty template."));
}

/** Tandem's own templates: one table a file, or one a sheet of a workbook. */
export const ownTemplate: Format = {
  code: "own-template",
  name: "Tandem's own templates",
  isPublished: false,
  recognise: (peek, tables) => sheetsOf(peek).some((sheet) => templateOf(sheet, tables) !== null),
  open: (request) => {
    const found = sheetsOf(request.peek).flatMap((sheet) => templateOf(sheet, request.tables, request.file.name) ?? []);
    const names = [...new Set(found.map(({ name }) => name))];
    return {
      template: names.length === 1 ? (names[0] as string) : "own-template",
      origin: {
        dataset: names.join(", ").replaceAll("_", " "),
        publisher: "Own return",
        release: null,
        url: null,
        licence: null,
      },
      rows: readSheets(request),
    };
  },
};
