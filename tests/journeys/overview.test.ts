import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE, PHONE, sideways, type Visitor, violations, visit, WIDE } from "./visit.ts";

/** A page at 400 % of 1280 pixels. */
const SMALL = { width: 320, height: 640 };

const EMPTIED_QUEUE = `/?open=${encodeURIComponent("OT-2S|REFERRAL_TO_FIRST_CONTACT")}`;

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

const list = (page: Page) => page.getByRole("region", { name: "The list to act on", exact: true });

/** A page as somebody with a role sees it. */
async function openAs(path: string, role: "READER" | "FINANCE"): Promise<Page> {
  const page = await visitor.openPrepared(path, async (fresh) => {
    const cookie = { name: "tandem_evaluation_role", value: role, domain: "127.0.0.1", path: "/" };
    await fresh.context().addCookies([cookie]);
  });
  page.setDefaultTimeout(PATIENCE.timeout);
  return page;
}

/** Fills in a comment and sends it. */
async function write(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  const form = page.getByRole("form", { name: /the comment$/ });
  for (const [label, value] of Object.entries(values)) await form.getByLabel(label, { exact: true }).fill(value);
  await form.getByRole("button", { name: "Save the comment" }).click();
}

test("a board sees what is red, the worst of each kind first, with target and comment, then what runs out, the money and how old it is", async () => {
  const page = await visitor.open("/");
  expect(await page.getByRole("region", { name: "What stands out" }).getByRole("listitem").count()).toBeLessThan(4);
  const rows = list(page).getByRole("row");
  await list(page).getByText("Needs a comment").first().waitFor(PATIENCE);
  const kinds = await Promise.all([1, 2, 3, 4, 5].map((at) => rows.nth(at).textContent()));
  for (const [at, kind] of [
    "Need not met",
    "Waiting too long",
    "Over budget",
    "Paid for twice",
    "Worse than others",
  ].entries())
    expect(kinds[at]).toContain(kind);
  expect(kinds[0]).toContain("Head of SEND assessment, by 30 June 2026");
  expect(kinds[2]).toContain("£82,500.01 over budget");
  const contracts = page.getByRole("region", { name: "Contracts that need notice", exact: true });
  await contracts.getByText(/^45 contracts need notice, or a decision to go on: 30 by 30 June 2026/).waitFor(PATIENCE);
  await contracts.getByText("Which contracts").click();
  const first = contracts.getByRole("row").nth(1);
  expect(await first.textContent()).toContain("30 June 2026");
  const fresh = page.getByRole("region", { name: "How fresh the data are" });
  expect(await fresh.getByText("10 of 103 queues were not submitted.").isVisible()).toBe(true);
  expect(await fresh.getByText("Dietetics: care delivered is not recorded.").isVisible()).toBe(true);
  expect(
    await page.getByRole("region", { name: "Where the money stands" }).getByText("£2,623,400.00").isVisible(),
  ).toBe(true);
  await page.context().close();
});

test("a comment is written on a gap, refused for a person's name, kept, and seen again by somebody who only reads", async () => {
  const page = await visitor.open("/");
  await list(page).getByRole("link", { name: "Neurodevelopmental assessment", exact: true }).click();
  const panel = page.getByRole("dialog", { name: "Neurodevelopmental assessment" });
  await panel.getByText("nobody has said yet why it is so").waitFor(PATIENCE);
  await panel.getByText("Write the comment").click();
  const comment = {
    "Who answers for it": "Mrs Somebody",
    "Why it is so": "Referrals doubled and the teams did not grow.",
    "What is done about it": "Buy extra assessments for a year.",
    "By when": "2026-09-30",
  };
  await write(page, comment);
  await panel.getByText("Not saved: The owner is a post, not a person.").waitFor(PATIENCE);
  await write(page, { "Who answers for it": "Head of children's commissioning" });
  await panel.getByText("30 September 2026", { exact: true }).waitFor(PATIENCE);
  expect(await panel.getByText("nobody has said yet").count()).toBe(0);
  await page.keyboard.press("Escape");
  const row = list(page).getByRole("row", { name: /^Neurodevelopmental assessment Need not met/ });
  await row.getByText("Head of children's commissioning, by 30 September 2026").waitFor(PATIENCE);
  await page.context().close();

  const reader = await openAs(`/?open=${encodeURIComponent("gap:NDA")}`, "READER");
  const read = reader.getByRole("dialog", { name: "Neurodevelopmental assessment" });
  await read.getByText("Referrals doubled and the teams did not grow.").waitFor(PATIENCE);
  expect(await read.getByText("Commissioners and finance write comments.").isVisible()).toBe(true);
  expect(await read.getByRole("form").count()).toBe(0);
  await reader.context().close();
});

test("filters leave what needs a comment, and say how much that is", async () => {
  const page = await visitor.open("/?kind=pool");
  await page.getByText(/^1 of \d+ exceptions$/).waitFor(PATIENCE);
  await page.getByLabel("Comment", { exact: true }).selectOption("NONE");
  await page.waitForURL(/comment=NONE/);
  await page.getByText("Nothing is left by these filters.").waitFor(PATIENCE);
  await page.goto(page.url().replace("kind=pool", "kind=queue").replace("comment=NONE", "comment=OVERDUE"));
  await list(page)
    .getByText(/20 March 2026: that day has passed/)
    .waitFor(PATIENCE);
  expect(await list(page).getByRole("row").count()).toBe(2);
  await page.context().close();
});

test("an event explains a turn: it is a lettered line in the picture, and words below and in the table", async () => {
  const page = await visitor.open(`${EMPTIED_QUEUE}&trend=both`);
  const panel = page.getByRole("dialog");
  const events = panel.getByRole("region", { name: "What happened" });
  await events.getByText(/^A, 1 October 2025: Three in ten posts fell empty/).waitFor(PATIENCE);
  const twin = panel.getByRole("table", { name: "Children waiting, month by month: the same numbers" });
  const october = twin.getByRole("row", { name: /^October 2025/ });
  expect(await october.textContent()).toContain("Three in ten posts fell empty");
  await panel
    .locator(".recharts-reference-line-line")
    .nth(2)
    .waitFor({ ...PATIENCE, state: "attached" });

  await events.getByText("Mark an event").click();
  await events.getByLabel("Day it happened").fill("2026-02-02");
  await events.getByLabel("What happened").fill("Two posts were filled.");
  await events.getByRole("button", { name: "Mark it" }).click();
  await events.getByText(/^C, 2 February 2026: Two posts were filled/).waitFor(PATIENCE);
  await events.getByRole("button", { name: /^Take away.*Two posts were filled/ }).click();
  await events.getByText("The event is taken away; mark it again if you still want it.").waitFor(PATIENCE);
  await expect.poll(() => events.getByText(/Two posts were filled/).count(), PATIENCE).toBe(0);
  await page.context().close();
});

test("by keyboard alone: open an exception, read its comment, close it and be back where it was opened", async () => {
  const page = await visitor.open("/");
  const link = list(page).getByRole("link", { name: "EHC needs assessment" });
  await link.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "EHC needs assessment" });
  await panel.getByText("Head of SEND assessment").waitFor(PATIENCE);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  await list(page).getByText("The rules that make something red").focus();
  await page.keyboard.press("Enter");
  expect(await list(page).getByText("A fifth or more of a line's need in the year is not met.").isVisible()).toBe(true);
  await page.context().close();
});

test("an address that names nothing red says so and asks for nothing that is not there", async () => {
  const page = await visitor.open(`/?open=${encodeURIComponent("gap:NONE")}`);
  await page.getByRole("dialog").getByText("Nothing is red here by the rules of this page").waitFor(PATIENCE);
  await page.context().close();
});

/** What is looked at, how it is opened up, and what is there then. */
const LOOKED_AT: readonly (readonly [string, string, readonly string[], string])[] = [
  [
    "the overview",
    "/?all=yes",
    ["Which contracts", "Each data set", "The rules that make something red"],
    "Contracts that need notice, the first due first",
  ],
  ["the panel of a queue with its events", `${EMPTIED_QUEUE}&trend=both`, ["Mark an event"], "What happened"],
  [
    "the panel of a published figure",
    `/?open=${encodeURIComponent("measure:severe-absence")}`,
    ["Write the comment"],
    "What is done about it",
  ],
];

const LOOKS = [WIDE, PHONE, SMALL].flatMap((viewport) =>
  LOOKED_AT.map(([what, path, opened, there]) => ({ what, path, opened, there, viewport, width: viewport.width })),
);

test.each(LOOKS)(
  "at $width pixels $what has no accessibility violation and never scrolls sideways",
  async ({ viewport, path, opened, there }) => {
    const page = await visitor.open(path, viewport);
    for (const name of opened) await page.getByText(name, { exact: true }).click(PATIENCE);
    await page.getByText(there, { exact: true }).first().waitFor(PATIENCE);
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  },
  60_000,
);
