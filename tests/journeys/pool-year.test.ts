import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as example from "../pools/worked-example.ts";
import { fill, openAs, type Values } from "./edit-forms.ts";
import { PATIENCE, type Visitor, violations, visit } from "./visit.ts";

const { AGREEMENT, ARRANGEMENT, YEAR } = example;

let visitor: Visitor;

beforeAll(async () => {
  visitor = await visit();
});

afterAll(() => visitor.leave());

const pounds = (pence: number) => (pence / 100).toFixed(2);

const ledger = `/pooled-budgets/${ARRANGEMENT}/ledger?year=${YEAR}`;
const returns = (quarter: number, edition = 1) =>
  `/pooled-budgets/${ARRANGEMENT}/returns?year=${YEAR}&quarter=Q${quarter}&edition=${edition}`;

test("finance records the agreement and how a variance is shared, after trying the rule", async () => {
  const page = await openAs(visitor, "/arrangements", "FINANCE");
  await fill(
    page,
    "Record an arrangement",
    {
      Code: AGREEMENT.code,
      Name: AGREEMENT.name,
      "How the money is joined": { choose: AGREEMENT.kind },
      "First day": AGREEMENT.start,
      "Last day (optional)": AGREEMENT.end,
      "Day it was signed (optional)": AGREEMENT.signedOn,
      "Pool manager (optional)": AGREEMENT.poolManager,
      "Hosted or led by": { choose: AGREEMENT.host },
      "Agreed aims and outcomes (optional)": AGREEMENT.aims,
    },
    "Save the terms",
  );
  await page.getByRole("link", { name: AGREEMENT.name }).click();
  await page.getByRole("heading", { name: `What did we agree? ${AGREEMENT.name}` }).waitFor();
  const rules = [
    ["OVERSPEND", 2],
    ["UNDERSPEND", 1],
  ] as const;
  for (const [direction, tiers] of rules) {
    await page.getByText("Agree how a variance is shared", { exact: true }).click();
    const form = page.getByRole("form", { name: "Agree how a variance is shared" });
    for (let at = 1; at < tiers; at += 1) await form.getByRole("button", { name: "Add a stretch" }).click();
    await form.getByLabel("It shares", { exact: true }).selectOption(direction);
    await form.getByLabel("First financial year", { exact: true }).fill(YEAR);
    if (direction === "UNDERSPEND") await form.getByLabel("Shared", { exact: true }).selectOption("CONTRIBUTION");
    else {
      const above = form.getByRole("group", { name: "What is above" });
      await form.getByLabel("Up to (£)", { exact: true }).fill("30,000.00");
      await above.getByLabel("Weight of Walsall Council").fill("2");
      await above
        .getByLabel("Most that NHS Black Country Integrated Care Board bears of this (£) (optional)")
        .fill("5,000");
    }
    await form.getByRole("button", { name: "Record the rule as agreed" }).click();
    await page
      .getByRole("heading", {
        name: new RegExp(`^${direction === "OVERSPEND" ? "Overspend" : "Underspend"}, from ${YEAR}`),
      })
      .waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
  }
  await page
    .getByText("what is above is shared NHS Black Country Integrated Care Board to Walsall Council as 1 : 2")
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test("finance opens the year, adds schemes and plans contributions and quarters", async () => {
  const page = await openAs(visitor, `/arrangements/${ARRANGEMENT}`, "FINANCE");
  await fill(
    page,
    "Open a financial year",
    { "Financial year": YEAR, "Balance brought forward (£)": pounds(example.OPENING) },
    "Open the year",
  );
  await page.getByText(`${YEAR}, open:`).waitFor();
  for (const { code, name } of example.SCHEMES) {
    await page.reload();
    await fill(
      page,
      "Add or change a scheme",
      { Code: code, Name: name, "Run by (optional)": { choose: example.ICB } },
      "Save the scheme",
    );
    await page.getByRole("rowheader", { name: `${name} (${code})` }).waitFor();
  }
  await page.goto(new URL(ledger, page.url()).href);
  for (const { organisation, fundingSource, plannedPence } of example.CONTRIBUTIONS) {
    await page.getByText("Plan a contribution", { exact: true }).waitFor();
    await fill(
      page,
      "Plan a contribution",
      {
        Party: { choose: organisation },
        From: { choose: fundingSource },
        "Planned in the agreement (£)": pounds(plannedPence),
      },
      "Save the contribution",
    );
    await page.getByRole("form", { name: "Plan a contribution" }).getByText("Saved.").waitFor();
    await page.reload();
  }
  for (const { name, quarterBudget } of example.SCHEMES) {
    const quarters = [1, 2, 3, 4].flatMap((quarter) =>
      ["Budget", "Committed", "Your own forecast"].map((what) => [
        `${what}, quarter ${quarter} (£)${what === "Budget" ? "" : " (optional)"}`,
        pounds(quarterBudget),
      ]),
    );
    await fill(page, `Plan ${name}`, Object.fromEntries(quarters), "Save the four quarters");
    await page
      .getByRole("form", { name: `Plan ${name}` })
      .getByText("Saved.")
      .waitFor();
    await page.reload();
  }
  await page.context().close();
});

/** Entries in the ledger, as its table says. */
async function entryCount(page: Page): Promise<number> {
  const told = page.getByText(/^(Ledger: [\d,]+ entr|No entry is posted)/);
  await told.waitFor();
  return Number(/\d[\d,]*/.exec((await told.textContent()) ?? "")?.[0].replace(",", "") ?? 0);
}

/** Posts an entry and sees it in the ledger, which grows by it and moves what stands below. */
async function post(page: Page, values: Values): Promise<void> {
  const before = await entryCount(page);
  await fill(page, "Post an entry", values, "Post it");
  await page.getByRole("form", { name: "Post an entry" }).getByText("Saved.").waitFor();
  await expect.poll(() => entryCount(page), PATIENCE).toBe(before + 1);
  await page.getByText("Post an entry", { exact: true }).click();
}

async function sign(page: Page, organisation: string): Promise<void> {
  await page.reload();
  await fill(page, "Sign it", { For: { choose: organisation } }, "Sign");
}

/** Prepares, sends and signs the newest edition of a quarter. */
async function returnQuarter(quarter: number, edition = 1): Promise<void> {
  const page = await openAs(visitor, returns(quarter, edition), "FINANCE");
  const title = edition === 1 ? `Begin the return for ${YEAR}-Q${quarter}` : "Change the draft";
  await fill(
    page,
    title,
    { "What is to be said of the quarter": "Spend in schools runs above plan." },
    "Save the draft",
  );
  await page.getByRole("heading", { name: `${YEAR}, quarter ${quarter}, edition ${edition}: draft` }).waitFor();
  await page.reload();
  await fill(page, "Send it for signature", {}, "Send it");
  await page
    .getByRole("heading", { name: `${YEAR}, quarter ${quarter}, edition ${edition}: out for signature` })
    .waitFor();
  await page.context().close();
  const other = await openAs(visitor, returns(quarter, edition), "SIGNER");
  await sign(other, example.ICB);
  await other.getByText("Not yet: Walsall Council.").waitFor();
  await sign(other, example.COUNCIL);
  await other
    .getByRole("heading", { name: `${YEAR}, quarter ${quarter}, edition ${edition}: signed by all, locked` })
    .waitFor();
  await other.context().close();
}

test.each([1, 2, 3, 4])(
  "quarter %i is posted, its books completed, and its return prepared and signed by both",
  async (quarter) => {
    const page = await openAs(visitor, ledger, "FINANCE");
    const month = example.QUARTER_ENDS[quarter - 1] ?? "";
    for (const { organisation, fundingSource, plannedPence } of example.CONTRIBUTIONS)
      await post(page, {
        "Voucher number": `Q${quarter}-${fundingSource}`,
        Month: month,
        "What it is": { choose: "CONTRIBUTION" },
        "Amount (£)": pounds(plannedPence / 4),
        "Party that pays or is paid (optional)": { choose: organisation },
        "Source of a contribution (optional)": { choose: fundingSource },
        "Form of a contribution (optional)": { choose: "CASH" },
        "What it is for": `Contribution for quarter ${quarter}`,
      });
    for (const { code, spend } of example.SCHEMES)
      await post(page, {
        "Voucher number": `Q${quarter}-${code}`,
        Month: month,
        "What it is": { choose: "SPEND" },
        "Amount (£)": pounds(spend[quarter - 1] ?? 0),
        "Scheme that spends (optional)": { choose: code },
        "What it is for": `Spend of quarter ${quarter}`,
      });
    const { reference, scheme, pence } = example.MISTAKE;
    if (quarter === 2)
      await post(page, {
        "Voucher number": reference,
        Month: month,
        "What it is": { choose: "SPEND" },
        "Amount (£)": pounds(pence),
        "Scheme that spends (optional)": { choose: scheme },
        "What it is for": "Charged twice",
      });
    await fill(page, "Complete the books", { "All entries are posted to the end of": month }, "Complete them");
    await page.getByRole("form", { name: "Complete the books" }).getByText("Saved.").waitFor();
    await page.context().close();
    await returnQuarter(quarter);
  },
  120_000,
);

test("a mistake found after signing is reversed, and the quarter is returned anew with the reason", async () => {
  const page = await openAs(visitor, ledger, "FINANCE");
  const { reference, month } = example.MISTAKE;
  await fill(
    page,
    "Reverse an entry",
    {
      "Voucher number to take back": reference,
      "Month to take it back in": month,
      Why: "The invoice was charged twice.",
    },
    "Reverse it",
  );
  await page.getByRole("form", { name: "Reverse an entry" }).getByText("Saved.").waitFor();
  await page.goto(new URL(returns(2), page.url()).href);
  await fill(page, "Change it after signing", { Why: "An invoice was charged twice." }, "Begin a new edition");
  await page.getByRole("link", { name: `${YEAR}, quarter 2, edition 2` }).waitFor();
  await page.context().close();
  await returnQuarter(2, 2);
  const reader = await openAs(visitor, returns(2, 2), "READER");
  await reader.getByText("Changed after signing: An invoice was charged twice.").waitFor();
  await reader.getByRole("button", { name: "Compare with edition 1" }).click();
  await reader
    .getByRole("row", { name: /^Talking in schools quarter/ })
    .getByText("−£1,000.00")
    .waitFor();
  await reader.context().close();
}, 60_000);

test("the position shows who bears the overspend, to the penny, and the year is closed as agreed", async () => {
  const page = await openAs(visitor, `/pooled-budgets?year=${YEAR}`, "FINANCE");
  const section = page.getByRole("region", { name: AGREEMENT.name });
  await section.getByText("Walsall Council would bear £25,166.67").first().waitFor();
  await section.getByText("£83.34 is placed by no rule and must be escalated.").first().waitFor();
  await page.goto(new URL(ledger, page.url()).href);
  await fill(page, `Close ${YEAR}`, { "Walsall Council bears (£)": "83.33" }, "Close the year");
  await page.getByText("the agreed shares do not add up to that", { exact: false }).waitFor();
  await page.reload();
  await fill(
    page,
    `Close ${YEAR}`,
    { "Walsall Council bears (£)": pounds(example.EXPECTED.unallocated) },
    "Close the year",
  );
  await page.getByText("The year is closed.").waitFor();
  await page
    .getByRole("row", { name: /SETTLE-2026-27-WALSALL-MBC/ })
    .getByText("£25,250.01")
    .waitFor();
  await page
    .getByRole("row", { name: /SETTLE-2026-27-ICB-BC/ })
    .getByText("£20,000.00")
    .waitFor();
  await page.goto(new URL(`/pooled-budgets?year=${YEAR}`, page.url()).href);
  const money = page
    .getByRole("region", { name: AGREEMENT.name })
    .getByRole("region", { name: "Where the money came from and went" });
  await money.getByText("£25,000.00").last().waitFor();
  await page.context().close();
});
