/** A table to save as a file: all its rows, all decimals. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

function csvCell(cell: string | number): string {
  const text = String(cell);
  // A text that a spreadsheet would run as a formula is kept as text.
  const safe = typeof cell === "string" && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The sheet as comma-separated values, its first row the column names. */
export function csvText({ columns, rows }: Sheet): string {
  return [columns, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n");
}
