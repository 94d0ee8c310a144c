import type { Browser, BrowserContext, Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { launchBrowser } from "../browser.ts";
import { allLooks, COLOURS, coveringLooks, type Look, roleFor, STATES, WIDTHS } from "./matrix.ts";
import { PATIENCE, sideways, violations } from "./visit.ts";

const looks = inject("isFullMatrix") ? allLooks() : coveringLooks();

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startTestApp();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Questions that frame every page, and are answered in every state. */
const FRAME = new Set(["Viewer", "Frame"]);

/** A year before anything is recorded. */
const EMPTY_YEAR = "2019-20";

/** Lists of an answer emptied, numbers of rows with them, so that a page has nothing to show. */
function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, /^(totalCount|rowCount)$/.test(name) ? 0 : emptied(inner)]),
  );
}

async function interfere(route: Route, state: Look["state"]): Promise<void> {
  const { operationName } = (route.request().postDataJSON() ?? {}) as { operationName?: string };
  if (FRAME.has(operationName ?? "")) return route.continue();
  if (state === "loading") return;
  if (state === "failed")
    return route.fulfill({
      status: 200,
      json: {
        data: null,
        errors: [{ message: "Something went wrong here.", extensions: { code: "INTERNAL_SERVER_ERROR", id: "a1b2" } }],
      },
    });
  const response = await route.fetch();
  return route.fulfill({ response, json: emptied(await response.json()) });
}

async function prepare(context: BrowserContext, { path, state }: Look): Promise<void> {
  const role = state === "suppressed" && roleFor(path) === "COMMISSIONER" ? "READER" : roleFor(path);
  await context.addCookies([{ name: "tandem_evaluation_role", value: role, domain: "127.0.0.1", path: "/" }]);
  if (state !== "answered" && state !== "suppressed")
    await context.route("**/graphql", (route) => interfere(route, state));
}

async function open(context: BrowserContext, { path, state }: Look): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${app.address}${path}${state === "empty" ? `?year=${EMPTY_YEAR}` : ""}`);
  await page.getByRole("heading", { level: 1 }).waitFor(PATIENCE);
  if (state === "failed") await page.getByRole("alert").first().waitFor(PATIENCE);
  else if (state !== "loading")
    await expect.poll(() => page.getByText("Fetching the figures…").count(), PATIENCE).toBe(0);
  await page.waitForTimeout(300);
  return page;
}

/** Whether every thing that can be pressed is at least 24 pixels wide and high, or stands in a line of text. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, select, input, summary, [role=button]")]
      .filter((element) => element.checkVisibility() && !element.closest(".nhsuk-u-visually-hidden"))
      .filter((element) => {
        const box = element.getBoundingClientRect();
        const isInText = getComputedStyle(element).display === "inline";
        const isLabelled = element.matches("input[type=checkbox], input[type=radio]");
        return !isInText && !isLabelled && (box.width < 24 || box.height < 24);
      })
      .map((element) => element.outerHTML.slice(0, 160)),
  );
}

test("the looks that are tried have every page at every width, every state and both choices of colours", () => {
  const pages = new Set(looks.map(({ path }) => path));
  for (const path of pages)
    expect(new Set(looks.filter((look) => look.path === path).map(({ width }) => width)).size).toBe(WIDTHS.length);
  for (const state of STATES)
    for (const width of WIDTHS) expect(looks.some((look) => look.state === state && look.width === width)).toBe(true);
  for (const colours of COLOURS) expect(looks.some((look) => look.colours === colours)).toBe(true);
});

test.each(looks)(
  "$path, $state, $width pixels wide in $colours colours: no accessibility violation, no sideways scroll, no small target",
  async (look) => {
    const context = await browser.newContext({
      viewport: { width: look.width, height: 900 },
      reducedMotion: "reduce",
      forcedColors: look.colours === "forced" ? "active" : "none",
    });
    await prepare(context, look);
    const page = await open(context, look);
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
    expect(await smallTargets(page)).toEqual([]);
    await context.close();
  },
  60_000,
);
