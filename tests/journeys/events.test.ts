import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, PHONE, sideways, type Visitor, violations, visit, WIDE } from "./visit.ts";

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

const eventsOf = (page: Page) => page.getByRole("region", { name: "What happened" });

async function mark(page: Page, day: string, text: string): Promise<void> {
  const events = eventsOf(page);
  await events.getByText("Mark an event").click();
  await events.getByLabel("Day it happened").fill(day);
  await events.getByLabel("What happened").fill(text);
  await events.getByRole("button", { name: "Mark it" }).click();
}

/** Letters of the lines in a picture, from left to right; breaks of a series have words instead. */
async function lettersIn(page: Page): Promise<readonly string[]> {
  const labels = await page
    .locator("text.recharts-label")
    .evaluateAll((texts) => texts.map((text) => ({ says: text.textContent, x: text.getBoundingClientRect().x })));
  return labels
    .filter(({ says }) => /^[A-Z]$/.test(says))
    .sort((a, b) => a.x - b.x)
    .map(({ says }) => says);
}

test.each([
  {
    where: "the trend of EHC plans",
    path: "/ehc-plans?measure=ehcp-within-20-weeks&trend=both",
    twin: "Plans within 20 weeks, year by year: the same numbers",
    day: "2024-05-01",
    row: /^2024 /,
  },
  {
    where: "the trend of a published measure",
    path: "/adulthood?open=measure:neet-16-17",
    twin: "Period by period: the same numbers",
    day: "2024-05-01",
    row: /^2024 /,
  },
])(
  "an event marked beside $where is a letter in the picture, words below and in the table, and can be taken away",
  async ({ path, twin, day, row }) => {
    const page = await visitor.open(path);
    const events = eventsOf(page);
    await events.getByText(/^A, .*: The area's services .* This is about the whole partnership\./).waitFor(PATIENCE);
    await expect.poll(() => lettersIn(page), PATIENCE).toEqual(["A"]);
    await mark(page, day, "A second team began.");
    await events.getByText(/^A, 1 May 2024: A second team began\..* This is about this measure\./).waitFor(PATIENCE);
    await expect.poll(() => lettersIn(page), PATIENCE).toEqual(["A", "B"]);
    const cells = page.getByRole("table", { name: twin }).getByRole("row", { name: row });
    await cells.getByText("A second team began.").waitFor(PATIENCE);
    for (const viewport of [WIDE, PHONE]) {
      await page.setViewportSize(viewport);
      expect(await violations(page)).toEqual([]);
      await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
    }
    await events.getByRole("button", { name: /^Take away.*A second team began/ }).click();
    await events.getByText("The event is taken away; mark it again if you still want it.").waitFor(PATIENCE);
    await expect.poll(() => lettersIn(page), PATIENCE).toEqual(["A"]);
    await page.context().close();
  },
  90_000,
);

test("an event of one measure is not shown beside another", async () => {
  const page = await visitor.open("/ehc-plans?measure=ehcp-within-20-weeks");
  await mark(page, "2024-05-01", "Plans are written by two teams.");
  await eventsOf(page)
    .getByText(/two teams/)
    .waitFor(PATIENCE);
  await page.getByLabel("Compare with others", { exact: true }).selectOption("ehc-requests-refused");
  await expect
    .poll(
      () =>
        eventsOf(page)
          .getByText(/two teams/)
          .count(),
      PATIENCE,
    )
    .toBe(0);
  await page.context().close();
});

test("an event marked while the list is still read for the one before shows all the same", async () => {
  const page = await visitor.open("/ehc-plans?measure=ehcp-mediation-cases");
  const events = eventsOf(page);
  await events.getByRole("listitem").first().waitFor(PATIENCE);
  const { promise: isSecondSaved, resolve: saveSecond } = Promise.withResolvers<void>();
  const answered: Promise<void>[] = [];
  // Each answer is made when it is asked for; the first is slow to arrive.
  await page.route("**/graphql", async (route) => {
    if (!(route.request().postData() ?? "").includes('"operationName":"Annotations"')) return route.continue();
    const isFirst = answered.length === 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    answered.push(promise);
    const response = await route.fetch();
    if (isFirst) await isSecondSaved;
    await route.fulfill({ response });
    resolve();
  });
  await mark(page, "2024-05-01", "A first team began.");
  const form = page.getByRole("form", { name: "Mark an event" });
  await form.getByText("Saved.").waitFor(PATIENCE);
  await expect.poll(() => answered.length, PATIENCE).toBe(1);
  await form.getByLabel("What happened").fill("A second team began.");
  await form.getByRole("button", { name: "Mark it" }).click();
  await form.getByText("Saving…").waitFor({ ...PATIENCE, state: "detached" });
  await form.getByText("Saved.").waitFor(PATIENCE);
  saveSecond();
  await answered[0];
  await events.getByText(/A second team began/).waitFor(PATIENCE);
  await events.getByText(/A first team began/).waitFor(PATIENCE);
  await page.context().close();
});
