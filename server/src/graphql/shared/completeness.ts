/** States of a figure that exists somewhere and is not in the answer. */
const LACKING = new Set<unknown>(["NOT_LOADED", "NOT_SUBMITTED", "SUPPRESSED"]);

/** Whether a value and all within it have no figure that is lacking. */
function lacksNothing(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if ("state" in value && LACKING.has(value.state)) return false;
  return Object.values(value).every(lacksNothing);
}

/** Whether a result has rows, and none of them lacks a figure that exists: not loaded, not returned or hidden. */
export function isComplete(rows: readonly unknown[]): boolean {
  return rows.length > 0 && rows.every(lacksNothing);
}
