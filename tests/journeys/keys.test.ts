import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PAGES } from "../../client/src/app/pages.ts";
import { startTestApp, type TestApp } from "../app.ts";
import { launchBrowser } from "../browser.ts";
import { askWith } from "../security/keys.ts";
import { roleFor } from "./matrix.ts";
import { PATIENCE, PHONE, sideways, violations, WIDE } from "./visit.ts";

/** How long a process goes by what it asked of a key. */
const LEASE = 15_000;

const TRUSTED = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "..", "schema", "generated", "trusted-documents.json"), "utf8"),
) as Record<string, string>;

let app: TestApp;
let browser: Browser;
let ahead = 0;

beforeAll(async () => {
  app = await startTestApp({ now: () => new Date(Date.now() + ahead) });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function open(path: string, viewport = WIDE, role = "ADMINISTRATOR"): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await context.addCookies([{ name: "tandem_evaluation_role", value: role, url: app.address }]);
  const page = await context.newPage();
  await page.goto(`${app.address}${path}`);
  return page;
}

/** Fills in the form of a new key and sends it. */
async function make(page: Page, name: string): Promise<void> {
  await page.getByLabel("What it is for").fill(name);
  await page.getByRole("button", { name: "Make the key" }).click();
  await page.getByRole("heading", { name: `The new key “${name}”` }).waitFor(PATIENCE);
}

test("an administrator makes a key, is shown it once with a command that works, and revokes it by its name", async () => {
  const page = await open("/keys");
  await page.getByText("There is no key yet.").waitFor(PATIENCE);
  await make(page, "Power BI, data team");
  const focused = await page.evaluate(() => document.activeElement?.textContent);
  expect(focused).toBe("The new key “Power BI, data team”");
  await page.getByRole("button", { name: "Copy the key" }).click();
  await page.getByText("Key copied.").waitFor(PATIENCE);
  const secret = await page.evaluate(() => navigator.clipboard.readText());
  expect(secret).toMatch(/^tandem_[0-9a-f]{16}_[\w-]{43}$/);
  expect(await page.getByText(secret, { exact: true }).count()).toBe(1);
  await page.getByRole("button", { name: "Copy the command" }).click();
  await page.getByText("Command copied.").waitFor(PATIENCE);
  const command = await page.evaluate(() => navigator.clipboard.readText());
  const { stdout } = await promisify(execFile)("sh", ["-c", command], { timeout: 20_000 });
  expect(JSON.parse(stdout)).toMatchObject({
    data: { partnership: { dataVersion: expect.any(Number) } },
    extensions: { cost: { requested: expect.any(Number), remaining: expect.any(Number) } },
  });
  await page.getByRole("button", { name: "I have kept it, hide it" }).click();
  await page.reload();
  await page.getByRole("link", { name: "Power BI, data team" }).waitFor(PATIENCE);
  expect(await page.content()).not.toContain(secret);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
  expect(kept).not.toContain("tandem_");
  await page.getByRole("link", { name: "Power BI, data team" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByText("Somebody at this computer, as administrator").waitFor(PATIENCE);
  await panel.getByLabel("To revoke it, type its name").fill("Power BI");
  await panel.getByRole("button", { name: "Revoke the key" }).click();
  await panel.getByText("Not revoked: type “Power BI, data team”").waitFor(PATIENCE);
  expect((await askWith(app.address, secret)).status).toBe(200);
  await panel.getByLabel("To revoke it, type its name").fill("Power BI, data team");
  await panel.getByRole("button", { name: "Revoke the key" }).click();
  await panel.getByText(/^revoked on/).waitFor(PATIENCE);
  ahead += LEASE;
  expect((await askWith(app.address, secret)).body.errors?.[0]?.extensions.code).toBe("KEY_REVOKED");
  await page.context().close();
});

test("a key that reads small counts is asked for its purpose, and what is refused says how to mend it", async () => {
  const page = await open("/keys");
  await page.getByLabel("It reads as").selectOption("commissioner");
  await page.getByLabel("Why it reads small counts (optional)").fill("Checking the dietetics return");
  await page.getByRole("checkbox", { name: /^ask/ }).uncheck();
  await page.getByLabel("What it is for").fill("Return checker");
  await page.getByRole("button", { name: "Make the key" }).click();
  await page.getByText("A key has one scope at least. Name READ, IMPORT or both.").waitFor(PATIENCE);
  await page.getByRole("checkbox", { name: /^load files/ }).check();
  await page.getByRole("button", { name: "Make the key" }).click();
  await page.getByRole("heading", { name: "The new key “Return checker”" }).waitFor(PATIENCE);
  expect(await page.getByText("{ viewer { name } }").count()).toBe(1);
  await page.context().close();
});

test.each([WIDE, PHONE])("the page has no accessibility violation and never scrolls sideways: %j", async (viewport) => {
  const page = await open("/keys", viewport);
  await make(page, `Looked at, ${viewport.width} wide`);
  await page.getByRole("table").first().waitFor(PATIENCE);
  await page.getByText("How much it may ask").click();
  expect(await violations(page)).toEqual([]);
  await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
  await page.getByRole("link", { name: `Looked at, ${viewport.width} wide` }).click();
  await page.getByRole("dialog").waitFor(PATIENCE);
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test("the page is for administrators", async () => {
  const page = await open("/keys", WIDE, "DATA_STEWARD");
  await page.getByRole("heading", { name: "This page is for other roles" }).waitFor(PATIENCE);
  await page.context().close();
});

/** Every page is opened once. */
const PATIENT = 180_000;

test(
  "every operation that the pages send is known to the server by the hash of its text",
  async () => {
    const sent = new Map<string, string>();
    for (const { to } of PAGES) {
      const page = await open("/accessibility", WIDE, roleFor(to));
      page.on("request", (request) => {
        if (!request.url().endsWith("/graphql")) return;
        const { query, operationName } = request.postDataJSON() as { query: string; operationName?: string };
        sent.set(createHash("sha256").update(query).digest("hex"), operationName ?? query.slice(0, 60));
      });
      await page.goto(`${app.address}${to}`, { waitUntil: "networkidle" });
      await page.context().close();
    }
    // The reference on the page API asks the schema of itself, as any tool does.
    const strange = [...sent].filter(([hash, name]) => TRUSTED[hash] === undefined && !name.includes("__schema"));
    expect(strange).toEqual([]);
    expect(sent.size).toBeGreaterThan(PAGES.length);
  },
  PATIENT,
);
