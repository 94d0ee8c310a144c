/** What may stand out, by the word its code starts with, in the order of the list. */
export const KINDS = {
  gap: {
    label: "Need not met",
    rule: "A fifth or more of a line's need in the year is not met.",
  },
  queue: {
    label: "Waiting too long",
    rule: "The queue will miss its standard: twice the mean wait is more than the standard allows.",
  },
  pool: {
    label: "Over budget",
    rule: "A pool ends the year over its budget, or fails a check it must pass.",
  },
  overlap: {
    label: "Paid for twice",
    rule: "Services that reach the same children hold more than these children need.",
  },
  measure: {
    label: "Worse than others",
    rule: "A published figure is worse than the middle of other councils, or than England, by more than that difference moves from year to year.",
  },
} as const;

export type Kind = keyof typeof KINDS;

/** Something that is red by a stated rule. */
export interface ExceptionRow {
  /** Stable code: gap:LINE, queue:SERVICE|CLOCK, pool:ARRANGEMENT|YEAR, overlap:LINE|SERVICE or measure:CODE. */
  readonly code: string;
  readonly kind: Kind;
  readonly name: string;
  /** How it stands, in a sentence. */
  readonly says: string;
  readonly before: string;
  readonly target: string;
  /** Others it can be compared with. */
  readonly others: string;
  /** How far past its rule, comparable within its kind. */
  readonly size: number;
  /** Address of the evidence. */
  readonly to: string;
}

/** Rows that show the worst of each kind first, then each kind's second, and so on. */
export function worstOfEachFirst(rows: readonly ExceptionRow[]): readonly ExceptionRow[] {
  const kinds = Object.keys(KINDS) as readonly Kind[];
  const ranked = kinds.flatMap((kind, order) =>
    rows
      .filter((row) => row.kind === kind)
      .sort((a, b) => b.size - a.size || (a.code < b.code ? -1 : 1))
      .map((row, rank) => ({ row, rank, order })),
  );
  return ranked.sort((a, b) => a.rank - b.rank || a.order - b.order).map(({ row }) => row);
}
