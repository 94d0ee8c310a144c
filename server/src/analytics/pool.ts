/** One financial year of a section 75 pool as it is recorded; money in integer pence, null where not recorded. */
export interface Pool {
  readonly arrangement: {
    readonly code: string;
    readonly name: string;
    readonly kind: string;
    readonly hostCode: string;
    readonly poolManager: string | null;
    readonly start: string;
    readonly end: string | null;
  };
  readonly financialYear: string;
  readonly openingBalancePence: number | null;
  readonly isClosed: boolean;
  readonly contributions: readonly PoolContribution[];
  readonly schemes: readonly PoolScheme[];
  readonly quarters: readonly PoolQuarter[];
  readonly overspendRule: RiskShareRule | null;
  readonly underspendRule: RiskShareRule | null;
  /** Sources that may be spent on their own purpose only. */
  readonly ringFencedSources: readonly string[];
  readonly provenance: "OFFICIAL" | "LOCAL" | "ILLUSTRATIVE";
}

export interface PoolContribution {
  readonly organisationCode: string;
  readonly fundingSourceCode: string;
  readonly form: "CASH" | "IN_KIND" | "NOTIONAL";
  readonly isRecurrent: boolean;
  readonly plannedPence: number | null;
  readonly variedPence: number | null;
  readonly paidPence: number | null;
  readonly forecastPence: number | null;
}

export interface PoolScheme {
  readonly code: string;
  readonly name: string;
  readonly serviceCode: string | null;
  /** Party that bears this scheme's variance alone. */
  readonly ownRiskCode: string | null;
  readonly quarters: readonly SchemeMoney[];
}

/** A scheme's money in one quarter, not cumulative. */
export interface SchemeMoney {
  readonly quarter: number;
  readonly budgetPence: number | null;
  readonly committedPence: number | null;
  readonly actualPence: number | null;
  readonly forecastPence: number | null;
}

export interface PoolQuarter {
  readonly quarter: number;
  readonly edition: number;
  readonly status: "DRAFT" | "SUBMITTED" | "SIGNED";
  readonly signOffs: readonly {
    readonly organisationCode: string;
    readonly role: string;
    readonly by: string;
    readonly at: string;
  }[];
}

/** How a variance is shared among the parties. */
export interface RiskShareRule {
  readonly basis: "CONTRIBUTION" | "WEIGHTS" | "LIES_WHERE_IT_FALLS";
  /** Bears an overspend before the parties do. */
  readonly reservePence: number;
  readonly parties: readonly {
    readonly organisationCode: string;
    readonly weight: number;
    readonly capPence: number | null;
  }[];
}
