import type { Viewer } from "./viewer.ts";

/** Whether a session or a key says who asks; whoever is at this machine in evaluation has neither. */
export function isKnownCaller({ kind }: Viewer): boolean {
  return kind !== "STRANGER" && kind !== "EVALUATION";
}

/** Whether a caller may ask for the schema: whoever is known, and in evaluation everybody, for tools to be tried out. */
export function mayReadSchema({ kind }: Viewer): boolean {
  return kind !== "STRANGER";
}

/** Who counts as one caller: a session, a key, or everybody at this machine. */
export function callerOf({ sessionKeyHash, kind, partnershipCodes, membershipOf }: Viewer): string {
  if (sessionKeyHash !== null) return sessionKeyHash;
  return partnershipCodes?.map((code) => membershipOf(code)?.code).join() ?? kind;
}

/** The same, of callers that can be told apart; null for whoever is at this machine. */
export function knownCallerOf(viewer: Viewer): string | null {
  return isKnownCaller(viewer) ? callerOf(viewer) : null;
}
