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

/** The sheet with a mark on its name and on every row, so that no part of it goes on without. */
export function marked({ name, columns, rows }: Sheet, mark: string): Sheet {
  return {
    name: `${name}-contains-small-counts`,
    columns: [...columns, "handling"],
    rows: rows.map((row) => [...row, mark]),
  };
}
