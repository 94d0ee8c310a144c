import type { TableAbout, TableCell } from "../../export/table/table-file.ts";
import { readCell } from "./table-columns.ts";
import { ASIDE, type Level } from "./table-plan.ts";

/** A row with its cursor, where its list gives one. */
export interface CursorRow {
  readonly cells: readonly TableCell[];
  readonly cursor: string | null;
}

/** An object of an answer. */
export type Answer = Readonly<Record<string, unknown>>;

/** The rows of an answer, one after another. */
export function* rowsOf(
  levels: readonly Level[],
  object: Answer,
  around: CursorRow = { cells: [], cursor: null },
): Generator<CursorRow> {
  const [level, ...rest] = levels;
  if (level === undefined) {
    yield around;
    return;
  }
  const value = object[level.key] as Answer | readonly (Answer | null)[] | null;
  for (const entry of Array.isArray(value) ? value : [value]) {
    if (entry === null) continue;
    const cells = level.columns.map((column) => readCell(column, entry));
    const cursor = (entry[`${ASIDE}cursor`] as string | undefined) ?? around.cursor;
    yield* rowsOf(rest, entry, { cells: [...around.cells, ...cells], cursor });
  }
}

/** What an answer says of itself, besides its rows. */
export interface AnswerAside {
  readonly code: string | null;
  readonly dataVersion: number | null;
  readonly referenceVersion: number | null;
  readonly complete: boolean | null;
  readonly rowCount: number | null;
  readonly warnings: TableAbout["warnings"];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } | null;
}

const UNSAID: AnswerAside = {
  code: null,
  dataVersion: null,
  referenceVersion: null,
  complete: null,
  rowCount: null,
  warnings: [],
  pageInfo: null,
};

/** Reads what was asked besides, on the way to the first list. */
export function readAside(levels: readonly Level[], answer: Answer): AnswerAside {
  let object: Answer = answer;
  let said: Answer = {};
  for (const { key } of levels.slice(
    0,
    levels.findIndex(({ isList }) => isList),
  )) {
    object = (object[key] as Answer | null) ?? {};
    said = { ...said, ...object };
  }
  const names = Object.keys(UNSAID).filter((name) => said[`${ASIDE}${name}`] !== undefined);
  return { ...UNSAID, ...Object.fromEntries(names.map((name) => [name, said[`${ASIDE}${name}`]])) };
}
