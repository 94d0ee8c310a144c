/** A value of a cell; null is an empty one, a list is joined by semicolons. */
export type CsvValue = string | number | boolean | null | readonly string[];

/** A row by column. */
export type CsvRow = Readonly<Record<string, CsvValue>>;

/** A file to be written: its name and rows, all with the columns of the first. */
export interface CsvFile {
  readonly name: string;
  readonly rows: readonly CsvRow[];
}

function writeCell(value: CsvValue | undefined): string {
  if (value === null || value === undefined) return "";
  const text = Array.isArray(value) ? value.join(";") : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The file's text (RFC 4180, line feeds). */
export function writeCsv({ name, rows }: CsvFile): string {
  const [first] = rows;
  if (first === undefined) throw new RangeError(`${name} has no rows`);
  const columns = Object.keys(first);
  const lines = rows.map((row) => columns.map((column) => writeCell(row[column])).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}
