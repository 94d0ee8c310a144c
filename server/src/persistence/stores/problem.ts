/** What is wrong with a file at one place, and what to do about it. */
export interface Problem {
  readonly severity: "ERROR" | "WARNING";
  readonly sheet: string | null;
  /** Row of the file, the header being row 1; null where the file as a whole is meant. */
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

/** Most problems that are collected of one file. */
export const PROBLEM_LIMIT = 1_000;

/** An error at one place of a file. */
export function problemAt(
  place: { row?: number; column?: string; value?: string },
  code: string,
  message: string,
  mend: string,
): Problem {
  return {
    severity: "ERROR",
    sheet: null,
    row: place.row ?? null,
    column: place.column ?? null,
    value: place.value ?? null,
    code,
    message,
    mend,
  };
}
