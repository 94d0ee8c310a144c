import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, type Visitor, violations, visit } from "./visit.ts";

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

test("find the widest gap and see why", async () => {
  const page = await visitor.open("/gaps");
  const finding = page.getByRole("region", { name: "What stands out" }).getByRole("listitem").first();
  expect(await finding.textContent()).toMatch(/\d+ of \d+ .* Remedy: /);
  await finding.getByRole("link", { name: "See why" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByRole("heading", { name: "Remedy its kind suggests" }).waitFor(PATIENCE);
  await panel.getByText("Paid for by").first().waitFor(PATIENCE);
  expect(await panel.getByRole("heading", { name: "Services that reach them" }).isVisible()).toBe(true);
  expect(await panel.getByRole("heading", { name: "How the number was made" }).isVisible()).toBe(true);
  expect(page.url()).toContain("open=");
  expect(await violations(page)).toEqual([]);
  await page.context().close();
}, 60_000);

test("a planted gap names the services that reach it, its remedy, what £10,000 buys and how it was made", async () => {
  const page = await visitor.open(`/gaps?open=${encodeURIComponent("SLT|E05001305|0-4")}`);
  const panel = page.getByRole("dialog", { name: "Speech and language therapy, ages 0 to 4, Blakenall" });
  await panel.getByText("180 of 480 contacts a year (38 %) are not met.").waitFor(PATIENCE);
  await panel.getByRole("heading", { name: "Early years speech and language therapy, north" }).waitFor(PATIENCE);
  expect(await panel.getByText("To size it: each £10,000 buys 167 at Talk together").isVisible()).toBe(true);
  expect(await panel.getByText("Together they can do 900 of 1,440 contacts a year.").isVisible()).toBe(true);
  expect(await panel.getByText("unmet = coverage gap + capacity gap").isVisible()).toBe(true);
  await page.context().close();
});

test("explain an overlap", async () => {
  const page = await visitor.open("/overlaps");
  const first = page.getByRole("region", { name: "What stands out" }).getByRole("listitem").first();
  expect(await first.textContent()).toContain("together hold 6 more places than the children they share need.");
  expect(await first.textContent()).toContain("Up to £144,000 a year");
  await first.getByRole("link").click();
  const panel = page.getByRole("dialog");
  await panel.getByText("Therapeutic day places, north could give up 6 places (£144,000).").waitFor(PATIENCE);
  expect(await panel.getByText("Nobody has judged this overlap yet.").isVisible()).toBe(true);
  const strips = panel.getByRole("img", { name: /Reaches Bloxwich West and Brownhills/ });
  await strips.nth(1).waitFor(PATIENCE);
  await page.context().close();
});

test("read who bears the overspend", async () => {
  const page = await visitor.open("/pooled-budgets");
  const finding = page.getByRole("region", { name: "What stands out" }).getByRole("listitem").first();
  expect(await finding.textContent()).toContain("is forecast to end £82,500.01 over budget.");
  await finding.getByRole("link", { name: "See who bears it" }).click();
  const table = page.getByRole("table", { name: "Who bears it: the same numbers" });
  expect(await table.getByRole("row", { name: "Walsall Council, in all" }).textContent()).toContain("£47,500.00");
  expect(await table.getByRole("row", { name: /Integrated Care Board, in all/ }).textContent()).toContain("£35,000.01");
  expect(await table.getByRole("row", { name: "Whole variance" }).textContent()).toContain("£82,500.01");
  const schemes = page.getByRole("table", { name: "The list to act on: schemes of the pool" });
  expect(await schemes.getByRole("row", { name: /Whole pool/ }).textContent()).toContain("£2,623,400.00");
  await page.getByLabel("Year", { exact: true }).selectOption("2023-24");
  await page.getByText(/hosted by Walsall Council.*The year is closed\./).waitFor(PATIENCE);
  expect(page.url()).toContain("year=2023-24");
  await page.getByRole("link", { name: "Gaps" }).click();
  await page.waitForURL(/\/gaps\?year=2023-24/);
  await page.context().close();
});

test("the board's page leads from each finding to its evidence, and shows published figures beside the register", async () => {
  const page = await visitor.open("/");
  const way = page.getByRole("region", { name: "From request to plan" });
  await way.getByText("61.2").waitFor(PATIENCE);
  expect(await way.getByText("Official figures").isVisible()).toBe(true);
  await page.getByRole("link", { name: "See who bears it" }).click();
  await page.getByRole("heading", { level: 1, name: "Are we on budget, and who bears it if not?" }).waitFor(PATIENCE);
  expect(await page.title()).toBe("Pooled budgets – Tandem");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("maincontent");
  await page.goBack();
  await page
    .getByRole("link", { name: /primary age, east/ })
    .first()
    .click();
  await page.getByRole("dialog").getByText("What it would take").waitFor(PATIENCE);
  await page.context().close();
});

test("filters live in the address, say how many rows they leave, and can be removed", async () => {
  const page = await visitor.open("/gaps");
  await page.getByLabel("Service line", { exact: true }).selectOption("DIET");
  await page.waitForURL(/line=DIET/);
  const chip = page.getByRole("button", { name: "Remove Service line: Dietetics" });
  await chip.waitFor(PATIENCE);
  await page.getByText(/^\d\d groups of children/).waitFor(PATIENCE);
  await chip.click();
  await page.waitForURL((url) => !url.search.includes("line="));
  await page.getByText(/^\d\d\d groups of children/).waitFor(PATIENCE);
  await page.context().close();
});

test("the table twin holds the same lines as the picture, and what is not recorded is said, never 0", async () => {
  const page = await visitor.open("/?bars=table");
  const table = page.getByRole("table", { name: "How much of each line's need is met: the same numbers" });
  expect(await table.getByRole("row").count()).toBe(16);
  expect(await table.getByRole("row", { name: /^Dietetics/ }).textContent()).toContain("not recorded");
  await page.context().close();
});

test("an empty list teaches what would fill it", async () => {
  const page = await visitor.open("/overlaps?line=EHCNA");
  await page.getByText("Overlaps appear when two commissions reach the same children").waitFor(PATIENCE);
  expect(await page.getByText("0 overlaps", { exact: true }).isVisible()).toBe(true);
  await page.context().close();
});

test("an address that leads nowhere says so, and leads back", async () => {
  const page = await visitor.openPrepared("/nothing-here", async () => undefined);
  await page.getByRole("heading", { name: "There is no page at this address" }).waitFor(PATIENCE);
  await page.getByRole("link", { name: "Go to the overview" }).click();
  await page.getByRole("heading", { name: "What stands out" }).waitFor(PATIENCE);
  await page.context().close();
});

test("while the server does not answer the page says so, keeps the last answer, and comes back by itself", async () => {
  let isBroken = false;
  const page = await visitor.openPrepared("/overlaps", async (prepared) => {
    await prepared.route("**/graphql", (route) => (isBroken ? route.abort() : route.continue()));
  });
  await page.getByRole("heading", { name: "What stands out" }).waitFor(PATIENCE);
  isBroken = true;
  await page.getByLabel("Looks like").selectOption("JOINT");
  await page.getByText("Tandem cannot reach its server.").waitFor(PATIENCE);
  await page.getByRole("alert").waitFor(PATIENCE);
  expect(
    await page
      .getByRole("link", { name: /Saturday short breaks/ })
      .first()
      .isVisible(),
  ).toBe(true);
  isBroken = false;
  await page.getByText("1 overlap", { exact: true }).waitFor(PATIENCE);
  await page.getByText("Tandem cannot reach its server.").waitFor({ ...PATIENCE, state: "detached" });
  await page.context().close();
}, 60_000);

test("a first answer that does not come can be asked for again", async () => {
  let isBroken = true;
  const page = await visitor.openPrepared("/gaps", async (prepared) => {
    await prepared.route("**/graphql", (route) =>
      isBroken ? route.fulfill({ status: 500, body: "no" }) : route.continue(),
    );
  });
  await page.getByRole("alert").waitFor(PATIENCE);
  isBroken = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "What stands out" }).waitFor(PATIENCE);
  await page.context().close();
}, 60_000);

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'";

test("the pages need nothing that a strict content security policy forbids", async () => {
  const refused: string[] = [];
  const page = await visitor.openPrepared("/gaps?bars=both", async (prepared) => {
    prepared.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) refused.push(message.text());
    });
    await prepared.route(/\/gaps/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": POLICY } });
    });
  });
  await page.locator(".recharts-surface").first().waitFor(PATIENCE);
  await page.getByRole("link", { name: "See why" }).first().click();
  await page.getByRole("dialog").getByText("Paid for by").first().waitFor(PATIENCE);
  expect(refused).toEqual([]);
  await page.context().close();
});
