import type { ConflictedFragment, RefusedFragment } from "@tandem/schema/operations";
import { dateText } from "./text.ts";

/** What a change came to, in words; null where it was made. */
export function faultOf(outcome: unknown): string | null {
  if (typeof outcome !== "object" || outcome === null || !("__typename" in outcome))
    return "Nothing came back; look whether the change was made, and try again.";
  if (outcome.__typename === "Refusal") {
    const { message, mend } = outcome as unknown as RefusedFragment;
    return `Not saved: ${message} ${mend}`;
  }
  if (outcome.__typename !== "EditConflict") return null;
  const changes = (outcome as unknown as ConflictedFragment).fields.map(
    ({ field, theirs, changedBy, changedAt }) => `${field} to ${theirs} (${changedBy}, ${dateText(changedAt)})`,
  );
  return `Not saved: somebody changed this meanwhile${changes.length > 0 ? `: ${changes.join("; ")}` : ""}. The page shows it now; change it again if you still want to.`;
}
