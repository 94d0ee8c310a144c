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
