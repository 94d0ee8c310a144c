/** Rows of the judgements file. */
export function judgementRows() {
  return [
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
      decided_on: "2026-02-11",
      on_data_version: 1,
    },
  ];
}

/** Rows of the scenarios file. */
export function scenarioRows() {
  return [
    { code: "S-2026-01", name: "Fifteen more early years contacts a month in the north", baseline_data_version: 1 },
  ];
}

/** Rows of the scenario changes file. */
export function scenarioChangeRows() {
  return [{ scenario_code: "S-2026-01", service_code: "SLT-EARLY-NHS", starts_on: "2026-04-01", capacity_delta: 15 }];
}
