import type { Figure, Money, Warning } from "./figure.ts";
import type { PoolCheck } from "./pool-position.ts";

/** A party's share of the money beside its share of what the money did. */
export interface PartyBenefit {
  readonly organisationCode: string;
  /** Agreed contribution for the year. */
  readonly contribution: Money;
  readonly contributionShare: Figure;
  /** Cost of what the party had a duty to secure, or of care for those who live in its place. */
  readonly benefit: Money;
  readonly benefitShare: Figure;
  /** Contribution share − benefit share, in percentage points. */
  readonly differencePoints: Figure;
}

/** What a scheme's money did in the months whose books are complete. */
export interface SchemeBenefit {
  readonly schemeCode: string;
  readonly name: string;
  readonly spend: Money;
  /** Units of care its service delivered in the same months. */
  readonly units: Figure;
  readonly costPerUnit: Money;
}

/** Spend placed on a ward, a need or an age band by where and to whom care was delivered. */
export interface BenefitGroup {
  readonly code: string;
  readonly spend: Money;
  /** Persons aged 0 to 25, or of the band's ages; of a need not applicable. */
  readonly persons: Figure;
  readonly spendPerHead: Money;
  /** By unit of care: units of different kinds are never added. */
  readonly units: readonly {
    readonly unit: string;
    readonly units: Figure;
    readonly spend: Money;
    readonly costPerUnit: Money;
  }[];
}

export interface PoolBenefit {
  /** By whom the law asks it, for one place; by where children live, for several. */
  readonly basis: "LEGAL_DUTY" | "RESIDENCE";
  readonly parties: readonly PartyBenefit[];
  /** Cost of schemes whose duty holder is not recorded, or that is placed nowhere. */
  readonly unattributed: Money;
  readonly tolerancePoints: number;
  /** Last month that spend and units are counted to. */
  readonly toMonth: string | null;
  readonly schemes: readonly SchemeBenefit[];
  readonly wards: readonly BenefitGroup[];
  readonly needs: readonly BenefitGroup[];
  readonly ageBands: readonly BenefitGroup[];
  /** Spend that no ward, need or age can be named for. */
  readonly unplaced: Money;
  readonly checks: readonly PoolCheck[];
  readonly warnings: readonly Warning[];
}

/** What is known of who has to secure a service, and of the parties' places. */
export interface BenefitFacts {
  /** Organisation with the legal duty to secure a service; absent where none is recorded. */
  readonly dutyHolders: ReadonlyMap<string, string>;
  /** Area of each council that is a party. */
  readonly places: ReadonlyMap<string, string>;
  readonly tolerance: number | null;
}
