import { type BrokenRule, broken } from "./broken-rule.ts";
import { monthsOfYear, nextYear } from "./financial-year.ts";
import { type LedgerEntry, totalLedger } from "./ledger.ts";
import { sumPence } from "./pence.ts";
import type { Pool } from "./pool.ts";
import type { PoolPosition } from "./pool-position.ts";
import { computePoolPosition } from "./pooled-budget.ts";

/** What a party bears by agreement of what no rule places; positive is an overspend borne. */
export interface AgreedShare {
  readonly organisationCode: string;
  readonly pence: number;
}

/** Shares the fund itself bears: nobody pays, the balance changes. */
const OF_THE_FUND: ReadonlySet<string> = new Set(["RISK_RESERVE", "KEPT_IN_POOL"]);

/** Why a year cannot be closed yet; null where it can. */
function findOpenMatter(
  { pool, variance, unallocatedVariance, checks, booksTo }: PoolPosition,
  agreed: readonly AgreedShare[],
): BrokenRule | null {
  const last = monthsOfYear(pool.financialYear)[11] ?? "";
  if (booksTo === null || booksTo < last)
    return broken(
      "BOOKS_INCOMPLETE",
      "financialYear",
      `The ledger is complete to ${booksTo ?? "no month"}, not to ${last}.`,
      "Post what is missing, and complete the books to March.",
    );
  const unsigned = [1, 2, 3, 4].filter((quarter) => {
    const editions = pool.quarters.filter((row) => row.quarter === quarter).sort((a, b) => b.edition - a.edition);
    return editions[0]?.status !== "SIGNED";
  });
  if (unsigned.length > 0)
    return broken(
      "QUARTERS_UNSIGNED",
      "financialYear",
      `Not signed by all parties: ${unsigned.map((quarter) => `Q${quarter}`).join(", ")}.`,
      "Have every quarter's return signed first.",
    );
  if (pool.openingBalancePence === null || variance.pence === null)
    return broken(
      "FIGURES_MISSING",
      "financialYear",
      "The opening balance or a scheme's budget is not recorded.",
      "Record what is missing.",
    );
  const wrong = checks.find(
    ({ code, ok }) => !ok && (code === "LEDGER_BALANCES" || code === "OPENING_IS_LAST_CLOSING"),
  );
  if (wrong !== undefined) return broken(wrong.code, "financialYear", wrong.message, wrong.mend);
  const left = unallocatedVariance.pence ?? 0;
  return sumPence(agreed.map(({ pence }) => pence)) === left
    ? null
    : broken(
        "VARIANCE_UNPLACED",
        "agreedShares",
        `The rule leaves ${left} pence that no party bears, and the agreed shares do not add up to that.`,
        "Agree who bears it, to the penny, and give the shares; they must add up exactly.",
      );
}

/** Entries that settle a year's variance: parties pay what they bear of an overspend, and get back their part of an underspend. */
function settleVariance(
  { pool, varianceShares }: PoolPosition,
  agreed: readonly AgreedShare[],
): readonly Omit<LedgerEntry, "enteredBy">[] {
  const owed = new Map<string, number>();
  const add = (code: string, pence: number) => owed.set(code, sumPence([owed.get(code) ?? 0, pence]));
  for (const { organisationCode, share, basis } of varianceShares)
    if (!OF_THE_FUND.has(basis)) add(organisationCode, share.pence ?? 0);
  for (const { organisationCode, pence } of agreed) add(organisationCode, pence);
  const month = monthsOfYear(pool.financialYear)[11] ?? "";
  return [...owed]
    .filter(([, pence]) => pence !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([organisationCode, pence]) => ({
      reference: `SETTLE-${pool.financialYear}-${organisationCode}`,
      financialYear: pool.financialYear,
      month,
      kind: pence > 0 ? ("SETTLEMENT" as const) : ("RETURN" as const),
      organisationCode,
      fundingSourceCode: null,
      form: null,
      schemeCode: null,
      commissionCode: null,
      pence: Math.abs(pence),
      adjustsYear: null,
      reverses: null,
      description: pence > 0 ? "Share of the year's overspend" : "Share of the year's underspend",
    }));
}

/** How a year is settled. */
export interface YearSettlement {
  readonly entries: readonly Omit<LedgerEntry, "enteredBy">[];
  readonly booksTo: string;
  readonly nextYear: string;
  /** What is left, once all is settled. */
  readonly closingPence: number;
}

/** Settles a pool's year, or says why it cannot be closed yet. */
export function settleYear(pool: Pool, agreed: readonly AgreedShare[]): YearSettlement | BrokenRule {
  const position = computePoolPosition(pool);
  const matter = findOpenMatter(position, agreed);
  if (matter !== null) return matter;
  const entries = settleVariance(position, agreed);
  const all = [...pool.entries, ...entries];
  return {
    entries,
    booksTo: position.booksTo ?? "",
    nextYear: nextYear(pool.financialYear),
    closingPence: totalLedger(pool.openingBalancePence ?? 0, all).closingPence,
  };
}
