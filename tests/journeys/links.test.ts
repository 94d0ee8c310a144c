import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, type Visitor, visit } from "./visit.ts";

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

/** Cells of the table by line and ward. */
const cells = (page: Page) => page.getByRole("region", { name: "Where, and for whom" }).locator("td a");

const searchOf = (page: Page) => new URL(page.url()).searchParams;

/** Leaves every answer but those to panels on its way until the test lets it through. */
async function holdAnswers(page: Page): Promise<() => void> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route("**/graphql", async (route) => {
    if (/"operationName":"(GapsPage|Spending)"/.test(route.request().postData() ?? "")) await released;
    await route.continue();
  });
  return release;
}

test("links lead on from the filters and views the address has by now, those of cells, lists, findings and the map alike", async () => {
  const page = await visitor.open("/gaps");
  await cells(page).first().waitFor(PATIENCE);
  await page.getByLabel("Service line", { exact: true }).selectOption("SLT");
  await page.getByRole("button", { name: "By age" }).click();
  const due = '[href*="line=SLT"][href*="heat=ages"][href*="open="]';
  await page.locator(`.tandem-heat td a${due}`).first().waitFor(PATIENCE);
  for (const place of [".tandem-heat td", "tbody th", ".tandem-findings", ".tandem-map", ".tandem-bottlenecks"]) {
    const links = page.locator(`${place} a[href]`);
    const all = await links.count();
    expect(all, place).toBeGreaterThan(0);
    await expect.poll(() => page.locator(`${place} a${due}`).count(), { ...PATIENCE, message: place }).toBe(all);
  }
  await page.context().close();
}, 60_000);

test("a link followed while the next answer is on its way keeps the filter just chosen", async () => {
  const page = await visitor.open("/gaps?line=SLT");
  await cells(page).first().waitFor(PATIENCE);
  const release = await holdAnswers(page);
  await page.getByLabel("Ward", { exact: true }).selectOption({ index: 3 });
  await page.locator("[aria-busy=true]").first().waitFor(PATIENCE);
  await cells(page).first().click();
  await page.getByRole("dialog").waitFor(PATIENCE);
  expect(searchOf(page).get("ward")).toMatch(/^E05/);
  expect([searchOf(page).get("line"), searchOf(page).has("open")]).toEqual(["SLT", true]);
  release();
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  await page.goBack();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(searchOf(page).get("ward")).toMatch(/^E05/);
  await page.goBack();
  expect(searchOf(page).has("ward")).toBe(false);
  await page.context().close();
}, 60_000);

test("with the control key a link opens a page of its own, with the same filters and its panel", async () => {
  const page = await visitor.open("/gaps?line=SLT");
  await cells(page).first().waitFor(PATIENCE);
  const opening = page.context().waitForEvent("page");
  await cells(page)
    .first()
    .click({ modifiers: ["Control"] });
  const other = await opening;
  await other.getByRole("dialog").waitFor(PATIENCE);
  expect(searchOf(other).get("line")).toBe("SLT");
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(searchOf(page).has("open")).toBe(false);
  await page.context().close();
}, 60_000);

test("a link to where one is leaves no step, and the page stays where it was scrolled to", async () => {
  const page = await visitor.open("/services");
  const link = page
    .getByRole("table", { name: /^The list to act on/ })
    .locator("tbody th a")
    .nth(12);
  await link.waitFor(PATIENCE);
  await link.scrollIntoViewIfNeeded();
  const steps = () => page.evaluate(() => history.length);
  const before = await steps();
  const top = await page.evaluate(() => window.scrollY);
  expect(top).toBeGreaterThan(0);
  await link.click();
  await page.getByRole("dialog").waitFor(PATIENCE);
  expect(await steps()).toBe(before + 1);
  await link.dispatchEvent("click");
  expect(await steps()).toBe(before + 1);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await page.evaluate(() => window.scrollY)).toBe(top);
  await page.context().close();
}, 60_000);

test("the one stop of a table of numbers stays where it was when the numbers change", async () => {
  const page = await visitor.open("/gaps");
  const title = () => page.evaluate(() => document.querySelector('.tandem-heat td a[tabindex="0"]')?.ariaLabel ?? "");
  await cells(page).first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  const stop = (await title()).split(":")[0];
  const first = (await cells(page).first().getAttribute("aria-label"))?.split(":")[0];
  expect(stop).not.toBe(first);
  await page.getByLabel("Need counted as", { exact: true }).selectOption({ index: 1 });
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
  await expect.poll(async () => (await title()).split(":")[0]).toBe(stop);
  expect(await page.locator('.tandem-heat td a[tabindex="0"]').count()).toBe(1);
  await page.context().close();
}, 60_000);
