import type { ApiKeyScope, ListedKeyFragment, Role } from "@tandem/schema/operations";
import { dateText } from "../../words/text.ts";

/** A key as the page lists it. */
export type KeyRow = ListedKeyFragment;

/** What a key may be used for, in words. */
export const SCOPE_WORDS: Readonly<Record<ApiKeyScope, string>> = { READ: "ask", IMPORT: "load files" };

/** What each use means, in a sentence. */
export const SCOPE_MEANING: Readonly<Record<ApiKeyScope, string>> = {
  READ: "Asks the API for what its role may read.",
  IMPORT: "Sends files to be loaded, follows them, and reads what is wrong with them.",
};

/** Roles a key may have. */
export const KEY_ROLES: readonly Role[] = ["READER", "COMMISSIONER", "DATA_STEWARD"];

/** Its last day: what ends at midnight ends with the day before. */
function lastDay(expiresAt: string): string {
  return dateText(new Date(Date.parse(expiresAt) - 1).toISOString());
}

/** Whether a key opens anything, in words. */
export function standingText({ state, expiresAt, revokedAt }: KeyRow): string {
  if (state === "REVOKED") return `revoked on ${dateText(revokedAt ?? expiresAt)}`;
  return state === "EXPIRED" ? `ended with ${lastDay(expiresAt)}` : `works until ${lastDay(expiresAt)}`;
}

/** What a key may be used for, as a list in words. */
export function scopesText({ scopes }: KeyRow): string {
  return scopes.map((scope) => SCOPE_WORDS[scope]).join(" and ");
}

/** When a key was last used, in words. */
export function lastUsedText({ lastUsedAt }: KeyRow): string {
  return lastUsedAt ? dateText(lastUsedAt) : "never";
}

/** A command that asks a first question with a key, for a terminal. */
export function curlLine(origin: string, secret: string, partnership: string, { scopes }: KeyRow): string {
  const reading = `{ partnership(code: "${partnership}") { name dataVersion } }`;
  const query = scopes.includes("READ") ? reading : "{ viewer { name } }";
  return [
    `curl -sS '${origin}/graphql' \\`,
    `  -H 'authorization: Bearer ${secret}' \\`,
    "  -H 'content-type: application/json' \\",
    `  --data-binary '${JSON.stringify({ query })}'`,
  ].join("\n");
}
