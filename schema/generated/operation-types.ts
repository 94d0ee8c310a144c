/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A change agreed to an arrangement. */
export type AddVariationInput = {
  /** Day it was agreed. */
  agreedOn: string;
  /** The arrangement. */
  arrangement: string | number;
  /** What changed, and why, in 3 to 2,000 characters. */
  change: string;
  /** First day it holds. */
  effectiveOn: string;
};

/** What there is for young people once services for their age end. */
export type AgeMoveOutcome =
  /** Another service of the line reaches them in some wards only. */
  | 'IN_PART'
  /** No service of the line that is recorded here reaches them. */
  | 'NOTHING'
  /** Services for people over 25 are not recorded here, so nothing can be said. */
  | 'NOT_RECORDED'
  /** Another service of the line reaches them in every ward. */
  | 'TAKEN_OVER';

/** Ages in years, both ends included. */
export type AgeRangeInput = {
  /** Youngest age, 0 to 25. */
  from: number;
  /** Oldest age, from the youngest to 25. */
  to: number;
};

/** Who may know of a child. */
export type Agency =
  /** Schools and the council's SEND service. */
  | 'EDUCATION'
  /** NHS services. */
  | 'HEALTH'
  /** Children's social care. */
  | 'SOCIAL_CARE';

/** A rule the parties agreed. */
export type AgreeRiskShareInput = {
  /** The arrangement. */
  arrangement: string | number;
  /** Overspend or underspend. */
  direction: VarianceDirection;
  /** Version that was read, as riskShares.version; 0 for a new one. */
  expectedVersion: number;
  /** First financial year it holds for; it changes no closed year. */
  fromYear: string;
  /** The rule. */
  rule: RiskShareRuleInput;
};

/** What a party bears by agreement of what no rule places. */
export type AgreedShareInput = {
  /** The party. */
  organisation: string | number;
  /** How much; positive is an overspend borne. */
  pence: number;
};

/** What a series is about. Events of the whole partnership are always among the answers, events of a service's line too. */
export type AnnotationSubject = {
  /** Code of a measure. */
  measure?: string | number | null | undefined;
  /** Code of a service. */
  service?: string | number | null | undefined;
  /** Code of a service line: its services' events are left out. */
  serviceLine?: string | number | null | undefined;
};

/** What a key may be used for. */
export type ApiKeyScope =
  /** Load files, follow and cancel that, and read what is wrong with them. */
  | 'IMPORT'
  /** Ask what the key's role may read. */
  | 'READ';

/** Whether a key opens anything. */
export type ApiKeyState =
  /** It does, as long as whoever made it may do what it is for. */
  | 'ACTIVE'
  /** Its last day is over. */
  | 'EXPIRED'
  /** It was revoked. */
  | 'REVOKED';

/** How partners join their money; only SECTION_75 is a pool. */
export type ArrangementKind =
  /** Budgets planned together and kept apart. */
  | 'ALIGNED'
  /** A grant from one side to the other, under section 256 or 76. */
  | 'GRANT_TRANSFER'
  /** One side buys for both. */
  | 'LEAD_COMMISSIONING'
  /** One side buys, and the other pays its part. */
  | 'RECHARGE'
  /** A pooled fund under section 75 of the NHS Act 2006. */
  | 'SECTION_75'
  /** One side alone. */
  | 'SOLE';

/** A party to an arrangement. */
export type ArrangementPartyInput = {
  /** First day as a party. */
  joinedOn: string;
  /** Last day as a party. */
  leftOn?: string | null | undefined;
  /** The organisation. */
  organisation: string | number;
};

/** Whether what goes on as it does stays within its target (Making Data Count). */
export type Assurance =
  /** The target lies outside the limits: it will be missed each month. */
  | 'FAIL'
  /** The target lies between the limits: it will be met in some months and missed in others. */
  | 'HIT_AND_MISS'
  /** The target lies outside the limits: it will be met each month. */
  | 'PASS';

/** Which entries to list: all conditions must hold. */
export type AuditFilter = {
  /** What was done, as INVITE_PERSON. */
  actions?: Array<string | number> | null | undefined;
  /** Who: code or name. */
  actor?: string | null | undefined;
  /** First day, in London's time. */
  from?: string | null | undefined;
  /** To what, as membership:… */
  object?: string | null | undefined;
  /** Last day, in London's time. */
  to?: string | null | undefined;
};

/** How the benefit of a pool is told for each party. */
export type BenefitBasis =
  /** One place: cost of the year by who has the recorded legal duty to secure the service. */
  | 'LEGAL_DUTY'
  /** Several places: cost-weighted care delivered, by where children live. */
  | 'RESIDENCE';

/** What a person is to be from now on. */
export type ChangePersonInput = {
  /** Code of the person. */
  code: string | number;
  /** Version the change is based on. */
  expectedVersion: number;
  /** Code of the organisation they work for. */
  organisation: string | number;
  /** Roles they are to hold, one at least. */
  roles: Array<Role>;
};

/** On which of its lists an agency has a child. */
export type ChildList =
  /** Children on a health service's caseload. */
  | 'CASELOAD'
  /** Children with an education, health and care plan. */
  | 'EHC_PLAN'
  /** Children with an open referral to social care. */
  | 'REFERRAL'
  /** Children on SEN support without such a plan. */
  | 'SEN_SUPPORT';

/** Which services to count: OR inside a field, AND between fields. */
export type ClinicalCapacityFilter = {
  /** Codes of organisations that deliver them. */
  providers?: Array<string | number> | null | undefined;
  /** Codes of service lines. */
  serviceLines?: Array<string | number> | null | undefined;
  /** Codes of services. */
  services?: Array<string | number> | null | undefined;
};

/** A financial year of a pool to be closed. */
export type ClosePoolYearInput = {
  /** Who bears what the rule places on nobody; adds up to pool.unallocatedVariance exactly. */
  agreedShares?: Array<AgreedShareInput> | null | undefined;
  /** The pool. */
  arrangement: string | number;
  /** Version of the year that was read, as pool.version. */
  expectedVersion: number;
  /** The year. */
  financialYear: string;
};

/** What somebody says of a return. */
export type CommentOnReturnInput = {
  /** The pool. */
  arrangement: string | number;
  /** What, in 1 to 2,000 characters. */
  comment: string;
  /** Quarter, as 2025-26-Q1. */
  quarter: string;
};

/** Whether an area clearly differs from others in its latest period. */
export type ComparedVerdict =
  /** The difference is no larger than its movement explains. */
  | 'ALIKE'
  /** Better by more than that. */
  | 'BETTER'
  /** Fewer than six periods can be compared: nothing can be said. */
  | 'TOO_FEW'
  /** Worse by more than the difference moves from period to period. */
  | 'WORSE';

/** Whether chance explains how two agencies differ. */
export type ComparisonVerdict =
  /** Chance explains the difference. */
  | 'AGREE'
  /** The first knows more than the second leads one to expect. */
  | 'FIRST_KNOWS_MORE'
  /** The second knows more than the first leads one to expect. */
  | 'SECOND_KNOWS_MORE'
  /** An agency knows, and is expected to know, fewer than 10 children: nothing can be said. */
  | 'TOO_FEW';

/** A month up to which all entries are in the ledger. */
export type CompleteBooksInput = {
  /** The pool. */
  arrangement: string | number;
  /** Version of the year that was read, as pool.version. */
  expectedVersion: number;
  /** The year. */
  financialYear: string;
  /** The month, within the year. */
  month: string;
};

/** How a party contributes. */
export type ContributionForm =
  /** Money. */
  | 'CASH'
  /** Staff, rooms or goods, valued. */
  | 'IN_KIND'
  /** Counted towards the plan and not paid over. */
  | 'NOTIONAL';

/** Where the count above the line of a rate comes from. */
export type CountBasis =
  /** Published. */
  | 'PUBLISHED'
  /** The only whole number that, over the published count below the line, gives the published rate. */
  | 'WORKED_OUT';

/** What a new key is for. */
export type CreateApiKeyInput = {
  /** Requests it may have under way at once, 1 to 100; 8 when left out. */
  concurrentRequests?: number | null | undefined;
  /** Last day it opens something, within the next 366. */
  expiresOn: string;
  /** What it is for, in 3 to 60 characters on one line. */
  name: string;
  /** Points of cost its questions may have in a minute, 100 to 100,000,000; 1,000,000 when left out. */
  pointsPerMinute?: number | null | undefined;
  /** Why it reads small counts, in 10 to 200 characters, which the audit log keeps; left out, it reads published counts. */
  purpose?: string | null | undefined;
  /** Requests it may send in a minute, 1 to 60,000; 600 when left out. */
  requestsPerMinute?: number | null | undefined;
  /** Role it reads as: READER, COMMISSIONER or DATA_STEWARD, and one of yours or READER; READER when left out. */
  role?: Role | null | undefined;
  /** What it may be used for, one at least. */
  scopes: Array<ApiKeyScope>;
};

/** What is missing from a shared understanding. */
export type DataGapKind =
  /** Two agencies' numbers differ by more than chance explains. */
  | 'DISAGREEMENT'
  /** An agency gives no number where another knows children. */
  | 'SILENCE';

/** How new need is counted; the two are never mixed. */
export type DemandBasis =
  /** What the population leads to expect: population × prevalence. */
  | 'EXPECTED'
  /** What was asked for, refused requests included. */
  | 'EXPRESSED';

/** What demand rows are grouped by; rows always name their service line. */
export type DemandDimension =
  /** Band of ages. */
  | 'AGE_BAND'
  /** Ward of residence. */
  | 'AREA'
  /** Layer of support. */
  | 'LAYER'
  /** Need. */
  | 'NEED'
  /** Kind of provision. */
  | 'SERVICE_LINE';

/** Which rows to show: OR inside a field, AND between fields. */
export type DemandFilter = {
  /** Codes of age bands, as 0-4. */
  ageBands?: Array<string | number> | null | undefined;
  /** GSS codes of areas; an area includes all areas within it. */
  areas?: Array<string | number> | null | undefined;
  /** Codes of functions. */
  functions?: Array<string | number> | null | undefined;
  /** Codes of layers. */
  layers?: Array<string | number> | null | undefined;
  /** Codes of needs. */
  needs?: Array<string | number> | null | undefined;
  /** Codes of service lines. */
  serviceLines?: Array<string | number> | null | undefined;
};

/** Whether a number may be read as one, and if not, why. */
export type FigureState =
  /** A number, a true zero included. */
  | 'KNOWN'
  /** Rounds to zero but is not zero. */
  | 'LOW'
  /** Makes no sense here. */
  | 'NOT_APPLICABLE'
  /** Nobody collects it. */
  | 'NOT_COLLECTED'
  /** Exists, but has not been loaded. */
  | 'NOT_LOADED'
  /** Asked for, but the organisation did not return it. */
  | 'NOT_SUBMITTED'
  /** Hidden, because it would tell of too few children. */
  | 'SUPPRESSED'
  /** The publisher does not give it. */
  | 'UNAVAILABLE'
  /** Cannot be computed, as a share of nothing. */
  | 'UNDEFINED'
  /** Rests on figures that are partly unknown or too few. */
  | 'UNRELIABLE';

/** What is followed of a year's money. */
export type FlowBasis =
  /** As expected, and once the year is closed as it ended. */
  | 'OUTTURN'
  /** As planned: agreed contributions and budgets. */
  | 'PLAN';

/** Whose money is followed. */
export type FlowScope =
  /** Pools, other arrangements and what each side buys alone. */
  | 'ALL'
  /** Section 75 pools only. */
  | 'POOLS';

/** How far money has come. */
export type FlowStage =
  /** Whom it is paid to, or where it stays. */
  | 'END'
  /** The pool, the arrangement or the budget it is in. */
  | 'FUND'
  /** The scheme or service line it is for. */
  | 'PURPOSE'
  /** Where it comes from. */
  | 'SOURCE';

/** Where a council lies to the limits of a funnel. High is not bad in itself. */
export type FunnelVerdict =
  /** Above the upper 95 % limit. */
  | 'ABOVE'
  /** Below the lower 95 % limit. */
  | 'BELOW'
  /** Above the upper 99.8 % limit. */
  | 'FAR_ABOVE'
  /** Below the lower 99.8 % limit. */
  | 'FAR_BELOW'
  /** Within the 95 % limits. */
  | 'WITHIN';

/** What gap rows are grouped by; rows always name their service line. */
export type GapDimension =
  /** Band of ages. */
  | 'AGE_BAND'
  /** Ward of residence. */
  | 'AREA'
  /** What is done about the need. */
  | 'FUNCTION'
  /** Layer of support. */
  | 'LAYER'
  /** Need. */
  | 'NEED'
  /** Kind of provision. */
  | 'SERVICE_LINE';

/** Which rows to show: OR inside a field, AND between fields; the allocation behind them stays that of the whole. */
export type GapFilter = {
  /** Codes of age bands, as 0-4. */
  ageBands?: Array<string | number> | null | undefined;
  /** GSS codes of areas; an area includes all areas within it. */
  areas?: Array<string | number> | null | undefined;
  /** Codes of functions. */
  functions?: Array<string | number> | null | undefined;
  /** Codes of layers. */
  layers?: Array<string | number> | null | undefined;
  /** Codes of needs. */
  needs?: Array<string | number> | null | undefined;
  /** Remedies that rows ask for. */
  remedies?: Array<Remedy> | null | undefined;
  /** Codes of service lines. */
  serviceLines?: Array<string | number> | null | undefined;
};

/** Whom to invite, and as what. */
export type InvitePersonInput = {
  /** Address the sign-in service knows them by. */
  email: string;
  /** Code of the organisation they work for. */
  organisation: string | number;
  /** Roles they are to hold, one at least. */
  roles: Array<Role>;
};

/** What a person judged a finding to be. */
export type JudgementKind =
  /** Each does what the other does not. */
  | 'COMPLEMENTARY'
  /** Paid for twice. */
  | 'DUPLICATE'
  /** Families are meant to have the choice. */
  | 'INTENDED_CHOICE'
  /** Passes when children move from one to the other. */
  | 'TRANSITION';

/** Which entries to list; OR inside a field, AND between fields. */
export type LedgerFilter = {
  /** Kinds. */
  kinds?: Array<LedgerKind> | null | undefined;
  /** Months. */
  months?: Array<string> | null | undefined;
  /** Codes of schemes. */
  schemes?: Array<string | number> | null | undefined;
};

/** What an entry of a ledger is. */
export type LedgerKind =
  /** Owed for what a scheme had and has not paid yet. */
  | 'ACCRUAL'
  /** Paid in by a party. */
  | 'CONTRIBUTION'
  /** Other money in, as fees. */
  | 'OTHER_INCOME'
  /** Given back to a party. */
  | 'RETURN'
  /** Paid by a party for its share of a variance. */
  | 'SETTLEMENT'
  /** Paid for a scheme. */
  | 'SPEND';

/** An entry to post. What a kind does not have is left out. */
export type NewLedgerEntryInput = {
  /** Closed year it puts right. */
  adjustsYear?: string | null | undefined;
  /** Commission that is paid for. */
  commission?: string | number | null | undefined;
  /** What it is for, in 1 to 300 characters. */
  description: string;
  /** Form of a contribution. */
  form?: ContributionForm | null | undefined;
  /** Funding source of a contribution. */
  fundingSource?: string | number | null | undefined;
  /** What it is. */
  kind: LedgerKind;
  /** Month it belongs to; its financial year must be open. */
  month: string;
  /** Party of a contribution, settlement or return. */
  organisation?: string | number | null | undefined;
  /** Amount in whole pence, not 0; negative takes back. */
  pence: number;
  /** Voucher number, unique in the arrangement: sent again just so, nothing is posted twice. */
  reference: string;
  /** Scheme of spend or of what is owed; may be given for other income. */
  scheme?: string | number | null | undefined;
};

/** A financial year of a pool to be opened. */
export type OpenPoolYearInput = {
  /** The pool. */
  arrangement: string | number;
  /** The year. */
  financialYear: string;
  /** Balance brought forward; closing a year opens the next by itself. */
  openingBalancePence: number;
};

/** Which overlaps to list: OR inside a field, AND between fields. */
export type OverlapFilter = {
  /** Codes of age bands, as 0-4. */
  ageBands?: Array<string | number> | null | undefined;
  /** GSS codes of areas that share cells. */
  areas?: Array<string | number> | null | undefined;
  /** Codes of organisations that commission one of the two. */
  commissioners?: Array<string | number> | null | undefined;
  /** Codes of functions. */
  functions?: Array<string | number> | null | undefined;
  /** What they look like. */
  kinds?: Array<OverlapKind> | null | undefined;
  /** Codes of layers. */
  layers?: Array<string | number> | null | undefined;
  /** Codes of needs. */
  needs?: Array<string | number> | null | undefined;
  /** Codes of service lines. */
  serviceLines?: Array<string | number> | null | undefined;
  /** Codes of services that one of the two buys. */
  services?: Array<string | number> | null | undefined;
};

/** What an overlap looks like; a person's judgement says what it is. */
export type OverlapKind =
  /** Together they have more capacity than the children need. */
  | 'DUPLICATE'
  /** They share one year of age or a few months, as one takes over from the other. */
  | 'HANDOVER'
  /** Both are bought under the same arrangement. */
  | 'JOINT'
  /** Both are needed to meet the need. */
  | 'SHARED_DELIVERY';

/** How a share stands to England's. */
export type ParticipationComparison =
  /** Its range of chance lies above England's. */
  | 'HIGHER'
  /** Its range of chance lies below England's. */
  | 'LOWER'
  /** One of the two is not known, or it is England's. */
  | 'UNKNOWN'
  /** The two ranges meet, so chance alone may make the difference. */
  | 'WITHIN_CHANCE';

/** Young people aged 16 and 17 by the help they have. */
export type ParticipationGroup =
  /** With an education, health and care plan. */
  | 'EHC_PLAN'
  /** Without special educational needs. */
  | 'NO_SEN'
  /** On SEN support, without a plan. */
  | 'SEN_SUPPORT'
  /** All of them. */
  | 'TOTAL';

/** A period: its kind and its code. */
export type PeriodInput = {
  /** Code in the form of its kind, as 2025-26 for a financial year. */
  code: string;
  /** Kind of period. */
  type: PeriodType;
};

/** Kind of period a figure is for. */
export type PeriodType =
  /** September to August, as 2025/26. */
  | 'ACADEMIC_YEAR'
  /** January to December, as 2025. */
  | 'CALENDAR_YEAR'
  /** April to March, as 2025-26. */
  | 'FINANCIAL_YEAR'
  /** A calendar month, as 2025-04. */
  | 'MONTH'
  /** A quarter of a financial year, as 2025-26-Q1 for April to June 2025. */
  | 'QUARTER'
  /** A count on one day, named by its month. */
  | 'SNAPSHOT';

/** Where a person stands in a partnership. */
export type PersonState =
  /** Invited; has not signed in yet. */
  | 'INVITED'
  /** Has signed in and belongs. */
  | 'JOINED'
  /** Belongs no more. */
  | 'REMOVED';

/** How an area stands to the partnership's council. */
export type PlaceKind =
  /** England. */
  | 'ENGLAND'
  /** A statistical neighbour: a council much like it, as the department has found. */
  | 'NEIGHBOUR'
  /** The council itself. */
  | 'OWN'
  /** Its region. */
  | 'REGION'
  /** Another council of its region. */
  | 'REGIONAL_COUNCIL';

/** What plans held are divided by. */
export type PlanMixBy =
  /** Band of ages. */
  | 'AGE'
  /** Primary need. */
  | 'NEED'
  /** Kind of placement. */
  | 'PLACEMENT';

/** Where a step stands. */
export type PlanTrack =
  /** What disagreement sets off, and plans held. */
  | 'BESIDE'
  /** On the way from request to plan and to its end. */
  | 'MAIN';

/** Which children a figure counts; figures on different bases are not comparable. */
export type PopulationBasis =
  /** Children registered with a GP in the area. */
  | 'GP_REGISTERED'
  /** Children a provider sees, wherever they live. */
  | 'PROVIDER'
  /** Children who live in the area. */
  | 'RESIDENT'
  /** Children the council is responsible for, wherever they are. */
  | 'RESPONSIBLE_COUNCIL'
  /** Children at schools in the area. */
  | 'SCHOOL_LOCATED';

/** Entries to post, all or none. */
export type PostLedgerEntriesInput = {
  /** Arrangement whose ledger it is. */
  arrangement: string | number;
  /** 1 to 500 entries. */
  entries: Array<NewLedgerEntryInput>;
};

/** What is prepared of a quarter's return. */
export type PrepareReturnInput = {
  /** The pool. */
  arrangement: string | number;
  /** What the pool manager says of the quarter, in up to 4,000 characters. */
  commentary: string;
  /** Version of the newest edition that was read; 0 where there is none. */
  expectedVersion: number;
  /** Quarter, as 2025-26-Q1. */
  quarter: string;
  /** Conditions that are stated; others stay as they are. */
  statements: Array<ReturnStatementInput>;
};

/** Where a figure comes from. */
export type Provenance =
  /** Made up to show how Tandem works; never to be quoted. */
  | 'ILLUSTRATIVE'
  /** A partner's own return. */
  | 'LOCAL'
  /** Published statistics. */
  | 'OFFICIAL';

/** Which counts of children answers are made of. */
export type Reading =
  /** As published: small counts hidden, others rounded. */
  | 'PUBLISHED'
  /** As recorded, small counts too; every such answer is logged. */
  | 'UNSUPPRESSED';

/** What the largest part of a gap asks for. */
export type Remedy =
  /** The services that reach them cannot do more: add capacity. */
  | 'ADD_CAPACITY'
  /** No service reaches these children: commission one that does. */
  | 'COMMISSION_NEW_SCOPE'
  /** What is paid for is not delivered: improve delivery. */
  | 'IMPROVE_DELIVERY'
  /** Nothing is missing. */
  | 'NONE'
  /** What is paid for goes elsewhere: deliver it where it is missing. */
  | 'RETARGET';

/** Which event to take away. */
export type RemoveAnnotationInput = {
  /** Code of the event. */
  code: string | number;
  /** Version of the event as it was read. */
  expectedVersion: number;
};

/** Whom to remove. */
export type RemovePersonInput = {
  /** Code of the person. */
  code: string | number;
  /** Version the removal is based on. */
  expectedVersion: number;
};

/** Which figure of a line. */
export type ReturnAmount =
  /** Expected for the year. */
  | 'FORECAST'
  /** Planned for the year. */
  | 'PLANNED'
  /** Of the quarter. */
  | 'QUARTER'
  /** From April to the quarter's end. */
  | 'TO_DATE';

/** A return to be changed, and why. */
export type ReturnReasonInput = {
  /** The pool. */
  arrangement: string | number;
  /** Version of the newest edition that was read. */
  expectedVersion: number;
  /** Quarter, as 2025-26-Q1. */
  quarter: string;
  /** Why, in 3 to 1,000 characters. */
  reason: string;
};

/** Part of a return. */
export type ReturnSection =
  /** What it went to. */
  | 'EXPENDITURE'
  /** Where the money came from. */
  | 'INCOME'
  /** How the year stands. */
  | 'POSITION'
  /** Who bears the variance. */
  | 'SHARES';

/** What a return states of a condition. */
export type ReturnStatementInput = {
  /** Why not; needed where it is not met. */
  comment?: string | null | undefined;
  /** Whether it is met. */
  isMet: boolean;
  /** Code of the condition, as statements.term. */
  term: string | number;
};

/** Where a quarter's return stands. */
export type ReturnStatus =
  /** Being prepared. */
  | 'DRAFT'
  /** Signed by all parties, and locked. */
  | 'SIGNED'
  /** Out for signature: its figures are fixed. */
  | 'SUBMITTED';

/** A return to be taken a step on. */
export type ReturnStepInput = {
  /** The pool. */
  arrangement: string | number;
  /** Version of the newest edition that was read. */
  expectedVersion: number;
  /** Quarter, as 2025-26-Q1. */
  quarter: string;
};

/** An entry to take back. */
export type ReverseLedgerEntryInput = {
  /** Arrangement whose ledger it is. */
  arrangement: string | number;
  /** Month to take it back in; its year must be open. */
  month: string;
  /** Why, in 3 to 300 characters. */
  reason: string;
  /** Its reference. */
  reference: string;
};

/** Which key to revoke. */
export type RevokeApiKeyInput = {
  /** Code of the key. */
  code: string | number;
};

/** A part of a contribution that one scheme alone may spend. */
export type RingFenceInput = {
  /** How much, 0 or more. */
  pence: number;
  /** Code of the scheme. */
  scheme: string | number;
};

/** How a stretch of a variance is shared. */
export type RiskShareBasis =
  /** By planned contributions. */
  | 'CONTRIBUTION'
  /** By the party that runs the scheme. */
  | 'LIES_WHERE_IT_FALLS'
  /** By agreed whole-number weights, as 1 : 1. */
  | 'WEIGHTS';

/** A party's part in a stretch. */
export type RiskSharePartyInput = {
  /** Most it bears of the stretch in a year; uncapped where left out. */
  capPence?: number | null | undefined;
  /** The party. */
  organisation: string | number;
  /** Whole-number weight, 0 to 1,000,000. */
  weight: number;
};

/** A rule by which a variance is shared. */
export type RiskShareRuleInput = {
  /** Ring-fenced sources bear no general overspend. */
  barsRingFenced: boolean;
  /** An underspend stays in the pool. */
  isKept: boolean;
  /** Underspends in the pool make up for overspends first. */
  isOffset: boolean;
  /** Risk reserve that bears an overspend first; 0 for none. */
  reservePence: number;
  /** The pool as one, or scheme by scheme. */
  scope: RiskShareScope;
  /** 1 to 10 stretches from nothing up, the last without an end. */
  tiers: Array<RiskShareTierInput>;
};

/** What a rule shares. */
export type RiskShareScope =
  /** The pool's variance as one. */
  | 'POOL'
  /** Each scheme's, by who funds the scheme. */
  | 'SCHEME';

/** A stretch of a variance. */
export type RiskShareTierInput = {
  /** How it is shared. */
  basis: RiskShareBasis;
  /** Parties; by contribution they may be left out, unless one has a cap. */
  parties: Array<RiskSharePartyInput>;
  /** Where it ends; left out for the last. */
  upToPence?: number | null | undefined;
};

/** What a person is in a partnership; a person may hold several. */
export type Role =
  /** Invites, changes and removes people, makes and revokes keys, and reads the audit log. */
  | 'ADMINISTRATOR'
  /** Buys services: also judges findings, and reads small counts for a stated purpose. */
  | 'COMMISSIONER'
  /** Answers for the data: reads small counts for a stated purpose. */
  | 'DATA_STEWARD'
  /** Keeps the partnership's money: posts, plans, prepares returns and closes years; reads published counts. */
  | 'FINANCE'
  /** Reads services, money and published counts. */
  | 'READER'
  /** Signs returns for an organisation; reads published counts. */
  | 'SIGNER';

/** An event, about one thing or else about the whole partnership. */
export type SaveAnnotationInput = {
  /** Code of the event that is changed; left out for a new one. */
  code?: string | number | null | undefined;
  /** Version of the event this is based on; 0 for a new one. */
  expectedVersion: number;
  /** Code of the measure it is about. */
  measure?: string | number | null | undefined;
  /** Day it happened; not in the future. */
  on: string;
  /** Code of the service it is about. */
  service?: string | number | null | undefined;
  /** Code of the service line it is about. */
  serviceLine?: string | number | null | undefined;
  /** What happened, in 3 to 200 characters; of posts and services, never of a person. */
  text: string;
};

/** An agreement with its terms and parties; what is left out is not recorded. */
export type SaveArrangementInput = {
  /** Agreed aims and outcomes. */
  aims?: string | null | undefined;
  /** Percentage points by which shares of money and benefit may differ, 0 to 100. */
  benefitTolerance?: number | null | undefined;
  /** Stable code, as S75-CYP: capital letters, digits and hyphens. */
  code: string | number;
  /** Health-related functions of the council it covers. */
  councilFunctions?: string | null | undefined;
  /** Last day, not before the first. */
  end?: string | null | undefined;
  /** Version that was read; 0 for a new one. */
  expectedVersion: number;
  /** Who hosts the money or leads; one of the parties. */
  host: string | number;
  /** How the money is joined. */
  kind: ArrangementKind;
  /** How the fund is managed and monitored. */
  management?: string | null | undefined;
  /** Name, in 3 to 160 characters. */
  name: string;
  /** NHS functions it covers. */
  nhsFunctions?: string | null | undefined;
  /** Months of notice to leave, 0 to 60. */
  noticeMonths?: number | null | undefined;
  /** Parties; all of them. */
  parties: Array<ArrangementPartyInput>;
  /** For whom and for which services. */
  personsAndServices?: string | null | undefined;
  /** Post that manages the pool. */
  poolManager?: string | null | undefined;
  /** Staff, goods, services and accommodation the parties provide. */
  resources?: string | null | undefined;
  /** Day of the next review. */
  reviewOn?: string | null | undefined;
  /** Day the agreement was signed. */
  signedOn?: string | null | undefined;
  /** First day. */
  start: string;
  /** How it ends. */
  terminationTerms?: string | null | undefined;
  /** How it may be varied. */
  variationTerms?: string | null | undefined;
  /** Whose VAT rules its purchases follow. */
  vatRegime?: VatRegime | null | undefined;
};

/** What a party plans to put in from one source. */
export type SaveContributionInput = {
  /** The pool. */
  arrangement: string | number;
  /** Version that was read, as contributions.version; 0 for a new one. */
  expectedVersion: number;
  /** An open year. */
  financialYear: string;
  /** Expected for the whole year, where that is something else. */
  forecastPence?: number | null | undefined;
  /** Cash, in kind or notional. */
  form: ContributionForm;
  /** Where its money comes from. */
  fundingSource: string | number;
  /** Party that contributes. */
  organisation: string | number;
  /** Planned in the agreement, 0 or more. */
  plannedPence: number;
  /** Comes back every year. */
  recurrent: boolean;
  /** Parts that one scheme alone may spend; all of them. */
  ringFences?: Array<RingFenceInput> | null | undefined;
  /** Planned after agreed variations. */
  variedPence?: number | null | undefined;
};

/** What is said of an exception. */
export type SaveExceptionNoteInput = {
  /** What is done about it, in 3 to 1,000 characters. */
  action: string;
  /** Why it is there, in 3 to 1,000 characters. */
  cause: string;
  /** Day by which that is done; not in the past. */
  dueOn: string;
  /** Code of the exception: gap:LINE, queue:SERVICE|CLOCK, pool:ARRANGEMENT|YEAR, overlap:LINE|SERVICE or measure:CODE. */
  exception: string | number;
  /** Version of the note this one is based on; 0 where there is none yet. */
  expectedVersion: number;
  /** Post that answers for it, in 3 to 120 characters; never a person's name. */
  owner: string;
};

/** What a finding is judged to be. */
export type SaveJudgementInput = {
  /** Version of the judgement this one is based on; 0 where there is none yet. */
  expectedVersion: number;
  /** Code of the overlap, as overlaps.edges.node.code. */
  finding: string | number;
  /** What it is. */
  kind: JudgementKind;
  /** Why, in 3 to 1,000 characters. */
  reason: string;
  /** Day to look at it again; not in the past. */
  reviewOn?: string | null | undefined;
};

/** What an arrangement's money is spent on. */
export type SaveSchemeInput = {
  /** Arrangement it belongs to. */
  arrangement: string | number;
  /** Stable code, as CYP-OT: capital letters, digits and hyphens. */
  code: string | number;
  /** Version that was read, as schemes.version; 0 for a new one. */
  expectedVersion: number;
  /** Party that runs it. */
  lead?: string | number | null | undefined;
  /** Name, in 3 to 120 characters. */
  name: string;
  /** Party that bears its variance alone, if the agreement says so. */
  ownRisk?: string | number | null | undefined;
  /** Service it pays for, if one. */
  service?: string | number | null | undefined;
};

/** Quarters of schemes of one arrangement, all or none. */
export type SaveSchemeQuartersInput = {
  /** 1 to 200 quarters. */
  quarters: Array<SchemeQuarterInput>;
};

/** What a scheme may spend in one quarter. */
export type SchemeQuarterInput = {
  /** Budget. */
  budgetPence: number;
  /** Committed by contract. */
  committedPence?: number | null | undefined;
  /** Version that was read, as schemes.quarters.version; 0 for a new one. */
  expectedVersion: number;
  /** The pool manager's own forecast. */
  forecastPence?: number | null | undefined;
  /** Quarter, as 2025-26-Q1. */
  quarter: string;
  /** The scheme. */
  scheme: string | number;
};

/** Which services to list: OR inside a field, AND between fields. */
export type ServiceFilter = {
  /** Services that reach any of these ages. */
  ages?: AgeRangeInput | null | undefined;
  /** Codes of areas; services that reach any part of any of them. */
  areas?: Array<string | number> | null | undefined;
  /** Codes of services. */
  codes?: Array<string | number> | null | undefined;
  /** Codes of organisations that commission it today. */
  commissioners?: Array<string | number> | null | undefined;
  /** Codes of functions. */
  functions?: Array<string | number> | null | undefined;
  /** Codes of layers. */
  layers?: Array<string | number> | null | undefined;
  /** Codes of needs reached. */
  needs?: Array<string | number> | null | undefined;
  /** Codes of providers. */
  providers?: Array<string | number> | null | undefined;
  /** Part of the code or name, in any case. */
  search?: string | null | undefined;
  /** Codes of service lines. */
  serviceLines?: Array<string | number> | null | undefined;
};

/** Which rows to show: OR inside a field, AND between fields; what they are compared with stays. */
export type SharedUnderstandingFilter = {
  /** Codes of age bands, as 0-4. */
  ageBands?: Array<string | number> | null | undefined;
  /** GSS codes of areas; an area includes all areas within it. */
  areas?: Array<string | number> | null | undefined;
  /** Codes of needs. */
  needs?: Array<string | number> | null | undefined;
};

/** A party's signature under a return. */
export type SignReturnInput = {
  /** The pool. */
  arrangement: string | number;
  /** Hash of what was read, as contentHash. */
  contentHash: string;
  /** Version of the newest edition that was read. */
  expectedVersion: number;
  /** Party that is signed for: the signer's own organisation. */
  organisation: string | number;
  /** Quarter, as 2025-26-Q1. */
  quarter: string;
};

/** Kind of period a range of months is cut into. */
export type TimeGrain =
  /** September to August. */
  | 'ACADEMIC_YEAR'
  /** January to December. */
  | 'CALENDAR_YEAR'
  /** April to March. */
  | 'FINANCIAL_YEAR'
  /** Calendar months. */
  | 'MONTH'
  /** Quarters of financial years. */
  | 'QUARTER';

/** Which way a variance goes. */
export type VarianceDirection =
  /** More than budget. */
  | 'OVERSPEND'
  /** Less than budget. */
  | 'UNDERSPEND';

/** Whether chance alone explains a month (Making Data Count). */
export type Variation =
  /** Within what chance allows. */
  | 'COMMON'
  /** Worse than chance explains. */
  | 'CONCERN'
  /** Better than chance explains. */
  | 'IMPROVEMENT';

/** Whose VAT rules the fund's purchases follow. */
export type VatRegime =
  /** A council's: VAT is refunded under section 33 of the VAT Act 1994. */
  | 'COUNCIL'
  /** An NHS body's: VAT is recovered on contracted-out services only. */
  | 'NHS';

/** How the asker is known. */
export type ViewerKind =
  /** Nobody signs in: somebody at this machine tries Tandem out, in a role of their choice. */
  | 'EVALUATION'
  /** A program that sent a key. */
  | 'KEY'
  /** Signed in. */
  | 'PERSON'
  /** Not signed in, where one must be. */
  | 'STRANGER';

/** Which queues to show: OR inside a field, AND between fields. */
export type WaitFilter = {
  /** Codes of clocks. */
  clocks?: Array<string | number> | null | undefined;
  /** Codes of organisations that deliver the services. */
  providers?: Array<string | number> | null | undefined;
  /** Codes of service lines. */
  serviceLines?: Array<string | number> | null | undefined;
  /** Codes of services. */
  services?: Array<string | number> | null | undefined;
};

export type AdulthoodPageQueryVariables = Exact<{
  partnership: string | number;
  period: PeriodInput;
  month: string;
  gapFilter?: GapFilter | null | undefined;
  overlapFilter?: OverlapFilter | null | undefined;
  own: Array<string | number> | string | number;
  hasOwn: boolean;
  rates: Array<string | number> | string | number;
  area: Array<string | number> | string | number;
  areas: Array<string | number> | string | number;
}>;


export type AdulthoodPageQuery = { partnership: { dataVersion: number, ageMoves: Array<{ key: string, age: number, outcome: AgeMoveOutcome, isNeedRecorded: boolean, serviceLine: { code: string, name: string, unitOfCare: string }, ending: Array<{ code: string, name: string }>, following: Array<{ code: string, name: string }>, wards: Array<{ code: string, name: string }>, wardsWithout: Array<{ code: string, name: string }> }>, gaps: { warnings: Array<{ code: string, message: string }>, rows: Array<{ key: string, remedy: Remedy, ageBand: { code: string, from: number, to: number } | null, serviceLine: { code: string, name: string, unitOfCare: string }, demand: { value: number | null, state: FigureState, provenance: Provenance }, met: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, coverageGap: { value: number | null, state: FigureState }, capacityGap: { value: number | null, state: FigureState }, distributionGap: { value: number | null, state: FigureState }, deliveryGap: { value: number | null, state: FigureState }, targetingGap: { value: number | null, state: FigureState }, ahead: { value: number | null, state: FigureState }, coverage: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }> }, overlaps: { totalCount: number, warnings: Array<{ code: string, message: string }>, edges: Array<{ node: { code: string, serviceLine: { code: string, name: string }, commissions: Array<{ commissioner: { name: string }, service: { code: string, name: string } }>, sharedCells: Array<{ area: { code: string, name: string }, ageBand: { code: string, from: number, to: number }, need: { code: string, name: string } }>, sharedSpend: { pence: number | null, state: FigureState }, judgement: { kind: JudgementKind, reviewOn: string | null } | null } }> }, measures?: Array<{ code: string, name: string, definition: string, unit: string, source: { publisher: string, dataset: string, release: string | null }, series: Array<{ observations: Array<{ period: string, figure: { value: number | null, state: FigureState, provenance: Provenance } }> }> }> }, participation: { period: string | null, source: { publisher: string, dataset: string, release: string | null } | null, rows: Array<{ group: ParticipationGroup, isWide: boolean, besideEngland: ParticipationComparison, area: { code: string, name: string, level: string }, youngPeople: { value: number | null, state: FigureState }, neetOrNotKnown: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }> }, rates: Array<{ code: string, name: string, definition: string, unit: string, decimals: number, populationBasis: PopulationBasis, suppression: string, source: { publisher: string, dataset: string, release: string | null }, series: Array<{ area: { code: string, name: string, level: string }, observations: Array<{ period: string, figure: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }> }> }> };

export type AlternativeProvisionPageQueryVariables = Exact<{
  partnership: string | number;
  period: PeriodInput;
  gapFilter?: GapFilter | null | undefined;
  serviceFilter?: ServiceFilter | null | undefined;
  own: Array<string | number> | string | number;
  hasOwn: boolean;
  rates: Array<string | number> | string | number;
  settings: Array<string | number> | string | number;
  area: Array<string | number> | string | number;
  areas: Array<string | number> | string | number;
}>;


export type AlternativeProvisionPageQuery = { partnership: { dataVersion: number, gaps: { warnings: Array<{ code: string, message: string }>, rows: Array<{ key: string, remedy: Remedy, serviceLine: { code: string, name: string, unitOfCare: string }, demand: { value: number | null, state: FigureState, provenance: Provenance }, met: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, coverageGap: { value: number | null, state: FigureState }, capacityGap: { value: number | null, state: FigureState }, distributionGap: { value: number | null, state: FigureState }, deliveryGap: { value: number | null, state: FigureState }, targetingGap: { value: number | null, state: FigureState }, ahead: { value: number | null, state: FigureState }, coverage: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }> }, services: { totalCount: number, complete: boolean, edges: Array<{ node: { code: string, name: string, provenance: Provenance, serviceLine: { code: string, name: string }, provider: { code: string, name: string }, ages: { from: number, to: number } | null, capacityPerMonth: { value: number | null, state: FigureState }, annualValue: { pence: number | null, state: FigureState } } }> }, measures?: Array<{ code: string, name: string, definition: string, unit: string, source: { publisher: string, dataset: string, release: string | null }, parts: Array<{ part: { code: string, name: string }, observations: Array<{ period: string, figure: { value: number | null, state: FigureState, provenance: Provenance } }> }> }> }, rates: Array<{ code: string, name: string, definition: string, unit: string, decimals: number, populationBasis: PopulationBasis, suppression: string, source: { publisher: string, dataset: string, release: string | null }, series: Array<{ area: { code: string, name: string, level: string }, observations: Array<{ period: string, figure: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }> }> }>, plans: Array<{ code: string, unit: string, source: { publisher: string, dataset: string, release: string | null }, parts: Array<{ part: { code: string, name: string }, area: { code: string, name: string, level: string }, observations: Array<{ period: string, figure: { value: number | null, state: FigureState } }> }> }> };

export type ComparedMeasureFragment = { code: string, name: string, definition: string, unit: string, decimals: number, populationBasis: PopulationBasis, suppression: string, source: { publisher: string, dataset: string, release: string | null }, series: Array<{ area: { code: string, name: string, level: string }, observations: Array<{ period: string, figure: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }> }> };

export type MarkedFragment = { code: string, on: string, text: string, measure: string | null, by: string, at: string, provenance: Provenance, version: number, service: { code: string, name: string } | null, serviceLine: { code: string, name: string } | null };

export type AnnotationsQueryVariables = Exact<{
  partnership: string | number;
  from?: string | null | undefined;
  to?: string | null | undefined;
  subject?: AnnotationSubject | null | undefined;
}>;


export type AnnotationsQuery = { partnership: { annotations: Array<{ code: string, on: string, text: string, measure: string | null, by: string, at: string, provenance: Provenance, version: number, service: { code: string, name: string } | null, serviceLine: { code: string, name: string } | null }> } };

export type SaveAnnotationMutationVariables = Exact<{
  partnership: string | number;
  input: SaveAnnotationInput;
}>;


export type SaveAnnotationMutation = { saveAnnotation:
    | { __typename: 'Annotation', code: string, on: string, text: string, measure: string | null, by: string, at: string, provenance: Provenance, version: number, service: { code: string, name: string } | null, serviceLine: { code: string, name: string } | null }
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type RemoveAnnotationMutationVariables = Exact<{
  partnership: string | number;
  input: RemoveAnnotationInput;
}>;


export type RemoveAnnotationMutation = { removeAnnotation:
    | { __typename: 'AnnotationRemoved', code: string, dataVersion: number }
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type RefusedFragment = { code: string, field: string | null, message: string, mend: string };

export type ConflictedFragment = { currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> };

export type SaveArrangementMutationVariables = Exact<{
  partnership: string | number;
  input: SaveArrangementInput;
}>;


export type SaveArrangementMutation = { saveArrangement:
    | { __typename: 'Arrangement', code: string, version: number }
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type AddVariationMutationVariables = Exact<{
  partnership: string | number;
  input: AddVariationInput;
}>;


export type AddVariationMutation = { addVariation:
    | { __typename: 'Arrangement', code: string, version: number, variations: Array<{ number: number, change: string }> }
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type AgreeRiskShareMutationVariables = Exact<{
  partnership: string | number;
  input: AgreeRiskShareInput;
}>;


export type AgreeRiskShareMutation = { agreeRiskShare:
    | { __typename: 'Arrangement', code: string, riskShares: Array<{ direction: VarianceDirection, fromYear: string, version: number }> }
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type ArrangementsQueryVariables = Exact<{
  partnership: string | number;
}>;


export type ArrangementsQuery = { partnership: { dataVersion: number, arrangements: Array<{ id: string, code: string, name: string, kind: ArrangementKind, start: string, end: string | null, reviewOn: string | null, provenance: Provenance, version: number, host: { code: string, name: string }, parties: Array<{ joinedOn: string, leftOn: string | null, organisation: { code: string, name: string } }>, requiredTerms: Array<{ code: string, isRecorded: boolean }>, contracts: Array<{ code: string, annualValue: { pence: number | null, state: FigureState } }>, years: Array<{ financialYear: string, isClosed: boolean }> }> } };

export type ArrangementPageQueryVariables = Exact<{
  partnership: string | number;
  code: string | number;
}>;


export type ArrangementPageQuery = { partnership: { dataVersion: number, arrangement: { id: string, code: string, name: string, kind: ArrangementKind, poolManager: string | null, start: string, end: string | null, signedOn: string | null, reviewOn: string | null, noticeMonths: number | null, vatRegime: VatRegime | null, aims: string | null, nhsFunctions: string | null, councilFunctions: string | null, personsAndServices: string | null, resources: string | null, variationTerms: string | null, terminationTerms: string | null, management: string | null, benefitTolerance: number | null, provenance: Provenance, version: number, host: { code: string, name: string }, parties: Array<{ joinedOn: string, leftOn: string | null, organisation: { code: string, name: string } }>, variations: Array<{ number: number, agreedOn: string, effectiveOn: string, change: string }>, requiredTerms: Array<{ code: string, provision: string, term: string, isRecorded: boolean, missing: string | null }>, riskShares: Array<{ direction: VarianceDirection, fromYear: string, scope: RiskShareScope, isOffset: boolean, barsRingFenced: boolean, isKept: boolean, version: number, reserve: { pence: number | null, state: FigureState }, tiers: Array<{ basis: RiskShareBasis, upTo: { pence: number | null, state: FigureState }, parties: Array<{ weight: number, organisation: { code: string, name: string }, cap: { pence: number | null, state: FigureState } }> }> }>, schemes: Array<{ code: string, name: string, serviceName: string | null, version: number, ownRisk: { code: string, name: string } | null, lead: { code: string, name: string } | null }>, contracts: Array<{ code: string, serviceName: string, start: string, end: string | null, noticeBy: string | null, provider: { code: string, name: string }, commissioner: { code: string, name: string }, annualValue: { pence: number | null, state: FigureState } }>, years: Array<{ financialYear: string, isClosed: boolean }> } | null } };

export type AuditPageQueryVariables = Exact<{
  partnership: string | number;
  first: number;
  after?: string | null | undefined;
  filter?: AuditFilter | null | undefined;
}>;


export type AuditPageQuery = { partnership: { auditLog: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: number, at: string, actor: string, actorName: string, action: string, object: string, purpose: string | null, changes: string, hash: string } }> } } };

export type ClinicalCapacityQueryVariables = Exact<{
  partnership: string | number;
  month: string;
  filter?: ClinicalCapacityFilter | null | undefined;
}>;


export type ClinicalCapacityQuery = { partnership: { dataVersion: number, clinicalCapacity: { complete: boolean, warnings: Array<{ code: string, message: string }>, lines: Array<{ serviceLine: { code: string, name: string, unitOfCare: string }, figures: { targetWeeks: number | null, isRelief: boolean, fundedWte: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, inPostWte: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, vacancyShare: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, unitsPerWte: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, staffCapacity: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, fundedCapacity: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, vacancyEffect: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, notBroughtEffect: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, returnedCapacity: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, referrals: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, load: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, queue: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, pressure: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, breachShare: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, targetQueue: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, neededCapacity: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, wteNeeded: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, weeksToTarget: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }, services: Array<{ service: { code: string, name: string }, figures: { targetWeeks: number | null, isRelief: boolean, fundedWte: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, inPostWte: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, vacancyShare: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, unitsPerWte: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, staffCapacity: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, fundedCapacity: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, vacancyEffect: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, notBroughtEffect: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, returnedCapacity: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, referrals: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, load: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, queue: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, pressure: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, breachShare: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, targetQueue: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, neededCapacity: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, wteNeeded: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, weeksToTarget: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } } }>, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, source: { publisher: string, dataset: string, release: string | null, load: string | null } | null }> } }> } } };

export type CapacityFigureFragment = { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance };

export type StaffAndQueueFragment = { targetWeeks: number | null, isRelief: boolean, fundedWte: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, inPostWte: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, vacancyShare: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, unitsPerWte: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, staffCapacity: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, fundedCapacity: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, vacancyEffect: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, notBroughtEffect: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, returnedCapacity: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, referrals: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, load: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, queue: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, pressure: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, breachShare: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, targetQueue: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, neededCapacity: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, wteNeeded: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, weeksToTarget: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } };

export type DataCatalogueQueryVariables = Exact<{
  partnership: string | number;
  area: string | number;
}>;


export type DataCatalogueQuery = { partnership: { dataVersion: number, measures: Array<{ code: string, name: string, definition: string, unit: string, polarity: string, periodType: PeriodType, populationBasis: PopulationBasis, suppression: string, comparators: Array<string>, state: FigureState, breakdowns: Array<{ code: string, name: string }>, source: { publisher: string, dataset: string, release: string | null, url: string | null, licence: string | null }, anywhere: { state: FigureState, period: string | null, ageMonths: number | null, isStale: boolean, staleAfterMonths: number }, here: { state: FigureState, period: string | null, ageMonths: number | null, isStale: boolean, staleAfterMonths: number } }>, dataSets: Array<{ code: string, name: string, state: FigureState, rows: number, provenances: Array<Provenance>, firstMonth: string | null, latestMonth: string | null, ageMonths: number | null, isStale: boolean, staleAfterMonths: number, loads: number, refusedLoads: number, errors: number, warnings: number, lastLoadedAt: string | null, missing: Array<{ givenBy: string | null, state: FigureState, rows: number, firstMonth: string, latestMonth: string }> }> } };

export type NewestFragment = { state: FigureState, period: string | null, ageMonths: number | null, isStale: boolean, staleAfterMonths: number };

export type DataPageQueryVariables = Exact<{
  partnership: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type DataPageQuery = { partnership: { dataVersion: number, loads: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, fileName: string, dataset: string, publisher: string, release: string | null, licence: string | null, provenance: Provenance, loadedBy: string, finishedAt: string, rowsRead: number, rowsWritten: number, dataVersion: number, status: string, errorCount: number, warningCount: number } }> } } };

export type ImportProgressQueryVariables = Exact<{
  partnership: string | number;
  id: string | number;
}>;


export type ImportProgressQuery = { partnership: { imports: Array<{ id: string, fileName: string, isDryRun: boolean, state: string, stage: string, rowsRead: number, share: number | null, rowsPerSecond: number, secondsLeft: number | null, status: string | null, rowsWritten: number, dataVersion: number | null, errorCount: number, warningCount: number, problems: Array<{ severity: string, sheet: string | null, row: number | null, column: string | null, value: string | null, code: string, message: string, mend: string }> }> } };

export type CancelImportMutationVariables = Exact<{
  partnership: string | number;
  id: string | number;
}>;


export type CancelImportMutation = { cancelImport: { id: string, fileName: string, isDryRun: boolean, state: string, stage: string, rowsRead: number, share: number | null, rowsPerSecond: number, secondsLeft: number | null, status: string | null, rowsWritten: number, dataVersion: number | null, errorCount: number, warningCount: number, problems: Array<{ severity: string, sheet: string | null, row: number | null, column: string | null, value: string | null, code: string, message: string, mend: string }> } };

export type ImportRowFragment = { id: string, fileName: string, isDryRun: boolean, state: string, stage: string, rowsRead: number, share: number | null, rowsPerSecond: number, secondsLeft: number | null, status: string | null, rowsWritten: number, dataVersion: number | null, errorCount: number, warningCount: number, problems: Array<{ severity: string, sheet: string | null, row: number | null, column: string | null, value: string | null, code: string, message: string, mend: string }> };

export type DataSetsQueryVariables = Exact<{
  partnership: string | number;
}>;


export type DataSetsQuery = { partnership: { dataSets: Array<{ code: string, name: string, state: FigureState, isStale: boolean, ageMonths: number | null, latestMonth: string | null, missing: Array<{ givenBy: string | null, state: FigureState, rows: number, firstMonth: string, latestMonth: string }> }> } };

export type DemandQueryVariables = Exact<{
  partnership: string | number;
  from: string;
  to: string;
  grain: TimeGrain;
  basis: DemandBasis;
  by: Array<DemandDimension> | DemandDimension;
  filter?: DemandFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type DemandQuery = { partnership: { dataVersion: number, demand: { complete: boolean, rowCount: number, warnings: Array<{ code: string, message: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, rows: Array<{ period: string, populationBasis: PopulationBasis, serviceLine: { code: string, name: string, unitOfCare: string }, need: { code: string, name: string } | null, area: { code: string, name: string } | null, ageBand: { code: string, from: number, to: number } | null, layer: { code: string, name: string } | null, units: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, children: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, per1000: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }> } } };

export type EhcPlansPageQueryVariables = Exact<{
  partnership: string | number;
  year?: string | null | undefined;
  by: PlanMixBy;
  measure: string | number;
}>;


export type EhcPlansPageQuery = { partnership: { dataVersion: number, ehcPipeline: { year: string | null, years: Array<string>, steps: Array<{ code: string, name: string, track: PlanTrack, unit: string, measure: string, part: string, isBroken: boolean, shareOf: string | null, caution: string | null, count: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, lastYear: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, share: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, shareLastYear: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, region: { year: string | null, count: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, share: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }, england: { year: string | null, count: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, share: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }, years: Array<{ year: string, count: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, share: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }> }>, requestSources: Array<{ code: string, name: string, requests: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, refused: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, warnings: Array<{ code: string, message: string }>, sources: Array<{ publisher: string, dataset: string, release: string | null, url: string | null }> }, ehcPlanMix: { period: string | null, rows: Array<{ code: string, name: string, count: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, share: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, region: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, england: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, warnings: Array<{ code: string, message: string }> }, comparison: { period: string | null, periods: Array<string>, places: Array<{ kind: PlaceKind, basis: CountBasis | null, area: { code: string, name: string }, rate: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, numerator: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, denominator: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, funnel: { baseline: number, phi: number | null, lines: Array<{ n: number, chance: { lower95: number, upper95: number, lower998: number, upper998: number }, widened: { lower95: number, upper95: number, lower998: number, upper998: number } | null }>, places: Array<{ code: string, byChance: FunnelVerdict, widened: FunnelVerdict | null }> } | null, trend: Array<{ period: string, neighboursKnown: number, seriesBreak: string | null, own: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, neighboursMean: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, region: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, england: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, warnings: Array<{ code: string, message: string }>, sources: Array<{ publisher: string, dataset: string, release: string | null, url: string | null }> } } };

export type PublishedFigureFieldsFragment = { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance };

export type PlanStepFieldsFragment = { code: string, name: string, track: PlanTrack, unit: string, measure: string, part: string, isBroken: boolean, shareOf: string | null, caution: string | null, count: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, lastYear: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, share: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, shareLastYear: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, region: { year: string | null, count: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, share: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }, england: { year: string | null, count: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, share: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }, years: Array<{ year: string, count: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, share: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }> };

export type ComparisonFieldsFragment = { period: string | null, periods: Array<string>, places: Array<{ kind: PlaceKind, basis: CountBasis | null, area: { code: string, name: string }, rate: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, numerator: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, denominator: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, funnel: { baseline: number, phi: number | null, lines: Array<{ n: number, chance: { lower95: number, upper95: number, lower998: number, upper998: number }, widened: { lower95: number, upper95: number, lower998: number, upper998: number } | null }>, places: Array<{ code: string, byChance: FunnelVerdict, widened: FunnelVerdict | null }> } | null, trend: Array<{ period: string, neighboursKnown: number, seriesBreak: string | null, own: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, neighboursMean: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, region: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, england: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, warnings: Array<{ code: string, message: string }>, sources: Array<{ publisher: string, dataset: string, release: string | null, url: string | null }> };

export type EquityQueryVariables = Exact<{
  partnership: string | number;
  period: PeriodInput;
  basis: DemandBasis;
  serviceLines?: Array<string | number> | string | number | null | undefined;
}>;


export type EquityQuery = { partnership: { dataVersion: number, equity: { complete: boolean, index: string | null, warnings: Array<{ code: string, message: string }>, lines: Array<{ serviceLine: { code: string, name: string, unitOfCare: string }, fifths: Array<{ fifth: number, wards: Array<{ code: string, name: string }>, persons: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, demand: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, unmetPer1000: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, spend: { pence: number | null, state: FigureState }, spendPerHead: { pence: number | null, state: FigureState } }>, unmetSlope: { sii: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, rii: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }, spendSlope: { sii: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, rii: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }, unplacedSpend: { pence: number | null, state: FigureState }, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, source: { publisher: string, dataset: string, release: string | null, load: string | null } | null }> } }> } } };

export type EquityFigureFragment = { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance };

export type NotedFragment = { code: string, owner: string, cause: string, action: string, dueOn: string, by: string, at: string, version: number };

export type ExceptionNotesQueryVariables = Exact<{
  partnership: string | number;
  codes?: Array<string | number> | string | number | null | undefined;
}>;


export type ExceptionNotesQuery = { partnership: { exceptionNotes: Array<{ code: string, owner: string, cause: string, action: string, dueOn: string, by: string, at: string, version: number }> } };

export type SaveExceptionNoteMutationVariables = Exact<{
  partnership: string | number;
  input: SaveExceptionNoteInput;
}>;


export type SaveExceptionNoteMutation = { saveExceptionNote:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'ExceptionNote', code: string, owner: string, cause: string, action: string, dueOn: string, by: string, at: string, version: number }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type FamilyPrioritiesQueryVariables = Exact<{
  partnership: string | number;
}>;


export type FamilyPrioritiesQuery = { partnership: { dataVersion: number, familyPriorities: { complete: boolean, rowCount: number, warnings: Array<{ code: string, message: string }>, rows: Array<{ key: string, priority: string, survey: { code: string, name: string, heldOn: string }, need: { code: string, name: string } | null, serviceLine: { code: string, name: string } | null, families: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, asked: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, share: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, areas: Array<{ area: { code: string, name: string }, families: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, changes: Array<{ number: number, changedOn: string, change: string, serviceLine: { code: string, name: string } | null }>, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, source: { publisher: string, dataset: string, release: string | null, load: string | null } | null }> } }> } } };

export type CountedFamiliesFragment = { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance };

export type FrameQueryVariables = Exact<{
  partnership: string | number;
}>;


export type FrameQuery = { partnership: { code: string, name: string, dataVersion: number, today: string | null, serviceLines: Array<{ code: string, name: string, unitOfCare: string }>, wards: Array<{ code: string, name: string }>, ageBands: Array<{ code: string, from: number, to: number }>, clocks: Array<{ code: string, name: string }>, organisations: Array<{ code: string, name: string, kind: string }>, fundingSources: Array<{ code: string, name: string }>, comparedPlaces: Array<{ kind: PlaceKind, area: { code: string, name: string } }>, measures: Array<{ code: string }>, loads: { edges: Array<{ node: { finishedAt: string, provenance: Provenance } }> } } };

export type GapDetailQueryVariables = Exact<{
  partnership: string | number;
  period: PeriodInput;
  yearBefore: PeriodInput;
  twoYearsBefore: PeriodInput;
  basis: DemandBasis;
  by: Array<GapDimension> | GapDimension;
  filter: GapFilter;
}>;


export type GapDetailQuery = { partnership: { gaps: { rows: Array<{ key: string, remedy: Remedy, serviceLine: { code: string, name: string, unitOfCare: string }, area: { code: string, name: string } | null, ageBand: { code: string, from: number, to: number } | null, demand: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, capacity: { value: number | null, state: FigureState, unit: string }, met: { value: number | null, state: FigureState, unit: string }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string }, coverageGap: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, capacityGap: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, distributionGap: { value: number | null, state: FigureState }, deliveryGap: { value: number | null, state: FigureState }, targetingGap: { value: number | null, state: FigureState }, ahead: { value: number | null, state: FigureState }, beyond: { value: number | null, state: FigureState }, coverage: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, services: Array<{ code: string, name: string, provider: { code: string, name: string } }>, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, unit: string }, source: { publisher: string, dataset: string, release: string | null } | null }> } }>, bottlenecks: Array<{ id: string, serviceLine: { code: string, name: string, unitOfCare: string }, demand: { value: number | null, state: FigureState, unit: string }, capacity: { value: number | null, state: FigureState, unit: string }, shortfall: { value: number | null, state: FigureState, unit: string }, coverage: { value: number | null, state: FigureState }, areas: Array<{ code: string }>, ageBands: Array<{ from: number, to: number }>, needs: Array<{ name: string }>, services: Array<{ code: string, name: string }>, committedElsewhere: Array<{ code: string, name: string }>, nextUnit: Array<{ service: { code: string, name: string }, breakpoint: { value: number | null, state: FigureState }, unitCost: { pence: number | null, state: FigureState } }> }> }, ages: { rows: Array<{ key: string, serviceLine: { code: string, name: string, unitOfCare: string }, area: { code: string, name: string } | null, ageBand: { code: string, from: number, to: number } | null, demand: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }> }, yearBefore: { rows: Array<{ key: string, demand: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }> }, twoYearsBefore: { rows: Array<{ key: string, demand: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }> } } };

export type GapYearFragment = { key: string, demand: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null } };

export type GapsPageQueryVariables = Exact<{
  partnership: string | number;
  period: PeriodInput;
  basis: DemandBasis;
  filter?: GapFilter | null | undefined;
  placeFilter?: GapFilter | null | undefined;
}>;


export type GapsPageQuery = { partnership: { dataVersion: number, byLine: { rowCount: number, warnings: Array<{ code: string, message: string }>, rows: Array<{ key: string, remedy: Remedy, serviceLine: { code: string, name: string, unitOfCare: string }, demand: { value: number | null, state: FigureState, provenance: Provenance }, met: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, coverageGap: { value: number | null, state: FigureState }, capacityGap: { value: number | null, state: FigureState }, distributionGap: { value: number | null, state: FigureState }, deliveryGap: { value: number | null, state: FigureState }, targetingGap: { value: number | null, state: FigureState }, ahead: { value: number | null, state: FigureState }, coverage: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }>, bottlenecks: Array<{ id: string, serviceLine: { code: string, name: string, unitOfCare: string }, demand: { value: number | null, state: FigureState, unit: string }, capacity: { value: number | null, state: FigureState, unit: string }, shortfall: { value: number | null, state: FigureState, unit: string }, coverage: { value: number | null, state: FigureState }, areas: Array<{ code: string }>, ageBands: Array<{ from: number, to: number }>, needs: Array<{ name: string }>, services: Array<{ code: string, name: string }>, committedElsewhere: Array<{ code: string, name: string }>, nextUnit: Array<{ service: { code: string, name: string }, breakpoint: { value: number | null, state: FigureState }, unitCost: { pence: number | null, state: FigureState } }> }> }, byPlace: { complete: boolean, rowCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, rows: Array<{ key: string, remedy: Remedy, serviceLine: { code: string }, area: { code: string, name: string } | null, ageBand: { code: string, from: number, to: number } | null, demand: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, coverageGap: { value: number | null, state: FigureState }, capacityGap: { value: number | null, state: FigureState }, distributionGap: { value: number | null, state: FigureState }, coverage: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }> }, byWard: { rows: Array<{ key: string, serviceLine: { code: string, name: string, unitOfCare: string }, area: { code: string, name: string } | null, ageBand: { code: string, from: number, to: number } | null, demand: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }> }, byAge: { rows: Array<{ key: string, serviceLine: { code: string, name: string, unitOfCare: string }, area: { code: string, name: string } | null, ageBand: { code: string, from: number, to: number } | null, demand: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }> } } };

export type HeatRowFragment = { key: string, serviceLine: { code: string, name: string, unitOfCare: string }, area: { code: string, name: string } | null, ageBand: { code: string, from: number, to: number } | null, demand: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null } };

export type GapBarFragment = { key: string, remedy: Remedy, serviceLine: { code: string, name: string, unitOfCare: string }, demand: { value: number | null, state: FigureState, provenance: Provenance }, met: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, coverageGap: { value: number | null, state: FigureState }, capacityGap: { value: number | null, state: FigureState }, distributionGap: { value: number | null, state: FigureState }, deliveryGap: { value: number | null, state: FigureState }, targetingGap: { value: number | null, state: FigureState }, ahead: { value: number | null, state: FigureState }, coverage: { value: number | null, state: FigureState, lower: number | null, upper: number | null } };

export type BottleneckCardFragment = { id: string, serviceLine: { code: string, name: string, unitOfCare: string }, demand: { value: number | null, state: FigureState, unit: string }, capacity: { value: number | null, state: FigureState, unit: string }, shortfall: { value: number | null, state: FigureState, unit: string }, coverage: { value: number | null, state: FigureState }, areas: Array<{ code: string }>, ageBands: Array<{ from: number, to: number }>, needs: Array<{ name: string }>, services: Array<{ code: string, name: string }>, committedElsewhere: Array<{ code: string, name: string }>, nextUnit: Array<{ service: { code: string, name: string }, breakpoint: { value: number | null, state: FigureState }, unitCost: { pence: number | null, state: FigureState } }> };

export type GapsQueryVariables = Exact<{
  partnership: string | number;
  period: PeriodInput;
  basis: DemandBasis;
  by: Array<GapDimension> | GapDimension;
  filter?: GapFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type GapsQuery = { partnership: { dataVersion: number, gaps: { complete: boolean, rowCount: number, warnings: Array<{ code: string, message: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, rows: Array<{ populationBasis: PopulationBasis, remedy: Remedy, serviceLine: { code: string, name: string, unitOfCare: string }, area: { code: string, name: string } | null, ageBand: { code: string, from: number, to: number } | null, need: { code: string, name: string } | null, layer: { code: string, name: string } | null, function: { code: string, name: string } | null, demand: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, capacity: { value: number | null, state: FigureState, unit: string }, met: { value: number | null, state: FigureState, unit: string }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string }, coverageGap: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, capacityGap: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, distributionGap: { value: number | null, state: FigureState }, ahead: { value: number | null, state: FigureState }, beyond: { value: number | null, state: FigureState }, coverage: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, unit: string }, source: { dataset: string, release: string | null, load: string | null } | null }> } }>, bottlenecks: Array<{ id: string, serviceLine: { code: string, name: string }, demand: { value: number | null, state: FigureState, unit: string }, capacity: { value: number | null, state: FigureState, unit: string }, shortfall: { value: number | null, state: FigureState, unit: string }, coverage: { value: number | null, state: FigureState }, deliveryGap: { value: number | null, state: FigureState, unit: string }, targetingGap: { value: number | null, state: FigureState, unit: string }, cells: Array<{ area: { code: string, name: string }, ageBand: { code: string }, need: { code: string }, layer: { code: string }, function: { code: string } }>, services: Array<{ code: string, name: string }>, committedElsewhere: Array<{ code: string, name: string }>, nextUnit: Array<{ service: { code: string }, breakpoint: { value: number | null, state: FigureState, unit: string }, unitCost: { pence: number | null, state: FigureState } }> }> } } };

export type HighNeedsQueryVariables = Exact<{
  partnership: string | number;
}>;


export type HighNeedsQuery = { partnership: { highNeedsBenchmark: { financialYear: string | null, lines: Array<{ code: string, name: string, budget: { pence: number | null, state: FigureState }, share: { value: number | null, state: FigureState }, others: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, england: { value: number | null, state: FigureState } }>, comparedWith: Array<{ code: string, name: string }>, source: { publisher: string, dataset: string, release: string | null, url: string | null } | null, warnings: Array<{ code: string, message: string }> } } };

export type SaveJudgementMutationVariables = Exact<{
  partnership: string | number;
  input: SaveJudgementInput;
}>;


export type SaveJudgementMutation = { saveJudgement:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'Judgement', version: number }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type KeysPageQueryVariables = Exact<{
  partnership: string | number;
}>;


export type KeysPageQuery = { partnership: { apiKeys: { totalCount: number, edges: Array<{ node: { id: string, code: string, name: string, role: Role, scopes: Array<ApiKeyScope>, purpose: string | null, state: ApiKeyState, createdBy: string, createdAt: string, expiresAt: string, revokedAt: string | null, lastUsedAt: string | null, requestsPerMinute: number, pointsPerMinute: number, concurrentRequests: number } }> } } };

export type CreateApiKeyMutationVariables = Exact<{
  partnership: string | number;
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey:
    | { __typename: 'CreatedApiKey', secret: string, key: { id: string, code: string, name: string, role: Role, scopes: Array<ApiKeyScope>, purpose: string | null, state: ApiKeyState, createdBy: string, createdAt: string, expiresAt: string, revokedAt: string | null, lastUsedAt: string | null, requestsPerMinute: number, pointsPerMinute: number, concurrentRequests: number } }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type RevokeApiKeyMutationVariables = Exact<{
  partnership: string | number;
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey:
    | { __typename: 'ApiKey', id: string, code: string, name: string, role: Role, scopes: Array<ApiKeyScope>, purpose: string | null, state: ApiKeyState, createdBy: string, createdAt: string, expiresAt: string, revokedAt: string | null, lastUsedAt: string | null, requestsPerMinute: number, pointsPerMinute: number, concurrentRequests: number }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type ListedKeyFragment = { id: string, code: string, name: string, role: Role, scopes: Array<ApiKeyScope>, purpose: string | null, state: ApiKeyState, createdBy: string, createdAt: string, expiresAt: string, revokedAt: string | null, lastUsedAt: string | null, requestsPerMinute: number, pointsPerMinute: number, concurrentRequests: number };

export type LedgerQueryVariables = Exact<{
  partnership: string | number;
  arrangement: string | number;
  financialYear: string;
  first: number;
  after?: string | null | undefined;
  filter?: LedgerFilter | null | undefined;
}>;


export type LedgerQuery = { partnership: { dataVersion: number, ledger: { totalCount: number, complete: boolean, moneyIn: { pence: number | null, state: FigureState }, moneyOut: { pence: number | null, state: FigureState }, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, reference: string, month: string, kind: LedgerKind, form: ContributionForm | null, commission: string | null, adjustsYear: string | null, reverses: string | null, description: string, enteredBy: string | null, organisation: { code: string, name: string } | null, fundingSource: { code: string, name: string } | null, scheme: { code: string, name: string } | null, amount: { pence: number | null, state: FigureState } } }> } } };

export type LoadsQueryVariables = Exact<{
  partnership: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type LoadsQuery = { partnership: { dataVersion: number, loads: { totalCount: number, complete: boolean, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, dataVersion: number, dataset: string, release: string | null, provenance: Provenance, startedAt: string, finishedAt: string, rowsRead: number, rowsWritten: number, status: string, problems: Array<{ severity: string, sheet: string | null, row: number | null, column: string | null, value: string | null, code: string, message: string, mend: string }> } }> } } };

export type ComparedFragment = { code: string, name: string, definition: string, unit: string, polarity: string, populationBasis: PopulationBasis, latest: number | null, source: { publisher: string, dataset: string, release: string | null }, periods: Array<{ period: string, own: { value: number | null, state: FigureState }, others: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, england: { value: number | null, state: FigureState } }>, versusOthers: { verdict: ComparedVerdict, worseBy: { value: number | null, state: FigureState }, allowance: { value: number | null, state: FigureState } }, versusEngland: { verdict: ComparedVerdict, worseBy: { value: number | null, state: FigureState }, allowance: { value: number | null, state: FigureState } } };

export type MeasureComparisonsQueryVariables = Exact<{
  partnership: string | number;
}>;


export type MeasureComparisonsQuery = { partnership: { measureComparisons: { warnings: Array<{ code: string, message: string }>, comparedWith: Array<{ code: string, name: string }>, rows: Array<{ code: string, name: string, definition: string, unit: string, polarity: string, populationBasis: PopulationBasis, latest: number | null, source: { publisher: string, dataset: string, release: string | null }, periods: Array<{ period: string, own: { value: number | null, state: FigureState }, others: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, england: { value: number | null, state: FigureState } }>, versusOthers: { verdict: ComparedVerdict, worseBy: { value: number | null, state: FigureState }, allowance: { value: number | null, state: FigureState } }, versusEngland: { verdict: ComparedVerdict, worseBy: { value: number | null, state: FigureState }, allowance: { value: number | null, state: FigureState } } }> } } };

export type MeasuresQueryVariables = Exact<{
  codes: Array<string | number> | string | number;
  areas: Array<string | number> | string | number;
  breakdown?: string | number | null | undefined;
}>;


export type MeasuresQuery = { measures: Array<{ code: string, name: string, definition: string, unit: string, polarity: string, periodType: PeriodType, populationBasis: PopulationBasis, source: { publisher: string, dataset: string, release: string | null, url: string | null, licence: string | null }, breakdowns: Array<{ code: string, name: string }>, series: Array<{ area: { code: string, name: string, level: string }, observations: Array<{ period: string, figure: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }> }> }> };

export type MoneyFlowQueryVariables = Exact<{
  partnership: string | number;
  financialYear: string;
  flowBasis?: FlowBasis | null | undefined;
  scope?: FlowScope | null | undefined;
}>;


export type MoneyFlowQuery = { partnership: { dataVersion: number, moneyFlow: { basis: FlowBasis, commissionsCountedAlready: number, complete: boolean, provenance: Provenance, total: { pence: number | null, state: FigureState }, nodes: Array<{ id: string, stage: FlowStage, name: string, code: string | null, amount: { pence: number | null, state: FigureState } }>, links: Array<{ from: string, to: string, amount: { pence: number | null, state: FigureState } }>, countedAlready: { pence: number | null, state: FigureState }, warnings: Array<{ code: string, message: string }> } } };

export type OfficialFiguresQueryVariables = Exact<{
  codes: Array<string | number> | string | number;
  areas: Array<string | number> | string | number;
}>;


export type OfficialFiguresQuery = { measures: Array<{ code: string, name: string, definition: string, unit: string, populationBasis: PopulationBasis, source: { publisher: string, dataset: string, release: string | null, url: string | null }, series: Array<{ area: { code: string, name: string }, observations: Array<{ period: string, figure: { value: number | null, state: FigureState, provenance: Provenance } }> }> }> };

export type OutlookQueryVariables = Exact<{
  partnership: string | number;
  to: string;
  serviceLines?: Array<string | number> | string | number | null | undefined;
}>;


export type OutlookQuery = { partnership: { dataVersion: number, outlook: { complete: boolean, warnings: Array<{ code: string, message: string }>, lines: Array<{ beatsBaseline: boolean | null, serviceLine: { code: string, name: string, unitOfCare: string }, past: Array<{ year: string, need: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, years: Array<{ year: string, persons: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, need: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, needLikely: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, baseline: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, error: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, baselineError: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, source: { publisher: string, dataset: string, release: string | null, load: string | null } | null }> } }> } } };

export type OutlookFigureFragment = { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance };

export type OverlapsPageQueryVariables = Exact<{
  partnership: string | number;
  period: PeriodInput;
  filter?: OverlapFilter | null | undefined;
}>;


export type OverlapsPageQuery = { partnership: { dataVersion: number, overlaps: { totalCount: number, complete: boolean, warnings: Array<{ code: string, message: string }>, totals: { sharedSpend: { pence: number | null, state: FigureState }, duplicateSpend: { pence: number | null, state: FigureState } }, edges: Array<{ node: { id: string, code: string, kind: OverlapKind, serviceLine: { code: string, name: string, unitOfCare: string }, function: { code: string, name: string }, layer: { code: string, name: string }, commissions: Array<{ id: string, code: string, commissioner: { code: string, name: string, kind: string }, service: { code: string, name: string, provider: { code: string, name: string } } }>, sharedCells: Array<{ area: { code: string, name: string }, ageBand: { code: string, from: number, to: number }, need: { code: string, name: string } }>, sharedDemand: { value: number | null, state: FigureState, unit: string, provenance: Provenance }, sharedSpend: { pence: number | null, state: FigureState }, overlapCoefficient: { value: number | null, state: FigureState }, ruzicka: { value: number | null, state: FigureState }, set: { id: string } | null, judgement: { kind: JudgementKind, reason: string, by: string, at: string, reviewOn: string | null, version: number } | null, earlierJudgements: Array<{ kind: JudgementKind, reason: string, by: string, at: string, reviewOn: string | null, version: number }>, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, unit: string }, source: { publisher: string, dataset: string, release: string | null } | null }> } } }>, sets: Array<{ id: string, serviceLine: { code: string, name: string, unitOfCare: string }, services: Array<{ code: string, name: string }>, overlapSurplus: { value: number | null, state: FigureState, unit: string }, duplicateSpend: { pence: number | null, state: FigureState }, reductions: Array<{ service: { code: string, name: string }, units: { value: number | null, state: FigureState, unit: string }, saving: { pence: number | null, state: FigureState } }> }> } } };

export type OverlapsQueryVariables = Exact<{
  partnership: string | number;
  period: PeriodInput;
  first: number;
  after?: string | null | undefined;
  filter?: OverlapFilter | null | undefined;
}>;


export type OverlapsQuery = { partnership: { dataVersion: number, overlaps: { totalCount: number, complete: boolean, warnings: Array<{ code: string, message: string }>, totals: { sharedSpend: { pence: number | null, state: FigureState }, duplicateSpend: { pence: number | null, state: FigureState } }, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, kind: OverlapKind, serviceLine: { code: string, name: string }, function: { code: string, name: string }, layer: { code: string, name: string }, commissions: Array<{ id: string, commissioner: { code: string, name: string, kind: string }, service: { code: string, name: string, provider: { code: string, name: string } } }>, sharedCells: Array<{ area: { code: string, name: string }, ageBand: { code: string }, need: { code: string } }>, sharedDemand: { value: number | null, state: FigureState, unit: string }, sharedSpend: { pence: number | null, state: FigureState }, overlapCoefficient: { value: number | null, state: FigureState }, ruzicka: { value: number | null, state: FigureState }, set: { id: string } | null, judgement: { kind: JudgementKind, reason: string, by: string, at: string, reviewOn: string | null } | null, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, unit: string }, source: { dataset: string, release: string | null, load: string | null } | null }> } } }>, sets: Array<{ id: string, serviceLine: { code: string, name: string, unitOfCare: string }, services: Array<{ code: string, name: string }>, overlapSurplus: { value: number | null, state: FigureState, unit: string }, duplicateSpend: { pence: number | null, state: FigureState }, reductions: Array<{ service: { code: string, name: string }, units: { value: number | null, state: FigureState, unit: string }, saving: { pence: number | null, state: FigureState } }> }> } } };

export type OverviewStripsQueryVariables = Exact<{
  partnership: string | number;
}>;


export type OverviewStripsQuery = { partnership: { services: { totalCount: number, complete: boolean, edges: Array<{ node: { code: string, name: string, provenance: Provenance, commissions: Array<{ code: string, start: string, end: string | null, noticeBy: string | null, isSpot: boolean, commissioner: { code: string, name: string }, funding: Array<{ financialYear: string, forecast: { pence: number | null, state: FigureState } }> }> } }> }, loads: { totalCount: number, edges: Array<{ node: { id: string, dataset: string, publisher: string, release: string | null, provenance: Provenance, finishedAt: string, status: string } }> }, measures: Array<{ code: string, name: string, state: FigureState }> } };

export type OverviewQueryVariables = Exact<{
  partnership: string | number;
  period: PeriodInput;
  before: PeriodInput;
  financialYear: string;
  yearBefore: string;
  month: string;
  monthBefore: string;
}>;


export type OverviewQuery = { partnership: { dataVersion: number, gaps: { warnings: Array<{ code: string, message: string }>, rows: Array<{ key: string, remedy: Remedy, serviceLine: { code: string, name: string, unitOfCare: string }, demand: { value: number | null, state: FigureState, provenance: Provenance }, met: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, coverageGap: { value: number | null, state: FigureState }, capacityGap: { value: number | null, state: FigureState }, distributionGap: { value: number | null, state: FigureState }, deliveryGap: { value: number | null, state: FigureState }, targetingGap: { value: number | null, state: FigureState }, ahead: { value: number | null, state: FigureState }, coverage: { value: number | null, state: FigureState, lower: number | null, upper: number | null } }> }, gapsBefore: { rows: Array<{ serviceLine: { code: string }, demand: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState } }> }, overlaps: { totalCount: number, totals: { sharedSpend: { pence: number | null, state: FigureState }, duplicateSpend: { pence: number | null, state: FigureState } }, edges: Array<{ node: { id: string, set: { id: string } | null } }>, sets: Array<{ id: string, serviceLine: { code: string, name: string, unitOfCare: string }, services: Array<{ code: string, name: string }>, overlapSurplus: { value: number | null, state: FigureState, unit: string }, duplicateSpend: { pence: number | null, state: FigureState } }> }, pooledBudgets: { warnings: Array<{ code: string, message: string }>, pools: Array<{ isClosed: boolean, provenance: Provenance, arrangement: { code: string, name: string }, budget: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, variance: { pence: number | null, state: FigureState }, varianceShares: Array<{ basis: string, organisation: { code: string, name: string }, fundingSource: { code: string, name: string } | null, share: { pence: number | null, state: FigureState } }>, unallocatedVariance: { pence: number | null, state: FigureState }, checks: Array<{ code: string, level: string, ok: boolean, message: string, mend: string }> }> }, poolsBefore: { pools: Array<{ arrangement: { code: string }, variance: { pence: number | null, state: FigureState } }> }, waits: { rowCount: number, warnings: Array<{ code: string, message: string }>, rows: Array<{ targetWeeks: number, service: { code: string, name: string }, serviceLine: { code: string, name: string }, clock: { code: string, name: string }, queue: { value: number | null, state: FigureState, provenance: Provenance }, withinTarget: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, weeksToTarget: { value: number | null, state: FigureState }, pressure: { value: number | null, state: FigureState } }> }, waitsBefore: { rows: Array<{ service: { code: string }, clock: { code: string }, queue: { value: number | null, state: FigureState }, pressure: { value: number | null, state: FigureState } }> }, measureComparisons: { warnings: Array<{ code: string, message: string }>, comparedWith: Array<{ code: string, name: string }>, rows: Array<{ code: string, name: string, definition: string, unit: string, polarity: string, populationBasis: PopulationBasis, latest: number | null, source: { publisher: string, dataset: string, release: string | null }, periods: Array<{ period: string, own: { value: number | null, state: FigureState }, others: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, england: { value: number | null, state: FigureState } }>, versusOthers: { verdict: ComparedVerdict, worseBy: { value: number | null, state: FigureState }, allowance: { value: number | null, state: FigureState } }, versusEngland: { verdict: ComparedVerdict, worseBy: { value: number | null, state: FigureState }, allowance: { value: number | null, state: FigureState } } }> } } };

export type PeoplePageQueryVariables = Exact<{
  partnership: string | number;
}>;


export type PeoplePageQuery = { partnership: { people: { totalCount: number, edges: Array<{ node: { id: string, code: string, email: string, name: string | null, organisation: string, roles: Array<Role>, state: PersonState, invitedAt: string, joinedAt: string | null, removedAt: string | null, version: number } }> } } };

export type InvitePersonMutationVariables = Exact<{
  partnership: string | number;
  input: InvitePersonInput;
}>;


export type InvitePersonMutation = { invitePerson:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'Person', email: string, version: number }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type ChangePersonMutationVariables = Exact<{
  partnership: string | number;
  input: ChangePersonInput;
}>;


export type ChangePersonMutation = { changePerson:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'Person', email: string, version: number }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type RemovePersonMutationVariables = Exact<{
  partnership: string | number;
  input: RemovePersonInput;
}>;


export type RemovePersonMutation = { removePerson:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'Person', email: string, version: number }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

type PersonOutcome_EditConflict_Fragment = { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> };

type PersonOutcome_Person_Fragment = { __typename: 'Person', email: string, version: number };

type PersonOutcome_Refusal_Fragment = { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string };

export type PersonOutcomeFragment =
  | PersonOutcome_EditConflict_Fragment
  | PersonOutcome_Person_Fragment
  | PersonOutcome_Refusal_Fragment
;

export type PoolBenefitQueryVariables = Exact<{
  partnership: string | number;
  arrangement: string | number;
  financialYear: string;
}>;


export type PoolBenefitQuery = { partnership: { dataVersion: number, poolBenefit: { basis: BenefitBasis, tolerancePoints: number, toMonth: string | null, parties: Array<{ organisation: { code: string, name: string }, contribution: { pence: number | null, state: FigureState }, contributionShare: { value: number | null, state: FigureState }, benefit: { pence: number | null, state: FigureState }, benefitShare: { value: number | null, state: FigureState }, differencePoints: { value: number | null, state: FigureState } }>, unattributed: { pence: number | null, state: FigureState }, schemes: Array<{ scheme: { code: string, name: string }, spend: { pence: number | null, state: FigureState }, units: { value: number | null, state: FigureState, unit: string }, costPerUnit: { pence: number | null, state: FigureState } }>, wards: Array<{ code: string, name: string, spend: { pence: number | null, state: FigureState }, persons: { value: number | null, state: FigureState }, spendPerHead: { pence: number | null, state: FigureState }, units: Array<{ unit: string, units: { value: number | null, state: FigureState }, spend: { pence: number | null, state: FigureState }, costPerUnit: { pence: number | null, state: FigureState } }> }>, needs: Array<{ code: string, name: string, spend: { pence: number | null, state: FigureState }, persons: { value: number | null, state: FigureState }, spendPerHead: { pence: number | null, state: FigureState }, units: Array<{ unit: string, units: { value: number | null, state: FigureState }, spend: { pence: number | null, state: FigureState }, costPerUnit: { pence: number | null, state: FigureState } }> }>, ageBands: Array<{ code: string, name: string, spend: { pence: number | null, state: FigureState }, persons: { value: number | null, state: FigureState }, spendPerHead: { pence: number | null, state: FigureState }, units: Array<{ unit: string, units: { value: number | null, state: FigureState }, spend: { pence: number | null, state: FigureState }, costPerUnit: { pence: number | null, state: FigureState } }> }>, unplaced: { pence: number | null, state: FigureState }, checks: Array<{ code: string, level: string, ok: boolean, message: string, mend: string }>, warnings: Array<{ code: string, message: string }> } | null } };

export type BenefitRowFragment = { code: string, name: string, spend: { pence: number | null, state: FigureState }, persons: { value: number | null, state: FigureState }, spendPerHead: { pence: number | null, state: FigureState }, units: Array<{ unit: string, units: { value: number | null, state: FigureState }, spend: { pence: number | null, state: FigureState }, costPerUnit: { pence: number | null, state: FigureState } }> };

export type PoolChangedFragment = { dataVersion: number, pool: { version: number, isClosed: boolean, booksTo: string | null, openingBalance: { pence: number | null, state: FigureState }, ledger: { contributions: { pence: number | null }, otherIncome: { pence: number | null }, settlements: { pence: number | null }, spend: { pence: number | null }, returns: { pence: number | null }, balance: { pence: number | null, state: FigureState } }, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, variance: { pence: number | null, state: FigureState }, varianceShares: Array<{ basis: string, organisation: { code: string }, share: { pence: number | null } }>, unallocatedVariance: { pence: number | null, state: FigureState }, closingBalance: { pence: number | null, state: FigureState }, contributions: Array<{ form: string, version: number, organisation: { code: string }, fundingSource: { code: string }, planned: { pence: number | null }, paid: { pence: number | null, state: FigureState } }>, schemes: Array<{ code: string, version: number, quarters: Array<{ quarter: string, version: number }> }>, checks: Array<{ code: string, ok: boolean }> } | null };

export type OpenPoolYearMutationVariables = Exact<{
  partnership: string | number;
  input: OpenPoolYearInput;
}>;


export type OpenPoolYearMutation = { openPoolYear:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'PoolChange', dataVersion: number, pool: { version: number, isClosed: boolean, booksTo: string | null, openingBalance: { pence: number | null, state: FigureState }, ledger: { contributions: { pence: number | null }, otherIncome: { pence: number | null }, settlements: { pence: number | null }, spend: { pence: number | null }, returns: { pence: number | null }, balance: { pence: number | null, state: FigureState } }, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, variance: { pence: number | null, state: FigureState }, varianceShares: Array<{ basis: string, organisation: { code: string }, share: { pence: number | null } }>, unallocatedVariance: { pence: number | null, state: FigureState }, closingBalance: { pence: number | null, state: FigureState }, contributions: Array<{ form: string, version: number, organisation: { code: string }, fundingSource: { code: string }, planned: { pence: number | null }, paid: { pence: number | null, state: FigureState } }>, schemes: Array<{ code: string, version: number, quarters: Array<{ quarter: string, version: number }> }>, checks: Array<{ code: string, ok: boolean }> } | null }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type SaveContributionMutationVariables = Exact<{
  partnership: string | number;
  input: SaveContributionInput;
}>;


export type SaveContributionMutation = { saveContribution:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'PoolChange', dataVersion: number, pool: { version: number, isClosed: boolean, booksTo: string | null, openingBalance: { pence: number | null, state: FigureState }, ledger: { contributions: { pence: number | null }, otherIncome: { pence: number | null }, settlements: { pence: number | null }, spend: { pence: number | null }, returns: { pence: number | null }, balance: { pence: number | null, state: FigureState } }, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, variance: { pence: number | null, state: FigureState }, varianceShares: Array<{ basis: string, organisation: { code: string }, share: { pence: number | null } }>, unallocatedVariance: { pence: number | null, state: FigureState }, closingBalance: { pence: number | null, state: FigureState }, contributions: Array<{ form: string, version: number, organisation: { code: string }, fundingSource: { code: string }, planned: { pence: number | null }, paid: { pence: number | null, state: FigureState } }>, schemes: Array<{ code: string, version: number, quarters: Array<{ quarter: string, version: number }> }>, checks: Array<{ code: string, ok: boolean }> } | null }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type SaveSchemeMutationVariables = Exact<{
  partnership: string | number;
  input: SaveSchemeInput;
  financialYear: string;
}>;


export type SaveSchemeMutation = { saveScheme:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'PoolChange', dataVersion: number, pool: { version: number, isClosed: boolean, booksTo: string | null, openingBalance: { pence: number | null, state: FigureState }, ledger: { contributions: { pence: number | null }, otherIncome: { pence: number | null }, settlements: { pence: number | null }, spend: { pence: number | null }, returns: { pence: number | null }, balance: { pence: number | null, state: FigureState } }, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, variance: { pence: number | null, state: FigureState }, varianceShares: Array<{ basis: string, organisation: { code: string }, share: { pence: number | null } }>, unallocatedVariance: { pence: number | null, state: FigureState }, closingBalance: { pence: number | null, state: FigureState }, contributions: Array<{ form: string, version: number, organisation: { code: string }, fundingSource: { code: string }, planned: { pence: number | null }, paid: { pence: number | null, state: FigureState } }>, schemes: Array<{ code: string, version: number, quarters: Array<{ quarter: string, version: number }> }>, checks: Array<{ code: string, ok: boolean }> } | null }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type SaveSchemeQuartersMutationVariables = Exact<{
  partnership: string | number;
  input: SaveSchemeQuartersInput;
}>;


export type SaveSchemeQuartersMutation = { saveSchemeQuarters:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'PoolChange', dataVersion: number, pool: { version: number, isClosed: boolean, booksTo: string | null, openingBalance: { pence: number | null, state: FigureState }, ledger: { contributions: { pence: number | null }, otherIncome: { pence: number | null }, settlements: { pence: number | null }, spend: { pence: number | null }, returns: { pence: number | null }, balance: { pence: number | null, state: FigureState } }, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, variance: { pence: number | null, state: FigureState }, varianceShares: Array<{ basis: string, organisation: { code: string }, share: { pence: number | null } }>, unallocatedVariance: { pence: number | null, state: FigureState }, closingBalance: { pence: number | null, state: FigureState }, contributions: Array<{ form: string, version: number, organisation: { code: string }, fundingSource: { code: string }, planned: { pence: number | null }, paid: { pence: number | null, state: FigureState } }>, schemes: Array<{ code: string, version: number, quarters: Array<{ quarter: string, version: number }> }>, checks: Array<{ code: string, ok: boolean }> } | null }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type PostLedgerEntriesMutationVariables = Exact<{
  partnership: string | number;
  input: PostLedgerEntriesInput;
}>;


export type PostLedgerEntriesMutation = { postLedgerEntries:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'PoolChange', dataVersion: number, pool: { version: number, isClosed: boolean, booksTo: string | null, openingBalance: { pence: number | null, state: FigureState }, ledger: { contributions: { pence: number | null }, otherIncome: { pence: number | null }, settlements: { pence: number | null }, spend: { pence: number | null }, returns: { pence: number | null }, balance: { pence: number | null, state: FigureState } }, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, variance: { pence: number | null, state: FigureState }, varianceShares: Array<{ basis: string, organisation: { code: string }, share: { pence: number | null } }>, unallocatedVariance: { pence: number | null, state: FigureState }, closingBalance: { pence: number | null, state: FigureState }, contributions: Array<{ form: string, version: number, organisation: { code: string }, fundingSource: { code: string }, planned: { pence: number | null }, paid: { pence: number | null, state: FigureState } }>, schemes: Array<{ code: string, version: number, quarters: Array<{ quarter: string, version: number }> }>, checks: Array<{ code: string, ok: boolean }> } | null }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type ReverseLedgerEntryMutationVariables = Exact<{
  partnership: string | number;
  input: ReverseLedgerEntryInput;
}>;


export type ReverseLedgerEntryMutation = { reverseLedgerEntry:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'PoolChange', dataVersion: number, pool: { version: number, isClosed: boolean, booksTo: string | null, openingBalance: { pence: number | null, state: FigureState }, ledger: { contributions: { pence: number | null }, otherIncome: { pence: number | null }, settlements: { pence: number | null }, spend: { pence: number | null }, returns: { pence: number | null }, balance: { pence: number | null, state: FigureState } }, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, variance: { pence: number | null, state: FigureState }, varianceShares: Array<{ basis: string, organisation: { code: string }, share: { pence: number | null } }>, unallocatedVariance: { pence: number | null, state: FigureState }, closingBalance: { pence: number | null, state: FigureState }, contributions: Array<{ form: string, version: number, organisation: { code: string }, fundingSource: { code: string }, planned: { pence: number | null }, paid: { pence: number | null, state: FigureState } }>, schemes: Array<{ code: string, version: number, quarters: Array<{ quarter: string, version: number }> }>, checks: Array<{ code: string, ok: boolean }> } | null }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type CompleteBooksMutationVariables = Exact<{
  partnership: string | number;
  input: CompleteBooksInput;
}>;


export type CompleteBooksMutation = { completeBooks:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'PoolChange', dataVersion: number, pool: { version: number, isClosed: boolean, booksTo: string | null, openingBalance: { pence: number | null, state: FigureState }, ledger: { contributions: { pence: number | null }, otherIncome: { pence: number | null }, settlements: { pence: number | null }, spend: { pence: number | null }, returns: { pence: number | null }, balance: { pence: number | null, state: FigureState } }, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, variance: { pence: number | null, state: FigureState }, varianceShares: Array<{ basis: string, organisation: { code: string }, share: { pence: number | null } }>, unallocatedVariance: { pence: number | null, state: FigureState }, closingBalance: { pence: number | null, state: FigureState }, contributions: Array<{ form: string, version: number, organisation: { code: string }, fundingSource: { code: string }, planned: { pence: number | null }, paid: { pence: number | null, state: FigureState } }>, schemes: Array<{ code: string, version: number, quarters: Array<{ quarter: string, version: number }> }>, checks: Array<{ code: string, ok: boolean }> } | null }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type ClosePoolYearMutationVariables = Exact<{
  partnership: string | number;
  input: ClosePoolYearInput;
}>;


export type ClosePoolYearMutation = { closePoolYear:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'PoolChange', dataVersion: number, pool: { version: number, isClosed: boolean, booksTo: string | null, openingBalance: { pence: number | null, state: FigureState }, ledger: { contributions: { pence: number | null }, otherIncome: { pence: number | null }, settlements: { pence: number | null }, spend: { pence: number | null }, returns: { pence: number | null }, balance: { pence: number | null, state: FigureState } }, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, variance: { pence: number | null, state: FigureState }, varianceShares: Array<{ basis: string, organisation: { code: string }, share: { pence: number | null } }>, unallocatedVariance: { pence: number | null, state: FigureState }, closingBalance: { pence: number | null, state: FigureState }, contributions: Array<{ form: string, version: number, organisation: { code: string }, fundingSource: { code: string }, planned: { pence: number | null }, paid: { pence: number | null, state: FigureState } }>, schemes: Array<{ code: string, version: number, quarters: Array<{ quarter: string, version: number }> }>, checks: Array<{ code: string, ok: boolean }> } | null }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type PooledBudgetsQueryVariables = Exact<{
  partnership: string | number;
  financialYear: string;
}>;


export type PooledBudgetsQuery = { partnership: { dataVersion: number, pooledBudgets: { complete: boolean, warnings: Array<{ code: string, message: string }>, pools: Array<{ provenance: Provenance, arrangement: { code: string, name: string, kind: string, poolManager: string | null, start: string, end: string | null, host: { code: string, name: string } }, openingBalance: { pence: number | null, state: FigureState }, contributions: Array<{ form: string, recurrent: boolean, organisation: { code: string, name: string, kind: string }, fundingSource: { code: string, name: string }, planned: { pence: number | null, state: FigureState }, varied: { pence: number | null, state: FigureState }, paid: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, shareOfPlan: { value: number | null, state: FigureState } }>, quarters: Array<{ quarter: string, cumulative: boolean, status: string, version: number | null, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, signOffs: Array<{ role: string, by: string, at: string, organisation: { code: string } }> }>, schemes: Array<{ code: string, name: string, service: { code: string, name: string } | null, budget: { pence: number | null, state: FigureState }, committed: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState } }>, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, variance: { pence: number | null, state: FigureState }, varianceShares: Array<{ basis: string, organisation: { code: string }, fundingSource: { code: string } | null, share: { pence: number | null, state: FigureState } }>, unallocatedVariance: { pence: number | null, state: FigureState }, closingBalance: { pence: number | null, state: FigureState }, checks: Array<{ code: string, level: string, ok: boolean, message: string, mend: string }> }> } } };

export type PoolsPageQueryVariables = Exact<{
  partnership: string | number;
  financialYear: string;
}>;


export type PoolsPageQuery = { partnership: { dataVersion: number, pooledBudgets: { complete: boolean, warnings: Array<{ code: string, message: string }>, pools: Array<{ isClosed: boolean, booksTo: string | null, version: number, provenance: Provenance, arrangement: { code: string, name: string, kind: string, poolManager: string | null, start: string, end: string | null, host: { code: string, name: string } }, ledger: { opening: { pence: number | null, state: FigureState }, contributions: { pence: number | null, state: FigureState }, otherIncome: { pence: number | null, state: FigureState }, settlements: { pence: number | null, state: FigureState }, spend: { pence: number | null, state: FigureState }, returns: { pence: number | null, state: FigureState }, balance: { pence: number | null, state: FigureState } }, outlook: Array<{ organisation: { code: string, name: string }, stated: { pence: number | null, state: FigureState }, low: { pence: number | null, state: FigureState }, high: { pence: number | null, state: FigureState } }>, openingBalance: { pence: number | null, state: FigureState }, contributions: Array<{ form: string, recurrent: boolean, version: number, organisation: { code: string, name: string, kind: string }, fundingSource: { code: string, name: string }, planned: { pence: number | null, state: FigureState }, varied: { pence: number | null, state: FigureState }, paid: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, shareOfPlan: { value: number | null, state: FigureState }, ringFences: Array<{ scheme: { code: string, name: string }, amount: { pence: number | null, state: FigureState } }> }>, quarters: Array<{ quarter: string, cumulative: boolean, status: string, version: number | null, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, signOffs: Array<{ role: string, by: string, at: string, organisation: { code: string, name: string } }> }>, schemes: Array<{ code: string, name: string, version: number, service: { code: string, name: string, provider: { code: string, name: string } } | null, ownRisk: { code: string, name: string } | null, lead: { code: string, name: string } | null, budget: { pence: number | null, state: FigureState }, committed: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, accrued: { pence: number | null, state: FigureState }, income: { pence: number | null, state: FigureState }, net: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, estimate: { runRate: { pence: number | null, state: FigureState }, phased: { pence: number | null, state: FigureState }, trend: { pence: number | null, state: FigureState }, low: { pence: number | null, state: FigureState }, high: { pence: number | null, state: FigureState } }, months: Array<{ month: string, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState } }>, quarters: Array<{ quarter: string, version: number, budget: { pence: number | null, state: FigureState }, committed: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState } }> }>, contracts: Array<{ code: string, service: string, serviceName: string, start: string, end: string | null, provider: { code: string, name: string }, annualValue: { pence: number | null, state: FigureState }, yearValue: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, places: Array<{ weight: number, area: { code: string, name: string }, share: { pence: number | null, state: FigureState } }> }>, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, variance: { pence: number | null, state: FigureState }, varianceShares: Array<{ basis: string, organisation: { code: string, name: string }, fundingSource: { code: string, name: string } | null, share: { pence: number | null, state: FigureState } }>, unallocatedVariance: { pence: number | null, state: FigureState }, closingBalance: { pence: number | null, state: FigureState }, checks: Array<{ code: string, level: string, ok: boolean, message: string, mend: string }> }> } } };

export type QuarterReturnsQueryVariables = Exact<{
  partnership: string | number;
  arrangement: string | number;
  financialYear: string;
}>;


export type QuarterReturnsQuery = { partnership: { dataVersion: number, arrangement: { name: string, provenance: Provenance } | null, pooledBudgets: { pools: Array<{ booksTo: string | null, arrangement: { code: string } }> }, quarterReturns: Array<{ id: string, arrangement: string, quarter: string, edition: number, status: ReturnStatus, isNewest: boolean, commentary: string | null, reason: string | null, preparedBy: string | null, figuresVersion: number | null, changesSince: number, contentHash: string | null, version: number, lines: Array<{ section: ReturnSection, code: string, label: string, planned: { pence: number | null, state: FigureState }, quarter: { pence: number | null, state: FigureState }, toDate: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState } }>, statements: Array<{ term: string, condition: string, isMet: boolean | null, comment: string | null }>, comments: Array<{ by: string, at: string, comment: string, organisation: { code: string, name: string } | null }>, signatures: Array<{ role: string, by: string, at: string, organisation: { code: string, name: string } }>, unsigned: Array<{ code: string, name: string }> }> } };

export type ReturnComparisonQueryVariables = Exact<{
  partnership: string | number;
  arrangement: string | number;
  quarter: string;
  edition: number;
  withEdition: number;
}>;


export type ReturnComparisonQuery = { partnership: { returnComparison: Array<{ section: ReturnSection, code: string, label: string, amount: ReturnAmount, before: { pence: number | null, state: FigureState }, after: { pence: number | null, state: FigureState }, difference: { pence: number | null, state: FigureState } }> } };

export type QueueDetailQueryVariables = Exact<{
  partnership: string | number;
  month: string;
  filter: WaitFilter;
  services: Array<string | number> | string | number;
}>;


export type QueueDetailQuery = { partnership: { waits: { warnings: Array<{ code: string, message: string }>, rows: Array<{ asAt: string, targetWeeks: number, standardBasis: string | null, clockDefinition: string, service: { code: string, name: string, provider: { code: string, name: string } }, serviceLine: { code: string, name: string, unitOfCare: string }, clock: { code: string, name: string }, queue: { value: number | null, state: FigureState, unit: string, provenance: Provenance }, bands: Array<{ fromWeeks: number, toWeeks: number | null, count: { value: number | null, state: FigureState } }>, withinTarget: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, load: { value: number | null, state: FigureState }, pressure: { value: number | null, state: FigureState }, breachShare: { value: number | null, state: FigureState }, targetQueue: { value: number | null, state: FigureState }, reliefCapacity: { value: number | null, state: FigureState, unit: string }, targetCapacity: { value: number | null, state: FigureState, unit: string }, weeksToTarget: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, trend: Array<{ month: string, flags: Array<string>, variation: Variation, figure: { value: number | null, state: FigureState } }>, control: { points: number, variation: Variation | null, assurance: Assurance | null, target: { value: number | null, state: FigureState }, limits: Array<{ fromMonth: string, toMonth: string, mean: { value: number | null, state: FigureState }, lower: { value: number | null, state: FigureState }, upper: { value: number | null, state: FigureState } }> }, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, unit: string }, source: { publisher: string, dataset: string, release: string | null } | null }> } }> }, clinicalCapacity: { lines: Array<{ serviceLine: { code: string, unitOfCare: string }, services: Array<{ service: { code: string }, figures: { isRelief: boolean, fundedWte: { value: number | null, state: FigureState }, inPostWte: { value: number | null, state: FigureState }, vacancyShare: { value: number | null, state: FigureState }, staffCapacity: { value: number | null, state: FigureState }, fundedCapacity: { value: number | null, state: FigureState }, vacancyEffect: { value: number | null, state: FigureState }, notBroughtEffect: { value: number | null, state: FigureState }, returnedCapacity: { value: number | null, state: FigureState }, referrals: { value: number | null, state: FigureState }, neededCapacity: { value: number | null, state: FigureState }, wteNeeded: { value: number | null, state: FigureState } } }> }> }, services: { edges: Array<{ node: { code: string, ages: { from: number, to: number } | null, areas: Array<{ code: string, name: string }>, needs: Array<{ code: string }> } }> } } };

export type ReturnMovedFragment = { quarter: string, edition: number, status: ReturnStatus, version: number, contentHash: string | null, unsigned: Array<{ code: string, name: string }> };

export type PrepareReturnMutationVariables = Exact<{
  partnership: string | number;
  input: PrepareReturnInput;
}>;


export type PrepareReturnMutation = { prepareReturn:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'QuarterReturn', quarter: string, edition: number, status: ReturnStatus, version: number, contentHash: string | null, unsigned: Array<{ code: string, name: string }> }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type SubmitReturnMutationVariables = Exact<{
  partnership: string | number;
  input: ReturnStepInput;
}>;


export type SubmitReturnMutation = { submitReturn:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'QuarterReturn', quarter: string, edition: number, status: ReturnStatus, version: number, contentHash: string | null, unsigned: Array<{ code: string, name: string }> }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type SignReturnMutationVariables = Exact<{
  partnership: string | number;
  input: SignReturnInput;
}>;


export type SignReturnMutation = { signReturn:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'QuarterReturn', quarter: string, edition: number, status: ReturnStatus, version: number, contentHash: string | null, unsigned: Array<{ code: string, name: string }> }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type SendReturnBackMutationVariables = Exact<{
  partnership: string | number;
  input: ReturnReasonInput;
}>;


export type SendReturnBackMutation = { sendReturnBack:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'QuarterReturn', quarter: string, edition: number, status: ReturnStatus, version: number, contentHash: string | null, unsigned: Array<{ code: string, name: string }> }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type AmendReturnMutationVariables = Exact<{
  partnership: string | number;
  input: ReturnReasonInput;
}>;


export type AmendReturnMutation = { amendReturn:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'QuarterReturn', quarter: string, edition: number, status: ReturnStatus, version: number, contentHash: string | null, unsigned: Array<{ code: string, name: string }> }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type CommentOnReturnMutationVariables = Exact<{
  partnership: string | number;
  input: CommentOnReturnInput;
}>;


export type CommentOnReturnMutation = { commentOnReturn:
    | { __typename: 'EditConflict', currentVersion: number, fields: Array<{ field: string, theirs: string, changedBy: string, changedAt: string }> }
    | { __typename: 'QuarterReturn', quarter: string, edition: number, status: ReturnStatus, version: number, contentHash: string | null, unsigned: Array<{ code: string, name: string }> }
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
   };

export type RiskSharePreviewQueryVariables = Exact<{
  partnership: string | number;
  arrangement: string | number;
  direction: VarianceDirection;
  rule: RiskShareRuleInput;
}>;


export type RiskSharePreviewQuery = { partnership: { riskSharePreview: Array<{ financialYear: string, isClosed: boolean, variance: { pence: number | null, state: FigureState }, asAgreed: Array<{ basis: string, organisation: { code: string, name: string }, share: { pence: number | null, state: FigureState } }>, unallocatedAsAgreed: { pence: number | null, state: FigureState }, asProposed: Array<{ basis: string, organisation: { code: string, name: string }, share: { pence: number | null, state: FigureState } }>, unallocatedAsProposed: { pence: number | null, state: FigureState } }> } };

export type SameChildrenQueryVariables = Exact<{
  partnership: string | number;
  filter: ServiceFilter;
}>;


export type SameChildrenQuery = { partnership: { services: { totalCount: number, edges: Array<{ node: { code: string, name: string, commissions: Array<{ start: string, end: string | null }> } }> } } };

export type ServiceFiguresQueryVariables = Exact<{
  partnership: string | number;
  period: PeriodInput;
  services: Array<string | number> | string | number;
}>;


export type ServiceFiguresQuery = { partnership: { dataVersion: number, serviceFigures: { warnings: Array<{ code: string, message: string }>, rows: Array<{ service: { code: string, name: string, provider: { code: string, name: string } }, serviceLine: { code: string, name: string, unitOfCare: string }, capacity: { value: number | null, state: FigureState, unit: string, provenance: Provenance }, activity: { value: number | null, state: FigureState, unit: string, provenance: Provenance }, spend: { pence: number | null, state: FigureState }, unitCost: { pence: number | null, state: FigureState }, deliveredCost: { pence: number | null, state: FigureState }, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, unit: string }, source: { publisher: string, dataset: string, release: string | null } | null }> } }> } } };

export type ServiceHistoryQueryVariables = Exact<{
  partnership: string | number;
  service: string | number;
  from: string;
  to: string;
}>;


export type ServiceHistoryQuery = { partnership: { dataVersion: number, serviceHistory: { complete: boolean, service: { code: string, name: string }, warnings: Array<{ code: string, message: string }>, lines: Array<{ serviceLine: { code: string, name: string, unitOfCare: string, unitKind: string }, months: Array<{ month: string, flags: Array<string>, capacity: { value: number | null, state: FigureState, unit: string, provenance: Provenance }, activity: { value: number | null, state: FigureState, unit: string, provenance: Provenance } }>, years: Array<{ financialYear: string, from: string, to: string, capacity: { value: number | null, state: FigureState, unit: string }, activity: { value: number | null, state: FigureState, unit: string }, delivered: { value: number | null, state: FigureState, unit: string } }>, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, unit: string }, source: { publisher: string, dataset: string, release: string | null } | null }> } }> } } };

export type ServiceMoneyQueryVariables = Exact<{
  partnership: string | number;
  codes: Array<string | number> | string | number;
  month: string;
}>;


export type ServiceMoneyQuery = { partnership: { services: { totalCount: number, complete: boolean, edges: Array<{ node: { code: string, name: string, provider: { code: string, name: string }, ages: { from: number, to: number } | null, areas: Array<{ code: string, level: string, name: string }>, needs: Array<{ code: string, name: string }>, capacityPerMonth: { value: number | null, state: FigureState, unit: string }, commissions: Array<{ code: string, start: string, end: string | null, noticeBy: string | null, isSpot: boolean, commissioner: { code: string, name: string }, arrangement: { code: string, name: string } | null, funding: Array<{ financialYear: string, source: { name: string, side: string }, budget: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState } }> }> } }> }, waits: { rows: Array<{ targetWeeks: number, service: { code: string, name: string }, clock: { code: string, name: string }, queue: { value: number | null, state: FigureState }, withinTarget: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, weeksToTarget: { value: number | null, state: FigureState } }> } } };

export type ServicePanelQueryVariables = Exact<{
  partnership: string | number;
  service: string | number;
  line: string | number;
  from: string;
  to: string;
  period: PeriodInput;
}>;


export type ServicePanelQuery = { partnership: { serviceHistory: { complete: boolean, warnings: Array<{ code: string, message: string }>, lines: Array<{ serviceLine: { code: string, name: string, unitOfCare: string, unitKind: string }, months: Array<{ month: string, flags: Array<string>, capacity: { value: number | null, state: FigureState }, activity: { value: number | null, state: FigureState } }>, years: Array<{ financialYear: string, from: string, to: string, capacity: { value: number | null, state: FigureState }, activity: { value: number | null, state: FigureState }, delivered: { value: number | null, state: FigureState } }>, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, unit: string }, source: { publisher: string, dataset: string, release: string | null } | null }> } }> }, overlaps: { totalCount: number, edges: Array<{ node: { code: string, kind: OverlapKind, commissions: Array<{ code: string, commissioner: { code: string, name: string }, service: { code: string, name: string } }>, sharedCells: Array<{ area: { code: string, name: string }, ageBand: { code: string, from: number, to: number }, need: { code: string, name: string } }>, sharedDemand: { value: number | null, state: FigureState, unit: string }, sharedSpend: { pence: number | null, state: FigureState }, judgement: { kind: JudgementKind } | null } }> }, waits: { rows: Array<{ asAt: string, targetWeeks: number, clock: { code: string, name: string }, queue: { value: number | null, state: FigureState }, withinTarget: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, weeksToTarget: { value: number | null, state: FigureState } }> }, gaps: { rowCount: number, pageInfo: { hasNextPage: boolean }, rows: Array<{ key: string, remedy: Remedy, serviceLine: { code: string, name: string, unitOfCare: string }, area: { code: string, name: string } | null, ageBand: { code: string, from: number, to: number } | null, demand: { value: number | null, state: FigureState }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, coverageGap: { value: number | null, state: FigureState }, capacityGap: { value: number | null, state: FigureState }, distributionGap: { value: number | null, state: FigureState }, coverage: { value: number | null, state: FigureState }, services: Array<{ code: string }> }> } } };

export type ServicesPageQueryVariables = Exact<{
  partnership: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type ServicesPageQuery = { partnership: { dataVersion: number, needs: Array<{ code: string, name: string }>, services: { totalCount: number, complete: boolean, warnings: Array<{ code: string, message: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { code: string, name: string, ehcpSection: string | null, provenance: Provenance, serviceLine: { code: string, name: string, unitOfCare: string, unitKind: string }, provider: { code: string, name: string, kind: string }, layer: { code: string, name: string }, function: { code: string, name: string }, ages: { from: number, to: number } | null, needs: Array<{ code: string, name: string }>, areas: Array<{ code: string, name: string, level: string }>, wards: Array<{ code: string, name: string }>, capacityPerMonth: { value: number | null, state: FigureState, unit: string }, annualValue: { pence: number | null, state: FigureState }, dutyHolder: { code: string, name: string } | null, commissions: Array<{ code: string, start: string, end: string | null, noticeBy: string | null, isSpot: boolean, commissioner: { code: string, name: string, kind: string }, annualValue: { pence: number | null, state: FigureState }, arrangement: { code: string, name: string, kind: string } | null, funding: Array<{ financialYear: string, source: { code: string, name: string, side: string }, budget: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState } }> }> } }> } } };

export type ServicesQueryVariables = Exact<{
  partnership: string | number;
  first: number;
  after?: string | null | undefined;
  filter?: ServiceFilter | null | undefined;
}>;


export type ServicesQuery = { partnership: { code: string, name: string, dataVersion: number, services: { totalCount: number, complete: boolean, warnings: Array<{ code: string, message: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, code: string, name: string, ehcpSection: string | null, provenance: Provenance, serviceLine: { code: string, name: string, unitOfCare: string }, provider: { code: string, name: string, kind: string }, layer: { code: string, name: string }, function: { code: string, name: string }, ages: { from: number, to: number } | null, needs: Array<{ code: string, name: string }>, areas: Array<{ code: string, name: string, level: string }>, capacityPerMonth: { value: number | null, state: FigureState, unit: string }, annualValue: { pence: number | null, state: FigureState }, dutyHolder: { code: string, name: string } | null, commissions: Array<{ id: string, start: string, end: string | null, noticeBy: string | null, commissioner: { code: string, name: string, kind: string }, arrangement: { code: string, name: string, kind: string } | null, funding: Array<{ financialYear: string, source: { code: string, name: string, side: string }, budget: { pence: number | null, state: FigureState }, forecast: { pence: number | null, state: FigureState }, actual: { pence: number | null, state: FigureState } }> }> } }> } } };

export type SharedUnderstandingQueryVariables = Exact<{
  partnership: string | number;
  month: string;
  first: number;
  after?: string | null | undefined;
  filter?: SharedUnderstandingFilter | null | undefined;
}>;


export type SharedUnderstandingQuery = { partnership: { dataVersion: number, sharedUnderstanding: { complete: boolean, rowCount: number, warnings: Array<{ code: string, message: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, rows: Array<{ key: string, need: { code: string, name: string }, area: { code: string, name: string }, ageBand: { code: string, from: number, to: number }, views: Array<{ agency: Agency, children: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, possible: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, lists: Array<{ list: ChildList, children: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }> }>, comparisons: Array<{ first: Agency, second: Agency, verdict: ComparisonVerdict, expected: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, ratio: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, source: { publisher: string, dataset: string, release: string | null, load: string | null } | null }> } }>, agreements: Array<{ first: Agency, second: Agency, need: { code: string }, agreement: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, dataGaps: Array<{ key: string, kind: DataGapKind, agency: Agency, other: Agency | null, state: FigureState | null, need: { code: string, name: string }, areas: Array<{ code: string, name: string }>, ageBands: Array<{ code: string, from: number, to: number }>, children: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }> } } };

export type KnownFigureFragment = { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance };

export type SpendingQueryVariables = Exact<{
  partnership: string | number;
  period: PeriodInput;
  basis: DemandBasis;
  pence?: number | null | undefined;
  wte?: number | null | undefined;
  serviceLines?: Array<string | number> | string | number | null | undefined;
}>;


export type SpendingQuery = { partnership: { dataVersion: number, spending: { complete: boolean, warnings: Array<{ code: string, message: string }>, lines: Array<{ serviceLine: { code: string, name: string, unitOfCare: string }, unmet: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, unreached: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, bought: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, shareMet: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, spent: { pence: number | null, state: FigureState }, left: { pence: number | null, state: FigureState }, steps: Array<{ service: { code: string, name: string }, units: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, helpful: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, unitCost: { pence: number | null, state: FigureState }, cost: { pence: number | null, state: FigureState }, wte: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, unmetAfter: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, source: { publisher: string, dataset: string, release: string | null, load: string | null } | null }> } }> } } };

export type SpendingFigureFragment = { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance };

export type UnderstandingPageQueryVariables = Exact<{
  partnership: string | number;
  month: string;
  filter?: SharedUnderstandingFilter | null | undefined;
}>;


export type UnderstandingPageQuery = { partnership: { dataVersion: number, sharedUnderstanding: { complete: boolean, rowCount: number, warnings: Array<{ code: string, message: string }>, places: Array<{ key: string, need: { code: string, name: string }, area: { code: string, name: string }, comparison: { first: Agency, second: Agency, verdict: ComparisonVerdict, expected: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, ratio: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, shortfall: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }, widest: { key: string, ageBand: { code: string, from: number, to: number }, comparison: { first: Agency, second: Agency, verdict: ComparisonVerdict, expected: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, ratio: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, shortfall: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } } } }>, mixes: Array<{ first: Agency, second: Agency, need: { code: string, name: string }, firstChildren: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, secondChildren: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, firstShare: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, secondShare: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, returns: Array<{ agency: Agency, list: ChildList, month: string | null, ageMonths: number | null, isUsed: boolean, populationBasis: PopulationBasis | null, placesGiven: number, placesMissing: number, source: { publisher: string, dataset: string, release: string | null, load: string | null } | null }>, dataGaps: Array<{ key: string, kind: DataGapKind, agency: Agency, other: Agency | null, state: FigureState | null, need: { code: string, name: string }, areas: Array<{ code: string, name: string }>, ageBands: Array<{ code: string, from: number, to: number }>, children: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, source: { publisher: string, dataset: string, release: string | null } | null }> } }> }, loads: { totalCount: number, edges: Array<{ node: { id: string, template: string, dataset: string, publisher: string, release: string | null, provenance: Provenance, finishedAt: string, rowsRead: number, errorCount: number, warningCount: number, status: string } }> }, familyPriorities: { complete: boolean, rowCount: number, warnings: Array<{ code: string, message: string }>, rows: Array<{ key: string, priority: string, survey: { code: string, name: string, heldOn: string }, need: { code: string, name: string } | null, serviceLine: { code: string, name: string } | null, families: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, asked: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, share: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, areas: Array<{ area: { code: string, name: string }, families: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, changes: Array<{ number: number, changedOn: string, change: string, serviceLine: { code: string, name: string } | null }>, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, source: { publisher: string, dataset: string, release: string | null } | null }> } }> } } };

export type UnderstandingPlaceQueryVariables = Exact<{
  partnership: string | number;
  month: string;
  filter?: SharedUnderstandingFilter | null | undefined;
}>;


export type UnderstandingPlaceQuery = { partnership: { dataVersion: number, sharedUnderstanding: { rows: Array<{ key: string, need: { code: string, name: string }, area: { code: string, name: string }, ageBand: { code: string, from: number, to: number }, views: Array<{ agency: Agency, children: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, possible: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, lists: Array<{ list: ChildList, children: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }> }>, comparisons: Array<{ first: Agency, second: Agency, verdict: ComparisonVerdict, expected: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, ratio: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, shortfall: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } }>, explanation: { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, source: { publisher: string, dataset: string, release: string | null } | null }> } }> } } };

export type ComparedAgenciesFragment = { first: Agency, second: Agency, verdict: ComparisonVerdict, expected: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, ratio: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, shortfall: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance } };

export type UnderstandingFigureFragment = { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance };

export type UnderstandingExplanationFragment = { definition: string, formula: string, inputs: Array<{ label: string, figure: { value: number | null, state: FigureState, lower: number | null, upper: number | null, unit: string, provenance: Provenance }, source: { publisher: string, dataset: string, release: string | null } | null }> };

export type ViewerQueryVariables = Exact<{
  partnership: string | number;
}>;


export type ViewerQuery = { viewer: { kind: ViewerKind, name: string | null, membership: { roles: Array<Role>, rules: Array<string>, reading: Reading, purpose: string | null } | null } };

export type StatePurposeMutationVariables = Exact<{
  partnership: string | number;
  purpose: string;
}>;


export type StatePurposeMutation = { statePurpose:
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
    | { __typename: 'ViewerMembership', reading: Reading, purpose: string | null }
   };

export type WithdrawPurposeMutationVariables = Exact<{
  partnership: string | number;
}>;


export type WithdrawPurposeMutation = { withdrawPurpose:
    | { __typename: 'Refusal', code: string, field: string | null, message: string, mend: string }
    | { __typename: 'ViewerMembership', reading: Reading, purpose: string | null }
   };

export type WaitsPageQueryVariables = Exact<{
  partnership: string | number;
  month: string;
  filter?: WaitFilter | null | undefined;
  capacity?: ClinicalCapacityFilter | null | undefined;
}>;


export type WaitsPageQuery = { partnership: { dataVersion: number, waits: { complete: boolean, rowCount: number, warnings: Array<{ code: string, message: string }>, lines: Array<{ targetWeeks: number, standardBasis: string | null, clockDefinition: string, queues: number, notSubmitted: number, serviceLine: { code: string, name: string, unitOfCare: string }, clock: { code: string, name: string }, queue: { value: number | null, state: FigureState, provenance: Provenance }, bands: Array<{ fromWeeks: number, toWeeks: number | null, count: { value: number | null, state: FigureState } }>, withinTarget: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, pressure: { value: number | null, state: FigureState } }>, rows: Array<{ targetWeeks: number, service: { code: string, name: string, provider: { code: string, name: string } }, serviceLine: { code: string, name: string, unitOfCare: string }, clock: { code: string, name: string }, queue: { value: number | null, state: FigureState, provenance: Provenance }, withinTarget: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, load: { value: number | null, state: FigureState }, pressure: { value: number | null, state: FigureState }, breachShare: { value: number | null, state: FigureState }, targetQueue: { value: number | null, state: FigureState }, reliefCapacity: { value: number | null, state: FigureState }, targetCapacity: { value: number | null, state: FigureState }, weeksToTarget: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, control: { points: number, variation: Variation | null, assurance: Assurance | null } }> }, clinicalCapacity: { warnings: Array<{ code: string, message: string }>, lines: Array<{ serviceLine: { code: string, name: string, unitOfCare: string }, figures: { isRelief: boolean, fundedWte: { value: number | null, state: FigureState }, inPostWte: { value: number | null, state: FigureState }, vacancyShare: { value: number | null, state: FigureState }, staffCapacity: { value: number | null, state: FigureState }, fundedCapacity: { value: number | null, state: FigureState }, vacancyEffect: { value: number | null, state: FigureState }, notBroughtEffect: { value: number | null, state: FigureState }, returnedCapacity: { value: number | null, state: FigureState }, referrals: { value: number | null, state: FigureState }, neededCapacity: { value: number | null, state: FigureState }, wteNeeded: { value: number | null, state: FigureState } }, services: Array<{ service: { code: string, name: string }, figures: { isRelief: boolean, fundedWte: { value: number | null, state: FigureState }, inPostWte: { value: number | null, state: FigureState }, vacancyShare: { value: number | null, state: FigureState }, staffCapacity: { value: number | null, state: FigureState }, fundedCapacity: { value: number | null, state: FigureState }, vacancyEffect: { value: number | null, state: FigureState }, notBroughtEffect: { value: number | null, state: FigureState }, returnedCapacity: { value: number | null, state: FigureState }, referrals: { value: number | null, state: FigureState }, neededCapacity: { value: number | null, state: FigureState }, wteNeeded: { value: number | null, state: FigureState } } }> }> } } };

export type QueueStaffFragment = { isRelief: boolean, fundedWte: { value: number | null, state: FigureState }, inPostWte: { value: number | null, state: FigureState }, vacancyShare: { value: number | null, state: FigureState }, staffCapacity: { value: number | null, state: FigureState }, fundedCapacity: { value: number | null, state: FigureState }, vacancyEffect: { value: number | null, state: FigureState }, notBroughtEffect: { value: number | null, state: FigureState }, returnedCapacity: { value: number | null, state: FigureState }, referrals: { value: number | null, state: FigureState }, neededCapacity: { value: number | null, state: FigureState }, wteNeeded: { value: number | null, state: FigureState } };

export type WaitsQueryVariables = Exact<{
  partnership: string | number;
  month: string;
  filter?: WaitFilter | null | undefined;
}>;


export type WaitsQuery = { partnership: { dataVersion: number, waits: { complete: boolean, rowCount: number, warnings: Array<{ code: string, message: string }>, rows: Array<{ asAt: string, targetWeeks: number, service: { code: string, name: string }, serviceLine: { code: string, name: string }, clock: { code: string, name: string }, queue: { value: number | null, state: FigureState, unit: string, provenance: Provenance }, bands: Array<{ fromWeeks: number, toWeeks: number | null, count: { value: number | null, state: FigureState } }>, withinTarget: { value: number | null, state: FigureState, lower: number | null, upper: number | null }, load: { value: number | null, state: FigureState }, pressure: { value: number | null, state: FigureState }, targetQueue: { value: number | null, state: FigureState }, reliefCapacity: { value: number | null, state: FigureState, unit: string }, targetCapacity: { value: number | null, state: FigureState, unit: string }, weeksToTarget: { value: number | null, state: FigureState }, trend: Array<{ month: string, flags: Array<string>, figure: { value: number | null, state: FigureState } }> }> } } };

export type WardShapesQueryVariables = Exact<{
  partnership: string | number;
}>;


export type WardShapesQuery = { partnership: { wardShapes: Array<{ startsOn: string | null, endsOn: string | null, geometry: string, attribution: string, area: { code: string, name: string }, source: { publisher: string, dataset: string, release: string | null, licence: string | null } }> } };
