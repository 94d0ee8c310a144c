import { badInput } from "./errors.ts";

/** Values a cursor may keep. */
export type CursorValue = string | number | null;

/** What a term of an order is. */
export type CursorTerm = "text" | "number" | "integer";

/** Form of the cursors written today; another form is refused, never misread. */
const FORM = 1;

/** The name of a list of one partnership in one order, which its cursors belong to. */
export function listName({ code }: { readonly code: string }, ...parts: readonly string[]): string {
  return [code, ...parts].join("/");
}

/** An opaque cursor: its form, the list it belongs to and the sort values of its row. */
export function writeCursor(list: string, values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([FORM, list, ...values])).toString("base64url");
}

function parseValues(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

function isOfTerm(value: unknown, term: CursorTerm | undefined): boolean {
  if (term === "text") return typeof value === "string" && !value.includes("\0");
  return term === "number" ? Number.isFinite(value) : Number.isSafeInteger(value);
}

/** The sort values in a cursor; refuses one that is not of this list and order. */
export function readCursor(
  list: string,
  cursor: string | null | undefined,
  terms: readonly CursorTerm[],
): CursorValue[] | null {
  if (cursor === null || cursor === undefined) return null;
  const parsed = parseValues(cursor);
  const [form, name, ...values]: unknown[] = Array.isArray(parsed) ? parsed : [];
  // The last term names the row, so only those before it may be null.
  const fits = (value: unknown, at: number) => isOfTerm(value, terms[at]) || (value === null && at < terms.length - 1);
  if (form !== FORM || name !== list || values.length !== terms.length || !values.every(fits)) {
    throw badInput(
      "after",
      "is not a cursor of this list and order; use the endCursor or a cursor of the page before, with the same arguments.",
    );
  }
  return values as CursorValue[];
}

/** Most rows a page may have. */
const LARGEST_PAGE = 1_000;

/** Refuses a page size outside 1 to the largest. */
export function checkFirst(first: number): void {
  if (!(first >= 1 && first <= LARGEST_PAGE))
    throw badInput("first", `must be a whole number from 1 to ${LARGEST_PAGE}.`);
}
