const AREA = "E08000030";

/** A measure that no published source has. */
export interface MeasurePlan {
  readonly code: string;
  readonly name: string;
  readonly definition: string;
  readonly unit: string;
  readonly decimals: number;
  readonly polarity: "HIGHER_IS_BETTER" | "LOWER_IS_BETTER" | "NEUTRAL";
  readonly period_type: "MONTH" | "QUARTER";
  readonly population_basis: "RESPONSIBLE_COUNCIL";
  /** Whether its figures count children, or are worked out from such counts. */
  readonly counts_people: boolean;
}

/** One figure of such a measure, for the council's area. */
export interface OwnFigure {
  readonly measure_code: string;
  readonly breakdown_code: string;
  readonly area_code: string;
  readonly period: string;
  readonly value: number | null;
  readonly state: string;
  readonly lower: null;
  readonly upper: null;
}

/** A figure; null with the state that says why there is none. */
export function own(measure: string, part: string, period: string, value: number | null, state = "KNOWN"): OwnFigure {
  return {
    measure_code: measure,
    breakdown_code: part,
    area_code: AREA,
    period,
    value,
    state: value === null && state === "KNOWN" ? "UNDEFINED" : state,
    lower: null,
    upper: null,
  };
}
