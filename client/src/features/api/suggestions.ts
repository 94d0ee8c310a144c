import type { GraphQLSchema } from "graphql";
import { getAutocompleteSuggestions, Position } from "graphql-language-service";

/** One thing that can stand at a place in a question. */
export interface Suggestion {
  readonly label: string;
  readonly gives: string;
  readonly meaning: string;
}

/** Most suggestions shown at once. */
const MOST = 40;

/** The letters of a name before a place. */
function nameBefore(text: string, offset: number): string {
  return /[_A-Za-z][_0-9A-Za-z]*$/.exec(text.slice(0, offset))?.[0] ?? "";
}

/** What can stand at a place in a question, as the API has it; what starts as the name there comes first. */
export function suggestionsAt(schema: GraphQLSchema, text: string, offset: number): readonly Suggestion[] {
  const lines = text.slice(0, offset).split("\n");
  const place = new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
  return getAutocompleteSuggestions(schema, text, place)
    .filter(({ label }) => !label.startsWith("__"))
    .slice(0, MOST)
    .map(({ label, type, detail, documentation }) => ({
      label,
      gives: type === undefined ? (detail ?? "") : String(type),
      meaning: (documentation ?? "").replaceAll(/\s+/g, " ").trim(),
    }));
}

/** The text with a suggestion in the place of the name that stands there, and where the cursor is then. */
export function withSuggestion(
  text: string,
  offset: number,
  label: string,
): { readonly text: string; readonly offset: number } {
  const start = offset - nameBefore(text, offset).length;
  return { text: `${text.slice(0, start)}${label}${text.slice(offset)}`, offset: start + label.length };
}
