type Cell = string | number | null | undefined;

/** A cell of a CSV file; one a spreadsheet would run as a formula begins with an apostrophe. */
function cellOf(value: Cell): string {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV in UTF-8, with the mark spreadsheets need to see that it is. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${[columns, ...rows].map((row) => row.map(cellOf).join(",")).join("\r\n")}\r\n`;
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
