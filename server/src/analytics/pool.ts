import type { LedgerSum } from "./ledger.ts";

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
  /** Last month, as 2025-12, whose entries are all in the ledger; null: the month of the last spend. */
  readonly booksTo: string | null;
  /** Data version of the year's row, which a change of it names; 0 where it is only planned. */
  readonly version: number;
  /** Organisations party to the agreement in the year, by code. */
  readonly parties: readonly string[];
  readonly contributions: readonly PoolContribution[];
  readonly schemes: readonly PoolScheme[];
  /** Sums of the entries posted to the year, by month, kind, party, source, scheme and contract. */
  readonly entries: readonly LedgerSum[];
  /** Contracts bought under the arrangement, or paid by its ledger in the year. */
  readonly commissions: readonly PoolCommission[];
  /** What the year before closed with; null where it is not closed, or there is none. */
  readonly lastClosingPence: number | null;
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
  readonly forecastPence: number | null;
  /** Parts that one scheme alone may spend. */
  readonly ringFences: readonly { readonly schemeCode: string; readonly pence: number }[];
  /** Data version of the row; 0 where money came in without a plan. */
  readonly version: number;
}

export interface PoolScheme {
  readonly code: string;
  readonly name: string;
  readonly serviceCode: string | null;
  /** Name of the service, and who delivers it. */
  readonly serviceName: string | null;
  readonly providerCode: string | null;
  /** Party that bears this scheme's variance alone. */
  readonly ownRiskCode: string | null;
  /** Party that runs it, and bears its variance where that lies where it falls. */
  readonly leadCode: string | null;
  readonly quarters: readonly SchemeMoney[];
  readonly version: number;
}

/** What a scheme may spend in one quarter, not cumulative. */
export interface SchemeMoney {
  readonly quarter: number;
  readonly budgetPence: number | null;
  readonly committedPence: number | null;
  /** The pool manager's own forecast of the quarter. */
  readonly forecastPence: number | null;
  readonly version: number;
}

/** A contract that the pool's money pays. */
export interface PoolCommission {
  readonly code: string;
  readonly serviceCode: string;
  readonly serviceName: string;
  readonly providerCode: string;
  readonly arrangementCode: string | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** Value of a full year, for this partnership's share. */
  readonly annualValuePence: number | null;
  /** Value of a full year for all places, of a contract of several. */
  readonly wholeValuePence: number | null;
  /** Weights of the places, by area code; empty where there is one place. */
  readonly places: readonly { readonly areaCode: string; readonly weight: number; readonly isOwn: boolean }[];
  /** Other arrangements whose ledgers pay for it in the same year. */
  readonly alsoPaidBy: readonly string[];
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

export type RiskShareBasis = "CONTRIBUTION" | "WEIGHTS" | "LIES_WHERE_IT_FALLS";

/** How a variance is shared among the parties. */
export interface RiskShareRule {
  /** For the pool as one, or scheme by scheme by who funds the scheme. */
  readonly scope: "POOL" | "SCHEME";
  /** Bears an overspend before the parties do. */
  readonly reservePence: number;
  /** Underspends in the pool make up for overspends first. */
  readonly isOffset: boolean;
  /** Ring-fenced sources bear no general overspend. */
  readonly barsRingFenced: boolean;
  /** An underspend stays in the pool. */
  readonly isKept: boolean;
  /** Stretches from nothing up, the last without an end. */
  readonly tiers: readonly RiskShareTier[];
}

/** A stretch of a variance that is shared by a basis of its own. */
export interface RiskShareTier {
  /** Where it ends; null where it has no end. */
  readonly upToPence: number | null;
  readonly basis: RiskShareBasis;
  readonly parties: readonly RiskShareParty[];
}

export interface RiskShareParty {
  readonly organisationCode: string;
  readonly weight: number;
  /** Most the party bears of this stretch in a year. */
  readonly capPence: number | null;
}
