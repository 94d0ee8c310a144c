import type { PublishedYear } from "./disclosure/published-year.ts";
import type { FamilyChange, FamilyCount, PublishedFamilies } from "./family-count.ts";
import type { FigureState } from "./figure-state.ts";

/** A calendar month as one number, year × 12 + (month − 1), so that ranges are plain arithmetic. */
export type MonthIndex = number;

/** A code with its display name. */
export interface Coded {
  readonly code: string;
  readonly name: string;
}

/** A kind of provision; flow units (contacts, assessments) add up over months, stock units (places, plans held) are averaged. */
export interface ServiceLine extends Coded {
  readonly unitOfCare: string;
  readonly unitKind: "flow" | "stock";
}

/** An area with its level and the months it existed. */
export interface Area extends Coded {
  readonly level: "COUNTRY" | "REGION" | "ICB" | "COUNCIL" | "LOCALITY" | "WARD" | "LSOA";
  readonly parentCode: string | null;
  readonly fromMonth: MonthIndex | null;
  readonly toMonth: MonthIndex | null;
  /** Area that took its place; a service that reached the one reaches the other. */
  readonly successorCode: string | null;
}

/** A need, and whose word it is: DFE for schools and councils, HEALTH for the NHS. */
export interface Need extends Coded {
  readonly vocabulary: string;
}

/** Two needs of different vocabularies that overlap. */
export interface NeedLink {
  readonly fromCode: string;
  readonly toCode: string;
}

/** Which children a figure counts. */
export type PopulationBasis = "RESPONSIBLE_COUNCIL" | "RESIDENT" | "GP_REGISTERED" | "PROVIDER" | "SCHOOL_LOCATED";

/** An organisation that commissions, provides or hosts. */
export interface Organisation extends Coded {
  readonly kind: string;
  /** Partnership whose code it is, where it was read of one. */
  readonly partnershipCode?: string;
}

/** Whom a service reaches for a stretch of months: every need × area × age inside; months and ages inclusive, null is open-ended. */
export interface Reach {
  readonly fromMonth: MonthIndex;
  readonly toMonth: MonthIndex | null;
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly areaCodes: readonly string[];
  readonly needCodes: readonly string[];
}

/** One number a month from `firstMonth` on; NaN where it is not known. */
export interface MonthlySeries {
  readonly firstMonth: MonthIndex;
  readonly values: Float64Array;
}

/** Staff of a service in a month, in whole-time equivalents (WTE), and what each can do; NaN where not known. */
export interface StaffMonth {
  readonly month: MonthIndex;
  readonly fundedWte: number;
  readonly inPostWte: number;
  /** Sessions with children a WTE holds in a week at work. */
  readonly sessionsPerWeek: number;
  /** Units of care a session has room for. */
  readonly slotsPerSession: number;
  /** Share of sessions lost to leave, sickness and training. */
  readonly absenceShare: number;
  /** Share of slots lost because the child was not brought. */
  readonly notBroughtShare: number;
}

/** Part of a service that belongs to a line for a stretch of months, 0 to 1. */
export interface LineShare {
  readonly lineCode: string;
  readonly fromMonth: MonthIndex;
  readonly toMonth: MonthIndex | null;
  readonly share: number;
}

/** What a provider delivers; capacity and referrals in units of care a month. */
export interface Service extends Coded {
  readonly lineCode: string;
  readonly layerCode: string;
  readonly functionCode: string;
  readonly providerCode: string;
  readonly reaches: readonly Reach[];
  /** Lines it works on and its part in each; empty where its own line has all of it, which else keeps what they leave. */
  readonly lineShares: readonly LineShare[];
  readonly capacity: MonthlySeries;
  readonly referrals: MonthlySeries;
  /** Months in order. */
  readonly staff: readonly StaffMonth[];
  /** Load id of the capacity figures, for explanations. */
  readonly capacityLoad: string | null;
  readonly staffLoad: string | null;
}

/** Spend of a commission in one financial year (named by the year it starts in); the best figure known: actual, else forecast, else budget. */
export interface YearSpend {
  readonly financialYear: number;
  readonly pence: number;
  readonly basis: "ACTUAL" | "FORECAST" | "BUDGET";
}

/** One commissioner's purchase of a service; a spot purchase buys no standing capacity. */
export interface Commission {
  readonly code: string;
  readonly serviceCode: string;
  readonly commissionerCode: string;
  readonly arrangementCode: string | null;
  readonly fromMonth: MonthIndex;
  readonly toMonth: MonthIndex | null;
  readonly isSpot: boolean;
  readonly spend: readonly YearSpend[];
}

/**
 * Recorded figures by line × area × age band × need × layer × function, one row a cell, columns as arrays.
 * The cumulative arrays hold `monthCount + 1` numbers a row: entry m is the sum of the row's first m months.
 */
export interface CellTable {
  readonly rowCount: number;
  readonly firstMonth: MonthIndex;
  readonly monthCount: number;
  /** Index into `Snapshot.lines`; likewise the next four. */
  readonly line: Int32Array;
  readonly area: Int32Array;
  readonly need: Int32Array;
  readonly layer: Int32Array;
  readonly function: Int32Array;
  readonly ageFrom: Int32Array;
  readonly ageTo: Int32Array;
  /** Index into `Snapshot.services` of who delivered it; −1 in the table of demand. */
  readonly service: Int32Array;
  /** Which children each row counts. */
  readonly populationBasis: readonly PopulationBasis[];
  /** Units of care. */
  readonly cumulativeUnits: Float64Array;
  /** Children counted. */
  readonly cumulativeChildren: Float64Array;
  /** Σ units² ÷ children, the variance of the units when children arrive at random and each brings several. */
  readonly cumulativeVariance: Float64Array;
  /** Months whose figure is not KNOWN. */
  readonly cumulativeUnknown: Int32Array;
  /** Load ids the rows came from, for explanations. */
  readonly loads: readonly string[];
}

/** Expected new need: children per 1,000 of the population a year, and units of care each. */
export interface Prevalence {
  readonly lineCode: string;
  readonly needCode: string;
  readonly layerCode: string;
  readonly functionCode: string;
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly childrenPer1000PerYear: number;
  readonly unitsPerChild: number;
}

/** Persons by single year of age, of one area at one mid-year; index 0 to 25 is the age. */
export interface Population {
  readonly areaCode: string;
  readonly year: number;
  readonly persons: Float64Array;
}

/** Children waiting in a band of weeks; `toWeeks` null is open-ended, `count` NaN is not known. */
export interface QueueBand {
  readonly fromWeeks: number;
  readonly toWeeks: number | null;
  readonly count: number;
}

/** From which event to which a wait is counted. */
export interface Clock extends Coded {
  /** When the clock starts and stops, in a sentence. */
  readonly definition: string;
}

/** Who waits for a service at a month's end, on one clock. */
export interface Queue {
  readonly serviceCode: string;
  readonly clockCode: string;
  readonly month: MonthIndex;
  readonly targetWeeks: number;
  /** Where the standard comes from. */
  readonly standardBasis?: string;
  readonly bands: readonly QueueBand[];
  /** Where counts are as published: which bands are hidden, their counts being estimates, and the whole queue, NaN where hidden. */
  readonly published?: { readonly isBandHidden: readonly boolean[]; readonly size: number };
}

/** Deprivation of a ward: mean score of its small areas, higher is more deprived. */
export interface Deprivation {
  readonly areaCode: string;
  readonly index: string;
  readonly score: number;
}

/** Who may know of a child. */
export type Agency = "EDUCATION" | "HEALTH" | "SOCIAL_CARE";

/** Children on one of an agency's lists at a month's end; NaN where the state is not KNOWN. */
export interface KnownCount {
  readonly agency: Agency;
  readonly list: "EHC_PLAN" | "SEN_SUPPORT" | "CASELOAD" | "REFERRAL";
  readonly areaCode: string;
  readonly needCode: string;
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly month: MonthIndex;
  readonly children: number;
  readonly state: FigureState;
  readonly populationBasis: PopulationBasis;
  readonly load: string;
}

/** Where a load's figures came from, for explanations. */
export interface LoadSource {
  readonly id: string;
  readonly publisher: string;
  readonly dataset: string;
  readonly release: string | null;
  readonly provenance: "OFFICIAL" | "LOCAL" | "ILLUSTRATIVE";
  /** Code of the rule its counts of children are published by. */
  readonly disclosurePolicy: string;
}

/** All that the analytics read of one partnership, the same at every data version that changed none of it; immutable, codes sorted. */
export interface Snapshot {
  readonly partnershipCode: string;
  /** The month that counts as now. */
  readonly currentMonth: MonthIndex;
  readonly lines: readonly ServiceLine[];
  readonly areas: readonly Area[];
  readonly needs: readonly Need[];
  readonly needLinks: readonly NeedLink[];
  readonly layers: readonly Coded[];
  readonly functions: readonly Coded[];
  readonly clocks: readonly Clock[];
  readonly organisations: readonly Organisation[];
  readonly services: readonly Service[];
  readonly commissions: readonly Commission[];
  readonly demand: CellTable;
  readonly activity: CellTable;
  readonly population: readonly Population[];
  readonly prevalence: readonly Prevalence[];
  readonly queues: readonly Queue[];
  readonly deprivation: readonly Deprivation[];
  readonly knownChildren: readonly KnownCount[];
  readonly familyCounts: readonly FamilyCount[];
  readonly familyChanges: readonly FamilyChange[];
  readonly loads: readonly LoadSource[];
  /** Where counts are as published: what of demand and activity is; cells hold estimates made of it. Absent where they are as recorded. */
  readonly published?: {
    readonly demand: readonly PublishedYear[];
    readonly activity: readonly PublishedYear[];
    /** By key of the priority. */
    readonly families: ReadonlyMap<string, PublishedFamilies>;
  };
}
