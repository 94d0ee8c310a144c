import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { QuarterReturnsDocument } from "@tandem/schema/operations";
import { openOds } from "@tandem/server/import/workbook/ods";
import { openXlsx } from "@tandem/server/import/workbook/xlsx";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { MoneyClient } from "./money-client.ts";

const OF = { arrangement: "S75-CYP", quarter: "2025-26-Q2" };

let app: TestApp;
let folder: string;

beforeAll(async () => {
  app = await startTestApp();
  folder = mkdtempSync(join(tmpdir(), "tandem-return-"));
});

afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

function take(format: string, asked: Record<string, string> = {}, role = "READER"): Promise<Response> {
  const query = new URLSearchParams({ partnership: "walsall", ...OF, ...asked });
  return fetch(`${app.address}/return.${format}?${query}`, { headers: { cookie: `tandem_evaluation_role=${role}` } });
}

/** Every sheet of a saved workbook, as the importer reads it. */
async function readBack(format: "xlsx" | "ods"): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const response = await take(format);
  expect(response.status).toBe(200);
  const path = join(folder, `return.${format}`);
  writeFileSync(path, Buffer.from(await response.arrayBuffer()));
  const sheets = new Map<string, readonly (readonly string[])[]>();
  for await (const { name, rows } of (format === "xlsx" ? openXlsx(path) : openOds(path)).sheets) {
    const found: (readonly string[])[] = [];
    for await (const { cells } of rows) found.push(cells);
    sheets.set(name ?? "", found);
  }
  return sheets;
}

async function readReturn() {
  const client = new MoneyClient(app, "READER");
  const variables = { partnership: "walsall", arrangement: OF.arrangement, financialYear: "2025-26" };
  const { partnership } = await client.ask(QuarterReturnsDocument, variables);
  const row = partnership.quarterReturns.find(({ quarter }) => quarter === OF.quarter);
  if (row === undefined) throw new Error("no return");
  return row;
}

/** Pounds as a spreadsheet keeps them, in whole pence. */
const penceOf = (text: string | undefined) =>
  text === undefined || text === "" ? null : Math.round(Number(text) * 100);

test.each(["xlsx", "ods"] as const)("a return saved as %s has every figure of it, to the penny", async (format) => {
  const sheets = await readBack(format);
  expect([...sheets.keys()]).toEqual(["About", "Income and expenditure", "Conditions", "Signatures and comments"]);
  const { lines, statements, signatures } = await readReturn();
  const written = sheets.get("Income and expenditure")?.slice(1) ?? [];
  expect(
    written.map(([, label, code, planned, quarter, toDate, forecast]) => [
      label,
      code,
      ...[planned, quarter, toDate, forecast].map(penceOf),
    ]),
  ).toEqual(
    lines.map(({ label, code, planned, quarter, toDate, forecast }) => [
      label,
      code,
      planned.pence,
      quarter.pence,
      toDate.pence,
      forecast.pence,
    ]),
  );
  expect(sheets.get("Conditions")).toHaveLength(statements.length + 1);
  expect(sheets.get("Signatures and comments")).toHaveLength(signatures.length + 1);
  const about = new Map(sheets.get("About")?.map(([field = "", value = ""]) => [field, value]));
  expect(about.get("Quarter")).toBe(OF.quarter);
  expect(about.get("Where the data come from")).toContain("Illustrative");
});

test("the same return makes the same bytes", async () => {
  const [one, two] = await Promise.all([take("xlsx"), take("xlsx")]);
  expect(Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await two.arrayBuffer()))).toBe(true);
});

test("a return saved as CSV has whole pence, and expenditure adds up to its sum", async () => {
  const response = await take("csv");
  expect(response.headers.get("content-disposition")).toContain("return-S75-CYP-2025-26-Q2-1.csv");
  const rows = parse(await response.text(), { columns: true, bom: true }) as Record<string, string>[];
  const spent = rows.filter(({ section }) => section === "EXPENDITURE").map((row) => Number(row.to_date_pence));
  const whole = rows.find(({ section, code }) => section === "POSITION" && code === "EXPENDITURE");
  expect(spent.reduce((sum, pence) => sum + pence, 0)).toBe(Number(whole?.to_date_pence));
});

test("what is not there, not named or not theirs is refused plainly", async () => {
  expect((await take("xlsx", { quarter: "2025-26-Q9" })).status).toBe(400);
  expect((await take("xlsx", { edition: "7" })).status).toBe(404);
  expect((await take("csv", { arrangement: "NONE" })).status).toBe(404);
  expect((await take("csv", { arrangement: "a\0b" })).status).toBe(400);
  expect((await take("ods", { partnership: "nowhere" })).status).toBe(404);
  expect(app.faults).toEqual([]);
});
