import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { type Problem, problemAt } from "../persistence/stores/problem.ts";
import type { Column, Table } from "../persistence/table.ts";
import { type CellValue, readCell } from "./cell.ts";

/** One data row of a template file: its row number in the file and its values by column. */
export interface TemplateRow {
  readonly row: number;
  readonly values: Readonly<Record<string, CellValue>>;
}

/** What is wrong with a header, against the template's columns. */
function checkHeader(header: readonly string[], table: Table): Problem[] {
  const known = new Set(table.columns.map((column) => column.name));
  const accepted = `Use the columns ${[...known].join(", ")}.`;
  const missing = table.columns.filter((column) => !header.includes(column.name) && column.isRequired);
  const repeated = header.filter((name, index) => header.indexOf(name) !== index);
  return [
    ...missing.map(({ name }) =>
      problemAt({ row: 1, column: name }, "MISSING_COLUMN", `Column ${name} is missing.`, accepted),
    ),
    ...header
      .filter((name) => !known.has(name))
      .map((name) =>
        problemAt({ row: 1, column: name }, "UNKNOWN_COLUMN", `Column ${name} is not in the template.`, accepted),
      ),
    ...repeated.map((name) =>
      problemAt({ row: 1, column: name }, "REPEATED_COLUMN", `Column ${name} stands twice.`, accepted),
    ),
  ];
}

function readRow(
  cells: readonly string[],
  row: number,
  columns: readonly (Column | undefined)[],
  problems: Problem[],
): TemplateRow {
  const values: Record<string, CellValue> = {};
  columns.forEach((column, index) => {
    if (column === undefined) return;
    const text = cells[index] ?? "";
    const reading = readCell(text, column);
    if ("value" in reading) values[column.name] = reading.value;
    else {
      const place = { row, column: column.name, value: text.slice(0, 200) };
      problems.push(problemAt(place, "BAD_VALUE", `${column.name} ${reading.rule}.`, reading.mend));
    }
  });
  return { row, values };
}

/** Streams a template file's rows in chunks; what is wrong goes to `problems`. */
export async function* readTemplateFile(
  path: string,
  table: Table,
  problems: Problem[],
  chunkSize = 5_000,
): AsyncGenerator<TemplateRow[]> {
  const parser = createReadStream(path).pipe(
    parse({ bom: true, relax_column_count: true, max_record_size: 1_000_000 }),
  );
  let columns: (Column | undefined)[] | null = null;
  let width = 0;
  let row = 0;
  let chunk: TemplateRow[] = [];
  for await (const cells of parser as AsyncIterable<string[]>) {
    row += 1;
    if (columns === null) {
      const header = cells.map((name) => name.trim());
      problems.push(...checkHeader(header, table));
      if (problems.length > 0) return;
      columns = header.map((name) => table.columns.find((column) => column.name === name));
      width = header.length;
    } else if (cells.length !== width) {
      const message = `The row has ${cells.length} cells, the header ${width}.`;
      problems.push(problemAt({ row }, "WRONG_WIDTH", message, "Quote values that hold a comma."));
    } else {
      chunk.push(readRow(cells, row, columns, problems));
    }
    if (chunk.length >= chunkSize) {
      yield chunk;
      chunk = [];
    }
  }
  if (columns === null)
    problems.push(problemAt({ row: 1 }, "EMPTY_FILE", "The file has no header row.", "Start from the template."));
  if (chunk.length > 0) yield chunk;
}
