/** A rule that something to be written breaks, and what to do about it. */
export interface BrokenRule {
  readonly code: string;
  /** Field it is about, within the input. */
  readonly field: string;
  readonly message: string;
  readonly mend: string;
}

/** A broken rule. */
export function broken(code: string, field: string, message: string, mend: string): BrokenRule {
  return { code, field, message, mend };
}
