import type { MeasureMapping, MeasureRule } from "../formats/measure-mapping.ts";

/** What all data sets of the release share. */
const RELEASE = {
  publisher: "Department for Education",
  release: null,
  url: "https://explore-education-statistics.service.gov.uk/find-statistics/education-health-and-care-plans",
  licence: "Open Government Licence v3.0",
} as const;

const NEEDS = ["asd", "hi", "mld", "msi", "oth", "pd", "pmld", "semh", "slcn", "sld", "spld", "vi", "ds"] as const;

const PLACEMENTS = {
  mainstream_total: "MAINSTREAM",
  special_total: "SPECIAL",
  ap_pru_total: "AP",
  fe_total: "FE",
  ed_elsewhere: "ELSEWHERE",
  nm_early_years: "EARLY_YEARS",
  placement_unknown: "UNKNOWN",
  await_prov_2022: "AWAITED",
  perm_ex_2022: "EXCLUDED",
} as const;

const PLACEMENT_SHARES = {
  mainstream_total_pc: "MAINSTREAM",
  special_total_pc: "SPECIAL",
  AP_PRU_total_pc: "AP",
  fe_total_pc: "FE",
  ed_elsewhere_pc: "ELSEWHERE",
  nm_early_years_pc: "EARLY_YEARS",
  placement_unknown_pc: "UNKNOWN",
} as const;

const SETTINGS = [
  "mainstream_la_maintained",
  "mainstream_la_maintained_resourced_provision",
  "mainstream_la_maintained_senunit",
  "mainstream_academy",
  "mainstream_academy_resourced_provision",
  "mainstream_academy_senunit",
  "mainstream_free_school",
  "mainstream_free_school_resourced_provision",
  "mainstream_free_school_senunit",
  "mainstream_independent",
  "special_la_maintained",
  "special_academy_free",
  "special_academy",
  "special_free_school",
  "special_independent",
  "special_non_maintained",
  "ap_pru_academy",
  "ap_pru_free_school",
  "ap_pru_la_maintained",
  "general_fe_tertiary_colleges",
  "specialist_post_16_institutions",
  "ukrlp_provider",
  "elective_home_education",
  "other_arrangements_la",
  "other_arrangements_parents",
  "online_provider",
  "w_settings",
  "other_schools",
  "other_placement_settings",
  "neet",
  "neet_ntci",
  "neet_other",
  "neet_other_csa",
] as const;

/** A rule for the whole of a measure, whose rows by age and the like are its parts. */
const whole = (indicator: string, measure: string): MeasureRule => ({ indicator, measure });

/** A rule for one part, of the rows for all children only. */
const part = (indicator: string, measure: string, breakdown: string): MeasureRule => ({
  indicator,
  measure,
  breakdown,
});

const settingsOf = (measure: string): MeasureRule[] => [
  ...Object.entries(PLACEMENTS).map(([indicator, code]) => part(indicator, measure, `PLACEMENT_${code}`)),
  ...SETTINGS.map((indicator) => part(indicator, measure, `SETTING_${indicator.toUpperCase()}`)),
];

const needsOf = (measure: string): MeasureRule[] => [
  ...NEEDS.map((need) => part(`number_${need}`, measure, `NEED_${need.toUpperCase()}`)),
  part("number_need_unknown", measure, "NEED_UNKNOWN"),
];

const needSharesOf = (measure: string): MeasureRule[] => [
  ...NEEDS.map((need) => part(`${need}_pc`, measure, `NEED_${need.toUpperCase()}`)),
  part("unknown_pc", measure, "NEED_UNKNOWN"),
];

/** Filters whose values are parts; other topics of the release are left out. */
const TOPICS = [
  { topic: "Child or young persons age", prefix: "AGE" },
  { topic: "Age when plan started", prefix: "AGE" },
  { topic: "Age plan ceased", prefix: "AGE" },
  { topic: "Sex", prefix: "SEX" },
  { topic: "Ethnicity", prefix: "ETHNICITY" },
  { topic: "Years EHC plan in place", prefix: "YEARS_HELD" },
  { topic: "Years plan held", prefix: "YEARS_HELD" },
] as const;

function dataset(
  name: string,
  columns: readonly string[],
  measures: readonly MeasureRule[],
  topics: readonly string[] = TOPICS.map(({ topic }) => topic),
): MeasureMapping {
  return {
    ...RELEASE,
    dataset: `Education, health and care plans: ${name}`,
    columns: ["breakdown_topic", "breakdown", ...columns],
    measures: [...measures],
    total: { breakdown_topic: `^All |^New EHC plans$` },
    parts: TOPICS.filter(({ topic }) => topics.includes(topic)).map(({ topic, prefix }) => ({
      where: { breakdown_topic: topic },
      filter: "breakdown",
      prefix,
    })),
  };
}

/** SEN2 data sets of the Department for Education, by the indicators that only they have. */
export const EHC_PLAN_MAPPINGS: readonly MeasureMapping[] = [
  dataset(
    "requests",
    ["requests_received_in_year", "requests_decided_not_to_assess"],
    [
      whole("requests_received_in_year", "ehc-requests"),
      part("requests_decided_to_assess", "ehc-requests", "OUTCOME_ASSESS"),
      part("requests_decided_not_to_assess", "ehc-requests", "OUTCOME_REFUSED"),
      part("requests_decision_not_made", "ehc-requests", "OUTCOME_UNDECIDED"),
      part("requests_withdrawn", "ehc-requests", "OUTCOME_WITHDRAWN"),
      whole("requests_decided_not_to_assess", "ehc-requests-refused-number"),
      whole("request_not_assess_pc", "ehc-requests-refused"),
      whole("request_outcome_six_weeks_pc", "ehc-requests-decided-within-6-weeks"),
      whole("mediation_related_request", "ehc-request-mediations"),
      whole("tribunal_related_request", "ehc-request-tribunals"),
    ],
  ),
  dataset(
    "assessments",
    ["assess_in_year", "assess_issued"],
    [
      whole("assess_in_year", "ehc-assessments"),
      part("assess_issued", "ehc-assessments", "OUTCOME_ISSUED"),
      part("assess_not_issued", "ehc-assessments", "OUTCOME_NOT_ISSUED"),
      part("assess_not_made", "ehc-assessments", "OUTCOME_UNDECIDED"),
      part("assess_withdrawn", "ehc-assessments", "OUTCOME_WITHDRAWN"),
      whole("assess_issued_pc", "ehc-assessments-ending-in-a-plan"),
    ],
  ),
  dataset(
    "timeliness",
    ["plans_issued_den", "PC_plans_issued_20_weeks_ex"],
    [
      whole("plans_issued_den", "ehc-plans-issued"),
      whole("plans_issued_20_weeks_ex", "ehcp-within-20-weeks-number"),
      whole("PC_plans_issued_20_weeks_ex", "ehcp-within-20-weeks"),
      whole("pc_plans_issued_within_20_weeks", "ehcp-within-20-weeks-all"),
      whole("avg_weeks_issue_plan", "ehc-weeks-to-issue"),
    ],
  ),
  dataset(
    "plans maintained",
    ["ehcplans", "mainstream_total", "special_total"],
    [
      whole("ehcplans", "ehc-plans-maintained"),
      ...settingsOf("ehc-plans-maintained"),
      ...Object.entries(PLACEMENT_SHARES).map(([indicator, code]) =>
        part(indicator, "ehc-plan-placement-share", `PLACEMENT_${code}`),
      ),
    ],
    ["Child or young persons age", "Sex", "Ethnicity", "Years EHC plan in place"],
  ),
  dataset(
    "new plans",
    ["new_ehc_plans", "mainstream_total"],
    [whole("new_ehc_plans", "ehc-plans-started"), ...settingsOf("ehc-plans-started")],
  ),
  dataset(
    "plans ceased",
    ["total_ceased", "max_age"],
    [
      whole("total_ceased", "ehc-plans-ceased"),
      ...[
        "max_age",
        "needs_met",
        "he",
        "employ",
        "transfer",
        "no_engage",
        "moved_outside_eng",
        "deceased",
        "not_rec",
        "other",
      ].map((reason) => part(reason, "ehc-plans-ceased", `REASON_${reason.toUpperCase()}`)),
    ],
  ),
  dataset(
    "primary need of plans maintained, January",
    ["ehc_plans", "number_asd", "time_identifier=Academic year"],
    [...needsOf("ehc-plans-maintained"), ...needSharesOf("ehc-plan-need-share")],
    [],
  ),
  dataset(
    "primary need of new plans",
    ["ehc_plans", "number_asd", "time_identifier=Calendar year"],
    needsOf("ehc-plans-started"),
    [],
  ),
  dataset(
    "personal budgets",
    ["personal_budget", "pb_health"],
    [
      whole("personal_budget", "ehc-personal-budgets"),
      part("org_arrangments", "ehc-personal-budgets", "KIND_ORGANISED"),
      part("pb_health", "ehc-personal-budgets", "KIND_HEALTH"),
      part("pb_education", "ehc-personal-budgets", "KIND_EDUCATION"),
      part("pb_social", "ehc-personal-budgets", "KIND_SOCIAL_CARE"),
      part("pb_integrated", "ehc-personal-budgets", "KIND_INTEGRATED"),
    ],
  ),
  dataset(
    "annual reviews",
    ["review_expected", "pc_decsion_4weeks"],
    [whole("pc_decsion_4weeks", "ehc-annual-reviews-decided-within-4-weeks")],
  ),
];
