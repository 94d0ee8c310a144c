import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, PHONE, type Visitor, visit, WIDE } from "./visit.ts";

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

/** How far the middle of each mark lies from its place on the scale, in pixels. */
function offPlace(page: Page): Promise<readonly number[]> {
  return page.locator(".tandem-dots__mark").evaluateAll((marks) =>
    marks.map((mark) => {
      const scale = mark.parentElement?.getBoundingClientRect();
      const drawn = mark.getBoundingClientRect();
      const share = Number.parseFloat((mark as HTMLElement).style.left) / 100;
      const place = (scale?.left ?? 0) + share * (scale?.width ?? 0);
      return Math.abs((drawn.left + drawn.right) / 2 - place);
    }),
  );
}

test.each([
  { path: "/ehc-plans", width: WIDE },
  { path: "/ehc-plans", width: PHONE },
  { path: "/understanding", width: WIDE },
  { path: "/understanding", width: PHONE },
])("every dot of $path stands on its value, at $width.width pixels", async ({ path, width }) => {
  const page = await visitor.open(path, width);
  await page.locator(".tandem-dots__mark").first().waitFor(PATIENCE);
  const off = await offPlace(page);
  expect(off.length).toBeGreaterThan(6);
  expect(Math.max(...off)).toBeLessThan(1.6);
  await page.context().close();
});

/** Names and figures of bars that reach past their picture, in words. */
function cutNames(page: Page): Promise<readonly string[]> {
  return page.locator(".tandem-chart__name").evaluateAll((names) =>
    names.flatMap((name) => {
      const picture = name.closest("svg")?.getBoundingClientRect();
      const { left, right, top } = name.getBoundingClientRect();
      const isCut = picture !== undefined && (right > picture.right || left < picture.left || top < picture.top);
      return isCut ? [name.textContent ?? ""] : [];
    }),
  );
}

test.each(["/overlaps", "/waits", "/pooled-budgets", "/alternative-provision", "/adulthood"])(
  "no bar's name or figure is cut on a phone: %s",
  async (path) => {
    const page = await visitor.open(path, PHONE);
    await page
      .locator(".tandem-chart__name")
      .first()
      .waitFor({ ...PATIENCE, state: "attached" });
    await expect.poll(() => page.locator(".tandem-chart__name").count(), PATIENCE).toBeGreaterThan(3);
    expect(await cutNames(page)).toEqual([]);
    await page.context().close();
  },
);
