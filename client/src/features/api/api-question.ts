import { PARTNERSHIP } from "../../app/partnership.ts";

/** A question to the API: a GraphQL document and its variables. */
export interface ApiQuestion {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Longest address that every browser and proxy takes, in characters. */
const LONGEST_ADDRESS = 6_000;

/** Address of the API page with any question in its editor; null where it would be too long. */
export function questionAddress({ query, variables }: ApiQuestion): string | null {
  const address = `/api-guide?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`;
  return address.length > LONGEST_ADDRESS ? null : address;
}

/** Variables as somebody writes them, in JSON; a sentence where they are none. */
export function readVariables(text: string): Readonly<Record<string, unknown>> | string {
  if (text.trim() === "") return {};
  try {
    const read: unknown = JSON.parse(text);
    if (read !== null && typeof read === "object" && !Array.isArray(read)) return read as Record<string, unknown>;
    return `Variables must be one JSON object, as {"partnership": "${PARTNERSHIP}"}.`;
  } catch (error) {
    return `Variables are not JSON: ${error instanceof Error ? error.message : "they cannot be read"}.`;
  }
}
