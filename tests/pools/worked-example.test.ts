import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  AgreeRiskShareDocument,
  AmendReturnDocument,
  ArrangementPageDocument,
  ClosePoolYearDocument,
  CompleteBooksDocument,
  OpenPoolYearDocument,
  PoolsPageDocument,
  PostLedgerEntriesDocument,
  PrepareReturnDocument,
  QuarterReturnsDocument,
  ReturnComparisonDocument,
  ReverseLedgerEntryDocument,
  SaveArrangementDocument,
  SaveContributionDocument,
  SaveSchemeDocument,
  SaveSchemeQuartersDocument,
  SignReturnDocument,
  SubmitReturnDocument,
} from "@tandem/schema/operations";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { MoneyClient, type Outcome } from "./money-client.ts";
import * as example from "./worked-example.ts";

const { ARRANGEMENT, COUNCIL, EXPECTED, ICB, PARTNERSHIP, YEAR } = example;

let app: TestApp;
let finance: MoneyClient;
let signer: MoneyClient;

beforeAll(async () => {
  app = await startTestApp();
  finance = new MoneyClient(app, "FINANCE");
  signer = new MoneyClient(app, "SIGNER");
});

afterAll(() => app.stop());

const saved = (outcome: Outcome, as: string) => {
  expect(outcome).toMatchObject({ __typename: as });
  return outcome;
};

async function readPool() {
  const { partnership } = await finance.ask(PoolsPageDocument, { partnership: PARTNERSHIP, financialYear: YEAR });
  const pool = partnership.pooledBudgets.pools.find(({ arrangement }) => arrangement.code === ARRANGEMENT);
  if (pool === undefined) throw new Error("the pool is not there");
  return pool;
}

async function readReturns() {
  const of = { partnership: PARTNERSHIP, arrangement: ARRANGEMENT, financialYear: YEAR };
  return (await finance.ask(QuarterReturnsDocument, of)).partnership.quarterReturns;
}

const newest = async (quarter: number) =>
  (await readReturns()).find((row) => row.quarter === `${YEAR}-Q${quarter}` && row.isNewest);

async function completeBooks(month: string) {
  const expectedVersion = (await readPool()).version;
  const input = { arrangement: ARRANGEMENT, financialYear: YEAR, month, expectedVersion };
  saved(await finance.send(CompleteBooksDocument, input), "PoolChange");
}

/** Prepares, submits and signs a quarter's newest edition for both parties. */
async function signQuarter(quarter: number) {
  const of = { arrangement: ARRANGEMENT, quarter: `${YEAR}-Q${quarter}` };
  const begun = await finance.send(PrepareReturnDocument, {
    ...of,
    commentary: "Spend in schools runs above plan.",
    statements: [],
    expectedVersion: (await newest(quarter))?.version ?? 0,
  });
  const draft = saved(begun, "QuarterReturn");
  const sent = saved(
    await finance.send(SubmitReturnDocument, { ...of, expectedVersion: Number(draft.version) }),
    "QuarterReturn",
  );
  const signature = { ...of, contentHash: String(sent.contentHash), expectedVersion: Number(sent.version) };
  const first = await signer.send(SignReturnDocument, { ...signature, organisation: ICB });
  expect(first).toMatchObject({ status: "SUBMITTED", unsigned: [{ code: COUNCIL }] });
  const second = await signer.send(SignReturnDocument, { ...signature, organisation: COUNCIL });
  expect(second).toMatchObject({ status: "SIGNED", unsigned: [] });
}

test("an agreement is recorded with its terms, its parties and how a variance is shared", async () => {
  saved(await finance.send(SaveArrangementDocument, { ...example.AGREEMENT, expectedVersion: 0 }), "Arrangement");
  const rules = [
    ["OVERSPEND", example.OVERSPEND_RULE],
    ["UNDERSPEND", example.UNDERSPEND_RULE],
  ] as const;
  for (const [direction, rule] of rules) {
    const input = { arrangement: ARRANGEMENT, direction, fromYear: YEAR, rule, expectedVersion: 0 };
    saved(await finance.send(AgreeRiskShareDocument, input), "Arrangement");
  }
  const { partnership } = await finance.ask(ArrangementPageDocument, { partnership: PARTNERSHIP, code: ARRANGEMENT });
  const missing = partnership.arrangement?.requiredTerms
    .filter(({ isRecorded }) => !isRecorded)
    .map(({ code }) => code);
  expect(missing).toEqual(["CONTRIBUTIONS"]);
});

test("the year opens with its plan: contributions are what the schemes may spend", async () => {
  const year = { arrangement: ARRANGEMENT, financialYear: YEAR };
  saved(await finance.send(OpenPoolYearDocument, { ...year, openingBalancePence: example.OPENING }), "PoolChange");
  for (const given of example.CONTRIBUTIONS) {
    const input = { ...year, ...given, form: "CASH" as const, recurrent: true, expectedVersion: 0 };
    saved(await finance.send(SaveContributionDocument, input), "PoolChange");
  }
  for (const { code, name, quarterBudget } of example.SCHEMES) {
    const scheme = { code, name, arrangement: ARRANGEMENT, lead: ICB, expectedVersion: 0 };
    saved(await finance.send(SaveSchemeDocument, scheme, { financialYear: YEAR }), "PoolChange");
    const quarters = [1, 2, 3, 4].map((quarter) => ({
      scheme: code,
      quarter: `${YEAR}-Q${quarter}`,
      budgetPence: quarterBudget,
      committedPence: quarterBudget,
      forecastPence: quarterBudget,
      expectedVersion: 0,
    }));
    saved(await finance.send(SaveSchemeQuartersDocument, { quarters }), "PoolChange");
  }
  const pool = await readPool();
  expect([pool.budget.pence, pool.forecast.pence, pool.variance.pence]).toEqual([120_000_000, 120_000_000, 0]);
  expect(pool.checks.find(({ code }) => code === "CONTRIBUTIONS_EQUAL_BUDGET")?.ok).toBe(true);
});

test.each([1, 2, 3, 4])("quarter %i is posted, returned and signed by both parties", async (quarter) => {
  const month = example.QUARTER_ENDS[quarter - 1] ?? "";
  const contributions = example.CONTRIBUTIONS.map(({ organisation, fundingSource, plannedPence }) => ({
    reference: `Q${quarter}-${fundingSource}`,
    month,
    kind: "CONTRIBUTION" as const,
    organisation,
    fundingSource,
    form: "CASH" as const,
    pence: plannedPence / 4,
    description: `Contribution for quarter ${quarter}`,
  }));
  const spend = example.SCHEMES.map(({ code, spend: amounts }) => ({
    reference: `Q${quarter}-${code}`,
    month,
    kind: "SPEND" as const,
    scheme: code,
    pence: amounts[quarter - 1] ?? 0,
    description: `Spend of quarter ${quarter}`,
  }));
  const { reference, scheme, pence } = example.MISTAKE;
  const mistake = { reference, scheme, pence, month, kind: "SPEND" as const, description: "Charged twice" };
  const entries = [...contributions, ...spend, ...(quarter === 2 ? [mistake] : [])];
  saved(await finance.send(PostLedgerEntriesDocument, { arrangement: ARRANGEMENT, entries }), "PoolChange");
  const again = await finance.send(PostLedgerEntriesDocument, { arrangement: ARRANGEMENT, entries });
  const before = await readPool();
  saved(again, "PoolChange");
  expect((await readPool()).actual).toEqual(before.actual);
  await completeBooks(month);
  await signQuarter(quarter);
});

test("a mistake found after signing is taken back, and the quarter is returned and signed anew with the reason", async () => {
  const { month, reference, pence } = example.MISTAKE;
  const reversed = await finance.send(ReverseLedgerEntryDocument, {
    arrangement: ARRANGEMENT,
    reference,
    month,
    reason: "The invoice was charged twice.",
  });
  saved(reversed, "PoolChange");
  const amended = await finance.send(AmendReturnDocument, {
    arrangement: ARRANGEMENT,
    quarter: `${YEAR}-Q2`,
    reason: "An invoice was charged twice.",
    expectedVersion: (await newest(2))?.version ?? 0,
  });
  expect(amended).toMatchObject({ __typename: "QuarterReturn", edition: 2, status: "DRAFT" });
  await signQuarter(2);
  const editions = (await readReturns()).filter((row) => row.quarter === `${YEAR}-Q2`);
  expect(editions.map(({ edition, status, reason }) => [edition, status, reason])).toEqual([
    [2, "SIGNED", "An invoice was charged twice."],
    [1, "SIGNED", null],
  ]);
  const { partnership } = await finance.ask(ReturnComparisonDocument, {
    partnership: PARTNERSHIP,
    arrangement: ARRANGEMENT,
    quarter: `${YEAR}-Q2`,
    edition: 1,
    withEdition: 2,
  });
  const ofScheme = partnership.returnComparison.filter(
    ({ code, amount }) => code === "TALK-SCHOOLS" && amount !== "FORECAST",
  );
  expect(ofScheme.map(({ amount, difference }) => [amount, difference.pence])).toEqual([
    ["QUARTER", -pence],
    ["TO_DATE", -pence],
  ]);
});

test("the year's variance is shared by the agreement's rule, to the penny", async () => {
  const pool = await readPool();
  expect(pool.actual.pence).toBe(EXPECTED.spend);
  expect(pool.variance.pence).toBe(EXPECTED.variance);
  expect(
    pool.varianceShares.map(({ organisation, share }) => ({ organisation: organisation.code, pence: share.pence })),
  ).toEqual(EXPECTED.shares);
  expect(pool.unallocatedVariance.pence).toBe(EXPECTED.unallocated);
});

test("the year closes once the parties have agreed who bears what the rule leaves", async () => {
  const expectedVersion = (await readPool()).version;
  const year = { arrangement: ARRANGEMENT, financialYear: YEAR, expectedVersion };
  expect(await finance.send(ClosePoolYearDocument, year)).toMatchObject({
    __typename: "Refusal",
    code: "VARIANCE_UNPLACED",
    field: "input.agreedShares",
  });
  const closed = saved(
    await finance.send(ClosePoolYearDocument, { ...year, agreedShares: EXPECTED.agreed }),
    "PoolChange",
  );
  const pool = closed.pool as {
    ledger: Record<string, { pence: number }>;
    closingBalance: { pence: number };
    isClosed: boolean;
  };
  expect(pool.isClosed).toBe(true);
  expect(pool.ledger.settlements?.pence).toBe(EXPECTED.variance);
  expect(pool.closingBalance.pence).toBe(EXPECTED.closing);
  const next = { partnership: PARTNERSHIP, financialYear: "2027-28" };
  const after = (await finance.ask(PoolsPageDocument, next)).partnership.pooledBudgets.pools.find(
    ({ arrangement }) => arrangement.code === ARRANGEMENT,
  );
  expect(after?.openingBalance.pence).toBe(EXPECTED.closing);
});

test("each party has settled what it bears", async () => {
  const query = `{ partnership(code: "walsall") { ledger(arrangement: "${ARRANGEMENT}", financialYear: "${YEAR}", first: 10,
    filter: { kinds: [SETTLEMENT] }) { edges { node { organisation { code } amount { pence } } } } } }`;
  const { data } = await app.ask(query);
  const { edges } = (
    data as unknown as {
      partnership: { ledger: { edges: { node: { organisation: { code: string }; amount: { pence: number } } }[] } };
    }
  ).partnership.ledger;
  expect(Object.fromEntries(edges.map(({ node }) => [node.organisation.code, node.amount.pence]))).toEqual(
    EXPECTED.settlements,
  );
});

/** Amounts of the README's table, in its order, in whole pence. */
function readmeAmounts(): readonly number[] {
  const readme = readFileSync(join(import.meta.dirname, "..", "..", "README.md"), "utf8");
  const [, table = ""] = /<!-- Worked example:[^>]*-->([\s\S]*?)<!-- End of the worked example. -->/.exec(readme) ?? [];
  return [...table.matchAll(/\| £([\d,]+)\.(\d\d) +\|$/gm)].map(([, pounds = "", pence = ""]) =>
    Number(`${pounds.replaceAll(",", "")}${pence}`),
  );
}

test("the README tells these amounts, and no others", () => {
  const [first, second, third] = example.CONTRIBUTIONS.map(({ plannedPence }) => plannedPence);
  const { spend, variance, unallocated, settlements, closing } = EXPECTED;
  expect(readmeAmounts()).toEqual([
    example.OPENING,
    first,
    second,
    third,
    120_000_000,
    spend,
    variance,
    1_500_000,
    1_016_667,
    500_000,
    unallocated,
    settlements[COUNCIL],
    settlements[ICB],
    closing,
  ]);
});

test("nothing of it came by a fault", () => {
  expect(app.faults).toEqual([]);
});
