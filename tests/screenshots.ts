import { join } from "node:path";
import { chromium } from "playwright-core";
import { PAGES } from "../client/src/app/pages.ts";
import { withSeededApp } from "./bench/seeded-app.ts";
import { launchOptions } from "./browser-choice.ts";

/** Pages within pages that have pictures too. */
const INNER = [
  { name: "arrangement", to: "/arrangements/S75-CYP" },
  { name: "ledger", to: "/pooled-budgets/S75-CYP/ledger?year=2025-26" },
  { name: "return", to: "/pooled-budgets/S75-CYP/returns?year=2025-26" },
];

const SIZES = [
  { width: 1280, height: 1400 },
  { width: 390, height: 1800 },
];

const FOLDER = join(import.meta.dirname, "..", "client", "screenshots");

const shots = [...PAGES.map(({ to }) => ({ name: to === "/" ? "overview" : to.slice(1), to })), ...INNER];
const wanted = process.argv.slice(2);

/** Pictures of every page, or of those named, at the width of a screen and of a phone; `npm run screenshots -- gaps`. */
await withSeededApp(async (address) => {
  const browser = await chromium.launch(launchOptions(""));
  for (const { name, to } of shots.filter((shot) => wanted.length === 0 || wanted.includes(shot.name)))
    for (const viewport of SIZES) {
      const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
      const value = ["people", "keys", "audit"].includes(name) ? "ADMINISTRATOR" : "COMMISSIONER";
      await context.addCookies([{ name: "tandem_evaluation_role", value, domain: "127.0.0.1", path: "/" }]);
      const page = await context.newPage();
      // A stream that stays open is no sign that the page is still at work.
      await page.route("**/graphql/stream*", (route) => route.abort());
      await page.goto(`${address}${to}`);
      await page.waitForLoadState("networkidle");
      await page.waitForTimeout(800);
      await page.screenshot({ path: join(FOLDER, `${name}-${viewport.width}.png`) });
      await context.close();
    }
  await browser.close();
});
