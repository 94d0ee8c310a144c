/** Data version at which all facts are loaded, each file before them being one: what the figures were read at. */
const FACTS_LOADED = 29;

/** Rows of the judgements file. */
export function judgementRows() {
  return [
    {
      finding_code: "C-SLT-EARLY-NHS+C-SLT-EARLY-TALK",
      kind: "COMPLEMENTARY",
      reason: "Therapists and family hub workers see the same children for different goals; both are short of time.",
      judged_by: "Joint commissioning group",
      judged_on: "2026-01-20",
      review_on: "2026-07-31",
    },
    {
      finding_code: "C-SRP-JOINT-NHS+C-SRP-JOINT-SCHOOL",
      kind: "INTENDED_CHOICE",
      reason: "Families choose between a hearing base with audiology and one without; the pool pays for both.",
      judged_by: "Joint commissioning group",
      judged_on: "2026-02-17",
      review_on: null,
    },
    {
      finding_code: "C-POST16-SCHOOL-LEAVERS+C-POST16-YOUNG-ADULTS",
      kind: "TRANSITION",
      reason: "Young people of 18 may stay with the worker they know until they turn 19.",
      judged_by: "Joint commissioning group",
      judged_on: "2026-01-20",
      review_on: "2026-09-30",
    },
  ];
}

/** Rows of the decisions file. */
export function decisionRows() {
  return [
    {
      code: "D-2026-01",
      title: "Look again at both short break services in the east before either is renewed",
      reason: "Together they hold more places than children in those wards need.",
      decided_by: "SEND partnership board",
      decided_on: "2026-03-25",
      on_data_version: FACTS_LOADED,
    },
  ];
}

/** Rows of the scenarios file. */
export function scenarioRows() {
  return [
    {
      code: "S-2026-01",
      name: "Fifteen more early years contacts a month in the north",
      baseline_data_version: FACTS_LOADED,
    },
  ];
}

/** Rows of the scenario changes file. */
export function scenarioChangeRows() {
  return [{ scenario_code: "S-2026-01", service_code: "SLT-EARLY-NHS", starts_on: "2026-04-01", capacity_delta: 15 }];
}
