import { badInput } from "./errors.ts";

/** Values a cursor may keep. */
export type CursorValue = string | number | null;

/** An opaque cursor: the list it belongs to and the sort values of its row. */
export function writeCursor(list: string, values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([list, ...values])).toString("base64url");
}

function parseValues(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

/** The sort values in a cursor; refuses one that is not of this list and order. */
export function readCursor(list: string, cursor: string | null | undefined, length: number): CursorValue[] | null {
  if (cursor === null || cursor === undefined) return null;
  const parsed = parseValues(cursor);
  const isValue = (value: unknown) => value === null || typeof value === "string" || typeof value === "number";
  if (!Array.isArray(parsed) || parsed[0] !== list || parsed.length !== length + 1 || !parsed.slice(1).every(isValue)) {
    throw badInput(
      "after",
      "is not a cursor of this list and order; use the endCursor or a cursor of the page before, with the same arguments.",
    );
  }
  return parsed.slice(1) as CursorValue[];
}

/** Most rows a page may have. */
const LARGEST_PAGE = 1_000;

/** Refuses a page size outside 1 to the largest. */
export function checkFirst(first: number): void {
  if (!(first >= 1 && first <= LARGEST_PAGE))
    throw badInput("first", `must be a whole number from 1 to ${LARGEST_PAGE}.`);
}

/** A page of rows that are already computed, by the keys of the rows. */
export function pageOf<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  list: string,
  { first, after }: { readonly first: number; readonly after?: string | null | undefined },
): {
  readonly page: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
} {
  checkFirst(first);
  const [key] = readCursor(list, after, 1) ?? [null];
  const position = key === null ? -1 : rows.findIndex((row) => keyOf(row) === key);
  if (key !== null && position < 0)
    throw badInput("after", "names a row that this question does not have; start again without it.");
  const page = rows.slice(position + 1, position + 1 + first);
  const last = page.at(-1);
  return {
    page,
    pageInfo: {
      hasNextPage: position + 1 + first < rows.length,
      endCursor: last === undefined ? null : writeCursor(list, [keyOf(last)]),
    },
  };
}
