import { Readable } from "node:stream";
import { csvHead, csvLines } from "../csv.ts";
import type { TableFile } from "./table-file.ts";

async function* csvParts({ columns, parts }: TableFile): AsyncGenerator<string> {
  yield csvHead(columns.map(({ name }) => name));
  for await (const rows of parts) yield csvLines(rows);
}

/** A table as CSV (RFC 4180) in UTF-8, no faster than it is read. */
export function streamCsv(table: TableFile): Readable {
  return Readable.from(csvParts(table), { objectMode: false });
}
