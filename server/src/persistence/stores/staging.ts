import { type RawBuilder, sql } from "kysely";
import { DatabaseError } from "pg";
import type { BulkSession } from "../bulk-session.ts";
import type { Table } from "../table.ts";
import { type Problem, problemAt } from "./problem.ts";

/** A value as the database takes it. */
export type CellValue = string | number | boolean | readonly string[] | null;

/** A row as a file gives it. */
export interface StagedRow {
  readonly sheet: string | null;
  /** Row of the file or sheet, the first being row 1. */
  readonly row: number;
  /** Values in the order of the table's columns. */
  readonly values: readonly CellValue[];
}

/** Rows of one table, as read from a file. */
export interface TableRows {
  readonly table: Table;
  readonly rows: readonly StagedRow[];
}

/** Where rows of a table wait, inside the load's transaction, until the whole file is known to be sound. */
export const stageName = ({ name }: Pick<Table, "name">): string => `stage_${name}`;

/** A table's stage, for SQL. */
export const stageOf = (table: Pick<Table, "name">): RawBuilder<unknown> => sql.table(stageName(table));

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

const escapeText = (text: string) =>
  SPECIAL.test(text) ? text.replace(SPECIAL, (sign) => ESCAPES[sign] ?? sign) : text;

const listText = (items: readonly string[]) =>
  `{${items.map((item) => `"${item.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`).join(",")}}`;

/** A value in COPY's text form. */
function copyText(value: CellValue): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return escapeText(value);
  return typeof value === "object" ? escapeText(listText(value)) : String(value);
}

const copyLine = ({ sheet, row, values }: StagedRow) =>
  `${row}\t${sheet === null ? "\\N" : escapeText(sheet)}\t${values.map(copyText).join("\t")}\n`;

/** A value that passed every reader and that the database still cannot hold. */
export class UnstorableValue extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** SQLSTATE's class of data exceptions: numbers out of range, days that do not exist, letters that are none. */
const DATA_EXCEPTION = /^22/;

/** Where COPY stopped, as "COPY stage_capacity, line 3, column units: "1e999"". */
const COPY_PLACE = /line (\d+)(?:, column ([^:]+))?/;

/** What a COPY of rows failed for, told at its place in the file where it is the data's fault. */
function describeFailure(error: unknown, rows: readonly StagedRow[]): unknown {
  if (!(error instanceof DatabaseError) || !DATA_EXCEPTION.test(error.code ?? "")) return error;
  const [, line, column] = COPY_PLACE.exec(error.where ?? "") ?? [];
  const found = line === undefined ? undefined : rows[Number(line) - 1];
  const place = { ...(found && { sheet: found.sheet, row: found.row }), ...(column && { column }) };
  return new UnstorableValue(
    problemAt(
      place,
      "BAD_VALUE",
      `${column ?? "A value of the row"} cannot be stored: ${error.message}.`,
      "Correct it; numbers, days and letters must be ones that exist and fit.",
    ),
  );
}

/** Stages of one load. */
export class Stages {
  readonly tables = new Map<string, Table>();
  readonly #session: BulkSession;
  #sending: Promise<void> = Promise.resolve();

  constructor(session: BulkSession) {
    this.#session = session;
  }

  /** Adds rows to their table's stage; the next may be read while these are sent. */
  async add({ table, rows }: TableRows): Promise<void> {
    const text = rows.map(copyLine).join("");
    await this.#sending;
    if (!this.tables.has(table.name)) await this.#create(table);
    const columns = ["row_number", "sheet", ...table.columns.map(({ name }) => name)];
    this.#sending = this.#session.copy(stageName(table), columns, text).catch((error: unknown) => {
      throw describeFailure(error, rows);
    });
    // Waited for before anything else is sent; until then a failure must not count as unhandled.
    this.#sending.catch(() => undefined);
  }

  /** Waits until all rows are staged. */
  async end(): Promise<void> {
    await this.#sending;
    for (const table of this.tables.values()) await sql`analyze ${stageOf(table)}`.execute(this.#session.db);
  }

  async #create(table: Table): Promise<void> {
    this.tables.set(table.name, table);
    const columns = table.columns.map(({ name, sqlType }) => sql`${sql.ref(name)} ${sql.raw(sqlType)}`);
    await sql`create temporary table ${sql.ref(stageName(table))} (row_number int not null, sheet text, ${sql.join(columns)})
      on commit drop`.execute(this.#session.db);
  }
}
