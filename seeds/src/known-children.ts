import { drawPoisson, randomFrom } from "./random.ts";
import { WARD_SHARES } from "./register.ts";
import { shareWhole } from "./shares.ts";
import { PATCHES } from "./wards.ts";

/** Month at whose end each agency counted: the January census. */
const MONTH = "2026-01";

const BANDS: readonly (readonly [number, number])[] = [
  [0, 4],
  [5, 10],
  [11, 15],
  [16, 19],
  [20, 25],
];

/** Plans Walsall Council maintained in January 2026 (DfE, Education, health and care plans 2026). */
export const OFFICIAL_PLANS = 4_779;

/** Plans by primary need, January 2025 (DfE, Education, health and care plans 2025); unknown ones with OTH. */
const PLANS_BY_NEED: Readonly<Record<string, number>> = {
  ...{ SLCN: 1_186, SEMH: 1_098, ASD: 877, MLD: 566, SLD: 245, SPLD: 237, PD: 199, OTH: 137 },
  ...{ VI: 80, HI: 59, PMLD: 48, MSI: 11 },
};

/** Plans by age band, January 2025 (the same). */
const PLANS_BY_BAND: readonly number[] = [294, 1_556, 1_585, 891, 417];

/** One of an agency's lists: children by need in the whole borough, illustrative, and how they fall to age bands. */
interface ListPlan {
  readonly agency: "EDUCATION" | "HEALTH" | "SOCIAL_CARE";
  readonly list: "EHC_PLAN" | "SEN_SUPPORT" | "CASELOAD" | "REFERRAL";
  readonly basis: "RESPONSIBLE_COUNCIL" | "RESIDENT" | "GP_REGISTERED" | "SCHOOL_LOCATED";
  readonly children: Readonly<Record<string, number>>;
  readonly bands: readonly number[];
}

const SEN_SUPPORT: ListPlan = {
  agency: "EDUCATION",
  list: "SEN_SUPPORT",
  basis: "SCHOOL_LOCATED",
  children: {
    ...{ SLCN: 2_580, SEMH: 1_750, MLD: 1_290, SPLD: 990, ASD: 460, OTH: 300, PD: 115, HI: 76, VI: 38 },
  },
  bands: [8, 50, 37, 5, 0],
};

const CASELOAD: ListPlan = {
  agency: "HEALTH",
  list: "CASELOAD",
  basis: "GP_REGISTERED",
  children: {
    ...{ SLCN: 3_400, ASD: 1_150, SEMH: 1_900, PD: 520, HI: 240, VI: 160 },
    ...{ ANXIETY_LOW_MOOD: 1_600, NEURODEV: 2_300, MOTOR: 620, NUTRITION: 480, DYSPHAGIA: 210 },
  },
  bands: [22, 34, 30, 14, 0],
};

const REFERRALS: ListPlan = {
  agency: "SOCIAL_CARE",
  list: "REFERRAL",
  basis: "RESIDENT",
  children: { ASD: 310, SLD: 180, PD: 120, SLCN: 90, PMLD: 60 },
  bands: [14, 30, 36, 20, 0],
};

const EAST = PATCHES.find(({ code }) => code === "E")?.wards ?? [];

/** Where what two agencies know differs on purpose: how many times the usual number is on the list. */
const DISAGREEMENTS = [
  { list: "CASELOAD", need: "ASD", ageFrom: 5, wards: ["E05001311", "E05001314"], times: 3 },
  { list: "SEN_SUPPORT", need: "SEMH", ageFrom: 11, wards: ["E05001305"], times: 3 },
] as const;

/** What the API must find of these, and of the silence below, and nothing else that an agency collects. */
export const EXPECTED_DATA_GAPS = [
  "DISAGREEMENT|ASD|E05001311|5-10|EDUCATION|HEALTH",
  "DISAGREEMENT|ASD|E05001311|5-10|HEALTH|SOCIAL_CARE",
  "DISAGREEMENT|ASD|E05001314|5-10|EDUCATION|HEALTH",
  "DISAGREEMENT|SEMH|E05001305|11-15|EDUCATION|HEALTH",
  "SILENCE|SLCN|HEALTH|NOT_SUBMITTED",
] as const;

/** Health submits no speech and language caseload of young people of 16 to 19 in the east. */
const isSilent = (plan: ListPlan, need: string, ageFrom: number, ward: string) =>
  plan === CASELOAD && need === "SLCN" && ageFrom === 16 && EAST.includes(ward);

const rowOf = (
  plan: Omit<ListPlan, "children" | "bands">,
  ward: string,
  need: string,
  [from, to]: readonly number[],
) => ({
  agency: plan.agency,
  list: plan.list,
  area_code: ward,
  need_code: need,
  age_from: from ?? 0,
  age_to: to ?? 0,
  month: MONTH,
});

/** Official plans shared over needs, ages and wards; they add up to the published total. */
function planRows() {
  const plan = { agency: "EDUCATION", list: "EHC_PLAN", basis: "RESPONSIBLE_COUNCIL" } as const;
  const cells = Object.entries(PLANS_BY_NEED).flatMap(([need, plans]) =>
    BANDS.flatMap((band, index) =>
      [...WARD_SHARES].map(([ward, share]) => ({
        row: rowOf(plan, ward, need, band),
        weight: plans * (PLANS_BY_BAND[index] ?? 0) * share,
      })),
    ),
  );
  const counts = shareWhole(
    OFFICIAL_PLANS,
    cells.map(({ weight }) => weight),
  );
  return cells.map(({ row }, index) => ({
    ...row,
    children: counts[index] ?? 0,
    state: "KNOWN",
    population_basis: plan.basis,
  }));
}

function listRows(plan: ListPlan) {
  const whole = plan.bands.reduce((sum, part) => sum + part, 0);
  return Object.entries(plan.children).flatMap(([need, children]) =>
    BANDS.flatMap((band, index) => {
      const random = randomFrom(`known ${plan.list} ${need} ${band[0]}`);
      return [...WARD_SHARES].map(([ward, share]) => {
        const planted = DISAGREEMENTS.find(
          (entry) =>
            entry.list === plan.list &&
            entry.need === need &&
            entry.ageFrom === band[0] &&
            entry.wards.some((code) => code === ward),
        );
        const mean = (children * share * (plan.bands[index] ?? 0) * (planted?.times ?? 1)) / whole;
        const count = drawPoisson(mean, random);
        const isLost = isSilent(plan, need, band[0], ward);
        return {
          ...rowOf(plan, ward, need, band),
          children: isLost ? null : count,
          state: isLost ? "NOT_SUBMITTED" : "KNOWN",
          population_basis: plan.basis,
        };
      });
    }),
  );
}

/** Rows of the known children file: what education, health and social care each know. */
export function knownChildrenRows() {
  return [...planRows(), ...[SEN_SUPPORT, CASELOAD, REFERRALS].flatMap(listRows)];
}
