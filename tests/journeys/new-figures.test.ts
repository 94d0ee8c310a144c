import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { launchBrowser } from "../browser.ts";
import { PATIENCE, violations, WIDE } from "./visit.ts";

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

const bar = (page: Page) => page.getByRole("status").filter({ hasText: "New figures are there." });

/** Loads a file as a colleague elsewhere does. */
async function loadFile(month: string): Promise<void> {
  const query = new URLSearchParams({ partnership: "walsall", name: "capacity.csv", provenance: "ILLUSTRATIVE" });
  const answer = await fetch(`${app.address}/imports?${query}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", origin: app.address },
    body: `service_code,month,units,state\nSLT-1N,${month},321,KNOWN\n`,
  });
  expect(answer.status).toBe(202);
}

test("a reader whose figures a colleague has changed is told quietly in every tab, and sees them when they ask", async () => {
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: "reduce" });
  const streams: string[] = [];
  context.on("request", (request) => void (request.url().includes("/graphql/stream") && streams.push(request.url())));
  const [page, other] = [await context.newPage(), await context.newPage()];
  for (const tab of [page, other]) {
    await tab.goto(`${app.address}/data`);
    await tab.getByRole("table").first().waitFor(PATIENCE);
  }
  expect(await bar(page).count()).toBe(0);
  const textOf = () => page.getByRole("main").textContent();
  const before = await textOf();
  await loadFile("2027-04");
  for (const tab of [page, other]) await bar(tab).waitFor(PATIENCE);
  expect(await textOf()).toBe(before);
  expect(await violations(page)).toEqual([]);
  // One tab listens for both.
  expect(streams).toHaveLength(1);
  await page.getByRole("button", { name: "Show them" }).click();
  await expect.poll(() => bar(page).count(), PATIENCE).toBe(0);
  await expect.poll(textOf, PATIENCE).not.toBe(before);
  await page.close();
  await loadFile("2027-05");
  // The one left takes listening over.
  await expect.poll(() => streams.length, PATIENCE).toBe(2);
  await bar(other).waitFor(PATIENCE);
  await context.close();
});
