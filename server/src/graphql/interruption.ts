import { HeaderMap } from "@apollo/server";
import { GraphQLError } from "graphql";
import { type Interruption, interruptionOf } from "../persistence/database-fault.ts";

/** Seconds after which to ask again. */
export const RETRY_SECONDS = 2;

/** What a caller is told of each. */
const TOLD: Readonly<Record<Interruption, string>> = {
  TIMED_OUT: "This took too long and was stopped; ask for a shorter period, a smaller page or fewer fields.",
  LOCKED: `Somebody else is changing the same thing; ask again in ${RETRY_SECONDS} seconds.`,
  UNAVAILABLE: `Tandem has more to do than it can at this moment; ask again in ${RETRY_SECONDS} seconds.`,
};

/** Codes of them, which are no faults to be masked. */
export const INTERRUPTED: readonly string[] = Object.keys(TOLD);

/** A status and headers, as Apollo Server takes them from an error. */
function httpOf(interruption: Interruption): object {
  if (interruption !== "UNAVAILABLE") return {};
  return { http: { status: 503, headers: new HeaderMap([["retry-after", String(RETRY_SECONDS)]]) } };
}

/** What a caller is told while there is more to do than can be done. */
export const OVERLOADED = { code: "UNAVAILABLE", message: TOLD.UNAVAILABLE } as const;

/** What a caller is told where the database did not finish; null where the error is another. */
export function describeInterruption(error: unknown): { readonly code: Interruption; readonly message: string } | null {
  const code = interruptionOf(error);
  return code === null ? null : { code, message: TOLD[code] };
}

/** An error that says so to a caller, with its status; any other is left as it is. */
export function asInterruption(error: unknown, path?: GraphQLError["path"]): unknown {
  const told = describeInterruption(error);
  if (told === null) return error;
  return new GraphQLError(told.message, { path, extensions: { code: told.code, ...httpOf(told.code) } });
}
