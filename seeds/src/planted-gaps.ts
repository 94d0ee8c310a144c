import { COUNCIL, ICB, type PlantedSlice, ward } from "./planted-slice.ts";

/** Gaps: nothing reaches, too little does, or what is paid for goes undelivered or elsewhere. */
export const GAP_SLICES: readonly PlantedSlice[] = [
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
