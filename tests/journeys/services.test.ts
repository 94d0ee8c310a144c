import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, PHONE, sideways, type Visitor, violations, visit, WIDE } from "./visit.ts";

/** A long page is looked at three times. */
const LONG = 120_000;

const SMALL = { width: 320, height: 700 };

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

const listOf = (page: Page) => page.getByRole("region", { name: "The list to act on", exact: true });

test("what is bought, from whom and with whose money is answered in words and figures", async () => {
  const page = await visitor.open("/services");
  await page.getByRole("heading", { level: 1, name: "What do we buy, from whom, with whose money?" }).waitFor(PATIENCE);
  expect(await page.title()).toBe("Services – Tandem");
  const findings = page.getByRole("region", { name: "What stands out" }).getByRole("listitem");
  expect(await findings.first().textContent()).toMatch(
    /^Ages 20 to 25: no service with a standing contract reaches 16 /,
  );
  expect(await findings.nth(1).textContent()).toMatch(/Notice must be given within six months on 45 contracts worth £/);
  expect(await page.getByText("£16.06m and £15.00m").isVisible()).toBe(true);
  await findings.nth(1).getByRole("link").click();
  await page.waitForURL(/contract=NOTICE_6/);
  await page.getByText("45 of 137 services").first().waitFor(PATIENCE);
  await page.getByRole("region", { name: "Contracts over time", exact: true }).waitFor(PATIENCE);
  await page.getByRole("button", { name: "Remove Contract: Notice due within 6 months" }).click();
  await page.getByText("137 of 137 services").first().waitFor(PATIENCE);
  await page.context().close();
});

test("facets say how many services each choice would leave, and leave so many", async () => {
  const page = await visitor.open("/services");
  const line = page.getByLabel("Service line");
  const choice = await line.locator("option", { hasText: "Speech and language therapy" }).textContent();
  expect(choice).toBe("Speech and language therapy (10)");
  await line.selectOption({ label: choice ?? "" });
  await page.getByText("10 of 137 services").first().waitFor(PATIENCE);
  const bands = await page.getByLabel("Ages", { exact: true }).locator("option").allTextContents();
  expect(bands[0]).toBe("All (10)");
  const [, youngest = ""] = bands;
  await page.getByLabel("Ages", { exact: true }).selectOption({ label: youngest });
  const count = /\((\d+)\)/.exec(youngest)?.[1] ?? "";
  await page.getByText(`${count} of 137 services`).first().waitFor(PATIENCE);
  expect(await listOf(page).getByRole("rowheader").count()).toBe(Number(count));
  await page.context().close();
});

test("by keyboard: / finds a service, Enter opens it, Esc gives the focus back", async () => {
  const page = await visitor.open("/services");
  await page.keyboard.press("/");
  await page.keyboard.type("early years speech");
  const list = listOf(page);
  await list.getByText(/^\d of 137 services$/).waitFor(PATIENCE);
  expect(page.url()).toContain("find=early+years+speech");
  const link = list.getByRole("link", { name: "Early years speech and language therapy, north" });
  await link.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "Early years speech and language therapy, north" });
  await panel.getByRole("heading", { name: "Need not met where it reaches" }).waitFor(PATIENCE);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.context().close();
});

test("who waits for a service leads to all queues of its line", async () => {
  const page = await visitor.open("/services?open=SLT-1N");
  const panel = page.getByRole("dialog");
  await panel.getByRole("heading", { name: "Who waits for it" }).waitFor(PATIENCE);
  await panel.getByRole("link", { name: "All queues of this line" }).click();
  await page.waitForURL(/\/waits\?year=2025-26&line=SLT$/);
  await page.getByRole("button", { name: "Remove Service line: Speech and language therapy" }).waitFor(PATIENCE);
  await page.context().close();
});

test("the grid is one stop of the Tab key; arrows move in it, and a number leaves its services", async () => {
  const page = await visitor.open("/services");
  const grid = page.getByRole("region", { name: "Services that reach each need, by age", exact: true });
  const cells = grid.locator("td a");
  await cells.first().waitFor(PATIENCE);
  expect(await cells.evaluateAll((links) => links.filter((link) => (link as HTMLElement).tabIndex === 0).length)).toBe(
    1,
  );
  await cells.first().focus();
  const label = () => page.evaluate(() => document.activeElement?.textContent);
  expect(await label()).toBe("Anxiety, low mood or other emotional distress, Ages 0 to 4: 0, no service reaches");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await label()).toBe("Autistic spectrum disorder, Ages 0 to 4: 12 services");
  await page.keyboard.press("Enter");
  await page.waitForURL(/need=ASD/);
  await page.getByText("12 of 137 services").first().waitFor(PATIENCE);
  await page.getByRole("button", { name: "Who is reached, by ward" }).click();
  await page.getByRole("table", { name: "Services by ward and age" }).getByRole("link").first().waitFor(PATIENCE);
  expect(page.url()).toContain("look=wards");
  await page.context().close();
});

test("an empty result teaches what comes nearest", async () => {
  const page = await visitor.open("/services?need=DYSPHAGIA&ages=20-25");
  const list = listOf(page);
  await list.getByText("No service in the register has all of this at once.").waitFor(PATIENCE);
  expect(await list.getByRole("link", { name: "Gaps" }).getAttribute("href")).toBe("/gaps");
  expect(await violations(page)).toEqual([]);
  await list.getByRole("link", { name: "8 services with any ages" }).click();
  await page.getByText("8 of 137 services").first().waitFor(PATIENCE);
  await page.keyboard.press("/");
  await page.keyboard.type("zebra");
  await list.getByText("None of the 8 services here has “zebra” in its name").waitFor(PATIENCE);
  await page.context().close();
});

test("contracts stand line by line with today, notice and end, each in words too", async () => {
  const page = await visitor.open("/services?look=contracts&line=SLT&view=both");
  const timeline = page.getByRole("table", { name: /^Contracts over time, by service line/ });
  const rows = timeline.locator("tbody tr:not(.tandem-timeline__line)");
  await rows.first().waitFor(PATIENCE);
  const notices = await rows.locator("td:nth-child(3)").allTextContents();
  const days = notices.filter((text) => /^\d/.test(text)).map((text) => Date.parse(`${text} UTC`));
  expect(days.length).toBeGreaterThan(5);
  expect([...days].sort((a, b) => a - b)).toEqual(days);
  expect(await timeline.getByText("Today").isVisible()).toBe(true);
  const twin = page.getByRole("table", { name: "Contracts over time: the same numbers" });
  expect(await twin.locator("tbody tr").count()).toBe(await rows.count());
  await page.context().close();
});

test("a service's panel tells its money, its contracts, what it did, who waits, who else reaches its children", async () => {
  const page = await visitor.open("/services?open=SLT-EARLY-NHS&months=both");
  const panel = page.getByRole("dialog");
  await panel.getByText("F, special educational provision").waitFor(PATIENCE);
  await panel.getByText("In 2025-26 it did 612 of 612 contacts a year").waitFor(PATIENCE);
  const money = panel.getByRole("table", { name: "Money by year and source" });
  expect(await money.getByRole("row", { name: /2025-26: ICB community services NHS money/ }).textContent()).toContain(
    "£39,168£39,168not submitted",
  );
  const twin = panel.getByRole("table", { name: /the same numbers/ });
  expect(await twin.getByRole("row", { name: /^March 2026/ }).textContent()).toBe("March 20265151–");
  expect(await panel.getByText(/^Talk together in family hubs, north, bought by Walsall Council/).isVisible()).toBe(
    true,
  );
  expect(await panel.getByRole("link", { name: "Open this overlap" }).getAttribute("href")).toMatch(
    /^\/overlaps\?year=2025-26&open=C-/,
  );
  await panel.getByRole("link", { name: "Speech and language therapy, ages 0 to 4, Blakenall" }).click();
  await page.waitForURL(/\/gaps\?year=2025-26&line=SLT&open=SLT/);
  await page.context().close();
});

test("a reader sees whole years of a service, and that its months are hidden", async () => {
  const page = await visitor.open("/services");
  await page.context().addCookies([{ name: "tandem_evaluation_role", value: "READER", url: page.url() }]);
  await page.goto(new URL("/services?open=SLT-EARLY-NHS&months=table", page.url()).href);
  const panel = page.getByRole("dialog");
  await panel.getByText("In 2025-26 it did 610 of 612 contacts a year").waitFor(PATIENCE);
  const twin = panel.getByRole("table", { name: /the same numbers/ });
  expect(await twin.getByRole("row", { name: /^March 2026/ }).textContent()).toContain("c (hidden: too few children)");
  expect(await panel.getByText(/What one service did in one month is not published/).isVisible()).toBe(true);
  await page.context().close();
});

test("a code that no service has is said in the panel, and a code that is no choice is not asked for", async () => {
  const page = await visitor.open("/services?open=NO-SUCH&line=NO-SUCH");
  await page.getByRole("dialog").getByText("The register has no service with the code “NO-SUCH”.").waitFor(PATIENCE);
  await page.keyboard.press("Escape");
  await page.getByText("137 of 137 services").first().waitFor(PATIENCE);
  await page.context().close();
});

test("a register longer than one answer is read to its end, page by page", async () => {
  const sizes: number[] = [];
  const page = await visitor.openPrepared("/services", async (opening) => {
    await opening.route("**/graphql", async (route) => {
      const body = route.request().postDataJSON() as { operationName: string; variables: { first: number } };
      if (body.operationName !== "ServicesPage") return route.continue();
      sizes.push(body.variables.first);
      body.variables.first = 50;
      return route.continue({ postData: JSON.stringify(body) });
    });
  });
  await page.getByText("137 of 137 services").first().waitFor(PATIENCE);
  await page.getByText("All 137 services of the register are read.").waitFor({ ...PATIENCE, state: "attached" });
  expect(sizes).toEqual([1000, 1000, 1000]);
  await page.getByRole("button", { name: "Show all 137" }).click();
  await expect.poll(() => listOf(page).getByRole("rowheader").count(), PATIENCE).toBe(137);
  await page.context().close();
});

const VIEWS = ["/services", "/services?look=wards", "/services?look=contracts"] as const;

test.each(VIEWS)(
  "%s has no accessibility violation and never scrolls sideways, however narrow",
  async (path) => {
    for (const viewport of [WIDE, PHONE, SMALL]) {
      const join = path.includes("?") ? "&" : "?";
      const page = await visitor.open(`${path}${join}view=both`, viewport);
      await page.getByRole("table", { name: /the same numbers/ }).waitFor(PATIENCE);
      expect(await violations(page)).toEqual([]);
      await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  },
  LONG,
);

test(
  "a service's panel has no accessibility violation, wide or narrow",
  async () => {
    const page = await visitor.open("/services?open=OT-2S");
    const panel = page.getByRole("dialog");
    await panel.locator(".recharts-surface").first().waitFor(PATIENCE);
    for (const viewport of [WIDE, PHONE, SMALL]) {
      await page.setViewportSize(viewport);
      expect(await violations(page)).toEqual([]);
      await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  },
  LONG,
);
