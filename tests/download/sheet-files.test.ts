import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOds } from "@tandem/server/import/workbook/ods";
import { openXlsx } from "@tandem/server/import/workbook/xlsx";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

/** A table with everything that files get wrong. */
const TABLE = {
  name: "gaps-2025-26",
  columns: ["service line", "note", "value"],
  rows: [
    ["Speech & <language>", 'say "hi", now\nand then', 0.1],
    ["=1+1", "-2", -2],
    ["État — 漢字 😀", "", 123456789012345],
    ["@cmd", "\tindented", 1e-7],
  ],
};

let app: TestApp;
let folder: string;

beforeAll(async () => {
  app = await startTestApp();
  folder = mkdtempSync(join(tmpdir(), "tandem-sheet-"));
});

afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

function take(ending: string, body: unknown, headers: Record<string, string> = {}, query = "partnership=walsall") {
  return fetch(`${app.address}/sheet.${ending}?${query}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

async function readBack(ending: "xlsx" | "ods", table: object): Promise<readonly (readonly string[])[]> {
  const response = await take(ending, table);
  expect(response.status).toBe(200);
  const path = join(folder, `sheet.${ending}`);
  writeFileSync(path, Buffer.from(await response.arrayBuffer()));
  const found: (readonly string[])[] = [];
  for await (const { rows } of (ending === "xlsx" ? openXlsx(path) : openOds(path)).sheets)
    for await (const { cells } of rows) found.push(cells);
  return found;
}

const asText = TABLE.rows.map((row) => row.map(String));

test("a table saved as Excel has every cell as it stands on the page, and none is a formula", async () => {
  const [columns, ...rows] = await readBack("xlsx", TABLE);
  expect(columns).toEqual(TABLE.columns);
  expect(rows.map((row) => [row[0], row[1] ?? "", Number(row[2])])).toEqual(
    TABLE.rows.map(([a, b, c]) => [a, b, Number(c)]),
  );
});

test("a table saved as OpenDocument has the same cells", async () => {
  const [columns, ...rows] = await readBack("ods", TABLE);
  expect(columns).toEqual(TABLE.columns);
  expect(rows.map(([a, , c]) => [a, Number(c)])).toEqual(TABLE.rows.map(([a, , c]) => [a, Number(c)]));
});

test("a table saved as CSV keeps commas, quotes and line ends, and a spreadsheet runs none of it", async () => {
  const response = await take("csv", TABLE);
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="gaps-2025-26.csv"');
  const text = await response.text();
  const [columns, ...rows] = parse(text, { bom: true }) as string[][];
  expect(columns).toEqual(TABLE.columns);
  const kept = asText.map((row) => row.map((cell, at) => (at < 2 && /^[=@\t-]/.test(cell) ? `'${cell}` : cell)));
  expect(rows).toEqual(kept);
});

test("thirty thousand rows are all there", async () => {
  const rows = Array.from({ length: 30_000 }, (_, at) => [`row ${at}`, at]);
  const found = await readBack("xlsx", { name: "long", columns: ["a", "b"], rows });
  expect(found).toHaveLength(30_001);
  expect(found.at(-1)).toEqual(["row 29999", "29999"]);
});

test.each([
  ["a name that leads elsewhere", { ...TABLE, name: "../../etc/passwd" }, "name"],
  ["a row that lacks a cell", { ...TABLE, rows: [["a"]] }, "rows"],
  ["a cell that is no text and no number", { ...TABLE, rows: [["a", "b", { pence: 1 }]] }, "rows.0.2"],
  ["a number that is none", '{"name":"a","columns":["b"],"rows":[[1e999]]}', "rows.0.0"],
  ["no columns", { ...TABLE, columns: [], rows: [] }, "columns"],
  ["something more", { ...TABLE, formula: "=1" }, "it"],
])("%s is refused, and what is wrong is named", async (_what, table, field) => {
  const response = await take("xlsx", table);
  expect(response.status).toBe(400);
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  expect(errors[0]?.message).toContain(`${field}:`);
  expect(errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
});

test("a table that is too large, one from another site, and one for nobody's partnership are refused", async () => {
  expect((await take("csv", { ...TABLE, rows: [["x".repeat(17_000_000), "", 1]] })).status).toBe(413);
  expect((await take("csv", TABLE, { origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await take("csv", TABLE, { "content-type": "text/plain" })).status).toBe(400);
  expect((await take("csv", TABLE, {}, "partnership=nobody")).status).toBe(404);
  expect((await take("csv", "{not json")).status).toBe(400);
  expect(app.faults).toEqual([]);
});
