import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Download, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, type Visitor, violations, visit } from "./visit.ts";

/** The long list of the page of gaps. */
const LIST = /^The list to act on: gaps/;

/** Its number of rows, as the search box beside it says. */
async function allRows(page: Page): Promise<number> {
  const text = await page.getByText(/^\d+ of \d+ gaps$/).textContent();
  return Number(/of (\d+)/.exec(text ?? "")?.[1]);
}

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

/** The file a press of a button hands over. */
async function saved(page: Page, press: () => Promise<void>): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent("download", PATIENCE), press()]);
  return file;
}

test("the list is saved as shown by the filters, with every row, as CSV, Excel and OpenDocument", async () => {
  const page = await visitor.open("/gaps?line=SLT");
  const left = Number(/(\d+) groups? of children/.exec((await page.textContent("main")) ?? "")?.[1]);
  const take = page.getByRole("region", { name: "Take it away" });
  const csv = await saved(page, () => take.getByRole("button", { name: "Save the list (CSV)" }).click());
  const [columns, ...rows] = parse(readFileSync(await csv.path(), "utf8"), { bom: true }) as string[][];
  expect(rows).toHaveLength(left);
  expect(columns?.length).toBeGreaterThan(5);
  await take.getByText("Saved.").waitFor();
  for (const [label, ending] of [
    ["Excel", "xlsx"],
    ["OpenDocument", "ods"],
  ] as const) {
    const file = await saved(page, () => take.getByRole("button", { name: `Save the list (${label})` }).click());
    expect(file.suggestedFilename()).toBe(csv.suggestedFilename().replace(/csv$/, ending));
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
  }
  await page.context().close();
});

test("what is taken away says where it differs from what is shown", async () => {
  const page = await visitor.open("/services?line=SLT&contract=NOTICE_6&find=north");
  const take = page.getByRole("region", { name: "Take it away" });
  await take
    .getByText("The words looked for narrow only what is shown: files and addresses hold all that the filters leave.")
    .waitFor(PATIENCE);
  await take.getByText("The address of the table does not carry the filter Contract; the files do.").waitFor(PATIENCE);
  const context = page.context();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await take.getByRole("button", { name: "Copy the address of this table (CSV)" }).click();
  await take.getByText("Address of the table copied.").waitFor(PATIENCE);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/services\.csv\?serviceLines=SLT$/);
  await context.close();
});

test("a picture is saved with its title, finding, key and source, as a drawing and as dots", async () => {
  const page = await visitor.open("/gaps");
  const chart = page.getByRole("region", { name: "What kind of gap, line by line" });
  const finding = (await chart.locator(".tandem-finding").textContent()) ?? "";
  await chart.getByText("Save this chart").click();
  await chart.locator("svg text").first().waitFor(PATIENCE);
  const svg = await saved(page, () => chart.getByRole("button", { name: "Save the picture (SVG)" }).click());
  expect(svg.suggestedFilename()).toBe("what-kind-of-gap-line-by-line.svg");
  const drawing = readFileSync(await svg.path(), "utf8");
  for (const words of [
    "What kind of gap, line by line",
    finding.slice(0, 30),
    "Illustrative data",
    "Source: service register",
    "Too little capacity",
    "Dysphagia",
  ])
    expect(drawing).toContain(words);
  expect(drawing).not.toContain("class=");
  const png = await saved(page, () => chart.getByRole("button", { name: "Save the picture (PNG)" }).click());
  const dots = readFileSync(await png.path());
  expect(dots.subarray(1, 4).toString()).toBe("PNG");
  expect(dots.readUInt32BE(16)).toBeGreaterThan(1_500);
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test("on paper a list is whole, whatever the screen shows of it", async () => {
  const page = await visitor.open("/gaps");
  const rows = page.getByRole("table", { name: LIST }).locator("tbody tr");
  await rows.first().waitFor(PATIENCE);
  expect(await rows.count()).toBeLessThan(30);
  const all = await allRows(page);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  expect(await rows.count()).toBe(all);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect.poll(() => rows.count()).toBeLessThan(30);
  const paper = await page.pdf({ format: "A4" });
  expect((paper.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length).toBeGreaterThan(8);
  await page.context().close();
});

test("of a long list only the rows near the window are drawn, and every row can be reached", async () => {
  const page = await visitor.open("/gaps");
  const table = page.getByRole("table", { name: LIST });
  await page.getByRole("button", { name: `Show all ${await allRows(page)}` }).click();
  const drawn = table.locator("tbody tr[data-index]");
  await drawn.first().waitFor(PATIENCE);
  const count = Number(await table.getAttribute("aria-rowcount"));
  expect(count).toBeGreaterThan(500);
  expect(await drawn.count()).toBeLessThan(150);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect
    .poll(async () => {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      return drawn.last().getAttribute("aria-rowindex");
    }, PATIENCE)
    .toBe(String(count));
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

/** Pages with a question to take along, and what their address filters by. */
const ASKING = [
  "/",
  "/gaps?line=SLT",
  "/overlaps",
  "/services",
  "/waits?line=SLT",
  "/ehc-plans",
  "/alternative-provision",
  "/adulthood",
  "/understanding",
  "/pooled-budgets",
  "/pooled-budgets/S75-CYP/ledger?year=2025-26",
  "/data",
];

test("each page's question opens on the API page as the page asks it, filters too", async () => {
  const page = await visitor.open("/");
  for (const path of ASKING) {
    await page.goto(new URL(path, page.url()).href);
    const link = page.getByRole("link", { name: "Open in the API page" });
    await link.waitFor(PATIENCE);
    const address = new URL((await link.getAttribute("href")) ?? "", page.url());
    const variables: unknown = JSON.parse(address.searchParams.get("variables") ?? "");
    await link.click();
    const editor = page.getByRole("textbox", { name: /^Question/ });
    await editor.waitFor(PATIENCE);
    expect(await editor.inputValue(), path).toContain(`query ${address.searchParams.get("operation")}(`);
    expect(JSON.parse(await page.getByLabel("Variables (JSON)").inputValue()), path).toEqual(variables);
    expect(JSON.stringify(variables).includes("SLT"), path).toBe(path.includes("SLT"));
  }
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByText(/^Answered in .* with status 200: .*, no error\.$/).waitFor(PATIENCE);
  await page.context().close();
}, 180_000);

test.each([
  ["/gaps?line=SLT", "gaps.csv", "basis=EXPRESSED"],
  ["/overlaps", "overlaps.csv", "period="],
  ["/services", "services.csv", ""],
  ["/waits", "waits.csv", "month="],
])(
  "the address of the table of %s is copied, and a program that reads it gets the table",
  async (path, table, asks) => {
    const page = await visitor.open(path);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const take = page.getByRole("region", { name: "Take it away" });
    await take.getByRole("button", { name: "Copy the address of this table (CSV)" }).click();
    await take.getByText("Address of the table copied.").waitFor(PATIENCE);
    const address = await page.evaluate(() => navigator.clipboard.readText());
    expect(address).toContain(`/v1/walsall/${table}`);
    expect(address).toContain(asks);
    const answer = await fetch(address);
    expect(answer.status).toBe(200);
    const rows = parse(await answer.text(), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.length).toBeGreaterThan(0);
    if (path.includes("line=SLT")) expect(new Set(rows.map((row) => row.service_line_code))).toEqual(new Set(["SLT"]));
    await page.context().close();
  },
);
