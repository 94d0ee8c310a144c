import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HUES } from "../../client/src/charts/palette.ts";
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

/** A bar as drawn: its parts as shares of the axis, and where its upright line stands. */
interface DrawnBar {
  readonly name: string;
  readonly parts: readonly { readonly fill: string; readonly from: number; readonly size: number }[];
  readonly mark: number | null;
}

/** The bars of a page's first picture, from top to bottom, as far as they are drawn. */
function drawnBars(page: Page): Promise<readonly DrawnBar[]> {
  return page
    .locator(".tandem-chart")
    .first()
    .evaluate((chart) => {
      const numberIn = (element: Element | null | undefined, name: string) => Number(element?.getAttribute(name));
      const axis = chart.querySelector(".recharts-xAxis .recharts-cartesian-axis-line");
      const start = numberIn(axis, "x1");
      const length = numberIn(axis, "x2") - start;
      const names = [...chart.querySelectorAll(".tandem-chart__name")];
      return [...chart.querySelectorAll(".recharts-bar-rectangle")].map((bar, index) => {
        const rects = [...bar.querySelectorAll("rect")].map((rect) => ({
          fill: rect.getAttribute("fill") ?? "",
          from: (numberIn(rect, "x") - start) / length,
          size: numberIn(rect, "width") / length,
          middle: (numberIn(rect, "x") + numberIn(rect, "width") / 2 - start) / length,
        }));
        const mark = rects.find(({ fill }) => fill === "#212b32");
        return {
          name: names[index]?.textContent ?? "",
          parts: rects.filter((rect) => rect !== mark).map(({ fill, from, size }) => ({ fill, from, size })),
          mark: mark?.middle ?? null,
        };
      });
    });
}

/** Rows of the picture's table: the row's name, and its cells by their column. */
async function twinRows(page: Page): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const table = page.getByRole("table", { name: /: the same numbers$/ }).first();
  const columns = (await table.locator("thead th").allTextContents()).slice(1);
  const rows = await table
    .locator("tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.children].map(({ textContent }) => textContent ?? "")));
  return new Map(
    rows.map(([name = "", ...cells]) => [
      name,
      Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""])),
    ]),
  );
}

const units = (text: string | undefined) => Number.parseFloat((text ?? "").replaceAll(",", ""));

test.each([WIDE, PHONE])(
  "each part of a bar starts where the one before ends and is as long as the table says, at $width pixels",
  async (width) => {
    const page = await visitor.open("/gaps?bars=both", width);
    await page.locator(".recharts-bar-rectangle rect").first().waitFor(PATIENCE);
    const [bars, twin] = [await drawnBars(page), await twinRows(page)];
    expect(bars).toHaveLength(twin.size);
    let compared = 0;
    for (const [index, [name, cells]] of [...twin].entries()) {
      const { parts = [], mark = null, name: said = "" } = bars[index] ?? {};
      expect(said.replaceAll("\u00a0", " ")).toContain(name.replace(/ \(.*$/, "").slice(0, 12));
      expect(mark).toBeNull();
      let end = 0;
      for (const { from, size } of parts) {
        expect(from).toBeCloseTo(end, 6);
        end = from + size;
      }
      expect(end).toBeCloseTo(1, 6);
      const need = units(cells.Need);
      const [lacking, ahead] = [
        units(cells["No service reaches"]) + units(cells["Too little capacity"]),
        units(cells["Met ahead of others"]),
      ];
      for (const [fills, due] of [
        [[HUES.teal], units(cells["Paid for, not delivered"])],
        [["url(#hatch-ahead)"], Math.min(ahead, lacking)],
        [[HUES.plum, HUES.orange], Math.max(0, lacking - ahead)],
      ] as const) {
        if (Number.isNaN(due)) continue;
        compared += 1;
        const drawn = parts.filter(({ fill }) => fills.some((one) => one === fill));
        const share = drawn.reduce((sum, { size }) => sum + size, 0);
        // The table rounds each number to a tenth, and to whole numbers from 100 on.
        expect(Math.abs(share - due / need)).toBeLessThan(2 / need);
      }
    }
    expect(compared).toBeGreaterThan(20);
    await page.context().close();
  },
);

test("the upright line of a queue's bar stands at the part that waited within the standard", async () => {
  const page = await visitor.open("/waits?bars=both");
  await page.locator(".recharts-bar-rectangle rect").first().waitFor(PATIENCE);
  const bars = await drawnBars(page);
  const shares = bars.flatMap(({ name, mark }) => {
    const [, percent] = /within \d+ weeks: (\d+)\s%/.exec(name) ?? [];
    return percent === undefined ? [] : [{ share: Number(percent) / 100, mark }];
  });
  expect(shares.length).toBeGreaterThan(3);
  for (const { share, mark } of shares) expect(Math.abs((mark ?? Number.NaN) - share)).toBeLessThan(0.0051);
  await page.context().close();
});
