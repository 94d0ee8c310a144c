import { Readable } from "node:stream";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { aboutRows } from "./about-rows.ts";
import type { ColumnKind, TableCell, TableColumn, TableFile, TableRow } from "./table-file.ts";

/** Rows gathered before they are written, so that readers find groups worth skipping. */
const GROUP_ROWS = 10_000;

type SchemaElement = ParquetWriter["schema"][number];

const TYPES: Readonly<Record<ColumnKind, Omit<SchemaElement, "name">>> = {
  TEXT: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  INTEGER: { type: "INT64" },
  NUMBER: { type: "DOUBLE" },
  BOOLEAN: { type: "BOOLEAN" },
};

const elementOf = ({ name, kind }: TableColumn): SchemaElement => ({
  ...TYPES[kind],
  name,
  repetition_type: "OPTIONAL",
});

const asStored = (kind: ColumnKind, cell: TableCell | undefined) =>
  kind === "INTEGER" && typeof cell === "number" ? BigInt(cell) : (cell ?? null);

/** Bytes written since they were last taken. */
class TakenBytes extends ByteWriter {
  take(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}

function writeGroup(file: ParquetWriter, columns: readonly TableColumn[], rows: readonly TableRow[]): void {
  const columnData = columns.map(({ name, kind }, at) => ({ name, data: rows.map((row) => asStored(kind, row[at])) }));
  void file.write({ columnData, rowGroupSize: GROUP_ROWS });
}

async function* parquetParts(table: TableFile): AsyncGenerator<Uint8Array> {
  const { columns, parts } = table;
  const bytes = new TakenBytes();
  const schema = [{ name: "table", num_children: columns.length }, ...columns.map(elementOf)];
  const file = new ParquetWriter({ writer: bytes, schema, createdBy: "tandem" });
  let rows: TableRow[] = [];
  for await (const part of parts) {
    rows = rows.concat(part);
    if (rows.length < GROUP_ROWS) continue;
    writeGroup(file, columns, rows);
    rows = [];
    yield bytes.take();
  }
  if (rows.length > 0) writeGroup(file, columns, rows);
  file.kvMetadata = aboutRows(table).map(([key, value]) => ({ key, value: String(value) }));
  void file.finish();
  yield bytes.take();
}

/** A table as Parquet, group by group, no faster than it is read; what it is stands among its key-value metadata. */
export function streamParquet(table: TableFile): Readable {
  return Readable.from(parquetParts(table), { objectMode: false });
}
