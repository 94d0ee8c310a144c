import { badInput, checkNotEmpty, checkText } from "./errors.ts";

/** A filter that others may be combined with. */
export interface FilterTree<F> {
  readonly and?: readonly F[] | null;
  readonly or?: readonly F[] | null;
  readonly not?: F | null;
}

/** Deepest that filters may stand in each other. */
const DEEPEST = 5;

/** Filters that may stand in one, itself included. */
const MOST_FILTERS = 50;

function countFilters<F extends FilterTree<F>>(filter: F, argument: string, depth: number): number {
  if (depth > DEEPEST) throw badInput(argument, `may be at most ${DEEPEST} filters deep; write it flatter.`);
  const inside = [...(filter.and ?? []), ...(filter.or ?? []), ...(filter.not ? [filter.not] : [])];
  return inside.reduce((count, inner) => count + countFilters(inner, argument, depth + 1), 1);
}

/** Whether a row passes a filter: what it says itself, and what is combined with it. */
function passes<F extends FilterTree<F>, T>(filter: F, row: T, own: (filter: F, row: T) => boolean): boolean {
  return (
    own(filter, row) &&
    (filter.and ?? []).every((inner) => passes(inner, row, own)) &&
    (!filter.or || filter.or.some((inner) => passes(inner, row, own))) &&
    (!filter.not || !passes(filter.not, row, own))
  );
}

/** Rows that pass a filter, whose parts are each checked by `check`. Only for lists without counts of children. */
export function filterRows<F extends FilterTree<F>, T>(
  rows: readonly T[],
  filter: F | null | undefined,
  { own, check }: { readonly own: (filter: F, row: T) => boolean; readonly check: (filter: F, at: string) => void },
): readonly T[] {
  if (!filter) return rows;
  const count = countFilters(filter, "filter", 1);
  if (count > MOST_FILTERS) throw badInput("filter", `may hold at most ${MOST_FILTERS} filters; it holds ${count}.`);
  const checkAll = (inner: F, at: string): void => {
    checkNotEmpty(`${at}.and`, inner.and);
    checkNotEmpty(`${at}.or`, inner.or);
    check(inner, at);
    for (const [index, part] of (inner.and ?? []).entries()) checkAll(part, `${at}.and.${index}`);
    for (const [index, part] of (inner.or ?? []).entries()) checkAll(part, `${at}.or.${index}`);
    if (inner.not) checkAll(inner.not, `${at}.not`);
  };
  checkAll(filter, "filter");
  return rows.filter((row) => passes(filter, row, own));
}

/** Whether a text holds another, in any case; without one it does. */
export function holdsText(text: string, search: string | null | undefined): boolean {
  return !search || text.toLowerCase().includes(search.toLowerCase());
}

/** Checks a list of codes and a text of a filter. */
export function checkParts(
  at: string,
  lists: Readonly<Record<string, readonly string[] | null | undefined>>,
  search?: string | null,
): void {
  checkText(`${at}.search`, search);
  for (const [field, list] of Object.entries(lists)) {
    checkNotEmpty(`${at}.${field}`, list);
    for (const value of list ?? []) checkText(`${at}.${field}`, value);
  }
}
