import type { Explanation, Money } from "./figure.ts";
import type { Pool, PoolQuarter } from "./pool.ts";
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
  readonly ownRiskCode: string | null;
  readonly budget: Money;
  readonly committed: Money;
  readonly actual: Money;
  readonly forecast: Money;
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

/** Where a pool stands in a financial year, to the penny. */
export interface PoolPosition {
  readonly pool: Pool;
  readonly openingBalance: Money;
  readonly contributions: readonly {
    readonly shareOfPlan: number | null;
    readonly contribution: Pool["contributions"][number];
  }[];
  readonly quarters: readonly QuarterPosition[];
  readonly schemes: readonly SchemePosition[];
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
  /** Opening balance + contributions − spend, as forecast until the year is closed. */
  readonly closingBalance: Money;
  readonly checks: readonly PoolCheck[];
  readonly explanation: Explanation;
}
