/** Whether a number may be read as one, and if not, why. */
export type FigureState =
  | "KNOWN"
  | "LOW"
  | "SUPPRESSED"
  | "NOT_SUBMITTED"
  | "NOT_COLLECTED"
  | "NOT_LOADED"
  | "NOT_APPLICABLE"
  | "UNAVAILABLE"
  | "UNDEFINED"
  | "UNRELIABLE";
