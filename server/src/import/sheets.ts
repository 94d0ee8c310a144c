import { CsvError, parse } from "csv-parse";
import { type Place, type ProblemList, problemAt } from "../persistence/stores/problem.ts";
import { openText, type SourceFile } from "./source-file.ts";

/** One row of a table of text cells. */
export interface SheetRow {
  /** Row of the file or sheet, the first being row 1. */
  readonly row: number;
  /** Text of each cell: numbers as plain decimals, days as 2025-04-01; empty cells are empty. */
  readonly cells: readonly string[];
  /** Positions of cells that hold a formula, whose last result is the text; left out where there is none. */
  readonly formulas?: readonly number[];
}

/** A table of text cells: a CSV file, or one sheet of a workbook. */
export interface Sheet {
  /** Name of the sheet; null for a file that has none. */
  readonly name: string | null;
  readonly rows: AsyncIterable<SheetRow>;
}

/** A file of tables, read sheet after sheet. */
export interface SheetFile {
  readonly sheets: AsyncIterable<Sheet>;
}

/** Most columns of a table. */
export const MOST_COLUMNS = 2_000;

/** Longest line of a CSV file, in characters. */
const LONGEST_RECORD = 1_000_000;

/** Thrown where the rest of a file cannot be read at all; becomes a problem at its place. */
export class UnreadableFile extends Error {
  readonly place: Place;
  readonly code: string;
  readonly mend: string;
  constructor(code: string, message: string, mend: string, place: Place = {}) {
    super(message);
    this.code = code;
    this.mend = mend;
    this.place = place;
  }
}

/** Turns what the CSV parser throws into a plain refusal. */
function refuseBrokenCsv(error: unknown): never {
  if (!(error instanceof CsvError)) throw error;
  const place = "lines" in error ? { row: Number(error.lines) } : {};
  throw String(error.code) === "CSV_MAX_RECORD_SIZE"
    ? new UnreadableFile("ROW_TOO_LONG", "A row has more than a million characters.", "Check its quotes.", place)
    : new UnreadableFile(
        "BROKEN_CSV",
        "The file is not well-formed CSV.",
        "Check its quotes and save it again as CSV.",
        place,
      );
}

/** Refuses a table with more columns than any has. */
export function checkWidth(cells: readonly string[], place: Place): void {
  if (cells.length > MOST_COLUMNS)
    throw new UnreadableFile(
      "TOO_MANY_COLUMNS",
      `The row has ${cells.length} columns; ${MOST_COLUMNS} is the most.`,
      "Keep only the columns of the template.",
      place,
    );
}

async function* readCsvRows(file: SourceFile, onBytes: (bytes: number) => void): AsyncGenerator<SheetRow> {
  const parser = parse({ bom: true, relax_column_count: true, max_record_size: LONGEST_RECORD });
  const text = openText(file, onBytes);
  text.on("error", (error) => parser.destroy(error));
  text.pipe(parser);
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      if (cells.length > MOST_COLUMNS) checkWidth(cells, { row });
      yield { row, cells };
    }
  } catch (error) {
    refuseBrokenCsv(error);
  } finally {
    text.destroy();
  }
}

/** Reads a CSV file as one sheet. */
export function openCsv(file: SourceFile, onBytes: (bytes: number) => void = () => undefined): SheetFile {
  async function* sheets(): AsyncGenerator<Sheet> {
    yield { name: null, rows: readCsvRows(file, onBytes) };
  }
  return { sheets: sheets() };
}

/** Passes items on; where the rest cannot be read, says so among the problems and ends. */
export async function* catchUnreadable<T>(items: AsyncIterable<T>, problems: ProblemList): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    problems.add(problemAt(error.place, error.code, error.message, error.mend));
  }
}
