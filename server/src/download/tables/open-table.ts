import type { GraphQLFormattedError } from "graphql";
import type { TableColumn, TableEnding, TableFile, TableRow } from "../../export/table/table-file.ts";
import { type Answer, type AnswerAside, type CursorRow, readAside, rowsOf } from "./answer-rows.ts";
import type { Ask } from "./ask.ts";
import type { TablePlan } from "./table-plan.ts";

/** Rows that are handed on at a time. */
const PART_ROWS = 1_000;

/** A table to be read. */
export interface TableReading {
  readonly name: string;
  readonly plan: TablePlan;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What was asked for, as the file tells it. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The variable that a page's cursor goes in, where all pages are to be read; null where one is. */
  readonly afterVariable: string | null;
  readonly hasCursors: boolean;
}

/** A table whose first page was read. */
export interface OpenTable {
  readonly file: TableFile;
  readonly aside: AnswerAside;
}

/** A page as it was answered. */
interface PageAnswer {
  readonly aside: AnswerAside;
  readonly rows: Generator<CursorRow>;
}

const CURSOR_COLUMN: TableColumn = {
  name: "row_cursor",
  kind: "TEXT",
  description: "After a break, ask with after= the last one received; it stands where a row may be followed up.",
};

async function readPage(
  ask: Ask,
  { plan }: TableReading,
  variables: Readonly<Record<string, unknown>>,
): Promise<{ readonly page: PageAnswer; readonly data: Answer } | readonly GraphQLFormattedError[]> {
  const { data, errors } = await ask(plan.query, variables);
  if (errors !== undefined && errors.length > 0) return errors;
  const answer = data ?? {};
  return { page: { aside: readAside(plan.levels, answer), rows: rowsOf(plan.levels, answer) }, data: answer };
}

/** The next page, of the same data version: parts of two versions never stand in one table. */
async function readNextPage(ask: Ask, reading: TableReading, before: AnswerAside): Promise<PageAnswer> {
  const after = { [reading.afterVariable ?? ""]: before.pageInfo?.endCursor };
  const read = await readPage(ask, reading, { ...reading.variables, ...after });
  if (!("page" in read)) throw new Error(`the next page was refused: ${read[0]?.message}`);
  const { page } = read;
  if (page.aside.dataVersion !== before.dataVersion || page.aside.referenceVersion !== before.referenceVersion)
    throw new Error("the data changed while the table was read; ask again");
  return page;
}

/** Rows some at a time, each with its cursor where it ends what the cursor names, if cursors are wanted. */
function* partsOfPage({ aside, rows }: PageAnswer, hasCursors: boolean): Generator<TableRow[]> {
  let part: TableRow[] = [];
  let held = rows.next();
  while (held.done !== true) {
    const { cells, cursor } = held.value;
    held = rows.next();
    const isLast = held.done === true;
    const told = isLast ? (aside.pageInfo?.endCursor ?? null) : held.value.cursor === cursor ? null : cursor;
    part.push(hasCursors ? [...cells, told] : cells);
    if (part.length < PART_ROWS) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

/** Reads page after page, each when the one before is taken; tells how far it came. */
async function* partsOf(
  ask: Ask,
  reading: TableReading,
  first: PageAnswer,
  tell: (rowsWritten: number, aside: AnswerAside) => void,
): AsyncGenerator<TableRow[]> {
  let page = first;
  for (;;) {
    let rows = 0;
    for (const part of partsOfPage(page, reading.hasCursors)) {
      rows += part.length;
      yield part;
    }
    tell(rows, page.aside);
    if (reading.afterVariable === null || page.aside.pageInfo?.hasNextPage !== true) return;
    page = await readNextPage(ask, reading, page.aside);
  }
}

/** How many rows there are in all, as far as the first answer says. */
function countRows({ plan }: TableReading, data: Answer, { rowCount }: AnswerAside): number | null {
  if (plan.paged !== null) return plan.isCounted ? rowCount : null;
  return rowsOf(plan.levels, data).reduce((count) => count + 1, 0);
}

function fileOf(ask: Ask, reading: TableReading, first: PageAnswer, rowCount: number | null): TableFile {
  const { plan, hasCursors, name, parameters } = reading;
  const { code, dataVersion, referenceVersion, complete, warnings } = first.aside;
  let ending: TableEnding = { rowsWritten: 0, hasMore: false, endCursor: null };
  const tell = (rows: number, { pageInfo }: AnswerAside) => {
    ending = {
      rowsWritten: ending.rowsWritten + rows,
      hasMore: plan.paged !== null && pageInfo?.hasNextPage === true,
      endCursor: plan.paged === null ? null : (pageInfo?.endCursor ?? null),
    };
  };
  const columns = plan.columns.map(({ keys: _, ...column }) => column);
  return {
    name: name.replaceAll("/", "-"),
    columns: hasCursors ? [...columns, CURSOR_COLUMN] : columns,
    about: { table: name, partnership: code, parameters, dataVersion, referenceVersion, complete, rowCount, warnings },
    parts: partsOf(ask, reading, first, tell),
    ending: () => ending,
  };
}

/** Reads a table's first page, so that a refusal is told before anything is written; or the errors that refuse it. */
export async function openTable(
  ask: Ask,
  reading: TableReading,
): Promise<OpenTable | readonly GraphQLFormattedError[]> {
  const read = await readPage(ask, reading, reading.variables);
  if (!("page" in read)) return read;
  const { page, data } = read;
  return { file: fileOf(ask, reading, page, countRows(reading, data, page.aside)), aside: page.aside };
}
