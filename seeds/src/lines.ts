/** New need on one line in one age band with one need: children a month in the whole borough, illustrative. */
export interface NeedPart {
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly need: string;
  readonly monthlyChildren: number;
}

/** How the register lays out one service line. */
export interface LinePlan {
  readonly code: string;
  readonly name: string;
  readonly layer: string;
  readonly function: string;
  readonly isStock: boolean;
  readonly unitsPerChild: number;
  /** Age groups that separate services are bought for. */
  readonly groups: readonly { readonly label: string; readonly ageFrom: number; readonly ageTo: number }[];
  readonly parts: readonly NeedPart[];
  readonly clock: string | null;
  readonly commissioner: string;
  readonly fundingSource: string;
  readonly ehcpSection: string | null;
  readonly unitCostPence: number;
  readonly providers: readonly string[];
}

type Band = readonly [number, number];
const EARLY: Band = [0, 4];
const PRIMARY: Band = [5, 10];
const SECONDARY: Band = [11, 15];
const SIXTH: Band = [16, 19];
const YOUNG: Band = [20, 25];

function needs(band: Band, ...entries: readonly (readonly [string, number])[]): NeedPart[] {
  return entries.map(([need, monthlyChildren]) => ({ ageFrom: band[0], ageTo: band[1], need, monthlyChildren }));
}

function group(label: string, from: Band, to: Band = from) {
  return { label, ageFrom: from[0], ageTo: to[1] };
}

const ICB = "ICB-BC";
const COUNCIL = "WALSALL-MBC";
const FIRST_CONTACT = "REFERRAL_TO_FIRST_CONTACT";
const ASSESSMENT = "REFERRAL_TO_ASSESSMENT";

const HEALTH = { commissioner: ICB, fundingSource: "ICB_COMMUNITY", isStock: false, clock: FIRST_CONTACT } as const;
const EDUCATION = { commissioner: COUNCIL, fundingSource: "HIGH_NEEDS_BLOCK", ehcpSection: "F" } as const;

/** The fifteen lines of the illustrative register. */
export const LINES: readonly LinePlan[] = [
  {
    ...HEALTH,
    code: "SLT",
    name: "Speech and language therapy",
    layer: "SPECIALIST",
    function: "TREAT",
    unitsPerChild: 4,
    ehcpSection: "F",
    unitCostPence: 6_400,
    providers: ["RBK", "TALK-TOGETHER", "TAJ", "RBK"],
    groups: [group("early years", EARLY), group("school age", PRIMARY, SECONDARY)],
    parts: [
      ...needs(EARLY, ["SLCN", 95], ["ASD", 60], ["HI", 50]),
      ...needs(PRIMARY, ["SLCN", 110], ["ASD", 62]),
      ...needs(SECONDARY, ["SLCN", 60], ["ASD", 48]),
    ],
  },
  {
    ...HEALTH,
    code: "CAMHS",
    name: "Children and young people's mental health",
    layer: "SPECIALIST",
    function: "TREAT",
    fundingSource: "ICB_MENTAL_HEALTH",
    unitsPerChild: 5,
    ehcpSection: "G",
    unitCostPence: 14_500,
    providers: ["TAJ", "TAJ", "OPEN-DOOR", "TAJ"],
    groups: [group("primary age", PRIMARY), group("secondary age", SECONDARY)],
    parts: [
      ...needs(PRIMARY, ["SEMH", 70], ["ANXIETY_LOW_MOOD", 66]),
      ...needs(SECONDARY, ["SEMH", 88], ["ANXIETY_LOW_MOOD", 120]),
    ],
  },
  {
    ...HEALTH,
    code: "NDA",
    name: "Neurodevelopmental assessment",
    layer: "SPECIALIST",
    function: "ASSESS",
    clock: ASSESSMENT,
    unitsPerChild: 1,
    ehcpSection: "G",
    unitCostPence: 118_000,
    providers: ["TAJ", "RBK", "TAJ", "CLEAR-VIEW"],
    groups: [group("under 11", EARLY, PRIMARY), group("11 and over", SECONDARY, SIXTH)],
    parts: [
      ...needs(EARLY, ["NEURODEV", 64], ["ASD", 48]),
      ...needs(PRIMARY, ["NEURODEV", 96], ["ASD", 60]),
      ...needs(SECONDARY, ["NEURODEV", 78], ["ASD", 46]),
      ...needs(SIXTH, ["NEURODEV", 40]),
    ],
  },
  {
    ...HEALTH,
    code: "DIET",
    name: "Dietetics",
    layer: "SPECIALIST",
    function: "TREAT",
    unitsPerChild: 3,
    ehcpSection: "G",
    unitCostPence: 7_800,
    providers: ["RBK", "RBK", "RL4", "RBK"],
    groups: [group("under 11", EARLY, PRIMARY), group("secondary age", SECONDARY)],
    parts: [
      ...needs(EARLY, ["NUTRITION", 62], ["LONG_TERM_CONDITION", 44]),
      ...needs(PRIMARY, ["NUTRITION", 50], ["LONG_TERM_CONDITION", 42]),
      ...needs(SECONDARY, ["NUTRITION", 44]),
    ],
  },
  {
    ...HEALTH,
    code: "DYSPHAGIA",
    name: "Dysphagia",
    layer: "SPECIALIST",
    function: "TREAT",
    unitsPerChild: 2,
    ehcpSection: "G",
    unitCostPence: 9_800,
    providers: ["RBK", "RXK", "RBK", "RNA"],
    groups: [group("early years", EARLY), group("school age", PRIMARY, SECONDARY)],
    parts: [
      ...needs(EARLY, ["DYSPHAGIA", 58], ["PMLD", 42]),
      ...needs(PRIMARY, ["DYSPHAGIA", 48]),
      ...needs(SECONDARY, ["DYSPHAGIA", 42]),
    ],
  },
  {
    ...HEALTH,
    code: "OT",
    name: "Occupational therapy",
    layer: "SPECIALIST",
    function: "TREAT",
    unitsPerChild: 4,
    ehcpSection: "F",
    unitCostPence: 7_200,
    providers: ["RBK", "STEADY-HANDS", "TAJ", "RBK"],
    groups: [group("primary age", PRIMARY), group("secondary age", SECONDARY)],
    parts: [
      ...needs(PRIMARY, ["MOTOR", 68], ["SENSORY_PROCESSING", 60], ["PD", 46]),
      ...needs(SECONDARY, ["MOTOR", 48], ["SENSORY_PROCESSING", 46]),
    ],
  },
  {
    ...HEALTH,
    code: "PHYSIO",
    name: "Physiotherapy",
    layer: "SPECIALIST",
    function: "TREAT",
    unitsPerChild: 4,
    ehcpSection: "G",
    unitCostPence: 6_900,
    providers: ["RBK", "RBK", "RXK", "RNA"],
    groups: [group("under 11", EARLY, PRIMARY), group("secondary age", SECONDARY)],
    parts: [
      ...needs(EARLY, ["MOTOR", 60], ["PD", 46]),
      ...needs(PRIMARY, ["MOTOR", 54], ["PD", 46]),
      ...needs(SECONDARY, ["MOTOR", 48], ["PD", 42]),
    ],
  },
  {
    ...HEALTH,
    code: "CPAED",
    name: "Community paediatrics",
    layer: "SPECIALIST",
    function: "ASSESS",
    unitsPerChild: 1,
    ehcpSection: "G",
    unitCostPence: 31_000,
    providers: ["RBK", "RBK", "RL4", "RYW"],
    groups: [group("early years", EARLY), group("school age", PRIMARY, SECONDARY)],
    parts: [
      ...needs(EARLY, ["NEURODEV", 72], ["LONG_TERM_CONDITION", 52], ["SLD", 40]),
      ...needs(PRIMARY, ["NEURODEV", 62], ["LONG_TERM_CONDITION", 46]),
      ...needs(SECONDARY, ["LONG_TERM_CONDITION", 42]),
    ],
  },
  {
    ...EDUCATION,
    code: "EHCNA",
    name: "EHC needs assessment",
    layer: "SPECIALIST",
    function: "ASSESS",
    isStock: false,
    clock: "REQUEST_TO_PLAN",
    unitsPerChild: 1,
    ehcpSection: null,
    unitCostPence: 260_000,
    providers: ["WALSALL-MBC", "WALSALL-MBC", "WALSALL-MBC", "WALSALL-MBC"],
    groups: [group("under 11", EARLY, PRIMARY), group("11 and over", SECONDARY, SIXTH)],
    parts: [
      ...needs(EARLY, ["SLCN", 14], ["ASD", 6]),
      ...needs(PRIMARY, ["SLCN", 16], ["SEMH", 14], ["MLD", 8]),
      ...needs(SECONDARY, ["SEMH", 14], ["SPLD", 6]),
      ...needs(SIXTH, ["SEMH", 5]),
    ],
  },
  {
    ...EDUCATION,
    code: "EP",
    name: "Educational psychology",
    layer: "TARGETED",
    function: "ADVISE",
    isStock: false,
    clock: FIRST_CONTACT,
    unitsPerChild: 2,
    unitCostPence: 42_000,
    providers: ["WALSALL-MBC", "MIND-AND-METHOD", "WALSALL-MBC", "BRIGHTPATH"],
    groups: [group("primary age", PRIMARY), group("secondary age", SECONDARY)],
    parts: [
      ...needs(PRIMARY, ["SEMH", 64], ["SPLD", 52], ["MLD", 46]),
      ...needs(SECONDARY, ["SEMH", 56], ["SPLD", 44]),
    ],
  },
  {
    ...EDUCATION,
    code: "AP",
    name: "Alternative provision places",
    layer: "TARGETED",
    function: "TREAT",
    isStock: true,
    clock: null,
    unitsPerChild: 1,
    unitCostPence: 150_000,
    providers: ["NEW-LEAF-AP", "FORGE-ACADEMY", "NEW-LEAF-AP", "SECOND-START"],
    groups: [group("primary age", PRIMARY), group("secondary age", SECONDARY)],
    parts: [...needs(PRIMARY, ["SEMH", 60]), ...needs(SECONDARY, ["SEMH", 130], ["ASD", 48])],
  },
  {
    ...EDUCATION,
    code: "SRP",
    name: "Specialist resource provision places",
    layer: "SPECIALIST",
    function: "TREAT",
    isStock: true,
    clock: null,
    unitsPerChild: 1,
    unitCostPence: 110_000,
    providers: ["BEACON-PRIMARY", "HOLLY-PRIMARY", "CANAL-SIDE-HIGH", "BEACON-PRIMARY"],
    groups: [group("primary age", PRIMARY), group("secondary age", SECONDARY)],
    parts: [...needs(PRIMARY, ["SLCN", 90], ["ASD", 96], ["HI", 42]), ...needs(SECONDARY, ["ASD", 70], ["SLCN", 56])],
  },
  {
    commissioner: COUNCIL,
    fundingSource: "COUNCIL_BASE",
    code: "SHORTBREAK",
    name: "Short breaks",
    layer: "TARGETED",
    function: "TREAT",
    isStock: true,
    clock: null,
    unitsPerChild: 1,
    ehcpSection: "H1",
    unitCostPence: 48_000,
    providers: ["CHASE-CARERS", "OAK-TREE-TRUST", "CHASE-CARERS", "SUNNYSIDE"],
    groups: [group("primary age", PRIMARY), group("secondary age", SECONDARY)],
    parts: [
      ...needs(PRIMARY, ["ASD", 84], ["SLD", 56], ["PMLD", 42]),
      ...needs(SECONDARY, ["ASD", 78], ["SLD", 52], ["PD", 42]),
    ],
  },
  {
    commissioner: COUNCIL,
    fundingSource: "COUNCIL_BASE",
    code: "POST16",
    name: "Post-16 and NEET support",
    layer: "TARGETED",
    function: "ADVISE",
    isStock: false,
    clock: FIRST_CONTACT,
    unitsPerChild: 3,
    ehcpSection: null,
    unitCostPence: 8_800,
    providers: ["NEXT-STEP", "WALSALL-COLLEGE-EX", "NEXT-STEP", "BRIDGEWAY"],
    groups: [group("16 to 19", SIXTH), group("20 to 25", YOUNG)],
    parts: [
      ...needs(SIXTH, ["NEET_RISK", 96], ["SEMH", 60], ["MLD", 48]),
      ...needs(YOUNG, ["NEET_RISK", 58], ["MLD", 44]),
    ],
  },
  {
    ...HEALTH,
    code: "EQUIPMENT",
    name: "Equipment",
    layer: "SPECIALIST",
    function: "EQUIP",
    clock: ASSESSMENT,
    unitsPerChild: 1,
    ehcpSection: "G",
    unitCostPence: 92_000,
    providers: ["RBK", "MOBILITY-MIDLANDS", "RBK", "RNA"],
    groups: [group("under 11", EARLY, PRIMARY), group("11 and over", SECONDARY, SIXTH)],
    parts: [
      ...needs(EARLY, ["EQUIPMENT_NEED", 44]),
      ...needs(PRIMARY, ["EQUIPMENT_NEED", 52], ["PD", 40]),
      ...needs(SECONDARY, ["EQUIPMENT_NEED", 48]),
      ...needs(SIXTH, ["EQUIPMENT_NEED", 40]),
    ],
  },
];

/** The line with a code. */
export function lineOf(code: string): LinePlan {
  const line = LINES.find((entry) => entry.code === code);
  if (line === undefined) throw new RangeError(`there is no line ${code}`);
  return line;
}
