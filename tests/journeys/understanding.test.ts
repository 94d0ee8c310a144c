import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { launchBrowser } from "../browser.ts";
import { PATIENCE, PHONE, sideways, violations, WIDE } from "./visit.ts";

const NARROW = { width: 320, height: 700 };

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

async function open(search = "", viewport = WIDE, role: string | null = null): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  if (role !== null) await context.addCookies([{ name: "tandem_evaluation_role", value: role, url: app.address }]);
  const page = await context.newPage();
  await page.goto(`${app.address}/understanding${search}`);
  const heading = page.getByRole("heading", { name: "What stands out", includeHidden: true });
  await heading.waitFor({ ...PATIENCE, state: "attached" });
  return page;
}

const place = (need: string, ward: string) => `?open=${encodeURIComponent(`place:${need}|${ward}`)}`;

test("the planted differences stand out, each with its wards, how far apart they are, and its evidence", async () => {
  const page = await open();
  const findings = page.getByRole("region", { name: "What stands out" }).getByRole("listitem");
  expect(await findings.nth(0).textContent()).toMatch(
    /^Social, emotional and mental health, ages 11 to 15: education knows more .* in Blakenall/,
  );
  expect(await findings.nth(1).textContent()).toMatch(
    /^Autistic spectrum disorder, ages 5 to 10: health knows more .* in Pleck .* in Palfrey/,
  );
  await findings.nth(1).getByRole("link", { name: "See why" }).click();
  const panel = page.getByRole("dialog", { name: "Autistic spectrum disorder, Pleck" });
  await panel.getByText(/^Ages 5 to 10\. Health knows 2\.6 times as many/).waitFor(PATIENCE);
  expect(await panel.getByText("Lists are not matched child by child").first().isVisible()).toBe(true);
  expect(await panel.getByText(/under words of its own that may mean this need or another/).isVisible()).toBe(true);
  expect(await panel.getByRole("heading", { name: "How the number was made" }).isVisible()).toBe(true);
  await page.context().close();
});

test("nothing else is claimed: the list has the planted differences and the numbers not sent, then needs not recorded", async () => {
  const page = await open("?kind=differ");
  const list = page.getByRole("region", { name: "The list to act on", exact: true });
  expect(await list.getByRole("link").allTextContents()).toEqual([
    "Education knows more than health",
    "Health knows more than education",
    "Health knows more than education",
    "Health knows more than social care",
  ]);
  await page.getByLabel("List", { exact: true }).selectOption("unsent");
  await list.getByRole("link", { name: "Health has not sent its numbers" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByText(/ages 16 to 19, 5 wards: health has not sent its numbers/).waitFor(PATIENCE);
  expect(page.url()).toContain("kind=unsent");
  await page.context().close();
});

test("two other agencies can be compared, in the picture, its table and the table of wards", async () => {
  const page = await open("?bars=both");
  await page.getByLabel("Compare", { exact: true }).selectOption("health-care");
  await page.waitForURL(/agencies=health-care/);
  const twin = page.getByRole("table", { name: "Which needs health and social care see: the same numbers" });
  await twin.waitFor(PATIENCE);
  expect(await twin.getByRole("row").count()).toBe(4);
  const cells = page.getByRole("region", { name: "Where their lists differ" });
  expect(
    await cells.getByRole("link", { name: /^H 10\.5 5 to 10 .*Autistic spectrum disorder, Palfrey/ }).count(),
  ).toBe(1);
  expect(await cells.getByText(/^Not in the table, because one of the two records them nowhere/).isVisible()).toBe(
    true,
  );
  await page.context().close();
});

test("each list's last return has what it covers, its age, and what it leaves out in words", async () => {
  const page = await open();
  const card = page.getByRole("region", { name: "Who has returned what, and how fresh it is", exact: true });
  const row = card.getByRole("row", { name: /^Health: children on caseloads/ });
  expect(await row.textContent()).toMatch(/end of January 2026.*2 months old.*5 not submitted for some age.*none$/);
  await card.getByText(/^Every other data set that is loaded/).click();
  await card.getByRole("table", { name: "Data sets, newest file of each" }).waitFor(PATIENCE);
  await page.context().close();
});

test("a year without lists says so and teaches what would fill it", async () => {
  const page = await open("?year=2023-24");
  await page.getByText(/^No two agencies have returned lists for the year up to March 2024/).waitFor(PATIENCE);
  expect(await page.getByText("none came").count()).toBe(4);
  await page.context().close();
});

test("what families told us is listed most-named first, with what changed or that nothing is recorded yet", async () => {
  const page = await open();
  const section = page.getByRole("region", { name: "What families told us, and what changed" });
  const names = await section.getByRole("heading", { level: 3 }).allTextContents();
  expect(names).toHaveLength(8);
  expect(names[0]).toBe("A shorter wait for an autism or ADHD assessment, and help while we wait");
  expect(await section.getByText("111 of 181 families").first().isVisible()).toBe(true);
  expect(await section.getByText("What changed: nothing recorded yet.").count()).toBe(5);
  expect(await section.getByText("12 January 2026: Families who wait hear").isVisible()).toBe(true);
  await section.getByRole("link", { name: names[0] as string }).click();
  const panel = page.getByRole("dialog");
  await panel.getByRole("link", { name: "See the gaps in neurodevelopmental assessment" }).click();
  await page.waitForURL(/\/gaps\?line=NDA/);
  await page.context().close();
});

test("a reader sees families' small numbers hidden and the others rounded, in the list and in the panel", async () => {
  const page = await open(`?open=${encodeURIComponent("family:FORUM-2025|EARLY-SPEECH")}`, WIDE, "READER");
  const panel = page.getByRole("dialog", { name: "Help with talking that starts before school" });
  await panel.getByText(/^70 of 180 families/).waitFor(PATIENCE);
  expect(await panel.getByText("c (hidden: too few families)").count()).toBe(2);
  await page.keyboard.press("Escape");
  const section = page.getByRole("region", { name: "What families told us, and what changed" });
  expect(await section.getByText("c (hidden: too few families)").count()).toBe(2);
  expect(await section.getByText(/^(4|18) of/).count()).toBe(0);
  await page.context().close();
});

test("by keyboard alone: the table of wards is one stop, arrows move in it, Enter opens a cell, Esc leads back to it", async () => {
  const page = await open();
  const cells = page.getByRole("region", { name: "Where their lists differ" }).locator("td a");
  await cells.first().waitFor(PATIENCE);
  const stops = () => cells.evaluateAll((links) => links.filter((link) => (link as HTMLElement).tabIndex === 0).length);
  await expect.poll(stops).toBe(1);
  await cells.first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const name = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  expect(await name()).toMatch(/Hearing impairment, Aldridge North and Walsall Wood: /);
  const before = await name();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByText("What to do").waitFor(PATIENCE);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await name()).toBe(before);
  await page.context().close();
});

test.each([
  { name: "1280", viewport: WIDE },
  { name: "390", viewport: PHONE },
  { name: "320", viewport: NARROW },
])(
  "the page and its panels have no accessibility violation and never scroll sideways at $name px",
  async ({ viewport }) => {
    for (const search of [
      "?bars=both",
      place("ASD", "E05001311"),
      `?open=${encodeURIComponent("SILENCE|SLCN|HEALTH|NOT_SUBMITTED")}`,
      `?open=${encodeURIComponent("family:FORUM-2025|AUTISM-WAIT")}`,
    ]) {
      const page = await open(search, viewport);
      if (search.includes("open="))
        await page.getByRole("dialog").getByText("How the number was made").waitFor(PATIENCE);
      else await page.locator(".tandem-dots").waitFor(PATIENCE);
      expect(await violations(page), search).toEqual([]);
      await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  },
  120_000,
);

test("dots keep their shapes where a reader's own colours are forced", async () => {
  const page = await open("?bars=picture");
  await page.emulateMedia({ forcedColors: "active" });
  const mark = page.locator(".tandem-dots__mark--second").first();
  await mark.waitFor(PATIENCE);
  expect(await mark.evaluate((element) => getComputedStyle(element).borderTopWidth)).toBe("3px");
  await page.context().close();
});
