/** Limits printed by NHSRplotthedots 0.2.2: tests/testthat/_snaps/ptd_spc_standard.md and the vignette on deviations. */
export interface PublishedLimits {
  readonly values: readonly number[];
  readonly screenOutliers: boolean;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  readonly digits: number;
}

export const LIMITS: readonly PublishedLimits[] = [
  {
    values: [
      -0.560475646552213, -0.23017748948328, 1.55870831414912, 0.070508391424576, 0.129287735160946, 1.71506498688328,
      0.460916205989202, -1.26506123460653, -0.686852851893526, -0.445661970099958, 1.22408179743946, 0.359813827057364,
      0.400771450594052, 0.11068271594512, -0.555841134754075, 1.78691313680308, 0.497850478229239, -1.96661715662964,
      0.701355901563686, -0.472791407727934,
    ],
    screenOutliers: true,
    mean: 0.1416238,
    lower: -3.01138,
    upper: 3.294627,
    digits: 5,
  },
  {
    values: [
      -0.560475646552213, -0.23017748948328, 1.55870831414912, 0.070508391424576, 0.129287735160946, 1.71506498688328,
      0.460916205989202, -1.26506123460653, -0.686852851893526, -0.445661970099958, 1.22408179743946, 0.359813827057364,
      0.400771450594052, 0.11068271594512, 10, 1.78691313680308, 0.497850478229239, -1.96661715662964,
      0.701355901563686, -0.472791407727934,
    ],
    screenOutliers: true,
    mean: 0.6694159,
    lower: -2.383666,
    upper: 3.722497,
    digits: 5,
  },
  {
    values: [
      -0.560475646552213, -0.23017748948328, 1.55870831414912, 0.070508391424576, 0.129287735160946, 1.71506498688328,
      0.460916205989202, -1.26506123460653, -0.686852851893526, -0.445661970099958, 1.22408179743946, 0.359813827057364,
      0.400771450594052, 0.11068271594512, 10, 1.78691313680308, 0.497850478229239, -1.96661715662964,
      0.701355901563686, -0.472791407727934,
    ],
    screenOutliers: false,
    mean: 0.6694159,
    lower: -4.596625,
    upper: 5.935457,
    digits: 5,
  },
  {
    values: [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1],
    screenOutliers: true,
    mean: 1.94,
    lower: -0.72,
    upper: 4.6,
    digits: 2,
  },
  {
    values: [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1],
    screenOutliers: false,
    mean: 1.94,
    lower: -3.06,
    upper: 6.95,
    digits: 2,
  },
];

/** Sides of the mean and the points of a run of seven, the same package, test-ptd_calculate_point_type.R. */
export const RUNS: readonly { readonly sides: readonly number[]; readonly ends: readonly number[] }[] = [
  { sides: [], ends: [] },
  { sides: [1, 1, 1, 1, 1, 1], ends: [0, 0, 0, 0, 0, 0] },
  { sides: [1, 1, 1, 1, 1, 1, -1], ends: [0, 0, 0, 0, 0, 0, 0] },
  { sides: [1, 1, 1, 1, 1, 1, 1, 1, -1], ends: [0, 0, 0, 0, 0, 0, 1, 1, 0] },
  { sides: [-1, -1, -1, -1, -1, -1, -1, -1, 1], ends: [0, 0, 0, 0, 0, 0, 1, 1, 0] },
];

/** Values and the points at which seven in a row have risen (1) or fallen (−1), the same. */
export const TRENDS: readonly { readonly values: readonly number[]; readonly ends: readonly number[] }[] = [
  { values: [1, 2, 3, 4, 5, 6], ends: [0, 0, 0, 0, 0, 0] },
  { values: [1, 2, 3, 3, 4, 5, 6], ends: [0, 0, 0, 0, 0, 0, 0] },
  { values: [1, 2, 3, 4, 5, 6, 7], ends: [0, 0, 0, 0, 0, 0, 1] },
  { values: [2, 1, 2, 3, 4, 5, 6, 7, 3], ends: [0, 0, 0, 0, 0, 0, 0, 1, 0] },
  { values: [7, 6, 5, 4, 3, 2, 1], ends: [0, 0, 0, 0, 0, 0, -1] },
  { values: [2, 7, 6, 5, 4, 3, 2, 1, 3], ends: [0, 0, 0, 0, 0, 0, 0, -1, 0] },
];

/** Points beyond two sigma, sides of the mean, and windows of three that hold two of them, the same. */
export const TWO_OF_THREE: readonly {
  readonly far: readonly number[];
  readonly sides: readonly number[];
  readonly windows: readonly number[];
}[] = [
  { far: [1, 0, 1], sides: [1, 1, 1], windows: [1, 1, 1] },
  { far: [0, 1, 1], sides: [1, 1, 1], windows: [1, 1, 1] },
  { far: [1, 1, 0], sides: [1, 1, 1], windows: [1, 1, 1] },
  { far: [0, 0, 1, 0, 1, 0, 0], sides: [1, 1, 1, 1, 1, 1, 1], windows: [0, 0, 1, 1, 1, 0, 0] },
  { far: [0, 0, 1, 1, 0, 0, 0], sides: [1, 1, 1, 1, 1, 1, 1], windows: [0, 1, 1, 1, 1, 0, 0] },
  { far: [1, 0, 1], sides: [1, -1, 1], windows: [0, 0, 0] },
  { far: [0, 1, 1], sides: [1, -1, 1], windows: [0, 0, 0] },
  { far: [1, 1, 0], sides: [1, -1, 1], windows: [0, 0, 0] },
  { far: [0, 0, 1, 0, 1, 0, 0], sides: [1, -1, 1, -1, 1, -1, 1], windows: [0, 0, 0, 0, 0, 0, 0] },
  { far: [0, 0, 1, 1, 0, 0, 0], sides: [-1, 1, -1, 1, -1, 1, -1], windows: [0, 0, 0, 0, 0, 0, 0] },
];

/** Limits against a target, the same, test-ptd_calculate_assurance_type.R. */
export const ASSURANCES: readonly {
  readonly lower: number;
  readonly upper: number;
  readonly target: number;
  readonly improvement: "increase" | "decrease" | "neutral";
  readonly assurance: "pass" | "fail" | "inconsistent" | null;
}[] = [
  { lower: 1, upper: 3, target: 4, improvement: "increase", assurance: "fail" },
  { lower: 5, upper: 7, target: 4, improvement: "increase", assurance: "pass" },
  { lower: 1, upper: 5, target: 4, improvement: "increase", assurance: "inconsistent" },
  { lower: 1, upper: 3, target: 4, improvement: "decrease", assurance: "pass" },
  { lower: 5, upper: 7, target: 4, improvement: "decrease", assurance: "fail" },
  { lower: 1, upper: 5, target: 4, improvement: "decrease", assurance: "inconsistent" },
  { lower: 1, upper: 3, target: 4, improvement: "neutral", assurance: null },
];
