import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { launchBrowser } from "../browser.ts";

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const PAGES = ["/", "/gaps", "/overlaps", "/pooled-budgets"] as const;
const PATIENCE = { timeout: 15_000 };

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startTestApp();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Opens a page in a fresh context and waits until its findings are there. */
async function open(path: string, viewport = WIDE): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${app.address}${path}`);
  await page.getByRole("heading", { name: "What stands out" }).waitFor(PATIENCE);
  return page;
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.html)
        .join(" | ")
        .slice(0, 300)}`,
  );
}

test.each(PAGES)("the page %s has no accessibility violation, wide or on a phone", async (path) => {
  for (const viewport of [WIDE, PHONE]) {
    const page = await open(path, viewport);
    expect(await violations(page)).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways, "the page must not scroll sideways").toBeLessThanOrEqual(0);
    await page.context().close();
  }
});

test("find the widest gap and see why", async () => {
  const page = await open("/gaps");
  const finding = page.getByRole("region", { name: "What stands out" }).getByRole("listitem").first();
  expect(await finding.textContent()).toMatch(/are not met\. Remedy: /);
  await finding.getByRole("link", { name: "See why" }).click();
  const panel = page.getByRole("complementary");
  await panel.getByText("Remedy its kind suggests:").waitFor(PATIENCE);
  expect(await panel.getByRole("heading", { name: "Services that reach them" }).isVisible()).toBe(true);
  expect(await panel.getByText("unmet = coverage gap + capacity gap").isVisible()).toBe(true);
  expect(page.url()).toContain("open=");
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test("a planted gap's panel names the services that reach it and their share of the need", async () => {
  const page = await open(`/gaps?open=${encodeURIComponent("SLT|E05001305|0-4")}`);
  const panel = page.getByRole("complementary");
  await panel
    .getByText("Early years speech and language therapy, north, by Walsall Healthcare NHS Trust")
    .waitFor(PATIENCE);
  expect(await panel.textContent()).toContain("add capacity");
  expect(await panel.textContent()).toMatch(/Covered6\d %/);
  await page.context().close();
});

test("explain an overlap", async () => {
  const page = await open("/overlaps");
  const first = page.getByRole("region", { name: "What stands out" }).getByRole("listitem").first();
  expect(await first.textContent()).toContain("6 more places than the children they share need; up to £144,000 a year");
  await first.getByRole("link").click();
  const panel = page.getByRole("complementary");
  await panel.getByText("Therapeutic day places, north could give up 6 places (£144,000)").waitFor(PATIENCE);
  expect(await panel.textContent()).toContain("Nobody has judged this overlap yet.");
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test("read who bears the overspend", async () => {
  const page = await open("/pooled-budgets");
  const table = page.getByRole("table", { name: /Who bears it: the pool is forecast to end £82,500\.01 over budget/ });
  const council = table.getByRole("row", { name: /Walsall Council/ });
  expect(await council.textContent()).toContain("£47,500.00");
  const board = table.getByRole("row", { name: /Integrated Care Board/ });
  expect(await board.textContent()).toContain("£35,000.01");
  await page.getByLabel("Year").selectOption("2023-24");
  await page.getByText(/hosted by Walsall Council.*The year is closed\./).waitFor(PATIENCE);
  expect(page.url()).toContain("year=2023-24");
  await page.context().close();
});

test("by keyboard alone: skip to the content, sort the list, open a gap and come back to it", async () => {
  const page = await open("/gaps");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("Skip to main content");
  const sort = page.getByRole("button", { name: "Need", exact: true });
  await sort.focus();
  await page.keyboard.press("Enter");
  expect(await page.getByRole("columnheader", { name: "Need", exact: false }).first().getAttribute("aria-sort")).toBe(
    "descending",
  );
  const gap = page
    .getByRole("region", { name: "The list to act on", exact: true })
    .getByRole("button", { name: /ages/ })
    .first();
  await gap.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("complementary").getByText("Remedy its kind suggests:").waitFor(PATIENCE);
  await page.keyboard.press("Escape");
  await page.getByRole("complementary").waitFor({ state: "detached" });
  expect(await gap.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.context().close();
});

test("filters live in the address, say how many rows they leave, and can be removed", async () => {
  const page = await open("/gaps");
  await page.getByLabel("Service line").selectOption("DIET");
  await page.waitForURL(/line=DIET/);
  const chip = page.getByRole("button", { name: "Remove Service line: Dietetics" });
  await chip.waitFor(PATIENCE);
  await page.getByText(/^\d+ groups of children/).waitFor(PATIENCE);
  await chip.click();
  await page.waitForURL((url) => !url.search.includes("line="));
  await page.context().close();
});

test("the table twin shows the same numbers as the picture's finding", async () => {
  const page = await open("/?bars=table");
  const table = page.getByRole("table", { name: /How much of each line's need is met, the same numbers/ });
  expect(await table.getByRole("row").count()).toBe(16);
  expect(await table.getByRole("row", { name: /Educational psychology/ }).count()).toBe(1);
  await page.context().close();
});

test("an answer that does not come is said plainly, and the page can try again", async () => {
  const context = await browser.newContext({ viewport: WIDE });
  const page = await context.newPage();
  let isBroken = true;
  await page.route("**/graphql", (route) => (isBroken ? route.fulfill({ status: 500, body: "no" }) : route.continue()));
  await page.goto(`${app.address}/overlaps`);
  await page.getByRole("alert").waitFor({ timeout: 30_000 });
  isBroken = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "What stands out" }).waitFor(PATIENCE);
  await context.close();
}, 60_000);
