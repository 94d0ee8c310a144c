import { buffer } from "node:stream/consumers";
import type { TableFile, TableRow } from "@tandem/server/export/table/table-file";
import { streamOdsTable, streamXlsxTable } from "@tandem/server/export/table/workbook-table";
import { expect, test } from "vitest";
import { readSheets } from "./table-readers.ts";

/** A table of numbered rows. */
function tableOf(count: number): TableFile {
  async function* parts(): AsyncGenerator<TableRow[]> {
    for (let at = 0; at < count; at += 1_000)
      yield Array.from({ length: Math.min(1_000, count - at) }, (_, row) => [at + row]);
  }
  const about = {
    table: "numbers",
    partnership: null,
    parameters: {},
    dataVersion: 1,
    referenceVersion: 1,
    complete: true,
    rowCount: count,
    warnings: [],
  };
  const columns = [{ name: "number", kind: "INTEGER", description: "Its place." }] as const;
  const ending = () => ({ rowsWritten: count, hasMore: false, endCursor: null });
  return { name: "numbers", columns, about, parts: parts(), ending };
}

const numbers = (rows: readonly (readonly string[])[] = []) => rows.slice(1).map(([cell]) => Number(cell));

test.each([
  ["xlsx", streamXlsxTable],
  ["ods", streamOdsTable],
] as const)(
  "%s goes on on further sheets, each with its headings, and no row is lost between them",
  async (ending, write) => {
    const sheets = await readSheets(ending, await buffer(write(tableOf(2_500), 1_001)));
    expect([...sheets.keys()]).toEqual(["numbers", "numbers 2", "numbers 3", "About", "Columns"]);
    const found = ["numbers", "numbers 2", "numbers 3"].map((name) => sheets.get(name) ?? []);
    expect(found.map(([heading]) => heading)).toEqual([["number"], ["number"], ["number"]]);
    expect(found.map((rows) => rows.length)).toEqual([1_001, 1_001, 501]);
    expect(found.flatMap(numbers)).toEqual(Array.from({ length: 2_500 }, (_, at) => at));
  },
);

test.each([
  [0, ["numbers"]],
  [1_000, ["numbers"]],
  [1_001, ["numbers", "numbers 2"]],
])("%i rows on sheets of 1,001 are on as many sheets as they need", async (count, names) => {
  const sheets = await readSheets("xlsx", await buffer(streamXlsxTable(tableOf(count), 1_001)));
  expect([...sheets.keys()].slice(0, -2)).toEqual(names);
});

test("a sheet of Excel is filled to its last row, and the next begins after it", { timeout: 240_000 }, async () => {
  const most = 1_048_576;
  const sheets = await readSheets("xlsx", await buffer(streamXlsxTable(tableOf(most + 10))));
  expect([sheets.get("numbers")?.length, sheets.get("numbers 2")?.length]).toEqual([most, 12]);
  expect(numbers(sheets.get("numbers 2"))[0]).toBe(most - 1);
});
