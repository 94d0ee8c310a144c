import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** What the file beside a data file says of one of its columns. */
export interface ColumnMeta {
  readonly label: string;
  readonly isIndicator: boolean;
  readonly unit: string;
  readonly decimals: number | null;
}

/** Largest description that is read, in bytes. */
const LARGEST = 1024 ** 2;

/** Columns as the `.meta.csv` beside a data file describes them; none where there is no such file. */
export function readColumnMeta(path: string): ReadonlyMap<string, ColumnMeta> {
  const beside = path.replace(/\.csv$/i, ".meta.csv");
  if (beside === path || !existsSync(beside)) return new Map();
  const text = readFileSync(beside);
  if (text.length > LARGEST) return new Map();
  const rows = parse(text, { bom: true, columns: true, relax_column_count: true }) as Record<string, string>[];
  return new Map(
    rows.map((row) => [
      (row.col_name ?? "").trim(),
      {
        label: (row.label ?? "").trim(),
        isIndicator: (row.col_type ?? "").trim().toLowerCase() === "indicator",
        unit: (row.indicator_unit ?? "").trim(),
        decimals: /^\d$/.test((row.indicator_dp ?? "").trim()) ? Number(row.indicator_dp) : null,
      },
    ]),
  );
}
