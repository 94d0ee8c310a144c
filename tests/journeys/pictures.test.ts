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
