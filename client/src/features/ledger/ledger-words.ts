import type { LedgerQuery, PoolsPageQuery } from "@tandem/schema/operations";

export type EntryRow = LedgerQuery["partnership"]["ledger"]["edges"][number]["node"];

export type PoolRow = PoolsPageQuery["partnership"]["pooledBudgets"]["pools"][number];

/** What an entry is, in words. */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  CONTRIBUTION: "paid in by a party",
  OTHER_INCOME: "other money in",
  SETTLEMENT: "paid for a party's share of a variance",
  SPEND: "spent",
  ACCRUAL: "owed, not paid yet",
  RETURN: "given back to a party",
};
