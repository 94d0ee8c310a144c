import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";

const GUIDE = readFileSync(join(import.meta.dirname, "..", "..", "schema", "README.md"), "utf8");
const [, SECTION = ""] = /## Tables at plain addresses\n([\s\S]*?)\n## /.exec(GUIDE) ?? [];

const run = promisify(execFile);
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

/** A block of the guide's section, asking the server under test. */
function block(language: string): string {
  const [, text = ""] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(SECTION) ?? [];
  return text.replaceAll("http://127.0.0.1:4000", app.address);
}

const isThere = (program: string) =>
  run(program, ["--version"]).then(
    () => true,
    () => false,
  );

test("the three lines of curl list the tables and give gaps as CSV", async ({ skip }) => {
  if (!(await isThere("curl"))) skip("curl is not on this machine");
  const lines = block("sh").trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  const [index = "", codes = "", gaps = ""] = await Promise.all(
    lines.map(async (line) => (await run("sh", ["-c", line], { maxBuffer: 50_000_000 })).stdout),
  );
  expect(JSON.parse(index).tables.map(({ name }: { name: string }) => name)).toContain("gaps");
  expect(codes).toContain("SLT");
  const rows = parse(gaps, { bom: true, columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(20);
  expect(new Set(rows.map(({ service_line_code }) => service_line_code))).toEqual(new Set(["SLT"]));
  expect(rows.every(({ unmet_state }) => unmet_state !== "")).toBe(true);
});

test("the lines of Python print every service", async ({ skip }) => {
  if (!(await isThere("python3"))) skip("python3 is not on this machine");
  const { stdout } = await run("python3", ["-c", block("python")], { env: { PYTHONIOENCODING: "utf-8" } });
  expect(stdout.trimEnd().split("\n").length).toBeGreaterThan(100);
  expect(stdout).toMatch(/ \d+ KNOWN\n/);
});

test("every address of the guide's section is a table", async () => {
  const addresses = SECTION.replaceAll("http://127.0.0.1:4000", app.address).match(/http:\/\/[^\s"')]+/g) ?? [];
  expect(addresses.length).toBeGreaterThan(6);
  for (const address of addresses) expect((await fetch(address)).status, address).toBe(200);
});
