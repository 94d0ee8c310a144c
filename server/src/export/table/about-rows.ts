import type { TableFile } from "./table-file.ts";

/** What a table is and how it ended, as pairs of a word and its value, once all its rows are written. */
export function aboutRows({ about, ending }: TableFile): readonly (readonly [string, string | number])[] {
  const { rowsWritten, hasMore } = ending();
  const orUnsaid = (value: number | boolean | null) => (value === null ? "not said" : String(value));
  return [
    ["Table", about.table],
    ["Partnership", about.partnership ?? "none"],
    ["Data version", about.dataVersion ?? "none"],
    ["Version of reference data", about.referenceVersion ?? "none"],
    ["Rows here", rowsWritten],
    ["Rows in all", orUnsaid(about.rowCount)],
    ["More rows follow", String(hasMore)],
    ["Answer is complete", orUnsaid(about.complete)],
    ...Object.entries(about.parameters).map(([name, value]): [string, string] => [
      `Asked for: ${name}`,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
    ...about.warnings.map(({ code, message }): [string, string] => [`Warning: ${code}`, message]),
  ];
}
