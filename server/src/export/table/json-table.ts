import { Readable } from "node:stream";
import type { TableColumn, TableFile, TableRow } from "./table-file.ts";

function rowTexts(columns: readonly TableColumn[], rows: readonly TableRow[]): string[] {
  const names = columns.map(({ name }) => `${JSON.stringify(name)}:`);
  return rows.map((row) => `{${names.map((name, at) => `${name}${JSON.stringify(row[at] ?? null)}`).join(",")}}`);
}

async function* lineParts({ columns, about, parts, ending }: TableFile): AsyncGenerator<string> {
  for await (const rows of parts) if (rows.length > 0) yield `${rowTexts(columns, rows).join("\n")}\n`;
  yield `${JSON.stringify({ _about: { ...about, ...ending() } })}\n`;
}

/** A table as JSON Lines, one object a row, and a last line `_about` without which it was cut off. */
export function streamJsonLines(table: TableFile): Readable {
  return Readable.from(lineParts(table), { objectMode: false });
}

async function* documentParts({ columns, about, parts, ending }: TableFile): AsyncGenerator<string> {
  yield `{"about":${JSON.stringify(about)},"columns":${JSON.stringify(columns)},"rows":[`;
  let comma = "";
  for await (const rows of parts) {
    if (rows.length === 0) continue;
    yield `${comma}${rowTexts(columns, rows).join(",\n")}`;
    comma = ",\n";
  }
  yield `],"ending":${JSON.stringify(ending())}}\n`;
}

/** A table as one JSON document: what it is, its columns, its rows, and how it ended. */
export function streamJson(table: TableFile): Readable {
  return Readable.from(documentParts(table), { objectMode: false });
}
