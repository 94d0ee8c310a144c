/** What is wrong with a file at one place, and what to do about it. */
export interface Problem {
  /** An error refuses the file, a warning does not. */
  readonly severity: "ERROR" | "WARNING";
  /** Sheet of a workbook. */
  readonly sheet: string | null;
  /** Row of the file or sheet, the first being row 1; null where the file as a whole is meant. */
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

/** Where in a file a problem is. */
export interface Place {
  readonly sheet?: string | null;
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
}

/** Most errors, and most warnings, that are kept of one file. */
export const PROBLEM_LIMIT = 1_000;

/** Most characters of a value that are quoted. */
const QUOTED = 200;

/** Marks that turn the direction of text round, and could make a quoted value read as something else. */
const DIRECTION_MARKS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A value as it may be quoted: short, and without what would hide or turn round what it says. */
export function quoteValue(value: string): string {
  return value
    .slice(0, QUOTED)
    .replaceAll("\u0000", "\u2400")
    .replace(DIRECTION_MARKS, (mark) => `\\u${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function makeProblem(severity: Problem["severity"], place: Place, code: string, message: string, mend: string) {
  return {
    severity,
    sheet: place.sheet ?? null,
    row: place.row ?? null,
    column: place.column ?? null,
    value: place.value === undefined ? null : quoteValue(place.value),
    code,
    message,
    mend,
  };
}

/** An error at one place of a file. */
export function problemAt(place: Place, code: string, message: string, mend: string): Problem {
  return makeProblem("ERROR", place, code, message, mend);
}

/** A warning at one place of a file. */
export function warningAt(place: Place, code: string, message: string, mend: string): Problem {
  return makeProblem("WARNING", place, code, message, mend);
}

/** What is wrong with a file: all of it is counted, and of each severity the first thousand are kept, in the file's order. */
export class ProblemList {
  readonly #kept: Record<Problem["severity"], Problem[]> = { ERROR: [], WARNING: [] };
  readonly #counts: Record<Problem["severity"], number> = { ERROR: 0, WARNING: 0 };

  add(...problems: readonly Problem[]): void {
    for (const problem of problems) {
      const { severity } = problem;
      this.#counts[severity] += 1;
      if (this.#kept[severity].length < PROBLEM_LIMIT) this.#kept[severity].push(problem);
    }
  }

  get errorCount(): number {
    return this.#counts.ERROR;
  }

  get warningCount(): number {
    return this.#counts.WARNING;
  }

  /** Errors first, then warnings. */
  get problems(): readonly Problem[] {
    return [...this.#kept.ERROR, ...this.#kept.WARNING];
  }
}
