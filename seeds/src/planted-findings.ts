/** A part of the register whose demand, capacity and delivery are constant, so that its finding can be worked out by hand. */
export interface PlantedSlice {
  readonly code: string;
  readonly line: string;
  readonly need: string;
  readonly wards: readonly string[];
  /** Age group of the line, the regular register keeps out of it in these wards. */
  readonly ageFrom: number;
  readonly ageTo: number;
  /** Children with new need (or places needed) a month in each ward. */
  readonly monthlyChildren: number;
  readonly services: readonly PlantedService[];
}

export interface PlantedService {
  readonly code: string;
  readonly name: string;
  readonly provider: string;
  readonly ageFrom?: number;
  readonly ageTo?: number;
  /** Units of care a month. */
  readonly capacity: number;
  /** Units delivered a month, ward by ward; places are filled up to capacity and need. */
  readonly delivered: readonly number[];
  readonly commissions: readonly PlantedCommission[];
}

export interface PlantedCommission {
  readonly code: string;
  readonly commissioner: string;
  readonly fundingSource: string;
  readonly arrangement?: string;
  readonly start?: string;
  readonly end?: string;
  /** Pence a full year. */
  readonly annualPence: number;
}

/** What the API must answer for 2025-26, worked out in the README beside. */
export interface ExpectedGap {
  readonly slice: string;
  readonly remedy: "COMMISSION_NEW_SCOPE" | "ADD_CAPACITY" | "IMPROVE_DELIVERY" | "RETARGET";
  readonly demand: number;
  readonly coverageGap: number;
  readonly capacityGap: number;
  readonly deliveryGap: number;
  readonly targetingGap: number;
}

export interface ExpectedOverlap {
  readonly commissions: readonly [string, string];
  readonly kind: "DUPLICATE" | "SHARED_DELIVERY" | "HANDOVER" | "JOINT";
  /** Units of the set, and pence; null where the pair shares without surplus, or buys one service. */
  readonly overlapSurplus: number | null;
  readonly duplicatePence: number | null;
}

const ward = (number: number) => `E05001${number}`;
const ICB = "ICB-BC";
const COUNCIL = "WALSALL-MBC";

/** Gaps: nothing reaches, too little does, or what is paid for goes undelivered or elsewhere. */
const GAP_SLICES: readonly PlantedSlice[] = [
  {
    code: "DIET-TEENS",
    line: "DIET",
    need: "NUTRITION",
    wards: [ward(305), ward(306), ward(314)],
    ageFrom: 11,
    ageTo: 15,
    monthlyChildren: 2,
    services: [],
  },
  {
    code: "DYSPHAGIA-16",
    line: "DYSPHAGIA",
    need: "DYSPHAGIA",
    wards: [ward(303), ward(309), ward(311), ward(316)],
    ageFrom: 16,
    ageTo: 19,
    monthlyChildren: 3,
    services: [],
  },
  {
    code: "SLT-EARLY",
    line: "SLT",
    need: "SLCN",
    wards: [ward(304), ward(305), ward(306)],
    ageFrom: 0,
    ageTo: 4,
    monthlyChildren: 10,
    services: [
      {
        code: "SLT-EARLY-NHS",
        name: "Early years speech and language therapy, north",
        provider: "RBK",
        capacity: 51,
        delivered: [17, 17, 17],
        commissions: [
          { code: "C-SLT-EARLY-NHS", commissioner: ICB, fundingSource: "ICB_COMMUNITY", annualPence: 3_916_800 },
        ],
      },
      {
        code: "SLT-EARLY-TALK",
        name: "Talk together in family hubs, north",
        provider: "TALK-TOGETHER",
        capacity: 24,
        delivered: [8, 8, 8],
        commissions: [
          {
            code: "C-SLT-EARLY-TALK",
            commissioner: COUNCIL,
            fundingSource: "HIGH_NEEDS_BLOCK",
            annualPence: 1_728_000,
          },
        ],
      },
    ],
  },
  {
    code: "CAMHS-SOUTH",
    line: "CAMHS",
    need: "ANXIETY_LOW_MOOD",
    wards: [ward(311), ward(314), ward(316)],
    ageFrom: 11,
    ageTo: 15,
    monthlyChildren: 6,
    services: [
      {
        code: "CAMHS-SOUTH-TEAM",
        name: "Secondary-age mental health team, south",
        provider: "TAJ",
        capacity: 45,
        delivered: [15, 15, 15],
        commissions: [
          { code: "C-CAMHS-SOUTH-TEAM", commissioner: ICB, fundingSource: "ICB_MENTAL_HEALTH", annualPence: 7_830_000 },
        ],
      },
    ],
  },
  {
    code: "OT-WEST",
    line: "OT",
    need: "PD",
    wards: [ward(303), ward(309)],
    ageFrom: 5,
    ageTo: 10,
    monthlyChildren: 5,
    services: [
      {
        code: "OT-WEST-TEAM",
        name: "Primary-age occupational therapy, Darlaston and Bentley",
        provider: "RBK",
        capacity: 40,
        delivered: [14, 14],
        commissions: [
          { code: "C-OT-WEST-TEAM", commissioner: ICB, fundingSource: "ICB_COMMUNITY", annualPence: 3_456_000 },
        ],
      },
    ],
  },
  {
    code: "EP-UNEVEN",
    line: "EP",
    need: "SEMH",
    wards: [ward(304), ward(318)],
    ageFrom: 5,
    ageTo: 10,
    monthlyChildren: 5,
    services: [
      {
        code: "EP-UNEVEN-TEAM",
        name: "Educational psychology for primary schools, Birchills and Streetly",
        provider: "BRIGHTPATH",
        capacity: 18,
        delivered: [5, 13],
        commissions: [
          {
            code: "C-EP-UNEVEN-TEAM",
            commissioner: COUNCIL,
            fundingSource: "HIGH_NEEDS_BLOCK",
            annualPence: 9_072_000,
          },
        ],
      },
    ],
  },
];

/** Overlaps: with and without more capacity than is needed, of several kinds. */
const OVERLAP_SLICES: readonly PlantedSlice[] = [
  {
    code: "SHORTBREAK-EAST",
    line: "SHORTBREAK",
    need: "PMLD",
    wards: [ward(302), ward(312)],
    ageFrom: 5,
    ageTo: 10,
    monthlyChildren: 10,
    services: [
      {
        code: "SHORTBREAK-COUNCIL",
        name: "Saturday short breaks, east",
        provider: "CHASE-CARERS",
        capacity: 16,
        delivered: [8, 8],
        commissions: [
          {
            code: "C-SHORTBREAK-COUNCIL",
            commissioner: COUNCIL,
            fundingSource: "COUNCIL_BASE",
            annualPence: 9_600_000,
          },
        ],
      },
      {
        code: "SHORTBREAK-NHS",
        name: "Nurse-led short breaks, east",
        provider: "RBK",
        capacity: 16,
        delivered: [2, 2],
        commissions: [
          { code: "C-SHORTBREAK-NHS", commissioner: ICB, fundingSource: "ICB_COMMUNITY", annualPence: 12_000_000 },
        ],
      },
    ],
  },
  {
    code: "AP-NORTH",
    line: "AP",
    need: "SEMH",
    wards: [ward(307), ward(308)],
    ageFrom: 11,
    ageTo: 15,
    monthlyChildren: 12,
    services: [
      {
        code: "AP-NORTH-LEAF",
        name: "New Leaf key stage 3 and 4 places, north",
        provider: "NEW-LEAF-AP",
        capacity: 12,
        delivered: [6, 6],
        commissions: [
          {
            code: "C-AP-NORTH-LEAF",
            commissioner: COUNCIL,
            fundingSource: "HIGH_NEEDS_BLOCK",
            annualPence: 21_600_000,
          },
        ],
      },
      {
        code: "AP-NORTH-FORGE",
        name: "Forge vocational places, north",
        provider: "FORGE-ACADEMY",
        capacity: 10,
        delivered: [5, 5],
        commissions: [
          {
            code: "C-AP-NORTH-FORGE",
            commissioner: COUNCIL,
            fundingSource: "HIGH_NEEDS_BLOCK",
            annualPence: 20_000_000,
          },
        ],
      },
      {
        code: "AP-NORTH-THERAPY",
        name: "Therapeutic day places, north",
        provider: "OPEN-DOOR",
        capacity: 8,
        delivered: [1, 1],
        commissions: [
          {
            code: "C-AP-NORTH-THERAPY",
            commissioner: ICB,
            fundingSource: "ICB_MENTAL_HEALTH",
            annualPence: 19_200_000,
          },
        ],
      },
    ],
  },
  {
    code: "SRP-JOINT",
    line: "SRP",
    need: "HI",
    wards: [ward(317), ward(319)],
    ageFrom: 5,
    ageTo: 10,
    monthlyChildren: 6,
    services: [
      {
        code: "SRP-JOINT-SCHOOL",
        name: "Hearing base places, west",
        provider: "HOLLY-PRIMARY",
        capacity: 7,
        delivered: [4, 3],
        commissions: [
          {
            code: "C-SRP-JOINT-SCHOOL",
            commissioner: COUNCIL,
            fundingSource: "HIGH_NEEDS_BLOCK",
            arrangement: "S75-CYP",
            annualPence: 9_240_000,
          },
        ],
      },
      {
        code: "SRP-JOINT-NHS",
        name: "Hearing base with audiology, west",
        provider: "RBK",
        capacity: 5,
        delivered: [2, 3],
        commissions: [
          {
            code: "C-SRP-JOINT-NHS",
            commissioner: ICB,
            fundingSource: "ICB_COMMUNITY",
            arrangement: "S75-CYP",
            annualPence: 6_900_000,
          },
        ],
      },
    ],
  },
  {
    code: "POST16-HANDOVER",
    line: "POST16",
    need: "NEET_RISK",
    wards: [ward(320)],
    ageFrom: 16,
    ageTo: 19,
    monthlyChildren: 8,
    services: [
      {
        code: "POST16-SCHOOL-LEAVERS",
        name: "School leavers' support, Willenhall",
        provider: "NEXT-STEP",
        ageFrom: 16,
        ageTo: 18,
        capacity: 14,
        delivered: [14],
        commissions: [
          {
            code: "C-POST16-SCHOOL-LEAVERS",
            commissioner: COUNCIL,
            fundingSource: "COUNCIL_BASE",
            annualPence: 1_478_400,
          },
        ],
      },
      {
        code: "POST16-YOUNG-ADULTS",
        name: "Young adults' support, Willenhall",
        provider: "BRIDGEWAY",
        ageFrom: 18,
        ageTo: 19,
        capacity: 8,
        delivered: [8],
        commissions: [
          { code: "C-POST16-YOUNG-ADULTS", commissioner: ICB, fundingSource: "ICB_COMMUNITY", annualPence: 902_400 },
        ],
      },
    ],
  },
  {
    code: "PHYSIO-RENEWAL",
    line: "PHYSIO",
    need: "MOTOR",
    wards: [ward(313)],
    ageFrom: 11,
    ageTo: 15,
    monthlyChildren: 5,
    services: [
      {
        code: "PHYSIO-RENEWAL-OLD",
        name: "Secondary-age physiotherapy, Pheasey (contract to June 2025)",
        provider: "RXK",
        capacity: 10,
        delivered: [10],
        commissions: [
          {
            code: "C-PHYSIO-RENEWAL-OLD",
            commissioner: ICB,
            fundingSource: "ICB_COMMUNITY",
            end: "2025-06-30",
            annualPence: 828_000,
          },
        ],
      },
      {
        code: "PHYSIO-RENEWAL-NEW",
        name: "Secondary-age physiotherapy, Pheasey (contract from May 2025)",
        provider: "RBK",
        capacity: 10,
        delivered: [10],
        commissions: [
          {
            code: "C-PHYSIO-RENEWAL-NEW",
            commissioner: ICB,
            fundingSource: "ICB_COMMUNITY",
            start: "2025-05-01",
            annualPence: 852_000,
          },
        ],
      },
    ],
  },
];

/** Every planted slice. */
export const PLANTED_SLICES: readonly PlantedSlice[] = [...GAP_SLICES, ...OVERLAP_SLICES];

/** What the gap table says of each planted gap in 2025-26. */
export const EXPECTED_GAPS: readonly ExpectedGap[] = [
  {
    slice: "DIET-TEENS",
    remedy: "COMMISSION_NEW_SCOPE",
    demand: 216,
    coverageGap: 216,
    capacityGap: 0,
    deliveryGap: 0,
    targetingGap: 0,
  },
  {
    slice: "DYSPHAGIA-16",
    remedy: "COMMISSION_NEW_SCOPE",
    demand: 288,
    coverageGap: 288,
    capacityGap: 0,
    deliveryGap: 0,
    targetingGap: 0,
  },
  {
    slice: "SLT-EARLY",
    remedy: "ADD_CAPACITY",
    demand: 1440,
    coverageGap: 0,
    capacityGap: 540,
    deliveryGap: 0,
    targetingGap: 0,
  },
  {
    slice: "CAMHS-SOUTH",
    remedy: "ADD_CAPACITY",
    demand: 1080,
    coverageGap: 0,
    capacityGap: 540,
    deliveryGap: 0,
    targetingGap: 0,
  },
  {
    slice: "OT-WEST",
    remedy: "IMPROVE_DELIVERY",
    demand: 480,
    coverageGap: 0,
    capacityGap: 0,
    deliveryGap: 144,
    targetingGap: 0,
  },
  {
    slice: "EP-UNEVEN",
    remedy: "RETARGET",
    demand: 240,
    coverageGap: 0,
    capacityGap: 24,
    deliveryGap: 0,
    targetingGap: 48,
  },
];

/** What the overlap list says of each planted pair in 2025-26. */
export const EXPECTED_OVERLAPS: readonly ExpectedOverlap[] = [
  {
    commissions: ["C-SHORTBREAK-COUNCIL", "C-SHORTBREAK-NHS"],
    kind: "DUPLICATE",
    overlapSurplus: 12,
    duplicatePence: 9_000_000,
  },
  {
    commissions: ["C-AP-NORTH-FORGE", "C-AP-NORTH-LEAF"],
    kind: "DUPLICATE",
    overlapSurplus: 6,
    duplicatePence: 14_400_000,
  },
  {
    commissions: ["C-AP-NORTH-FORGE", "C-AP-NORTH-THERAPY"],
    kind: "DUPLICATE",
    overlapSurplus: 6,
    duplicatePence: 14_400_000,
  },
  {
    commissions: ["C-AP-NORTH-LEAF", "C-AP-NORTH-THERAPY"],
    kind: "DUPLICATE",
    overlapSurplus: 6,
    duplicatePence: 14_400_000,
  },
  {
    commissions: ["C-SLT-EARLY-NHS", "C-SLT-EARLY-TALK"],
    kind: "SHARED_DELIVERY",
    overlapSurplus: 0,
    duplicatePence: 0,
  },
  { commissions: ["C-SRP-JOINT-NHS", "C-SRP-JOINT-SCHOOL"], kind: "JOINT", overlapSurplus: 0, duplicatePence: 0 },
  {
    commissions: ["C-POST16-SCHOOL-LEAVERS", "C-POST16-YOUNG-ADULTS"],
    kind: "HANDOVER",
    overlapSurplus: null,
    duplicatePence: null,
  },
  {
    commissions: ["C-PHYSIO-RENEWAL-NEW", "C-PHYSIO-RENEWAL-OLD"],
    kind: "HANDOVER",
    overlapSurplus: null,
    duplicatePence: null,
  },
];

/** Whether a slice keeps the regular register out of an age group of a line in a ward. */
export function isPlanted(line: string, wardCode: string, ageFrom: number, ageTo: number): boolean {
  return PLANTED_SLICES.some(
    (slice) =>
      slice.line === line && slice.wards.includes(wardCode) && slice.ageFrom <= ageTo && ageFrom <= slice.ageTo,
  );
}
