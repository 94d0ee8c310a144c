type Cell = string | number | boolean | null | undefined;

/** The mark by which spreadsheets see that a file is in UTF-8. */
const UTF_8_MARK = "\ufeff";

/** A cell of a CSV file; one a spreadsheet would run as a formula begins with an apostrophe. */
function cellOf(value: Cell): string {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as lines of a CSV file (RFC 4180). */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

/** The first line of a CSV file in UTF-8: its columns, after the mark spreadsheets need. */
export function csvHead(columns: readonly string[]): string {
  return `${UTF_8_MARK}${csvLines([columns])}`;
}

/** Rows as CSV in UTF-8, with the mark spreadsheets need to see that it is. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${csvHead(columns)}${csvLines(rows)}`;
}

/** Rows by column names as CSV. */
export function writeNamedCsv<Name extends string>(
  columns: readonly Name[],
  rows: readonly Readonly<Record<Name, string | number | null>>[],
): string {
  return writeCsv(
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  );
}
