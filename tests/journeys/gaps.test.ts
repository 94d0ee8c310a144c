import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, PHONE, sideways, type Visitor, violations, visit, WIDE } from "./visit.ts";

const SMALLEST = { width: 320, height: 700 };

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

const focused = () => document.activeElement?.getAttribute("aria-label") ?? "";

test("the map is one stop of the Tab key; arrows lead from ward to ward, and Enter opens the ward's own figures", async () => {
  const page = await visitor.open("/gaps?mapped=SLT");
  const map = page.getByRole("figure", { name: "Ward by ward: Speech and language therapy, part of need not met" });
  await map.waitFor(PATIENCE);
  const wards = map.getByRole("link");
  expect(await wards.count()).toBe(20);
  expect(await map.locator('a[tabindex="0"]').count()).toBe(1);
  await map.getByRole("link", { name: /^Blakenall: 276 of 1,568 contacts a year not met, 18\s%$/ }).focus();
  await page.keyboard.press("ArrowUp");
  const above = await page.evaluate(focused);
  expect(above).toMatch(/^(Bloxwich|Pelsall).*: [\d.,]+ of [\d.,]+ contacts a year not met/);
  await page.keyboard.press("ArrowDown");
  expect(await map.locator('a[tabindex="0"]').count()).toBe(1);
  const open = (await page.evaluate(focused)).split(":")[0];
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: `Speech and language therapy, ${open}` });
  await panel.getByRole("heading", { name: "Age by age" }).waitFor(PATIENCE);
  await panel.getByText("Spend in 2025-26, forecast: whole contract, all places").first().waitFor(PATIENCE);
  expect(
    await panel
      .getByText(/Children waiting/)
      .first()
      .isVisible(),
  ).toBe(true);
  expect(await panel.getByRole("heading", { name: "How the number was made" }).isVisible()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  expect((await page.evaluate(focused)).split(":")[0]).toBe(open);
  await page.context().close();
}, 60_000);

test("map and table hold the same figures, and the map says whose outlines it shows and until when they held", async () => {
  const page = await visitor.open("/gaps?mapped=SLT&map=both");
  const card = page.getByRole("region", { name: "Ward by ward: Speech and language therapy", exact: true });
  await card.getByRole("link").first().waitFor(PATIENCE);
  const said = await card
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("aria-label")));
  const table = card.getByRole("table");
  for (const text of said) {
    const [, ward = "", unmet = "", need = ""] = /^(.+): ([\d.,]+) of ([\d.,]+) /.exec(text ?? "") ?? [];
    const row = table.getByRole("row", { name: new RegExp(`^${ward} `) });
    const cells = await row.getByRole("cell").allTextContents();
    expect([cells[0], cells[1]?.split(" (")[0]]).toEqual([need, unmet]);
  }
  expect(said).toHaveLength(20);
  expect(await card.getByText(/Wards as they were until 6 May 2026/).textContent()).toContain(
    "Contains OS data © Crown copyright",
  );
  await page.context().close();
});

test("what is not known is hatched and said on the map, and for readers what is hidden is c; neither is 0", async () => {
  const page = await visitor.open("/gaps?mapped=DIET&mapof=units");
  const map = page.getByRole("figure", { name: "Ward by ward: Dietetics, contacts not met" });
  const unknown = map.getByRole("link", { name: /: how much is not met is not recorded$/ });
  await unknown.first().waitFor(PATIENCE);
  expect(await unknown.locator("text").allTextContents()).toEqual(Array(5).fill("?"));
  expect(await unknown.first().locator("path").getAttribute("fill")).toMatch(/^url\(#/);
  await page
    .context()
    .addCookies([{ name: "tandem_evaluation_role", value: "READER", domain: "127.0.0.1", path: "/" }]);
  await page.goto(new URL("/gaps?mapped=AP", page.url()).href);
  const hidden = page.getByRole("link", { name: /: how much is not met is c \(hidden: too few children\)$/ });
  await hidden.first().waitFor(PATIENCE);
  const marks = await page.locator(".tandem-map a[aria-label*='hidden'] text").allTextContents();
  expect(new Set(marks)).toEqual(new Set(["c"]));
  await page.context().close();
});

test("an amount says what it buys on each line, where, and from where on more would not help; it lives in the address", async () => {
  const page = await visitor.open("/gaps?line=SLT");
  const card = page.getByRole("region", { name: "Where would the next £ help?" });
  await card.getByText("as if all £100,000 went to it").waitFor(PATIENCE);
  expect(await card.getByText("Lines are never compared").isVisible()).toBe(true);
  const amount = card.getByLabel("Amount to spend in the year (£)");
  await amount.fill("lots");
  await page.keyboard.press("Enter");
  await card.getByText("Write a sum in pounds").waitFor(PATIENCE);
  await amount.fill("£10,000");
  await page.keyboard.press("Enter");
  await page.waitForURL(/spend=10000/);
  await card.getByText(/^Speech and language therapy: 167 of the /).waitFor(PATIENCE);
  const row = card.getByRole("table", { name: "What £10,000 would buy, line by line" }).getByRole("row").nth(1);
  expect(await row.textContent()).toContain(
    "Talk together in family hubs, north: 167 contacts a year at £60 each; up to 540 would help there",
  );
  await page.context().close();
});

test("a bottleneck says in words which wards and services are linked, and how much is covered", async () => {
  const page = await visitor.open("/gaps?line=SLT&ward=E05001305&ages=0-4");
  const card = page.getByRole("region", { name: "What limits it" });
  await card
    .getByText(
      /^These 3 wards, ages 0 to 4, are linked by these 2 services, .*: 63\s% covered\. .*540 contacts a year stay unmet/,
    )
    .waitFor(PATIENCE);
  await page.context().close();
});

test("heat table by age and by ward: each number opens its own figures", async () => {
  const page = await visitor.open("/gaps?heat=ages&line=SLT");
  const cell = page.getByRole("region", { name: "Where, and for whom" }).locator("td a").first();
  const words = await cell.getAttribute("aria-label");
  await cell.click();
  const panel = page.getByRole("dialog", { name: "Speech and language therapy, ages 0 to 4" });
  const unmet = /: ([\d,.]+) of ([\d,.]+) not met/.exec(words ?? "");
  await panel.getByText(`${unmet?.[1]} of ${unmet?.[2]} contacts a year`).first().waitFor(PATIENCE);
  expect(await panel.getByRole("heading", { name: "Ward by ward" }).isVisible()).toBe(true);
  await page.context().close();
});

test.each([WIDE, PHONE, SMALLEST])(
  "gaps with map and table has no accessibility violation and never scrolls sideways at $width px",
  async (size) => {
    const page = await visitor.open("/gaps?map=both&mapped=DIET", size);
    await page.locator(".tandem-map a").first().waitFor(PATIENCE);
    await page.getByText("as if all £100,000 went to it").waitFor(PATIENCE);
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  },
  60_000,
);

test("each change of a filter asks the page's question once, and its answer comes compressed", async () => {
  const page = await visitor.open("/gaps");
  const answers: { readonly line: unknown; readonly encoding: string | undefined }[] = [];
  page.on("response", (response) => {
    const { operationName, variables } = (response.request().postDataJSON() ?? {}) as {
      operationName?: string;
      variables?: { filter: { serviceLines: unknown } };
    };
    if (operationName === "GapsPage")
      answers.push({ line: variables?.filter.serviceLines, encoding: response.headers()["content-encoding"] });
  });
  const expected: typeof answers = [];
  for (const line of ["SLT", "", "CAMHS", "", "OT"]) {
    await page.getByLabel("Service line", { exact: true }).selectOption(line === "" ? { index: 0 } : line);
    await expect.poll(() => page.locator("[aria-busy=true]").count(), PATIENCE).toBe(0);
    expected.push({ line: line === "" ? null : [line], encoding: "gzip" });
    await expect.poll(() => answers.length, PATIENCE).toBeGreaterThanOrEqual(expected.length);
  }
  await page.waitForTimeout(500);
  expect(answers).toEqual(expected);
  await page.context().close();
}, 60_000);
