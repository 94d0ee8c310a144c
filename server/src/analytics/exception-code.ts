/** What may stand out on the board's page, by the word its code starts with. */
export type ExceptionKind = "gap" | "queue" | "pool" | "overlap" | "measure";

/** An exception's stable code in its parts. */
export interface ExceptionCode {
  readonly kind: ExceptionKind;
  /** A line, a service and its clock, an arrangement and its year, a line and an overlap set's first service, or a measure. */
  readonly parts: readonly string[];
}

/** Parts each kind's code has after its colon. */
const PARTS: Readonly<Record<ExceptionKind, number>> = { gap: 1, queue: 2, pool: 2, overlap: 2, measure: 1 };

const isKind = (text: string): text is ExceptionKind => Object.hasOwn(PARTS, text);

/** Reads gap:LINE, queue:SERVICE|CLOCK, pool:ARRANGEMENT|YEAR, overlap:LINE|SERVICE or measure:CODE; null where it is none of these. */
export function parseExceptionCode(code: string): ExceptionCode | null {
  const at = code.indexOf(":");
  const kind = code.slice(0, Math.max(at, 0));
  const parts = code.slice(at + 1).split("|");
  if (!isKind(kind) || parts.length !== PARTS[kind] || parts.some((part) => part === "")) return null;
  return { kind, parts };
}
