import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, PHONE, sideways, type Visitor, violations, visit, WIDE } from "./visit.ts";

const SMALL = { width: 320, height: 800 };

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

test.each([WIDE, PHONE, SMALL])(
  "the page of EHC plans has no accessibility violation and never scrolls sideways at $width pixels",
  async (viewport) => {
    for (const address of ["/ehc-plans?pipeline=both&others=both&trend=both&mix=both", "/ehc-plans?open=ON_TIME"]) {
      const page = await visitor.open(address, viewport);
      await page
        .locator(".tandem-funnel .recharts-surface")
        .first()
        .waitFor({ ...PATIENCE, state: "attached" });
      if (address.includes("open=")) await page.getByText("How it is counted").waitFor(PATIENCE);
      expect(await violations(page)).toEqual([]);
      await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  },
);

test("plans on time stand beside refusals, and the finding leads to the refusals of every year", async () => {
  const page = await visitor.open("/ehc-plans");
  expect(await page.title()).toBe("EHC plans – Tandem");
  const first = page.getByRole("region", { name: "What stands out" }).getByRole("listitem").first();
  expect(await first.textContent()).toMatch(/96\.3\s%.*within 20 weeks.*609 of 995.*61\.2\s%.*refused/);
  await first.getByRole("link", { name: /See the figures/ }).click();
  const panel = page.getByRole("dialog", { name: "Refused, 2025" });
  expect(await panel.getByRole("row", { name: /^2023/ }).textContent()).toMatch(/285.*22\.6/);
  await panel.getByText("Requests received in the year on which the council decided").waitFor(PATIENCE);
  expect(page.url()).toContain("open=REFUSED");
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  expect(page.url()).not.toContain("open=");
  await page.context().close();
});

test("the whole way is there, what is not loaded is said and never 0, and no share crosses two years", async () => {
  const page = await visitor.open("/ehc-plans?pipeline=table");
  const table = page.getByRole("table", { name: "From request to plan, 2025: the same numbers" });
  expect(await table.getByRole("row").count()).toBe(13);
  expect(await table.getByRole("row", { name: /^Refused/ }).textContent()).toMatch(
    /609.*61\.2\s% of requests received.*2024: 668 \(60\.6\s%\).*25\.2\s% in 2024.*29\s% in 2024/,
  );
  expect(await table.getByRole("row", { name: /^Plans issued/ }).textContent()).toContain("no part of another step");
  expect(await table.getByRole("row", { name: /^Ceased/ }).textContent()).toContain("not loaded yet");
  await page.context().close();
});

test("a year before 2023 says what was not published, and the year of the break that it was counted anew", async () => {
  const page = await visitor.open("/ehc-plans");
  await page.getByLabel("Calendar year", { exact: true }).selectOption("2023");
  await page.waitForURL(/calendar=2023/);
  const strip = page.getByRole("region", { name: "From request to plan, 2023" });
  await strip.getByText("2022: 940, counted another way").first().waitFor(PATIENCE);
  await page.getByLabel("Calendar year", { exact: true }).selectOption("2021");
  await page
    .getByRole("region", { name: "From request to plan, 2021" })
    .getByText("not published")
    .first()
    .waitFor(PATIENCE);
  await page.getByText("Not published for 2021. Who asked is published from 2025 on.").waitFor(PATIENCE);
  await page.context().close();
});

test("councils are stepped through by arrow keys in the dot strip and in the funnel", async () => {
  const page = await visitor.open("/ehc-plans");
  const strip = page.getByRole("figure", { name: /arrow keys step through the places/ });
  await strip.getByRole("img", { name: /^Walsall, ours: 60\.6\s% \(57\.6 to 63\.4\)$/ }).focus();
  await page.keyboard.press("ArrowDown");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  expect(await focused()).toMatch(/^Bolton, statistical neighbour: 20\.2/);
  await page.keyboard.press("End");
  expect(await focused()).toMatch(/^England, england: 25\.2/);
  expect(await strip.locator('[tabindex="0"]').count()).toBe(1);
  const funnel = page.getByRole("figure", { name: /arrow keys step through the councils/ });
  await funnel.getByRole("img", { name: /^Walsall: 60\.6/ }).waitFor(PATIENCE);
  expect(await funnel.locator('[tabindex="0"]').count(), "the funnel is one stop of the Tab key").toBe(1);
  await funnel.getByRole("img", { name: /^Walsall: 60\.6\s% of 1,103 requests, above the 95 % limit$/ }).focus();
  await page.keyboard.press("ArrowRight");
  expect(await focused()).toMatch(/^Bolton: 20\.2\s% of 732 requests, within the limits$/);
  await page.context().close();
});

test("where only the rate is published there is no funnel, and the page says why", async () => {
  const page = await visitor.open("/ehc-plans?measure=ehc-annual-reviews-decided-within-4-weeks");
  await page.getByText("No funnel: only the rate is published").waitFor(PATIENCE);
  expect(await page.locator(".tandem-funnel").count()).toBe(0);
  await page.context().close();
});

test("plans held are shown by need, placement or age, with what not to read into them", async () => {
  const page = await visitor.open("/ehc-plans?mix=table");
  const needs = page.getByRole("table", { name: "Plans held, by primary need: the same numbers" });
  expect(await needs.getByRole("row", { name: /^Autistic spectrum disorder/ }).textContent()).toMatch(
    /877.*18\.5\s%.*27\.5\s%.*31\.5\s%/,
  );
  expect(await page.getByText("is not low need").first().isVisible()).toBe(true);
  await page.getByLabel("Plans held by", { exact: true }).selectOption("AGE");
  await page.getByRole("table", { name: "Plans held, by age: the same numbers" }).waitFor(PATIENCE);
  expect(page.url()).toContain("by=AGE");
  await page.context().close();
});

test("an address that names no year, measure or step is no fault", async () => {
  const page = await visitor.open("/ehc-plans?calendar=1066&measure=none&by=none&open=none");
  await page.getByRole("dialog", { name: "This step is not known" }).waitFor(PATIENCE);
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "From request to plan, 2025" }).waitFor(PATIENCE);
  await page.context().close();
});
