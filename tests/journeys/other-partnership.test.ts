import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PAGES } from "../../client/src/app/pages.ts";
import { startTestApp, type TestApp } from "../app.ts";
import { launchBrowser } from "../browser.ts";
import { PATIENCE, violations, WIDE } from "./visit.ts";

/** Pages that need a role which the visitor has not. */
const FOR_OTHERS = ["/people", "/keys", "/audit"];

let app: TestApp;
let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  // It has just begun: a register, three years of need and activity, and nothing else of its own.
  app = await startTestApp({ environment: { PARTNERSHIP: "sandwell" } });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function open(path: string): Promise<{ readonly page: Page; readonly asked: readonly string[] }> {
  const page = await (await browser.newContext({ viewport: WIDE, reducedMotion: "reduce" })).newPage();
  const asked: string[] = [];
  page.on("request", (request) => void asked.push(request.postData() ?? ""));
  await page.goto(`${app.address}${path}`);
  await page.getByRole("banner").getByText("Sandwell").waitFor(PATIENCE);
  await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor(PATIENCE);
  await page.waitForLoadState("networkidle");
  return { page, asked };
}

const pages = PAGES.map(({ to }) => to).filter((to) => !FOR_OTHERS.includes(to));

test.each(pages)("%s stands for a partnership that has only begun, and asks about no other", async (path) => {
  const { page, asked } = await open(path);
  const text = await page.getByRole("main").textContent();
  expect(text).not.toMatch(/could not be fetched|undefined|NaN|E0800|not loaded yet a year|"partnership": ?"walsall"/);
  expect(asked.join("\n")).toContain('"partnership":"sandwell"');
  expect(asked.join("\n")).not.toContain("walsall");
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test("what is not loaded is told as that, not as nothing", async () => {
  const { page } = await open("/overlaps");
  const figures = page.getByRole("main");
  await figures.getByText("How much they spend there: not loaded yet.").first().waitFor(PATIENCE);
  expect(await figures.textContent()).not.toMatch(/: all of their capacity is needed|All of their|£0/);
  await page.goto(`${app.address}/alternative-provision`);
  await page.getByText("No places, quality checks or fair access counts are loaded yet").waitFor(PATIENCE);
  await page.context().close();
});

test("the document names the partnership, wherever it is asked for", async () => {
  for (const path of ["/", "/gaps", "/index.html"]) {
    const answer = await fetch(`${app.address}${path}`, { headers: { accept: "text/html" } });
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(await answer.text()).toContain('<meta name="tandem-partnership" content="sandwell"');
  }
});

test("a server for a partnership that is not there does not start, and says which there are", async () => {
  await expect(startTestApp({ environment: { PARTNERSHIP: "nowhere" } })).rejects.toThrow(
    'PARTNERSHIP is "nowhere", but must be the code of a partnership in the database (walsall, sandwell); correct it, or unset it.',
  );
});
