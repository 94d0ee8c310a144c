import { COUNCIL, ICB, type PlantedSlice, ward } from "./planted-slice.ts";

/** Overlaps: with and without more capacity than is needed, of several kinds. */
export const OVERLAP_SLICES: readonly PlantedSlice[] = [
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
