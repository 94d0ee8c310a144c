import {
  AgreeRiskShareDocument,
  ClosePoolYearDocument,
  CompleteBooksDocument,
  OpenPoolYearDocument,
  PoolsPageDocument,
  PostLedgerEntriesDocument,
  PrepareReturnDocument,
  QuarterReturnsDocument,
  ReverseLedgerEntryDocument,
  RiskSharePreviewDocument,
  SaveArrangementDocument,
  SaveContributionDocument,
  SaveSchemeDocument,
  SaveSchemeQuartersDocument,
  SendReturnBackDocument,
  SignReturnDocument,
  SubmitReturnDocument,
} from "@tandem/schema/operations";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { MoneyClient, type Outcome } from "./money-client.ts";
import { AGREEMENT, COUNCIL, ICB, OVERSPEND_RULE } from "./worked-example.ts";

const POOL = "S75-CYP";
const OPEN = "2025-26";

let app: TestApp;
let finance: MoneyClient;
let signer: MoneyClient;
let before: number;

const versionNow = async () =>
  (await finance.ask(PoolsPageDocument, { partnership: "walsall", financialYear: OPEN })).partnership.dataVersion;

beforeAll(async () => {
  app = await startTestApp();
  finance = new MoneyClient(app, "FINANCE");
  signer = new MoneyClient(app, "SIGNER");
  before = await versionNow();
});

afterAll(() => app.stop());

const spend = (given: object) => ({
  reference: "NEW-1",
  month: "2026-01",
  kind: "SPEND" as const,
  scheme: "CYP-OT",
  pence: 100,
  description: "An invoice",
  ...given,
});

const post = (given: object) => finance.send(PostLedgerEntriesDocument, { arrangement: POOL, entries: [spend(given)] });

const contribution = (given: object) => ({
  arrangement: POOL,
  financialYear: OPEN,
  organisation: ICB,
  fundingSource: "ICB_MENTAL_HEALTH",
  form: "CASH" as const,
  recurrent: true,
  plannedPence: 500,
  expectedVersion: 0,
  ...given,
});

const arrangement = (given: object) => ({ ...AGREEMENT, code: "S75-NEW", expectedVersion: 0, ...given });

const rule = (given: object) => ({
  arrangement: POOL,
  direction: "OVERSPEND" as const,
  fromYear: "2026-27",
  rule: { ...OVERSPEND_RULE, ...given },
  expectedVersion: 0,
});

const party = (organisation: string, weight: number) => ({ organisation, weight });

/** What is sent, and the code and field of what it is refused for. */
const REFUSED: readonly (readonly [string, () => Promise<Outcome>, string, string | null])[] = [
  ["a payment to a closed year", () => post({ month: "2025-03" }), "YEAR_IS_CLOSED", "input.entries.0.month"],
  ["a payment to a year nobody opened", () => post({ month: "2030-01" }), "YEAR_NOT_OPEN", "input.entries.0.month"],
  ["an amount of nothing", () => post({ pence: 0 }), "AMOUNT", "input.entries.0.pence"],
  ["an amount past all money", () => post({ pence: 90_000_000_000_000 }), "AMOUNT", "input.entries.0.pence"],
  ["spend of no scheme", () => post({ scheme: null }), "SCHEME", "input.entries.0.scheme"],
  ["spend of an unknown scheme", () => post({ scheme: "NONE" }), "UNKNOWN_CODE", "input.entries.0.scheme"],
  ["spend with a party", () => post({ organisation: ICB }), "PARTY", "input.entries.0.organisation"],
  [
    "a contribution without its source",
    () => post({ kind: "CONTRIBUTION", scheme: null, organisation: ICB }),
    "SOURCE",
    "input.entries.0.fundingSource",
  ],
  [
    "a contribution without its form",
    () => post({ kind: "CONTRIBUTION", scheme: null, organisation: ICB, fundingSource: "ICB_COMMUNITY" }),
    "FORM",
    "input.entries.0.form",
  ],
  [
    "a settlement of a scheme",
    () => post({ kind: "SETTLEMENT", organisation: ICB }),
    "SCHEME",
    "input.entries.0.scheme",
  ],
  [
    "an adjustment of a year to come",
    () => post({ adjustsYear: "2026-27" }),
    "ADJUSTS_YEAR",
    "input.entries.0.adjustsYear",
  ],
  [
    "a posted voucher with another amount",
    () => post({ reference: "JNL-0001" }),
    "ENTRY_IS_POSTED",
    "input.entries.0.reference",
  ],
  ["a voucher without a number", () => post({ reference: " " }), "REFERENCE", "input.entries.0.reference"],
  [
    "an entry that is not there, reversed",
    () =>
      finance.send(ReverseLedgerEntryDocument, {
        arrangement: POOL,
        reference: "NONE",
        month: "2026-01",
        reason: "A mistake",
      }),
    "NO_SUCH_ENTRY",
    "input.reference",
  ],
  [
    "an entry reversed in a closed year",
    () =>
      finance.send(ReverseLedgerEntryDocument, {
        arrangement: POOL,
        reference: "JNL-0001",
        month: "2025-03",
        reason: "A mistake",
      }),
    "YEAR_IS_CLOSED",
    "input.0.month",
  ],
  [
    "books complete to another year's month",
    () =>
      finance.send(CompleteBooksDocument, {
        arrangement: POOL,
        financialYear: OPEN,
        month: "2026-04",
        expectedVersion: 1,
      }),
    "MONTH",
    "input.month",
  ],
  [
    "a contribution to a closed year",
    () => finance.send(SaveContributionDocument, contribution({ financialYear: "2024-25" })),
    "YEAR_IS_CLOSED",
    "input.financialYear",
  ],
  [
    "a contribution below nothing",
    () => finance.send(SaveContributionDocument, contribution({ plannedPence: -1 })),
    "AMOUNT",
    "input.plannedPence",
  ],
  [
    "more kept for schemes than is put in",
    () => finance.send(SaveContributionDocument, contribution({ ringFences: [{ scheme: "CYP-OT", pence: 501 }] })),
    "RING_FENCES_FIT",
    "input.ringFences",
  ],
  [
    "a scheme kept for twice",
    () =>
      finance.send(
        SaveContributionDocument,
        contribution({
          ringFences: [
            { scheme: "CYP-OT", pence: 1 },
            { scheme: "CYP-OT", pence: 2 },
          ],
        }),
      ),
    "RING_FENCE_TWICE",
    "input.ringFences",
  ],
  [
    "staff kept for a scheme",
    () =>
      finance.send(
        SaveContributionDocument,
        contribution({ form: "IN_KIND", ringFences: [{ scheme: "CYP-OT", pence: 1 }] }),
      ),
    "RING_FENCE_IS_CASH",
    "input.ringFences",
  ],
  [
    "a contribution of an unknown party",
    () => finance.send(SaveContributionDocument, contribution({ organisation: "NOBODY" })),
    "UNKNOWN_CODE",
    "input.organisation",
  ],
  [
    "a contribution of an unknown source",
    () => finance.send(SaveContributionDocument, contribution({ fundingSource: "LOTTERY" })),
    "UNKNOWN_CODE",
    "input.fundingSource",
  ],
  [
    "a scheme of another pool's code",
    () =>
      finance.send(
        SaveSchemeDocument,
        { code: "CYP-OT", arrangement: "S256-NDA", name: "Taken", expectedVersion: 0 },
        { financialYear: OPEN },
      ),
    "SCHEME_IS_ELSEWHERE",
    "input.arrangement",
  ],
  [
    "a scheme with a code of small letters",
    () =>
      finance.send(
        SaveSchemeDocument,
        { code: "small", arrangement: POOL, name: "Small", expectedVersion: 0 },
        { financialYear: OPEN },
      ),
    "CODE",
    "input.code",
  ],
  [
    "a plan of a closed year",
    () =>
      finance.send(SaveSchemeQuartersDocument, {
        quarters: [{ scheme: "CYP-OT", quarter: "2024-25-Q1", budgetPence: 1, expectedVersion: 1 }],
      }),
    "YEAR_IS_CLOSED",
    "input.quarters.0.financialYear",
  ],
  [
    "no quarters at all",
    () => finance.send(SaveSchemeQuartersDocument, { quarters: [] }),
    "HOW_MANY",
    "input.quarters",
  ],
  [
    "a year that is there, opened",
    () => finance.send(OpenPoolYearDocument, { arrangement: POOL, financialYear: OPEN, openingBalancePence: 0 }),
    "YEAR_IS_OPEN",
    "input.financialYear",
  ],
  [
    "a year closed before its books are complete",
    () => finance.send(ClosePoolYearDocument, { arrangement: POOL, financialYear: OPEN, expectedVersion: 1 }),
    "BOOKS_INCOMPLETE",
    "input.financialYear",
  ],
  [
    "a year closed again",
    () => finance.send(ClosePoolYearDocument, { arrangement: POOL, financialYear: "2024-25", expectedVersion: 1 }),
    "YEAR_IS_CLOSED",
    "input.financialYear",
  ],
  [
    "an agreement that ends before it starts",
    () => finance.send(SaveArrangementDocument, arrangement({ end: "2020-01-01" })),
    "DATES",
    "input.end",
  ],
  [
    "a host that is no party",
    () =>
      finance.send(SaveArrangementDocument, arrangement({ parties: [{ organisation: ICB, joinedOn: "2026-04-01" }] })),
    "HOST_IS_PARTY",
    "input.host",
  ],
  [
    "a party named twice",
    () =>
      finance.send(
        SaveArrangementDocument,
        arrangement({ parties: [COUNCIL, COUNCIL].map((organisation) => ({ organisation, joinedOn: "2026-04-01" })) }),
      ),
    "PARTY_TWICE",
    "input.parties",
  ],
  [
    "a party that leaves before it joins",
    () =>
      finance.send(
        SaveArrangementDocument,
        arrangement({ parties: [{ organisation: COUNCIL, joinedOn: "2026-04-01", leftOn: "2026-03-01" }] }),
      ),
    "DATES",
    "input.parties.0.leftOn",
  ],
  [
    "notice of a hundred months",
    () => finance.send(SaveArrangementDocument, arrangement({ noticeMonths: 100 })),
    "NOTICE",
    "input.noticeMonths",
  ],
  [
    "a rule for a closed year",
    () => finance.send(AgreeRiskShareDocument, { ...rule({}), fromYear: "2024-25" }),
    "YEAR_IS_CLOSED",
    "input.fromYear",
  ],
  [
    "a rule whose last stretch ends",
    () =>
      finance.send(
        AgreeRiskShareDocument,
        rule({ tiers: [{ upToPence: 100, basis: "WEIGHTS", parties: [party(ICB, 1)] }] }),
      ),
    "LAST_TIER_IS_OPEN",
    "input.rule.tiers.0.upToPence",
  ],
  [
    "a rule by weights that nobody has",
    () => finance.send(AgreeRiskShareDocument, rule({ tiers: [{ basis: "WEIGHTS", parties: [party(ICB, 0)] }] })),
    "NO_WEIGHT",
    "input.rule.tiers.0.parties",
  ],
  [
    "a rule with a weight below nothing",
    () =>
      finance.send(
        AgreeRiskShareDocument,
        rule({ tiers: [{ basis: "WEIGHTS", parties: [party(ICB, -1), party(COUNCIL, 2)] }] }),
      ),
    "WEIGHT",
    "input.rule.tiers.0.parties",
  ],
  [
    "a rule whose stretches fall",
    () =>
      finance.send(
        AgreeRiskShareDocument,
        rule({
          tiers: [
            { upToPence: 10, basis: "CONTRIBUTION", parties: [] },
            { upToPence: 5, basis: "CONTRIBUTION", parties: [] },
            { basis: "CONTRIBUTION", parties: [] },
          ],
        }),
      ),
    "TIERS_RISE",
    "input.rule.tiers",
  ],
  [
    "a rule without stretches",
    () => finance.send(AgreeRiskShareDocument, rule({ tiers: [] })),
    "TIERS",
    "input.rule.tiers",
  ],
  [
    "a rule with an unknown party",
    () => finance.send(AgreeRiskShareDocument, rule({ tiers: [{ basis: "WEIGHTS", parties: [party("NOBODY", 1)] }] })),
    "UNKNOWN_CODE",
    "input.rule.tiers.0.parties.0.organisation",
  ],
  [
    "a return of a closed year",
    () =>
      finance.send(PrepareReturnDocument, {
        arrangement: POOL,
        quarter: "2024-25-Q1",
        commentary: "",
        statements: [],
        expectedVersion: 0,
      }),
    "YEAR_IS_CLOSED",
    "input.quarter",
  ],
  [
    "a condition that is none",
    () =>
      finance.send(PrepareReturnDocument, {
        arrangement: POOL,
        quarter: "2025-26-Q4",
        commentary: "A",
        statements: [{ term: "NONE", isMet: true }],
        expectedVersion: 0,
      }),
    "UNKNOWN_CODE",
    "input.statements.0.term",
  ],
  [
    "a condition not met and not explained",
    () =>
      finance.send(PrepareReturnDocument, {
        arrangement: POOL,
        quarter: "2025-26-Q4",
        commentary: "A",
        statements: [{ term: "AGREED_PLAN", isMet: false }],
        expectedVersion: 0,
      }),
    "COMMENT_MISSING",
    "input.statements.0.comment",
  ],
  [
    "a draft of a return that is out for signature",
    () =>
      finance.send(PrepareReturnDocument, {
        arrangement: POOL,
        quarter: "2025-26-Q3",
        commentary: "A",
        statements: [],
        expectedVersion: 0,
      }),
    "RETURN_STATUS",
    "input.quarter",
  ],
  [
    "a return that came from a file, signed",
    () =>
      signer.send(SignReturnDocument, {
        arrangement: POOL,
        quarter: "2025-26-Q3",
        organisation: ICB,
        contentHash: "",
        expectedVersion: 1,
      }),
    "NOTHING_TO_SIGN",
    "input.quarter",
  ],
  [
    "a signature by somebody who is no party",
    () =>
      signer.send(SignReturnDocument, {
        arrangement: POOL,
        quarter: "2025-26-Q3",
        organisation: "RBK",
        contentHash: "",
        expectedVersion: 1,
      }),
    "NOT_A_PARTY",
    "input.organisation",
  ],
];

test.each(REFUSED)("%s is refused with the field, the rule and the mend", async (_name, send, code, field) => {
  const outcome = await send();
  expect(outcome).toMatchObject({ __typename: "Refusal", code, field });
  expect(String(outcome.message).length).toBeGreaterThan(10);
  expect(String(outcome.mend).length).toBeGreaterThan(10);
});

test("of all that was refused nothing is written", async () => {
  expect(await versionNow()).toBe(before);
  expect(app.faults).toEqual([]);
});

test("a day that does not exist is refused as no day", async () => {
  const { errors } = await finance.try(SaveArrangementDocument, {
    partnership: "walsall",
    input: arrangement({ end: "2027-02-30" }),
  });
  expect(errors?.[0]?.message).toContain("must be written as a day that exists");
});

test("who may not keep money is refused before anything is looked at", async () => {
  for (const role of ["READER", "COMMISSIONER", "SIGNER"] as const) {
    const { errors } = await new MoneyClient(app, role).try(PostLedgerEntriesDocument, {
      partnership: "walsall",
      input: { arrangement: POOL, entries: [spend({})] },
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
  }
});

test("a rule is looked at on past years before it is agreed, and nothing is written by looking", async () => {
  const { partnership } = await finance.ask(RiskSharePreviewDocument, {
    partnership: "walsall",
    arrangement: POOL,
    direction: "OVERSPEND",
    rule: OVERSPEND_RULE,
  });
  const years = partnership.riskSharePreview;
  expect(years.map(({ financialYear }) => financialYear)).toEqual(["2023-24", "2024-25", "2025-26"]);
  for (const { variance, asAgreed, unallocatedAsAgreed, asProposed, unallocatedAsProposed } of years) {
    const sum = (shares: typeof asAgreed, rest: number) =>
      shares.reduce((total, { share }) => total + (share.pence ?? 0), rest);
    expect(sum(asAgreed, unallocatedAsAgreed.pence ?? 0)).toBe(variance.pence);
    expect(sum(asProposed, unallocatedAsProposed.pence ?? 0)).toBe(variance.pence);
  }
  const [, second] = years;
  expect(second?.asAgreed.map(({ basis }) => basis)).toEqual(["OWN_RISK", "RISK_RESERVE"]);
  expect(second?.asProposed.filter(({ share }) => share.pence !== 0).map(({ basis }) => basis)).toEqual([
    "WEIGHTS",
    "WEIGHTS",
  ]);
  expect(await versionNow()).toBe(before);
});

const newest = async (quarter: string) => {
  const { partnership } = await finance.ask(QuarterReturnsDocument, {
    partnership: "walsall",
    arrangement: POOL,
    financialYear: OPEN,
  });
  const found = partnership.quarterReturns.find((row) => row.quarter === quarter && row.isNewest);
  if (found === undefined) throw new Error("no return");
  return found;
};

test("nobody signs what they have not read, or read before it changed, or twice", async () => {
  const of = { arrangement: POOL, quarter: "2025-26-Q3" };
  const back = await finance.send(SendReturnBackDocument, {
    ...of,
    reason: "The figures came from a file.",
    expectedVersion: (await newest(of.quarter)).version,
  });
  expect(back).toMatchObject({ status: "DRAFT", unsigned: [{ code: ICB }, { code: COUNCIL }] });
  const prepared = {
    ...of,
    commentary: "Over plan.",
    statements: [],
    expectedVersion: (await newest(of.quarter)).version,
  };
  expect(await finance.send(PrepareReturnDocument, prepared)).toMatchObject({ status: "DRAFT" });
  const sent = await finance.send(SubmitReturnDocument, { ...of, expectedVersion: (await newest(of.quarter)).version });
  expect(sent).toMatchObject({ status: "SUBMITTED" });
  const row = await newest(of.quarter);
  expect(
    row.lines.find(({ section, code }) => section === "EXPENDITURE" && code === "CYP-OT")?.toDate.pence,
  ).toBeGreaterThan(0);
  const signature = { ...of, organisation: ICB, expectedVersion: row.version };
  expect(await signer.send(SignReturnDocument, { ...signature, contentHash: "0".repeat(64) })).toMatchObject({
    code: "OTHER_CONTENT",
    field: "input.contentHash",
  });
  const stale = { ...signature, contentHash: row.contentHash ?? "", expectedVersion: row.version - 1 };
  expect(await signer.send(SignReturnDocument, stale)).toMatchObject({
    __typename: "EditConflict",
    currentVersion: row.version,
  });
  expect(await signer.send(SignReturnDocument, { ...signature, contentHash: row.contentHash ?? "" })).toMatchObject({
    unsigned: [{ code: COUNCIL }],
  });
  expect(await signer.send(SignReturnDocument, { ...signature, contentHash: row.contentHash ?? "" })).toMatchObject({
    code: "SIGNED_ALREADY",
  });
});

test("figures posted after a return was sent do not change what is signed", async () => {
  const before = await newest("2025-26-Q3");
  expect(await post({ reference: "LATE-1", month: "2025-12", pence: 777 })).toMatchObject({ __typename: "PoolChange" });
  const after = await newest("2025-26-Q3");
  expect(after.lines).toEqual(before.lines);
  expect(after.contentHash).toBe(before.contentHash);
  expect(before.changesSince).toBe(0);
  // The scheme and all expenditure, of the quarter and from April on.
  expect(after.changesSince).toBe(4);
});
