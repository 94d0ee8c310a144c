import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CsvRow, writeCsv } from "@tandem/seeds/csv";
import { registerFiles } from "@tandem/seeds/generate";
import { parse } from "csv-parse/sync";

const SEEDS = join(import.meta.dirname, "..", "..", "seeds");

/** Cells of a file by column, as text; an empty cell is "". */
export type TextRow = Readonly<Record<string, string>>;

/** A file the manifest lists. */
export interface SeedFile {
  readonly partnership: string | null;
  readonly template: string;
  readonly file: string;
  readonly provenance: string;
  readonly rows: readonly TextRow[];
}

const generated = new Map(registerFiles().map((file) => [`generated-data/${file.name}`, file]));

function readText(file: string): string {
  const drawn = generated.get(file);
  return drawn === undefined ? readFileSync(join(SEEDS, file), "utf8") : writeCsv(drawn);
}

/** Every file in the manifest's order; generated ones are drawn anew, not read from disk. */
export function readSeedFiles(): SeedFile[] {
  const entries = JSON.parse(readFileSync(join(SEEDS, "manifest.json"), "utf8")) as Omit<SeedFile, "rows">[];
  return entries.map((entry) => ({ ...entry, rows: parse(readText(entry.file), { columns: true }) as TextRow[] }));
}

/** Rows of a generated file, as they are before they are written. */
export function drawnRows(name: string): readonly CsvRow[] {
  const file = generated.get(`generated-data/${name}`);
  if (file === undefined) throw new RangeError(`${name} is not generated`);
  return file.rows;
}

/** Names of all generated files. */
export const generatedNames: readonly string[] = [...generated.keys()];

/** Financial year a month of 2025-04 lies in, as 2025-26. */
export function financialYearOf(month: unknown): string {
  const [year = 0, number = 0] = String(month).split("-").map(Number);
  const first = number >= 4 ? year : year - 1;
  return `${first}-${String((first + 1) % 100).padStart(2, "0")}`;
}

/** A total by key. */
export function sumBy<Row>(
  rows: Iterable<Row>,
  key: (row: Row) => string,
  amount: (row: Row) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + amount(row));
  return sums;
}
