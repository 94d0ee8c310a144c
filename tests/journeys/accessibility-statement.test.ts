import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, PHONE, sideways, type Visitor, violations, visit, WIDE } from "./visit.ts";

const SHELL = readFileSync(join(import.meta.dirname, "..", "..", "client", "src", "app", "pages.ts"), "utf8");

/** Every page of the navigation and the footer: what the statement says it is about. */
const ADDRESSES = [...SHELL.matchAll(/\{ to: "([^"]+)", label:/g)].map(([, address = ""]) => address);

const NARROW = { width: 320, height: 700 };

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor(PATIENCE);
  await page
    .getByText("Fetching the figures…")
    .first()
    .waitFor({ ...PATIENCE, state: "detached" });
  await page
    .getByText("Drawing…")
    .first()
    .waitFor({ ...PATIENCE, state: "detached" });
}

test("the statement says what was tested and what was not, and stands in every page's footer", async () => {
  const page = await visitor.openPrepared("/data", async () => undefined);
  await page.getByRole("contentinfo").getByRole("link", { name: "Accessibility statement" }).click();
  await page.getByRole("heading", { name: "Accessibility statement for Tandem" }).waitFor(PATIENCE);
  await page.getByText("Nobody who uses assistive technology has tested Tandem yet.").waitFor(PATIENCE);
  await page.getByText("partially compliant").waitFor(PATIENCE);
  expect(await page.title()).toBe("Accessibility statement – Tandem");
  await page.context().close();
});

test.each(ADDRESSES)(
  "%s holds what the statement says: rules at three widths, large text, forced colours",
  async (address) => {
    const page = await visitor.openPrepared(address, async (fresh) => fresh.emulateMedia({ reducedMotion: "reduce" }));
    await settled(page);
    for (const viewport of [WIDE, PHONE, NARROW]) {
      await page.setViewportSize(viewport);
      await settled(page);
      expect(await violations(page), `${viewport.width}`).toEqual([]);
      await expect.poll(() => sideways(page), { message: `${viewport.width}` }).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize(WIDE);
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    await expect.poll(() => sideways(page), { message: "text at 200 %" }).toBeLessThanOrEqual(0);
    await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
    await page.emulateMedia({ forcedColors: "active" });
    expect(await violations(page), "forced colours").toEqual([]);
    const moving = () => document.getAnimations().filter(({ playState }) => playState === "running").length;
    await expect.poll(() => page.evaluate(moving), { message: "motion" }).toBe(0);
    await page.context().close();
  },
  90_000,
);
