import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, PHONE, sideways, type Visitor, violations, visit, WIDE } from "./visit.ts";

const PATH = "/adulthood";
const NARROW = { width: 320, height: 640 };

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const PICTURE = "Not in education, employment or training, or not known, at 16 and 17";

test.each([WIDE, PHONE, NARROW])(
  "at $width pixels the page has no accessibility violation and never scrolls sideways",
  async (viewport) => {
    const page = await visitor.open(`${PATH}?bars=both`, viewport);
    await page.locator(".recharts-surface").first().waitFor(PATIENCE);
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  },
);

test.each(["move:CAMHS|16", "move:POST16|20", "care", "measure:neet-16-17"])(
  "the panel %s has no accessibility violation and an address of its own",
  async (open) => {
    const page = await visitor.open(`${PATH}?open=${encodeURIComponent(open)}`);
    const panel = page.getByRole("dialog");
    await panel.getByText("Copy link to this").waitFor(PATIENCE);
    if (open.startsWith("move")) await panel.getByText("Paid for by").first().waitFor(PATIENCE);
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

test("young people with plans stand beside region and England, with their range and of how many", async () => {
  const page = await visitor.open(`${PATH}?bars=table`);
  const table = card(page, PICTURE).getByRole("table");
  const own = table.getByRole("row", { name: /^With an EHC plan: Walsall/ });
  expect(await own.getByRole("cell").allTextContents()).toEqual([
    "563",
    "16\u00a0% (14 to 20)",
    "higher than England, more than chance explains",
  ]);
  const others = card(page, "The same for the councils most like this one").getByRole("table");
  expect(await others.getByRole("row").count()).toBe(11);
  expect(await others.getByRole("row", { name: /^Bolton/ }).textContent()).toContain("of 332, wide range");
  await page.context().close();
});

test("where services end at 16 with none on record after, it is said, and that no need is counted", async () => {
  const page = await visitor.open(PATH);
  const finding = page.getByRole("region", { name: "What stands out" }).getByRole("listitem").nth(1);
  expect(await finding.textContent()).toContain("At 16, services end and no other is on record: 11 service lines");
  const list = card(page, "The list to act on");
  await list.getByRole("link", { name: /NEET support, at 20$/ }).click();
  const panel = page.getByRole("dialog");
  await panel.getByText(/take over, but not in 5 wards of 20/).waitFor(PATIENCE);
  expect(await panel.getByRole("heading", { name: "What takes over" }).isVisible()).toBe(true);
  await page.context().close();
});

test("the planted handover is listed, and what nobody records of children in care is said", async () => {
  const page = await visitor.open(PATH);
  const handovers = card(page, "Where one service hands over to another");
  expect(await handovers.getByRole("link").allTextContents()).toEqual([
    "School leavers' support, Willenhall and Young adults' support, Willenhall",
  ]);
  const care = card(page, "Children in care who move on");
  const cells = await care
    .getByRole("row", { name: /^January to March 2026/ })
    .getByRole("cell")
    .allTextContents();
  expect(cells.slice(2)).toEqual(["not submitted", "not recorded"]);
  await page.getByLabel("You are trying Tandem out as").selectOption("READER");
  await care.getByText("is hidden: the counts are small").waitFor(PATIENCE);
  await page.context().close();
});

test("by keyboard alone: filter by line, sort the list, open a move, close it and be back", async () => {
  const page = await visitor.open(`${PATH}?line=POST16`);
  await page.getByText("3 ages at which services of a line end", { exact: true }).waitFor(PATIENCE);
  const list = card(page, "The list to act on");
  await list.getByRole("button", { name: "Age", exact: false }).first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/sort=1d/);
  const first = list.getByRole("link").first();
  await expect.poll(() => first.textContent(), PATIENCE).toContain("at 26");
  await first.focus();
  await page.keyboard.press("Enter");
  await page
    .getByRole("dialog")
    .getByText("What adult services there are after 25 is not recorded here")
    .waitFor(PATIENCE);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await first.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.context().close();
});
