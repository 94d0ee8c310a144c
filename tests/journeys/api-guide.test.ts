import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, PHONE, sideways, type Visitor, violations, visit, WIDE } from "./visit.ts";

const NARROW = { width: 320, height: 700 };

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

/** Opens the page with every other origin blocked, and notes whatever the browser complains of. */
async function open(
  path = "/api-guide",
  viewport = WIDE,
): Promise<{ page: Page; complaints: string[]; asked: string[] }> {
  const [complaints, asked]: [string[], string[]] = [[], []];
  const page = await visitor.openPrepared(path, async (fresh) => {
    await fresh.setViewportSize(viewport);
    fresh.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    fresh.on("pageerror", (error) => complaints.push(error.message));
    await fresh.route(
      (address) => address.hostname !== "127.0.0.1",
      (route) => {
        asked.push(route.request().url());
        return route.abort();
      },
    );
  });
  await page.getByRole("heading", { name: "What every name means" }).waitFor(PATIENCE);
  return { page, complaints, asked };
}

const question = (page: Page) => page.getByLabel("Question (GraphQL)");
const answer = (page: Page) => page.getByRole("region", { name: "Answer in JSON" });

async function ask(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByText(/^Answered in /).waitFor(PATIENCE);
}

test("one click fills the editor, the answer comes, and nothing is asked of any other site", async () => {
  const { page, complaints, asked } = await open();
  await page.getByRole("link", { name: "Measures", exact: true }).click();
  await page.waitForURL(/operation=Measures/);
  await expect.poll(() => question(page).inputValue()).toMatch(/^query Measures/);
  await expect.poll(() => question(page).evaluate((field) => field === document.activeElement)).toBe(true);
  await ask(page);
  await page.getByText(/with status 200: .*, no error\.$/).waitFor(PATIENCE);
  expect(await answer(page).textContent()).toContain("ehcp-within-20-weeks");
  expect(complaints).toEqual([]);
  expect(asked).toEqual([]);
  await page.context().close();
});

test("the page has no accessibility violation and never scrolls sideways, with an answer, a problem or a type open", async () => {
  for (const viewport of [WIDE, PHONE, NARROW]) {
    const { page } = await open("/api-guide?operation=Waits", viewport);
    await ask(page);
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await question(page).fill("{ viewer { kindd } }");
    await page.getByText('Cannot query field "kindd"').waitFor(PATIENCE);
    await page.getByRole("button", { name: "What can stand at the cursor?" }).click();
    await page.getByRole("heading", { name: /can stand at the cursor/ }).waitFor(PATIENCE);
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.context().close();
    const panel = await open("/api-guide?type=Gap", viewport);
    await panel.page.getByRole("dialog").getByText("Where it is given or taken").waitFor(PATIENCE);
    expect(await violations(panel.page)).toEqual([]);
    expect(await sideways(panel.page)).toBeLessThanOrEqual(0);
    await panel.page.context().close();
  }
}, 120_000);

test("by keyboard alone: what is wrong leads to its place, a name is put in, and the question is asked", async () => {
  const { page } = await open("/api-guide?query=%7B%20viewer%20%7B%20kin%20%7D%20%7D");
  await page.getByRole("button", { name: "Line 1, column 12" }).focus();
  await page.keyboard.press("Enter");
  expect(await question(page).evaluate((field) => (field as HTMLTextAreaElement).selectionStart)).toBe(11);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
  await question(page).evaluate((field) => (field as HTMLTextAreaElement).setSelectionRange(14, 14));
  await page.keyboard.press("Control+Space");
  await page.getByRole("heading", { name: /^What can stand at the cursor/ }).waitFor(PATIENCE);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("kind");
  await page.keyboard.press("Enter");
  await expect.poll(() => question(page).inputValue()).toBe("{ viewer { kind } }");
  await expect.poll(() => question(page).evaluate((field) => field === document.activeElement)).toBe(true);
  await page.getByText("Nothing stands in the way of asking.").waitFor({ ...PATIENCE, state: "attached" });
  await page.keyboard.press("Control+Enter");
  await answer(page).getByText("EVALUATION").waitFor(PATIENCE);
  await page.context().close();
});

test("a question that would change something is not sent from here", async () => {
  const { page } = await open();
  await question(page).fill('mutation { withdrawPurpose(partnership: "walsall") { __typename } }');
  await page.getByText("This page only asks.").waitFor(PATIENCE);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByText("Mend the question first.").waitFor(PATIENCE);
  await page.context().close();
});

test("an error of the API is told in words, and the address brings a question with its variables", async () => {
  const { page } = await open(
    `/api-guide?operation=Waits&variables=${encodeURIComponent('{"partnership":"nowhere","month":"2026-03"}')}`,
  );
  expect(await page.getByLabel("Variables (JSON)").inputValue()).toContain("nowhere");
  await ask(page);
  await page.getByRole("list", { name: "What the API says went wrong" }).getByText("nowhere").waitFor(PATIENCE);
  await page.context().close();
});

test("somebody without GraphQL finds what a field means and in which unit, and steps from type to type", async () => {
  const { page } = await open("/api-guide?find=balance%20pence");
  await page
    .getByRole("status")
    .filter({ hasText: /^\d+ of [\d,]+ names$/ })
    .waitFor(PATIENCE);
  await page.getByLabel(/^Find a name/).fill("Gap.unmet");
  await page.getByRole("link", { name: "Gap.unmet", exact: true }).click();
  const panel = page.getByRole("dialog");
  await panel.getByRole("heading", { name: "Gap", exact: true }).waitFor(PATIENCE);
  await panel.getByRole("link", { name: "Figure!" }).first().click();
  await panel.getByRole("heading", { name: "Figure", exact: true }).waitFor(PATIENCE);
  expect(page.url()).toContain("type=Figure");
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await page.context().close();
});

test("the examples name this page's own address, in each language", async () => {
  const { page } = await open();
  const origin = new URL(page.url()).origin;
  for (const [name, start] of [
    ["curl", "curl -sS"],
    ["JavaScript", "const query"],
    ["Python", "import json"],
    ["R", "library(httr2)"],
  ] as const) {
    await page.getByRole("button", { name, exact: true }).click();
    const text = (await page.getByRole("region", { name: `The question in ${name}` }).textContent()) ?? "";
    expect(text.startsWith(start), name).toBe(true);
    expect(text).toContain(`${origin}/graphql`);
  }
  await page.context().close();
});

test("what this page needs is fetched only when it is opened", async () => {
  const scripts: string[] = [];
  const page = await visitor.openPrepared("/accessibility", async (fresh) => {
    fresh.on("request", (request) => void scripts.push(request.url()));
  });
  await page.getByRole("heading", { name: "Accessibility statement for Tandem" }).waitFor(PATIENCE);
  expect(scripts.some((address) => address.includes("ApiPage"))).toBe(false);
  await page.getByRole("contentinfo").getByRole("link", { name: "API" }).click();
  await page.getByRole("heading", { name: "What every name means" }).waitFor(PATIENCE);
  expect(scripts.some((address) => address.includes("ApiPage"))).toBe(true);
  await page.context().close();
});

test("the plain addresses lead to tables, and each can be copied", async () => {
  const { page, complaints } = await open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const card = page.getByRole("region", { name: "Without a question: tables at plain addresses" });
  const paths = await card.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(paths.length).toBeGreaterThan(5);
  for (const path of paths) {
    const response = await page.request.get(new URL(path ?? "", page.url()).href);
    expect(response.status(), path ?? "").toBe(200);
  }
  await card.getByRole("button", { name: "Copy the address of gaps" }).click();
  await card.getByText("Address of gaps copied.").waitFor(PATIENCE);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /\/v1\/walsall\/gaps\.csv\?by=SERVICE_LINE,AREA&/,
  );
  expect(complaints).toEqual([]);
  await page.context().close();
});
