import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { launchBrowser } from "../browser.ts";
import { PATIENCE, PHONE, sideways, violations, WIDE } from "./visit.ts";

const SMALL = { width: 320, height: 800 };

/** A long page is looked at three times. */
const LONG = 120_000;

let app: TestApp;
let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  app = await startTestApp();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function open(path: string, { viewport = WIDE, role = "COMMISSIONER" } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  await context.addCookies([{ name: "tandem_evaluation_role", value: role, url: app.address }]);
  const page = await context.newPage();
  await page.goto(`${app.address}${path}`);
  await page
    .getByRole("heading", { name: "What stands out", includeHidden: true })
    .waitFor({ ...PATIENCE, state: "attached" });
  return page;
}

const PANEL = `open=${encodeURIComponent("NDA-2S|REFERRAL_TO_ASSESSMENT")}`;
const SILENT = `open=${encodeURIComponent("DIET-1N|REFERRAL_TO_FIRST_CONTACT")}`;

const STATES = [
  { state: "all queues", path: "/waits?bars=both&staff=both", role: "COMMISSIONER", text: "of 103" },
  { state: "nothing found", path: "/waits?line=OT&clock=REQUEST_TO_PLAN", role: "COMMISSIONER", text: "No queue with" },
  { state: "not submitted", path: "/waits?line=DIET&provider=RBK", role: "COMMISSIONER", text: "not submitted" },
  { state: "hidden counts", path: "/waits?bars=both", role: "READER", text: "hidden: too few children" },
] as const;

test.each(STATES)(
  "the page with $state has no accessibility violation and never scrolls sideways, wide or on a phone",
  async ({ path, role, text }) => {
    for (const viewport of [WIDE, PHONE, SMALL]) {
      const page = await open(path, { viewport, role });
      await page.getByText(text).first().waitFor(PATIENCE);
      if (!path.includes("clock=")) await page.locator(".recharts-surface").first().waitFor(PATIENCE);
      expect(await violations(page)).toEqual([]);
      await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  },
  LONG,
);

test.each([
  { state: "a queue", path: `/waits?trend=both&${PANEL}`, role: "COMMISSIONER", text: "Who works on it" },
  { state: "a silent queue", path: `/waits?${SILENT}`, role: "COMMISSIONER", text: "not submitted" },
  { state: "hidden counts", path: `/waits?${PANEL}`, role: "READER", text: "Who works on it" },
])(
  "the panel of $state has no accessibility violation at any width",
  async ({ path, role, text }) => {
    for (const viewport of [WIDE, PHONE, SMALL]) {
      const page = await open(path, { viewport, role });
      const panel = page.getByRole("dialog");
      await panel.getByText(text).first().waitFor(PATIENCE);
      await panel.getByText("Provider").first().waitFor(PATIENCE);
      await panel.locator(".recharts-surface").first().waitFor(PATIENCE);
      expect(await violations(page)).toEqual([]);
      await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  },
  LONG,
);

test("the planted queue says who waits, what its signs mean, who works on it and how the numbers were made", async () => {
  const page = await open(`/waits?${PANEL}`);
  const panel = page.getByRole("dialog");
  await panel
    .getByText("400 children waited at the end of March 2026; 26 % (22 to 31) of them no longer than the standard")
    .waitFor(PATIENCE);
  await panel.getByText("Misses its target every month", { exact: true }).waitFor(PATIENCE);
  await panel.getByText("to the day the assessment begins").waitFor(PATIENCE);
  await panel.getByText("NICE quality standard 51").first().waitFor(PATIENCE);
  for (const name of ["What it would take", "Who works on it", "Services that reach the same children"])
    expect(await panel.getByRole("heading", { name }).isVisible()).toBe(true);
  await panel.getByRole("button", { name: "Table" }).click();
  const table = panel.getByRole("table", { name: "Children waiting, month by month: the same numbers" });
  await expect.poll(() => table.getByRole("row").count(), PATIENCE).toBe(37);
  expect(await table.getByRole("row", { name: /^March 2026/ }).textContent()).toContain("400");
  await page.context().close();
});

test("a finding leads to its line, whose queues then stand out, and a queue never submitted is never none", async () => {
  const page = await open("/waits");
  const findings = page.getByRole("region", { name: "What stands out" });
  expect(await findings.getByRole("listitem").first().textContent()).toMatch(
    /of 1,037 children waiting, 26\s% \(23 to 28\)/,
  );
  await findings.getByRole("link", { name: "See Dietetics" }).click();
  await page.waitForURL(/line=DIET/);
  await page.getByText("8 queues", { exact: true }).waitFor(PATIENCE);
  const list = page.getByRole("region", { name: "The list to act on", exact: true });
  const row = list.getByRole("row", { name: /^Dietetics, under 11, north/ });
  expect(await row.textContent()).toContain("not submitted");
  expect(await row.textContent()).not.toContain("0 ");
  await page.getByText("6 of 8 queues were not submitted.").first().waitFor(PATIENCE);
  await page.context().close();
});

test("by keyboard alone: choose a month, find a queue, open it, step through its months, close it and be back", async () => {
  const page = await open("/waits");
  await page.getByLabel("At the end of").focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForURL(/month=2026-02/);
  await page.getByText("Figures to 28 February 2026").waitFor(PATIENCE);
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await page.keyboard.type("neurodevelopmental 11 and over south");
  const list = page.getByRole("region", { name: "The list to act on", exact: true });
  await list.getByText("1 of 103 queues").waitFor(PATIENCE);
  const queue = list.getByRole("link").first();
  await queue.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog");
  const picture = panel.getByRole("application").first();
  await picture.waitFor(PATIENCE);
  await picture.focus();
  const tip = panel.locator(".tandem-tip");
  await page.keyboard.press("ArrowRight");
  await tip.getByText(/waiting/).waitFor(PATIENCE);
  const first = await tip.textContent();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => tip.textContent()).not.toBe(first);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  expect(await queue.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.context().close();
});

test("the overview opens the same panel", async () => {
  const page = await open(`/?${PANEL}`);
  await page.getByRole("dialog").getByText("Who works on it").waitFor(PATIENCE);
  await page.context().close();
});
