import type { Explanation, Money } from "./figure.ts";
import type { OutturnEstimate } from "./outturn.ts";
import type { Pool, PoolQuarter } from "./pool.ts";
import type { ContractPosition } from "./pool-contracts.ts";
import type { VarianceShare } from "./risk-share.ts";

/** A rule the pool's figures should keep, whether they do, and what to do if not. */
export interface PoolCheck {
  readonly code: string;
  readonly level: "ERROR" | "WARNING";
  readonly ok: boolean;
  readonly message: string;
  readonly mend: string;
}

/** A scheme's year. */
export interface SchemePosition {
  readonly code: string;
  readonly name: string;
  readonly serviceCode: string | null;
  readonly serviceName: string | null;
  readonly providerCode: string | null;
  readonly ownRiskCode: string | null;
  readonly leadCode: string | null;
  readonly version: number;
  readonly budget: Money;
  readonly committed: Money;
  /** Gross: paid and owed, before income of the scheme's own. */
  readonly actual: Money;
  /** Owed for what was had and not yet paid, part of the actual. */
  readonly accrued: Money;
  /** Income of the scheme's own, as fees. */
  readonly income: Money;
  /** Actual − income. */
  readonly net: Money;
  /** Actual of the quarters whose books are complete, and the manager's own forecast of the others. */
  readonly forecast: Money;
  readonly estimate: OutturnEstimate;
  readonly months: readonly MonthPosition[];
  readonly quarters: readonly SchemeQuarterPosition[];
}

/** A month of a scheme; what it spent is no number until its books are complete. */
export interface MonthPosition {
  readonly month: string;
  readonly budget: Money;
  readonly actual: Money;
}

/** A quarter of a scheme, not cumulative. */
export interface SchemeQuarterPosition {
  readonly quarter: number;
  readonly budget: Money;
  readonly committed: Money;
  readonly actual: Money;
  /** The manager's own, or the actual once the quarter's books are complete. */
  readonly forecast: Money;
  readonly version: number;
}

/** What a party put in from one source. */
export interface ContributionPosition {
  readonly organisationCode: string;
  readonly fundingSourceCode: string;
  readonly form: Pool["contributions"][number]["form"];
  readonly isRecurrent: boolean;
  readonly planned: Money;
  readonly varied: Money;
  readonly paid: Money;
  /** Expected for the year: as stated, or else as agreed. */
  readonly forecast: Money;
  readonly ringFences: Pool["contributions"][number]["ringFences"];
  /** Planned over all planned; null where nothing is planned. */
  readonly shareOfPlan: number | null;
  readonly version: number;
}

/** A quarter of a pool, alone or with those before it. */
export interface QuarterPosition {
  readonly quarter: number;
  /** Sums from April on, where true; the quarter alone, where false. */
  readonly cumulative: boolean;
  readonly edition: number | null;
  readonly status: PoolQuarter["status"] | "NOT_STARTED";
  readonly budget: Money;
  readonly actual: Money;
  readonly forecast: Money;
  readonly signOffs: PoolQuarter["signOffs"];
}

/** Σ of a year's ledger, from its accounts. */
export interface LedgerPosition {
  readonly opening: Money;
  readonly contributions: Money;
  readonly otherIncome: Money;
  readonly settlements: Money;
  readonly spend: Money;
  readonly returns: Money;
  /** What the fund holds less what it owes, today. */
  readonly balance: Money;
}

/** What a party bears if the year ends as each way of looking at it says. */
export interface PartyOutlook {
  readonly organisationCode: string;
  /** Under the manager's own forecast. */
  readonly stated: Money;
  /** If every scheme ends at the low end of its range, and at the high end. */
  readonly low: Money;
  readonly high: Money;
}

/** Where a pool stands in a financial year, to the penny. */
export interface PoolPosition {
  readonly pool: Pool;
  /** Last month whose spend is all in the ledger. */
  readonly booksTo: string | null;
  readonly openingBalance: Money;
  readonly contributions: readonly ContributionPosition[];
  readonly quarters: readonly QuarterPosition[];
  readonly schemes: readonly SchemePosition[];
  readonly contracts: readonly ContractPosition[];
  readonly ledger: LedgerPosition;
  readonly budget: Money;
  readonly actual: Money;
  readonly forecast: Money;
  /** Forecast − budget until the year is closed, then actual − budget. */
  readonly variance: Money;
  readonly varianceShares: readonly {
    readonly organisationCode: string;
    readonly share: Money;
    readonly basis: VarianceShare["basis"];
  }[];
  readonly unallocatedVariance: Money;
  /** By organisation code; empty once the year is closed, or where a scheme has no range. */
  readonly outlook: readonly PartyOutlook[];
  /** What the ledger leaves once the year is closed; until then with contributions and spend as forecast. */
  readonly closingBalance: Money;
  readonly checks: readonly PoolCheck[];
  readonly explanation: Explanation;
}
