import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, PHONE, sideways, type Visitor, violations, visit, WIDE } from "./visit.ts";

const PATH = "/alternative-provision";
const NARROW = { width: 320, height: 640 };

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const FAIR = "Fair access panel: children awaiting a place";
const PLACES = "Alternative provision places, and whether their quality check is in date";

test.each([WIDE, PHONE, NARROW])(
  "at $width pixels the page has no accessibility violation and never scrolls sideways",
  async (viewport) => {
    const page = await visitor.open(`${PATH}?places=both&panel=both&growth=both`, viewport);
    await page.locator(".recharts-surface").first().waitFor(PATIENCE);
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  },
);

test.each(["fair-access", "service:AP-2W", "measure:suspension-rate"])(
  "the panel %s has no accessibility violation and an address of its own",
  async (open) => {
    const page = await visitor.open(`${PATH}?open=${open}`);
    const panel = page.getByRole("dialog");
    await panel.getByText("Copy link to this").waitFor(PATIENCE);
    if (open.startsWith("service")) await panel.getByText("Paid for by").waitFor(PATIENCE);
    expect(await violations(page)).toEqual([]);
    for (const viewport of [PHONE, NARROW]) {
      await page.setViewportSize(viewport);
      await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
    }
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    expect(page.url()).not.toContain("open=");
    await page.context().close();
  },
);

test("find who waits for a place, how long it takes, and where no check is in date", async () => {
  const page = await visitor.open(PATH);
  const findings = page.getByRole("region", { name: "What stands out" }).getByRole("listitem");
  expect(await findings.nth(0).textContent()).toContain("20 children awaited a place at the end of March 2026");
  expect(await findings.nth(1).textContent()).toContain("54 of 246 places (22\u00a0%) had no quality check in date");
  await findings.nth(0).getByRole("link").click();
  const panel = page.getByRole("dialog", { name: "Fair access panel, month by month" });
  expect(await panel.getByRole("row", { name: /^March 2026/ }).textContent()).toBe("March 202615102033.40\u00a0%");
  expect(await panel.getByRole("row", { name: /^August 2025/ }).textContent()).toContain("does not apply");
  await page.context().close();
});

test("the picture's table has each service with what is commissioned, checked and used", async () => {
  const page = await visitor.open(`${PATH}?places=table`);
  const table = card(page, PLACES).getByRole("table");
  expect(await table.getByRole("row").count()).toBe(12);
  const therapy = table.getByRole("row", { name: /^Therapeutic day places, north/ });
  expect(await therapy.getByRole("cell").allTextContents()).toEqual(["8", "0", "2"]);
  await page.context().close();
});

test("published figures stand beside neighbours, region and England with their period, and none is ranked", async () => {
  const page = await visitor.open(PATH);
  const rates = card(page, "Exclusions, suspensions, absence and placements beside others");
  const row = rates.getByRole("row", { name: /^Suspensions, 2023\/24/ });
  expect(await row.getByRole("cell").allTextContents()).toEqual([
    "11.9",
    "5.9 (2022/23)",
    "6.4 to 24.3 (10 councils)",
    "9.7",
    "11.3",
    "per 100 pupils",
  ]);
  const settings = card(page, "Where children with plans are taught outside ordinary classes");
  expect(await settings.getByRole("row", { name: /^EOTAS/ }).textContent()).toContain("127 (January 2026)");
  await page.context().close();
});

test("a reader of published counts sees places that are bought, and no count of children", async () => {
  const page = await visitor.open(PATH);
  await page.getByLabel("You are trying Tandem out as").selectOption("READER");
  const fair = card(page, FAIR);
  await fair.getByText("is hidden: the counts are small").waitFor(PATIENCE);
  expect(await fair.locator(".recharts-surface").count()).toBe(0);
  await fair.getByRole("button", { name: "Table" }).click();
  expect(await fair.getByRole("row", { name: /^March 2026/ }).textContent()).toContain("c (hidden)");
  expect(await page.getByText("54 of 246 places").first().isVisible()).toBe(true);
  await page.context().close();
});

test("by keyboard alone: sort the list, open a service, close it, and filter by kind of place", async () => {
  const page = await visitor.open(PATH);
  const list = card(page, "The list to act on");
  await list.getByRole("button", { name: "Places" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/sort=3d/);
  await list.locator('th[aria-sort="descending"]').waitFor(PATIENCE);
  const first = list.getByRole("link").first();
  await first.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByText("Paid for by").waitFor(PATIENCE);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await first.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByLabel("Kind of place").selectOption("SRP");
  await page.getByText("10 services", { exact: true }).waitFor(PATIENCE);
  expect(page.url()).toContain("line=SRP");
  expect(await card(page, PLACES).count()).toBe(0);
  await page.context().close();
});

test("arrow keys step from service to service of the picture, each told in words", async () => {
  const page = await visitor.open(PATH);
  const picture = card(page, PLACES).getByRole("application");
  await picture.waitFor(PATIENCE);
  await picture.focus();
  await page.keyboard.press("ArrowDown");
  await page
    .locator(".tandem-tip")
    .first()
    .getByText(/^No quality check in date: \d+$/)
    .waitFor(PATIENCE);
  await page.context().close();
});
