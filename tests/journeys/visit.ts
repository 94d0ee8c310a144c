import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { startTestApp, type TestApp } from "../app.ts";
import { launchBrowser } from "../browser.ts";

export const WIDE = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** How long a page may take on a busy machine. */
export const PATIENCE = { timeout: 20_000 };

/** Tandem on a database of its own, and a browser to visit it with. */
export interface Visitor {
  /** Opens an address in a fresh context and waits until its answer is there. */
  open(path: string, viewport?: { width: number; height: number }): Promise<Page>;
  /** Opens an address as `prepare` arranged it, without waiting for an answer. */
  openPrepared(path: string, prepare: (page: Page) => Promise<void>): Promise<Page>;
  leave(): Promise<void>;
}

async function openPage(browser: Browser, app: TestApp, path: string, viewport: { width: number; height: number }) {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${app.address}${path}`);
  await page
    .getByRole("heading", { name: "What stands out", includeHidden: true })
    .waitFor({ ...PATIENCE, state: "attached" });
  return page;
}

/** Starts Tandem and a browser. */
export async function visit(): Promise<Visitor> {
  const app = await startTestApp();
  const browser = await launchBrowser();
  return {
    open: (path, viewport = WIDE) => openPage(browser, app, path, viewport),
    openPrepared: async (path, prepare) => {
      const page = await (await browser.newContext({ viewport: WIDE })).newPage();
      await prepare(page);
      await page.goto(`${app.address}${path}`);
      return page;
    },
    leave: async () => {
      await browser.close();
      await app.stop();
    },
  };
}

/** Everything axe finds against WCAG 2.2 AA and its best practices, with the elements it is about. */
export async function violations(page: Page): Promise<readonly string[]> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  // Only violations are told in full, and no second page puts frames together: pages have none, and it takes a sixth of the time.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(tags)
    .setLegacyMode();
  const { violations: found } = await axe.analyze();
  return found.map(({ id, nodes }) =>
    `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`.slice(0, 900),
  );
}

/** How far the page scrolls sideways, in pixels. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
