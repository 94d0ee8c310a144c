/** Whether a number may be read as one, and if not, why. */
export const FIGURE_STATES = [
  "KNOWN",
  "LOW",
  "SUPPRESSED",
  "NOT_SUBMITTED",
  "NOT_COLLECTED",
  "NOT_LOADED",
  "NOT_APPLICABLE",
  "UNAVAILABLE",
  "UNDEFINED",
  "UNRELIABLE",
] as const;

/** Where a figure comes from: published statistics, a partner's own return, or made up to show how Tandem works. */
export const PROVENANCES = ["OFFICIAL", "LOCAL", "ILLUSTRATIVE"] as const;

/** Which children a figure counts. */
export const POPULATION_BASES = [
  "RESPONSIBLE_COUNCIL",
  "RESIDENT",
  "GP_REGISTERED",
  "PROVIDER",
  "SCHOOL_LOCATED",
] as const;

export const PERIOD_TYPES = [
  "MONTH",
  "QUARTER",
  "FINANCIAL_YEAR",
  "ACADEMIC_YEAR",
  "CALENDAR_YEAR",
  "SNAPSHOT",
] as const;

export const AREA_LEVELS = ["COUNTRY", "REGION", "ICB", "SUB_ICB", "COUNCIL", "LOCALITY", "WARD", "LSOA"] as const;

export const ORGANISATION_KINDS = [
  "COUNCIL",
  "ICB",
  "NHS_TRUST",
  "SCHOOL",
  "COLLEGE",
  "VOLUNTARY",
  "INDEPENDENT",
] as const;

/** Flow units add up over months; stock units are held, and averaged. */
export const UNIT_KINDS = ["flow", "stock"] as const;

export const POLARITIES = ["HIGHER_IS_BETTER", "LOWER_IS_BETTER", "NEUTRAL"] as const;

/** Which purse a funding source belongs to. */
export const FUNDING_SIDES = ["COUNCIL", "ICB"] as const;

/** How partners join their money; only SECTION_75 is a pool. */
export const ARRANGEMENT_KINDS = [
  "SECTION_75",
  "GRANT_TRANSFER",
  "ALIGNED",
  "LEAD_COMMISSIONING",
  "RECHARGE",
  "SOLE",
] as const;

/** Whose VAT rules a host's purchases for a fund follow: a council's (section 33) or an NHS body's (contracted-out services). */
export const VAT_REGIMES = ["COUNCIL", "NHS"] as const;

/** What an entry of a ledger is: paid in by a party, other money in, a party's share of a variance, spent, owed for what was had, or given back. */
export const LEDGER_KINDS = ["CONTRIBUTION", "OTHER_INCOME", "SETTLEMENT", "SPEND", "ACCRUAL", "RETURN"] as const;

export const CONTRIBUTION_FORMS = ["CASH", "IN_KIND", "NOTIONAL"] as const;

/** How a variance is shared: by planned contributions, by agreed integer weights, or left with the owner of the line. */
export const RISK_SHARE_BASES = ["CONTRIBUTION", "WEIGHTS", "LIES_WHERE_IT_FALLS"] as const;

/** Whether a variance is shared for the pool as one, or scheme by scheme by who funds the scheme. */
export const RISK_SHARE_SCOPES = ["POOL", "SCHEME"] as const;

export const VARIANCE_DIRECTIONS = ["OVERSPEND", "UNDERSPEND"] as const;

export const APPORTIONMENT_METHODS = ["WHOLE", "POPULATION", "ACTIVITY", "AGREED"] as const;

export const LOAD_STATUSES = ["COMMITTED", "UNCHANGED", "REFUSED"] as const;

export const PROBLEM_SEVERITIES = ["ERROR", "WARNING"] as const;

export const RETURN_STATUSES = ["DRAFT", "SUBMITTED", "SIGNED"] as const;

/** What a person made of an overlap or a gap. */
export const JUDGEMENT_KINDS = ["DUPLICATE", "COMPLEMENTARY", "INTENDED_CHOICE", "TRANSITION"] as const;

/** Sections of an EHC plan that name provision. */
export const EHCP_SECTIONS = ["F", "G", "H1", "H2"] as const;

/** Who knows of a child: schools and the council's SEND service, NHS services, or children's social care. */
export const AGENCIES = ["EDUCATION", "HEALTH", "SOCIAL_CARE"] as const;

/** On which list an agency holds a child; a child with a plan is not on SEN support too. */
export const CHILD_LISTS = ["EHC_PLAN", "SEN_SUPPORT", "CASELOAD", "REFERRAL"] as const;

/** Rules that counts of children are published by. */
export const DISCLOSURE_POLICY_CODES = ["HES", "MHSDS", "MHSDS_PEOPLE", "OPENSAFELY", "ACRO", "OPEN"] as const;
