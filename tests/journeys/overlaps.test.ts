import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, PHONE, sideways, type Visitor, violations, visit, WIDE } from "./visit.ts";

const SMALLEST = { width: 320, height: 700 };
const PAIR = "C-SHORTBREAK-COUNCIL+C-SHORTBREAK-NHS";
const JUDGED = "C-SLT-EARLY-NHS+C-SLT-EARLY-TALK";
const panelAt = (code: string) => `/overlaps?open=${encodeURIComponent(code)}`;

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

async function openAs(role: string, path: string): Promise<Page> {
  const page = await visitor.openPrepared(path, async (fresh) => {
    await fresh.context().addCookies([{ name: "tandem_evaluation_role", value: role, domain: "127.0.0.1", path: "/" }]);
  });
  await page.getByRole("dialog").getByRole("heading", { name: "What was judged" }).waitFor(PATIENCE);
  return page;
}

async function judge(page: Page, title: string, kind: string, reason: string, reviewOn: string): Promise<void> {
  const panel = page.getByRole("dialog");
  const form = panel.getByRole("form", { name: title });
  if (!(await form.isVisible())) await panel.getByText(title, { exact: true }).click();
  await form.getByLabel("It is", { exact: true }).selectOption(kind);
  await form.getByLabel("Why", { exact: true }).fill(reason);
  await form.getByLabel("Day to look at it again (optional)").fill(reviewOn);
  await form.getByRole("button", { name: "Record the judgement" }).click();
}

test("a commissioner records a judgement; it is seen at once, again later, and the one before stays to be read", async () => {
  const page = await openAs("COMMISSIONER", panelAt(PAIR));
  const panel = page.getByRole("dialog");
  await judge(page, "Record a judgement", "DUPLICATE", "x", "");
  await panel.getByText("Not saved: A reason has 3 to 1,000 characters of plain text.").waitFor(PATIENCE);
  await judge(page, "Record a judgement", "DUPLICATE", "Both buy the same Saturdays.", "2001-01-01");
  await panel.getByText(/Not saved: The day of review is in the past\./).waitFor(PATIENCE);
  await judge(page, "Record a judgement", "DUPLICATE", "Both buy the same Saturdays.", "2099-01-31");
  await panel
    .getByText(/^Judged “paid for twice” .*Both buy the same Saturdays\. .*31 January 2099\.$/)
    .waitFor(PATIENCE);
  await page.reload();
  await panel.getByText(/^Judged “paid for twice”/).waitFor(PATIENCE);
  await judge(page, "Judge it anew", "INTENDED_CHOICE", "Families asked for both.", "");
  await panel.getByText(/^Judged “families are meant to have the choice”/).waitFor(PATIENCE);
  await panel.getByRole("heading", { name: "Before that" }).waitFor(PATIENCE);
  expect(await panel.getByRole("listitem").filter({ hasText: "Both buy the same Saturdays." }).isVisible()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await page.context().close();
}, 60_000);

test("who judges what somebody else has judged meanwhile is told what, by whom and when, and nothing is lost", async () => {
  const [mine, theirs] = [await openAs("COMMISSIONER", panelAt(JUDGED)), await openAs("COMMISSIONER", panelAt(JUDGED))];
  await judge(theirs, "Judge it anew", "TRANSITION", "One hands over to the other.", "");
  await theirs
    .getByRole("dialog")
    .getByText(/^Judged “a move from one to the other”/)
    .waitFor(PATIENCE);
  await judge(mine, "Judge it anew", "DUPLICATE", "I saw the older judgement.", "");
  const told = mine.getByRole("dialog").getByText(/^Not saved: somebody changed this meanwhile/);
  await told.waitFor(PATIENCE);
  expect(await told.textContent()).toContain("kind to TRANSITION");
  await mine
    .getByRole("dialog")
    .getByText(/^Judged “a move from one to the other”/)
    .waitFor(PATIENCE);
  await mine.context().close();
  await theirs.context().close();
});

test("a reader sees what was judged but is offered no form, and the API refuses the change", async () => {
  const page = await openAs("READER", panelAt(JUDGED));
  const panel = page.getByRole("dialog");
  expect(await panel.getByText("A commissioner may record a judgement.").isVisible()).toBe(true);
  expect(await panel.getByRole("form").count()).toBe(0);
  const query = `mutation { saveJudgement(partnership: "walsall", input: { finding: "${PAIR}", kind: DUPLICATE, reason: "Because", expectedVersion: 0 }) { __typename } }`;
  const answer = await page.request.post(new URL("/graphql", page.url()).href, { data: { query } });
  expect(await answer.text()).toContain("FORBIDDEN");
  await page.context().close();
});

test("the services of an overlap stand side by side, and what is not recorded is said in words", async () => {
  const page = await visitor.open(panelAt(PAIR));
  const table = page.getByRole("table", { name: "The services side by side" });
  await table.waitFor(PATIENCE);
  const cells = (label: string) =>
    table
      .getByRole("row", { name: new RegExp(`^${label}`) })
      .getByRole("cell")
      .allTextContents();
  expect(await cells("Can deliver")).toEqual(["16", "16"]);
  expect(await cells("Cost of a place it can deliver")).toEqual(["£6,000", "£7,500"]);
  expect(await cells("Spend in 2025-26")).toEqual(["£96,000", "£120,000"]);
  for (const cell of await cells("Outcomes for children")) expect(cell).toMatch(/^not recorded/);
  await page.context().close();
});

test("the list starts with what could be spared most, and a filter by judgement says what it leaves out", async () => {
  const page = await visitor.open("/overlaps");
  const list = page.getByRole("region", { name: "The list to act on", exact: true });
  const first = list.getByRole("row").nth(1);
  expect(await first.textContent()).toContain("up to £144,000");
  await page.getByLabel("Judged", { exact: true }).selectOption("OPEN");
  await page
    .getByText(/^\d of 8 overlaps$/)
    .first()
    .waitFor(PATIENCE);
  for (const row of (await list.getByRole("row").allTextContents()).slice(1)) expect(row).toMatch(/not yet$/);
  await page.goto(new URL("/overlaps?line=SRP&judged=DUPLICATE", page.url()).href);
  await page.getByText(/None of these overlaps was judged so\. Of the others, 1 was judged/).waitFor(PATIENCE);
  await list.getByRole("link", { name: /^show them/ }).click();
  await page.waitForURL(/judged=INTENDED_CHOICE/);
  await list.getByText("families are meant to have the choice").waitFor(PATIENCE);
  await page.context().close();
});

test.each([WIDE, PHONE, SMALLEST])(
  "overlaps and a panel with its form have no accessibility violation and never scroll sideways at $width px",
  async (size) => {
    const page = await visitor.open("/overlaps?judged=OPEN", size);
    await page
      .getByRole("region", { name: "The list to act on", exact: true })
      .getByRole("link")
      .first()
      .waitFor(PATIENCE);
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
    await page.goto(new URL(panelAt("C-SRP-JOINT-NHS+C-SRP-JOINT-SCHOOL"), page.url()).href);
    await page.getByRole("table", { name: "The services side by side" }).waitFor(PATIENCE);
    await page.getByText("Judge it anew", { exact: true }).click();
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  },
  60_000,
);

test("a filter and its end show what services cost without asking for it again", async () => {
  const page = await visitor.open("/overlaps");
  const picture = page.getByRole("region", {
    name: "What overlapping services cost, and how much is more than is needed",
  });
  const names = () => picture.locator("tbody th").allTextContents();
  await picture.locator(".recharts-surface").first().waitFor(PATIENCE);
  const all = await names();
  const asked: string[] = [];
  page.on("request", (sent) => void asked.push(/"operationName":"(\w+)"/.exec(sent.postData() ?? "")?.[1] ?? ""));
  await page.getByLabel("Service line", { exact: true }).selectOption("SHORTBREAK");
  await expect.poll(async () => (await names()).length, PATIENCE).toBeLessThan(all.length);
  expect(await picture.getByText("not loaded").count()).toBe(0);
  await page.getByLabel("Service line", { exact: true }).selectOption({ index: 0 });
  await expect.poll(names, PATIENCE).toEqual(all);
  expect(asked.filter((name) => /Overlaps|ServiceMoney/.test(name))).toEqual(["OverlapsPage", "OverlapsPage"]);
  await page.context().close();
});
