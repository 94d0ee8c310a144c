import type { Warning } from "../figure.ts";
import type { Snapshot } from "../snapshot.ts";

/** Said wherever counts are as published. */
export function publishedWarnings({ published }: Snapshot): Warning[] {
  if (published === undefined) return [];
  const message =
    "Small counts of children are hidden, and others rounded. What is not published is marked as hidden; figures that need every count use estimates made from published totals.";
  return [{ code: "SMALL_COUNTS_HIDDEN", message }];
}
