import { plain, sumPence } from "./pence.ts";

/** An entry of a pool's ledger: one amount between two accounts. */
export interface LedgerEntry {
  /** Voucher number, unique in the arrangement. */
  readonly reference: string;
  readonly financialYear: string;
  /** As 2025-04. */
  readonly month: string;
  readonly kind: "CONTRIBUTION" | "OTHER_INCOME" | "SETTLEMENT" | "SPEND" | "ACCRUAL" | "RETURN";
  /** Who pays in, settles or gets money back. */
  readonly organisationCode: string | null;
  readonly fundingSourceCode: string | null;
  readonly form: "CASH" | "IN_KIND" | "NOTIONAL" | null;
  readonly schemeCode: string | null;
  readonly commissionCode: string | null;
  /** Never 0; negative takes back. */
  readonly pence: number;
  /** Closed year it puts right. */
  readonly adjustsYear: string | null;
  readonly reverses: string | null;
  readonly description: string;
  readonly enteredBy: string | null;
}

/** What sums are made of: entries, or entries of one kind, month and purpose added up. */
export type LedgerSum = Pick<
  LedgerEntry,
  "month" | "kind" | "organisationCode" | "fundingSourceCode" | "form" | "schemeCode" | "commissionCode" | "pence"
>;

/** One side of an entry: debits are positive, credits negative. */
export interface Posting {
  /** Account: the fund itself, what it owes, or what an amount was for, as SPEND:CYP-OT. */
  readonly account: string;
  readonly pence: number;
}

/** The money the host holds for the pool. */
const FUND = "FUND";

/** What was had and is not paid for yet. */
const CREDITORS = "CREDITORS";

const BROUGHT_FORWARD = "BROUGHT_FORWARD";

const named = (...parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join(":");

/** The two accounts of an entry: money moves to the first from the second. */
function accountsOf(entry: LedgerSum): readonly [debit: string, credit: string] {
  const { kind, organisationCode, fundingSourceCode, form, schemeCode } = entry;
  switch (kind) {
    case "CONTRIBUTION":
      return [FUND, named(kind, organisationCode, fundingSourceCode, form)];
    case "OTHER_INCOME":
      return [FUND, named(kind, schemeCode)];
    case "SETTLEMENT":
      return [FUND, named(kind, organisationCode)];
    case "SPEND":
      return [named("SPEND", schemeCode), FUND];
    case "ACCRUAL":
      return [named("SPEND", schemeCode), CREDITORS];
    case "RETURN":
      return [named(kind, organisationCode), FUND];
  }
}

/** Both sides of an entry; they add up to nothing. */
export function postingsOf(entry: LedgerSum): readonly [Posting, Posting] {
  const [debit, credit] = accountsOf(entry);
  const { pence } = entry;
  return [
    { account: debit, pence },
    { account: credit, pence: plain(-pence) },
  ];
}

/** All postings of a year's ledger, with the balance it began with. */
export function postLedger(openingPence: number, entries: readonly LedgerSum[]): readonly Posting[] {
  const opening: readonly Posting[] =
    openingPence === 0
      ? []
      : [
          { account: FUND, pence: openingPence },
          { account: BROUGHT_FORWARD, pence: plain(-openingPence) },
        ];
  return [...opening, ...entries.flatMap(postingsOf)];
}

/** What stands on the accounts whose names begin so. */
function balanceOf(postings: readonly Posting[], ...accounts: readonly string[]): number {
  const isOne = (account: string) => accounts.some((name) => account === name || account.startsWith(`${name}:`));
  return plain(sumPence(postings.filter(({ account }) => isOne(account)).map(({ pence }) => pence)));
}

/** Where a year's money came from and went: opening + contributions + other income + settlements = spend + returns + closing. */
export interface LedgerTotals {
  readonly openingPence: number;
  readonly contributionsPence: number;
  readonly otherIncomePence: number;
  readonly settlementsPence: number;
  /** Paid and owed, gross of other income. */
  readonly spendPence: number;
  readonly returnsPence: number;
  /** The fund less what it owes, from the balance sheet: not worked out from the others. */
  readonly closingPence: number;
}

/** Sums of a year's ledger, each from its own accounts. */
export function totalLedger(openingPence: number, entries: readonly LedgerSum[]): LedgerTotals {
  const postings = postLedger(openingPence, entries);
  const income = (account: string) => plain(-balanceOf(postings, account));
  return {
    openingPence: income(BROUGHT_FORWARD),
    contributionsPence: income("CONTRIBUTION"),
    otherIncomePence: income("OTHER_INCOME"),
    settlementsPence: income("SETTLEMENT"),
    spendPence: balanceOf(postings, "SPEND"),
    returnsPence: balanceOf(postings, "RETURN"),
    closingPence: balanceOf(postings, FUND, CREDITORS),
  };
}

/** Balance of every account, by name. */
export function trialBalance(postings: readonly Posting[]): ReadonlyMap<string, number> {
  const balances = new Map<string, number>();
  for (const { account, pence } of postings) balances.set(account, sumPence([balances.get(account) ?? 0, pence]));
  return new Map([...balances].sort(([a], [b]) => (a < b ? -1 : 1)));
}
