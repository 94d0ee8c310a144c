import type { PairDraft } from "./overlap-pairs.ts";
import type { OverlapSet } from "./overlap-sets.ts";
import type { Commission } from "./snapshot.ts";

/** What an overlap looks like; a person's judgement says what it is. */
export type OverlapKind = "DUPLICATE" | "SHARED_DELIVERY" | "HANDOVER" | "JOINT";

/** Most years of age that two services share while one hands children over to the other. */
const HANDOVER_AGES = 1;

/** Most months that two contracts share while one follows the other. */
const HANDOVER_MONTHS = 3;

/** Years of age that cells cover, one bit a year. */
function agesOf({ model }: PairDraft, cells: ArrayLike<number>): number {
  let ages = 0;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = model.sources[cells[at] as number]?.cell;
    if (cell !== undefined) ages |= (2 << cell.ageTo) - (1 << cell.ageFrom);
  }
  return ages;
}

/** Whether the services meet only where one's ages end and the other's begin. */
function meetsAtAge(draft: PairDraft): boolean {
  const shared = draft.stretches.reduce((ages, { cells }) => ages | agesOf(draft, cells), 0);
  const first = 31 - Math.clz32(shared & -shared);
  const last = 31 - Math.clz32(shared);
  if (last - first >= HANDOVER_AGES) return false;
  // Each side goes on past the shared ages.
  return draft.stretches.every(({ stretch, a, b }) =>
    [a, b].every(({ service }) => (agesOf(draft, stretch.services[service]?.cells ?? []) & ~shared) !== 0),
  );
}

/** Whether one contract ends within a few months of the other's start. */
function meetsInTime(a: Commission, b: Commission): boolean {
  const [first, second] = a.fromMonth <= b.fromMonth ? [a, b] : [b, a];
  if (first.fromMonth === second.fromMonth || first.toMonth === null) return false;
  const isFollowed = second.toMonth === null || second.toMonth > first.toMonth;
  return isFollowed && first.toMonth - second.fromMonth + 1 <= HANDOVER_MONTHS;
}

/**
 * Suggests a kind: joint where one arrangement holds both; a handover where they meet only at an age or a change of
 * contract; duplicate where their set has more capacity than its children need; else shared delivery. Two commissioners of
 * one service buy its capacity together, so that they are never duplicates of each other.
 */
export function suggestKind(draft: PairDraft, set: OverlapSet | null): OverlapKind {
  const { a, b } = draft;
  if (a.arrangementCode !== null && a.arrangementCode === b.arrangementCode) return "JOINT";
  if (meetsInTime(a, b) || (a.serviceCode !== b.serviceCode && meetsAtAge(draft))) return "HANDOVER";
  return set?.hasSurplus ? "DUPLICATE" : "SHARED_DELIVERY";
}
