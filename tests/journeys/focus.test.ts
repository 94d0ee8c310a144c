import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, type Visitor, visit } from "./visit.ts";

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

test("a filter that is taken away leaves the focus at its neighbour, then at the page's question, and opens no panel", async () => {
  const page = await visitor.open("/overlaps?line=AP&ages=11-15&open=nothing");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove Service line: Alternative provision places" }).press("Enter");
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent);
  await page.waitForURL((url) => !url.searchParams.has("line"), PATIENCE);
  expect(await focused()).toBe("Remove Ages: 11 to 15");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.searchParams.has("ages"), PATIENCE);
  expect(await focused()).toBe("Who else already pays for the same children?");
  await page.context().close();
});

test("the key / is a letter where somebody writes, and leads to the search elsewhere", async () => {
  const page = await visitor.openPrepared("/api-guide", async () => undefined);
  const variables = page.getByLabel("Variables (JSON)");
  await variables.waitFor(PATIENCE);
  await variables.fill('{"period": "');
  await variables.press("End");
  await page.keyboard.type("2024/25");
  expect(await variables.inputValue()).toBe('{"period": "2024/25');
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe("text");
  await page.context().close();
});

test("the search box says what the list is searched for after a step back", async () => {
  const page = await visitor.open("/overlaps?find=breaks");
  const box = page.getByLabel("Find in this list");
  expect(await box.inputValue()).toBe("breaks");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Overlaps" }).click();
  await page.waitForURL((url) => !url.searchParams.has("find"), PATIENCE);
  await expect.poll(() => box.inputValue(), PATIENCE).toBe("");
  await page.goBack();
  await expect.poll(() => box.inputValue(), PATIENCE).toBe("breaks");
  await page.context().close();
});

test("what shows the rest of a list, or takes an event away, leaves the focus where one goes on", async () => {
  const page = await visitor.open("/waits");
  const list = page.getByRole("region", { name: "The list to act on", exact: true });
  await list.getByRole("button", { name: /^Show all/ }).press("Enter");
  const inRow = () => page.evaluate(() => document.activeElement?.closest("tr")?.rowIndex ?? -1);
  await expect.poll(inRow, PATIENCE).toBe(21);
  await page.goto(new URL("/ehc-plans", page.url()).href);
  const events = page.getByRole("region", { name: "What happened" });
  await events
    .getByRole("button", { name: /^Take away/ })
    .first()
    .press("Enter");
  await events.getByText("The event is taken away; mark it again if you still want it.").waitFor(PATIENCE);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("status");
  await page.goto(new URL("/", page.url()).href);
  const exceptions = page.getByRole("region", { name: "The list to act on", exact: true });
  await exceptions.getByRole("link", { name: /^Show all/ }).press("Enter");
  await page.waitForURL(/all=yes/, PATIENCE);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("things are red by a stated rule");
  await page.context().close();
});

test("a file that cannot be made says so in plain words, and a form what became of what was written", async () => {
  const page = await visitor.open("/");
  await page.route("**/sheet.csv*", (route) => route.fulfill({ status: 502, body: "<html>Bad gateway</html>" }));
  await page.getByRole("button", { name: "Save the list (CSV)" }).click();
  await page
    .getByText("Not saved: Tandem's server does not answer just now. It may be starting, or the network may be down.")
    .waitFor(PATIENCE);
  await page.getByRole("link", { name: "Saturday short breaks, east and Nurse-led short breaks, east" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByText("Write the comment").click();
  const owner = panel.getByRole("textbox", {
    name: "Who answers for it",
    description: "A post, as Head of SEND; never a person's name.",
  });
  await owner.fill("Head of joint commissioning");
  await panel.getByLabel("Why it is so").fill("Two contracts began in the same month.");
  await panel.getByLabel("What is done about it").fill("The two are being joined.");
  await panel.getByLabel("By when").fill("2026-09-30");
  await page.route("**/graphql", (route) => route.abort());
  await panel.getByRole("button", { name: "Save the comment" }).click();
  await panel.getByText(/^No answer came, so it is not known whether this was saved\./).waitFor(PATIENCE);
  expect(await owner.inputValue()).toBe("Head of joint commissioning");
  await page.context().close();
});
