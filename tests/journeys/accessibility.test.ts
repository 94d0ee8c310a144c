import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, PHONE, sideways, type Visitor, violations, visit, WIDE } from "./visit.ts";

const PAGES = ["/", "/gaps", "/overlaps", "/pooled-budgets"] as const;

const PANELS = [
  { path: `/gaps?open=${encodeURIComponent("SLT|E05001305|0-4")}`, text: "Remedy its kind suggests: add capacity" },
  {
    path: `/overlaps?open=${encodeURIComponent("C-SHORTBREAK-COUNCIL+C-SHORTBREAK-NHS")}`,
    text: "It looks like: more than is needed",
  },
  { path: "/pooled-budgets?open=CYP-HEARING", text: "Who bears it" },
  { path: `/?open=${encodeURIComponent("CAMHS-SOUTH-TEAM|REFERRAL_TO_FIRST_CONTACT")}`, text: "What it would take" },
] as const;

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

test.each(PAGES)(
  "the page %s has no accessibility violation and never scrolls sideways, wide or on a phone",
  async (path) => {
    for (const viewport of [WIDE, PHONE]) {
      const page = await visitor.open(`${path}?bars=both`, viewport);
      await page.locator(".recharts-surface").first().waitFor(PATIENCE);
      expect(await violations(page)).toEqual([]);
      await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  },
  60_000,
);

test.each(PANELS)(
  "the panel at $path has no accessibility violation and an address of its own",
  async ({ path, text }) => {
    const page = await visitor.open(path);
    const panel = page.getByRole("dialog");
    await panel.getByText(text).first().waitFor(PATIENCE);
    await panel.getByText("Provider").first().waitFor(PATIENCE);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Close" }).click();
    await panel.waitFor({ state: "detached" });
    expect(page.url()).not.toContain("open=");
    await page.context().close();
  },
);

test("by keyboard alone: skip to the content, sort the list, open a gap, close it and be back where it was opened", async () => {
  const page = await visitor.open("/gaps");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("Skip to main content");
  await page.keyboard.press("Enter");
  const list = page.getByRole("region", { name: "The list to act on", exact: true });
  await list.getByRole("button", { name: "Not met" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/sort=1d/);
  await list.locator('th[aria-sort="descending"]', { hasText: "Not met" }).waitFor(PATIENCE);
  const gap = list.getByRole("link").first();
  await gap.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByText("Remedy its kind suggests").waitFor(PATIENCE);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await gap.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.context().close();
});

test("the key / leads to the search, whose words stay in the address and leave only what holds them", async () => {
  const page = await visitor.open("/gaps");
  await page.keyboard.press("/");
  await page.keyboard.type("dysphagia palfrey");
  const list = page.getByRole("region", { name: "The list to act on", exact: true });
  await list.getByText(/^\d of \d+ gaps$/).waitFor(PATIENCE);
  expect(page.url()).toContain("find=dysphagia+palfrey");
  for (const link of await list.getByRole("link").allTextContents()) expect(link).toMatch(/^Dysphagia.*Palfrey$/);
  await page.context().close();
});

test("the heat table is one stop of the Tab key, and arrow keys move from cell to cell", async () => {
  const page = await visitor.open("/gaps?heat=ages");
  const cells = page.getByRole("region", { name: "Where, and for whom" }).locator("td a");
  expect(await cells.evaluateAll((links) => links.filter((link) => (link as HTMLElement).tabIndex === 0).length)).toBe(
    1,
  );
  await cells.first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const label = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  expect(label).toMatch(/^Children and young people's mental health, Ages \d+ to \d+: .* not met/);
  await page.context().close();
});

test("a short name says what it means when it is pressed, and Esc puts the meaning away", async () => {
  const page = await visitor.open("/gaps");
  const name = page.getByRole("button", { name: "ICB", exact: true });
  await name.focus();
  await page.keyboard.press("Enter");
  const meaning = page.getByText("the NHS body that plans and buys health services");
  expect(await meaning.first().isVisible()).toBe(true);
  expect(await name.getAttribute("aria-expanded")).toBe("true");
  await page.keyboard.press("Escape");
  expect(await name.getAttribute("aria-expanded")).toBe("false");
  await page.context().close();
});

test("on a phone the findings come first, then the list, then the picture", async () => {
  const page = await visitor.open("/gaps", PHONE);
  const tops = await Promise.all(
    ["What stands out", "What kind of gap, line by line"].map((name) =>
      page.getByRole("heading", { name }).evaluate((element) => element.getBoundingClientRect().top + window.scrollY),
    ),
  );
  const list = await page
    .getByRole("region", { name: "The list to act on", exact: true })
    .evaluate((element) => element.getBoundingClientRect().top + window.scrollY);
  expect(tops[0]).toBeLessThan(list);
  expect(list).toBeLessThan(tops[1] ?? 0);
  await page.context().close();
});

test("arrow keys step from bar to bar of a picture, and each bar says its parts in words", async () => {
  const page = await visitor.open("/gaps");
  const picture = page.getByRole("application").first();
  await picture.waitFor(PATIENCE);
  await picture.focus();
  const tip = page.locator(".tandem-tip").first();
  await page.keyboard.press("ArrowDown");
  await tip.getByText(/^Met within fair share: \d+\s%$/).waitFor(PATIENCE);
  const first = await tip.textContent();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => tip.textContent()).not.toBe(first);
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => tip.textContent()).toBe(first);
  await page.context().close();
});
