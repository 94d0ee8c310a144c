import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "playwright-core";
import { PAGES } from "../../client/src/app/pages.ts";
import { launchOptions } from "../browser-choice.ts";
import { printTable } from "./measure.ts";
import { withSeededApp } from "./seeded-app.ts";

/** Times each page is opened, and times its filter is changed. */
const ROUNDS = 5;
const CHANGES = 24;

const kilobytes = (bytes: number) => (bytes / 1_000).toFixed(1);

/** The share of a sorted list below a value's place. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** What a page's scripts weigh, gzipped: what the first view needs, and the library of pictures. */
function weighScripts(): void {
  const folder = join(import.meta.dirname, "..", "..", "client", "dist");
  const weigh = (file: string) => gzipSync(readFileSync(join(folder, "assets", file)), { level: 9 }).length;
  const weighAll = (names: readonly string[]) => names.reduce((sum, file) => sum + weigh(file), 0);
  const files = readdirSync(join(folder, "assets")).filter((file) => file.endsWith(".js"));
  const first = readFileSync(join(folder, "index.html"), "utf8");
  const entry = files.filter((file) => first.includes(file));
  const pictures = files.filter(
    (file) => !entry.includes(file) && readFileSync(join(folder, "assets", file), "utf8").includes("recharts"),
  );
  printTable(
    ["scripts", "kB gzip", "bar"],
    [
      [`entry, ${entry.length} files`, kilobytes(weighAll(entry)), "230"],
      [`pictures, ${pictures.length} files`, kilobytes(weighAll(pictures)), "140"],
      ["all pages together", kilobytes(weighAll(files)), "–"],
    ],
  );
}

/** Waits until a page shows its answer and nothing more of it is on its way; its stream of news stays open. */
async function untilAtRest(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector("[aria-busy=true], .tandem-loading") === null);
  await page.waitForTimeout(500);
}

/** Largest contentful paint in milliseconds and layout shift of a page that has come to rest. */
async function openOnce(
  browser: Browser,
  address: string,
): Promise<{ readonly paint: number; readonly shift: number }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const role = {
    name: "tandem_evaluation_role",
    value: /people|keys|audit/.test(address) ? "ADMINISTRATOR" : "COMMISSIONER",
  };
  await context.addCookies([{ ...role, domain: "127.0.0.1", path: "/" }]);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = { paint: 0, shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.paint = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(address);
  await untilAtRest(page);
  const seen = await page.evaluate(() => (window as unknown as { seen: { paint: number; shift: number } }).seen);
  await context.close();
  return seen;
}

async function measureOpening(browser: Browser, address: string): Promise<void> {
  const rows: (readonly (string | number)[])[] = [];
  for (const { to, label } of PAGES) {
    await openOnce(browser, `${address}${to}`);
    const seen: { readonly paint: number; readonly shift: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) seen.push(await openOnce(browser, `${address}${to}`));
    rows.push([
      label,
      Math.round(
        quantile(
          seen.map(({ paint }) => paint),
          0.5,
        ),
      ),
      Math.round(Math.max(...seen.map(({ paint }) => paint))),
      Math.max(...seen.map(({ shift }) => shift)).toFixed(3),
    ]);
  }
  printTable(["page", "largest paint (ms), median", "worst", "layout shift, worst"], rows);
}

/** Milliseconds from a change of a filter until the last change of the picture it makes is painted; NaN where it makes none. */
async function changeOnce(page: Page, label: string, value: string): Promise<number> {
  return page.evaluate(
    async ([name, choice]) => {
      const field = [...document.querySelectorAll("label")].find((entry) => entry.textContent?.trim() === name)
        ?.control as HTMLSelectElement;
      // A message sent while a frame is made is read once it is painted.
      const painted = () =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now());
            port2.postMessage(null);
          }),
        );
      let drawn = Number.NaN;
      let changes = 0;
      const picture = "section:has(> .tandem-card__head .tandem-switch)";
      const changing = new MutationObserver((records) => {
        const first = document.querySelector(picture);
        const holds = (node: Node) =>
          node instanceof Element && (node.matches(picture) || node.querySelector(picture) !== null);
        const isOfIt = ({ target, addedNodes, removedNodes }: MutationRecord) =>
          first?.contains(target) || [...addedNodes, ...removedNodes].some(holds);
        if (!records.some(isOfIt)) return;
        changes += 1;
        void painted().then((now) => {
          drawn = now - start;
        });
      });
      changing.observe(document.body, { subtree: true, childList: true, attributes: true });
      const start = performance.now();
      Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value")?.set?.call(field, choice);
      field.dispatchEvent(new Event("change", { bubbles: true }));
      // At rest once nothing is on its way and ten frames in a row have changed nothing.
      for (let still = 0, last = 0; still < 10 && performance.now() - start < 5_000; last = changes) {
        await painted();
        const isBusy = document.querySelector("[aria-busy=true], .tandem-loading") !== null;
        still = isBusy || changes !== last ? 0 : still + 1;
      }
      changing.disconnect();
      return drawn;
    },
    [label, value] as const,
  );
}

async function measureFilters(browser: Browser, address: string): Promise<void> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  const rows: (readonly (string | number)[])[] = [];
  for (const [path, label] of [
    ["/gaps", "Service line"],
    ["/gaps", "Ward"],
    ["/overlaps", "Service line"],
  ] as const) {
    await page.goto(`${address}${path}`);
    await page.getByLabel(label, { exact: true }).waitFor();
    await untilAtRest(page);
    const choices = await page
      .getByLabel(label, { exact: true })
      .evaluate((field) => [...(field as HTMLSelectElement).options].map(({ value }) => value));
    const times: number[] = [];
    for (let at = 0; at < CHANGES; at += 1) {
      const time = await changeOnce(page, label, choices[(at + 1) % Math.min(choices.length, 8)] ?? "");
      if (!Number.isNaN(time)) times.push(time);
    }
    rows.push([`${path}: ${label}`, times.length, Math.round(quantile(times, 0.5)), Math.round(quantile(times, 0.95))]);
  }
  printTable(["filter to new picture", "changes", "median (ms)", "95 % (ms)"], rows);
}

/** Share of frames, while a long list is scrolled through, that came later than two screen refreshes. */
async function measureScrolling(browser: Browser, address: string): Promise<void> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(`${address}/gaps`);
  await page
    .getByRole("button", { name: /^Show all \d+/ })
    .first()
    .click();
  await page.waitForTimeout(500);
  const frames = await page.evaluate(async () => {
    const times: number[] = [];
    let last = performance.now();
    for (let step = 0; step < 200; step += 1) {
      window.scrollBy(0, 120);
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    return times;
  });
  printTable(
    ["scrolling a long list", "frames", "median (ms)", "95 % (ms)", "over 34 ms"],
    [
      [
        "gaps, all rows",
        frames.length,
        Math.round(quantile(frames, 0.5)),
        Math.round(quantile(frames, 0.95)),
        `${((100 * frames.filter((time) => time > 34).length) / frames.length).toFixed(1)} %`,
      ],
    ],
  );
}

weighScripts();
await withSeededApp(async (address) => {
  const browser = await chromium.launch(launchOptions(""));
  await measureOpening(browser, address);
  await measureFilters(browser, address);
  await measureScrolling(browser, address);
  await browser.close();
});
