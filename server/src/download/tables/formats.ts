import type { Readable } from "node:stream";
import { streamCsv } from "../../export/table/csv-table.ts";
import { streamJson, streamJsonLines } from "../../export/table/json-table.ts";
import { streamParquet } from "../../export/table/parquet-table.ts";
import type { TableFile } from "../../export/table/table-file.ts";
import { streamOdsTable, streamXlsxTable } from "../../export/table/workbook-table.ts";

/** A form that tables are carried in. */
export interface TableFormat {
  readonly mediaType: string;
  readonly write: (table: TableFile) => Readable;
}

/** The forms by their endings. */
export const TABLE_FORMATS: ReadonlyMap<string, TableFormat> = new Map([
  ["csv", { mediaType: "text/csv; charset=utf-8; header=present", write: streamCsv }],
  ["jsonl", { mediaType: "application/jsonl; charset=utf-8", write: streamJsonLines }],
  ["json", { mediaType: "application/json; charset=utf-8", write: streamJson }],
  [
    "xlsx",
    {
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      write: (table) => streamXlsxTable(table),
    },
  ],
  ["ods", { mediaType: "application/vnd.oasis.opendocument.spreadsheet", write: (table) => streamOdsTable(table) }],
  ["parquet", { mediaType: "application/vnd.apache.parquet", write: streamParquet }],
] satisfies [string, TableFormat][]);
