/** The worked example of the README: one pool from its agreement to the settlement of its year, all amounts in pence. */

export const PARTNERSHIP = "walsall";
export const COUNCIL = "WALSALL-MBC";
export const ICB = "ICB-BC";
export const ARRANGEMENT = "S75-TALK";
export const YEAR = "2026-27";

export const AGREEMENT = {
  code: ARRANGEMENT,
  name: "Speech and language pool (worked example)",
  kind: "SECTION_75" as const,
  host: COUNCIL,
  poolManager: "Head of joint commissioning",
  parties: [COUNCIL, ICB].map((organisation) => ({ organisation, joinedOn: "2026-04-01" })),
  start: "2026-04-01",
  end: "2029-03-31",
  signedOn: "2026-03-12",
  reviewOn: "2027-01-31",
  noticeMonths: 6,
  vatRegime: "COUNCIL" as const,
  aims: "Children who need speech and language therapy get it in school and before school.",
  nhsFunctions: "Community health services for children.",
  councilFunctions: "Special educational provision named in plans.",
  personsAndServices: "Children aged 0 to 18 who live in Walsall; speech and language therapy.",
  resources: "The ICB provides clinic rooms.",
  variationTerms: "By written agreement before 31 January.",
  terminationTerms: "What is left goes back by contribution.",
  management: "Quarterly reports and an annual return by the pool manager.",
  benefitTolerance: 10,
};

const weights = (council: number, icb: number, icbCap: number | null) => [
  { organisation: COUNCIL, weight: council },
  { organisation: ICB, weight: icb, ...(icbCap === null ? {} : { capPence: icbCap }) },
];

/** An overspend: the first £30,000 equally, what is above two to one, the ICB at most £5,000 of that. */
export const OVERSPEND_RULE = {
  scope: "POOL" as const,
  reservePence: 0,
  isOffset: true,
  barsRingFenced: true,
  isKept: false,
  tiers: [
    { upToPence: 3_000_000, basis: "WEIGHTS" as const, parties: weights(1, 1, null) },
    { basis: "WEIGHTS" as const, parties: weights(2, 1, 500_000) },
  ],
};

/** An underspend goes back by contribution. */
export const UNDERSPEND_RULE = { ...OVERSPEND_RULE, tiers: [{ basis: "CONTRIBUTION" as const, parties: [] }] };

export const OPENING = 2_500_000;

export const CONTRIBUTIONS = [
  { organisation: COUNCIL, fundingSource: "HIGH_NEEDS_BLOCK", plannedPence: 60_000_000 },
  { organisation: COUNCIL, fundingSource: "COUNCIL_BASE", plannedPence: 20_000_000 },
  { organisation: ICB, fundingSource: "ICB_COMMUNITY", plannedPence: 40_000_000 },
] as const;

/** Schemes with their budget, and their spend quarter by quarter. */
export const SCHEMES = [
  {
    code: "TALK-SCHOOLS",
    name: "Talking in schools",
    quarterBudget: 22_500_000,
    spend: [23_100_000, 23_850_001, 24_125_000, 24_400_000],
  },
  {
    code: "TALK-EARLY",
    name: "Talking early",
    quarterBudget: 7_500_000,
    spend: [7_400_000, 7_250_000, 7_300_000, 7_100_000],
  },
] as const;

/** Charged to the second quarter by mistake, found after that quarter was signed, and taken back. */
export const MISTAKE = { reference: "Q2-WRONG", scheme: "TALK-SCHOOLS", month: "2026-09", pence: 100_000 };

/** Last month of each quarter. */
export const QUARTER_ENDS = ["2026-06", "2026-09", "2026-12", "2027-03"] as const;

/** What the year comes to. */
export const EXPECTED = {
  spend: 124_525_001,
  variance: 4_525_001,
  shares: [
    { organisation: ICB, pence: 2_000_000 },
    { organisation: COUNCIL, pence: 2_516_667 },
  ],
  unallocated: 8_334,
  /** The council agrees to bear what the ICB's cap leaves. */
  agreed: [{ organisation: COUNCIL, pence: 8_334 }],
  settlements: { [COUNCIL]: 2_525_001, [ICB]: 2_000_000 },
  closing: 2_500_000,
};
