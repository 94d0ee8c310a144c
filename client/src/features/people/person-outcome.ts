import type { PersonOutcomeFragment } from "@tandem/schema/operations";
import { dateText } from "../../words/text.ts";

/** What a change to people came to, in words; null where it was made. */
export function outcomeWords(outcome: PersonOutcomeFragment | undefined): string | null {
  if (outcome === undefined) return "Nothing came back; look whether the change was made, and try again.";
  if (outcome.__typename === "Person") return null;
  if (outcome.__typename === "Refusal") return `${outcome.message} ${outcome.mend}`;
  const changes = outcome.fields.map(
    ({ field, theirs, changedBy, changedAt }) => `${field} to ${theirs} (${changedBy}, ${dateText(changedAt)})`,
  );
  return `Not saved: somebody changed this person meanwhile. They changed ${changes.join("; ")}. Close this, look, and change it again if you still want to.`;
}
