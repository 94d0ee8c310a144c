import type { Viewer } from "./viewer.ts";

/** Whether a session or a key says who asks; whoever is at this machine in evaluation has neither. */
export function isKnownCaller({ kind }: Viewer): boolean {
  return kind !== "STRANGER" && kind !== "EVALUATION";
}

/** Whether a caller may ask for the schema: whoever is known, and in evaluation everybody, for tools to be tried out. */
export function mayReadSchema({ kind }: Viewer): boolean {
  return kind !== "STRANGER";
}
