import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { launchBrowser } from "../browser.ts";
import { type SignInApp, startSignInApp } from "../security/sign-in-app.ts";
import { PATIENCE, PHONE, sideways, violations, WIDE } from "./visit.ts";

let app: TestApp;
let site: SignInApp;
let browser: Browser;
const complaints: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  site = await startSignInApp();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
  await site.stop();
});

async function open(address: string, role: string | null, viewport = WIDE): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  if (role !== null) await context.addCookies([{ name: "tandem_evaluation_role", value: role, url: address }]);
  const page = await context.newPage();
  page.on("console", (line) => void (line.type() === "error" && complaints.push(line.text())));
  await page.goto(address);
  return page;
}

test("somebody who tries Tandem out chooses a role, and sees what that role sees", async () => {
  const page = await open(`${app.address}/`, null);
  const choice = page.getByLabel("You are trying Tandem out as");
  await page.getByText("Small counts are shown.").waitFor(PATIENCE);
  expect(await page.getByRole("link", { name: "People" }).count()).toBe(0);
  await choice.selectOption("administrator");
  await page.getByRole("link", { name: "People" }).waitFor(PATIENCE);
  await page.getByText("Small counts are hidden").waitFor(PATIENCE);
  await page.getByRole("heading", { level: 1 }).waitFor(PATIENCE);
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test("an administrator invites a person, changes the roles, and is told why the last administrator stays", async () => {
  const page = await open(`${app.address}/people`, "ADMINISTRATOR");
  await page.getByText("Nobody has been invited yet.").waitFor(PATIENCE);
  await page.getByLabel("E-mail address they sign in with").fill("first@walsall.example");
  await page.getByRole("checkbox", { name: /^administrator/ }).check();
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByText("Invited first@walsall.example.").waitFor(PATIENCE);
  await page.getByRole("link", { name: "first@walsall.example" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByRole("button", { name: "Remove from the partnership" }).click();
  await panel.getByText("This is the last administrator").waitFor(PATIENCE);
  expect(await violations(page)).toEqual([]);
  await panel.getByRole("checkbox", { name: /^finance/ }).check();
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.waitFor({ ...PATIENCE, state: "detached" });
  await page.getByText("finance, administrator").waitFor(PATIENCE);
  await page.getByRole("link", { name: "Audit log" }).click();
  await page.getByText("roles: ADMINISTRATOR → FINANCE, ADMINISTRATOR").waitFor(PATIENCE);
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save these entries (CSV)" }).click();
  expect((await file).suggestedFilename()).toBe("audit-log-walsall.csv");
  await page.context().close();
});

test.each(["/people", "/audit"])(
  "the page %s has no accessibility violation and never scrolls sideways",
  async (path) => {
    for (const viewport of [WIDE, PHONE]) {
      const page = await open(`${app.address}${path}`, "ADMINISTRATOR", viewport);
      await page.getByRole("table").first().waitFor(PATIENCE);
      expect(await violations(page)).toEqual([]);
      await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  },
);

test("a page for other roles says so and gives nothing away", async () => {
  const page = await open(`${app.address}/people`, "READER");
  await page.getByRole("heading", { name: "This page is for other roles" }).waitFor(PATIENCE);
  await page.context().close();
});

test("a reader's pages show hidden counts as c, and have no accessibility violation", async () => {
  const page = await open(`${app.address}/gaps?bars=both`, "READER");
  await page.locator("td.is-unknown").first().waitFor(PATIENCE);
  expect(await page.locator("td.is-unknown").allTextContents()).toContain("c");
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test("a stranger is led to sign in, sees the partnership, states a purpose, and signs out", async () => {
  await site.invite(1, "steward@walsall.example", ["DATA_STEWARD"]);
  site.service.next("subject-browser", { name: "Post holder", email: "steward@walsall.example", email_verified: true });
  const page = await open(`${site.app.address}/gaps`, null);
  await page.getByRole("heading", { name: "Sign in to see this partnership" }).waitFor(PATIENCE);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByText("Signed in as Post holder").waitFor(PATIENCE);
  expect(new URL(page.url()).pathname).toBe("/gaps");
  await page.getByText("See small counts").click();
  await page.getByLabel("What for?").fill("Checking the dietetics return");
  await page.route("**/graphql", (route) => route.abort());
  await page.getByRole("button", { name: "Show small counts" }).click();
  await page.getByText("Small counts stay hidden: Tandem's server does not answer just now.").waitFor(PATIENCE);
  await page.unroute("**/graphql");
  await page.getByRole("button", { name: "Show small counts" }).click();
  await page.getByText("Purpose: Checking the dietetics return.").waitFor(PATIENCE);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ""))
    .toContain("Small counts are shown.");
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  const cookies = await page.context().cookies(site.app.address);
  expect(cookies.map(({ name, httpOnly }) => [name, httpOnly])).toContainEqual(["tandem_session", true]);
  for (const { value } of cookies) expect(kept).not.toContain(value);
  expect(kept).not.toMatch(/token|eyJ/);
  expect(await page.evaluate(() => document.cookie)).toBe("");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL((url) => url.origin === site.service.issuer || url.pathname === "/");
  await page.goto(`${site.app.address}/gaps`);
  await page.getByRole("heading", { name: "Sign in to see this partnership" }).waitFor(PATIENCE);
  await page.context().close();
});

test("no page asked for anything the content security policy forbids", () => {
  expect(complaints.filter((line) => /content security policy/i.test(line))).toEqual([]);
});
