import { LedgerDocument } from "@tandem/schema/operations";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app.ts";
import { MoneyClient } from "./money-client.ts";

const OF = { partnership: "walsall", arrangement: "S75-CYP", financialYear: "2025-26" };

let app: TestApp;
let reader: MoneyClient;

beforeAll(async () => {
  app = await startTestApp();
  reader = new MoneyClient(app, "READER");
});

afterAll(() => app.stop());

const page = async (variables: object) =>
  (await reader.ask(LedgerDocument, { ...OF, first: 1_000, ...variables })).partnership.ledger;

test("pages one after the other have every voucher once, in order, and the same sums", async () => {
  const whole = await page({});
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const part = await page({ first: 7, after });
    expect([part.totalCount, part.moneyIn, part.moneyOut]).toEqual([whole.totalCount, whole.moneyIn, whole.moneyOut]);
    seen.push(...part.edges.map(({ node }) => node.reference));
    after = part.pageInfo.hasNextPage ? (part.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  expect(seen).toEqual(whole.edges.map(({ node }) => node.reference));
  expect(seen).toHaveLength(whole.totalCount);
});

test("a filter's sums are those of its vouchers", async () => {
  const found = await page({ filter: { kinds: ["SPEND", "ACCRUAL"], schemes: ["CYP-OT"], months: ["2025-12"] } });
  expect(found.edges.map(({ node }) => node.kind).sort()).toEqual(["ACCRUAL", "SPEND"]);
  expect(found.moneyOut.pence).toBe(found.edges.reduce((sum, { node }) => sum + (node.amount.pence ?? 0), 0));
  expect(found.moneyIn.pence).toBe(0);
});

test("a cursor made up or of another list is refused", async () => {
  const made = (...values: readonly unknown[]) => Buffer.from(JSON.stringify([1, ...values])).toString("base64url");
  const list = "walsall/ledger/S75-CYP/2025-26";
  for (const after of [
    made(list, "2025-99", "A"),
    made(list, "drop", "A"),
    made(list, "2025-04", 7),
    made("walsall/loads", "2025-04", "A"),
    "x",
  ]) {
    const { errors } = await reader.try(LedgerDocument, { ...OF, first: 5, after });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "after" });
  }
  expect(app.faults).toEqual([]);
});
