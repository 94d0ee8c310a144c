import { type RawBuilder, sql } from "kysely";
import type { Sql } from "../orm.ts";
import type { Table } from "../table.ts";
import { PROBLEM_LIMIT, type Problem, problemAt } from "./problem.ts";

/** A row as a file gives it: its number in the file and its values by column. */
export interface StagedRow {
  readonly row: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Rows of a file wait here, inside the load's transaction, until all of them are known to be sound. */
const STAGE = sql.ref("stage");

/** Tables whose codes a list column holds. */
const LIST_TARGETS: Readonly<Record<string, string>> = { area_codes: "area", need_codes: "need" };

const columnList = (names: readonly string[]): RawBuilder<unknown> => sql.join(names.map((name) => sql.ref(name)));

/** Creates the stage for a table's file columns. */
export async function createStage(db: Sql, table: Table): Promise<void> {
  const columns = table.columns.map(({ name, sqlType }) => sql`${sql.ref(name)} ${sql.raw(sqlType)}`);
  await sql`create temporary table ${STAGE} (row_number int not null, ${sql.join(columns)}) on commit drop`.execute(db);
}

/** Adds rows to the stage. */
export async function stageRows(db: Sql, table: Table, rows: readonly StagedRow[]): Promise<void> {
  const columns = table.columns.map(({ name, sqlType }) => sql`${sql.ref(name)} ${sql.raw(sqlType)}`);
  const json = JSON.stringify(rows.map(({ row, values }) => ({ row_number: row, ...values })));
  await sql`insert into ${STAGE}
    select * from json_to_recordset(${json}::json) as rows (row_number int, ${sql.join(columns)})`.execute(db);
}

/** Rows of the file that share their key with an earlier row of it. */
async function findRepeats(db: Sql, table: Table): Promise<Problem[]> {
  const keys = table.columns.filter((column) => column.isKey).map((column) => column.name);
  const { rows } = await sql<{ row_number: number; first_row: number }>`
    select row_number, first_row from (
      select row_number, min(row_number) over (partition by ${columnList(keys)}) as first_row from ${STAGE}
    ) numbered where row_number > first_row order by row_number limit ${PROBLEM_LIMIT}`.execute(db);
  return rows.map(({ row_number, first_row }) =>
    problemAt(
      { row: row_number, column: keys.join(", ") },
      "REPEATED_KEY",
      `The row has the same ${keys.join(", ")} as row ${first_row}.`,
      "Keep one of the two rows.",
    ),
  );
}

interface CodeColumn {
  readonly column: string;
  readonly target: string;
}

/** Columns whose codes must exist elsewhere, as the database's own foreign keys say. */
async function readCodeColumns(db: Sql, table: Table): Promise<CodeColumn[]> {
  const { rows } = await sql<CodeColumn>`
    select a.attname as column, c.confrelid::regclass::text as target
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[cardinality(c.conkey)]
    where c.contype = 'f' and c.conrelid = ${table.name}::regclass and a.attname <> 'load_id'`.execute(db);
  const lists = table.columns.flatMap(({ name }) => {
    const target = LIST_TARGETS[name];
    return target === undefined ? [] : [{ column: name, target }];
  });
  return [...rows, ...lists].filter(({ target }) => target !== table.keyTable && target !== "partnership");
}

async function findUnknownCodes(db: Sql, table: Table, { column, target }: CodeColumn): Promise<Problem[]> {
  const isList = column in LIST_TARGETS;
  const ref = sql.ref(column);
  const codes = isList
    ? sql`select row_number, unnest(${ref}) as code from ${STAGE}`
    : sql`select row_number, ${ref} as code from ${STAGE} where ${ref} is not null`;
  // A table that refers to itself may name a code of the same file.
  const own =
    target === table.name ? sql`and not exists (select from ${STAGE} own where own.code = named.code)` : sql``;
  const { rows } = await sql<{ row_number: number; code: string }>`
    select row_number, code from (${codes}) named
    where not exists (select from ${sql.table(target.replaceAll('"', ""))} known where known.code = named.code) ${own}
    order by row_number limit ${PROBLEM_LIMIT}`.execute(db);
  const word = target.replace(/_key$/, "").replaceAll('"', "").replaceAll("_", " ");
  return rows.map(({ row_number, code }) =>
    problemAt(
      { row: row_number, column, value: code },
      "UNKNOWN_CODE",
      `${code} is not a known ${word}.`,
      `Use the code of a ${word} that is loaded, or load it first.`,
    ),
  );
}

/** Rows that break one of the table's own checks, told by the check's columns and its expression. */
async function findBrokenRules(db: Sql, table: Table): Promise<Problem[]> {
  const { rows: rules } = await sql<{ columns: string[]; rule: string }>`
    select array_agg(a.attname::text order by a.attnum) as columns, pg_get_expr(c.conbin, c.conrelid) as rule
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'c' and c.conrelid = ${table.name}::regclass group by c.oid, c.conname order by c.conname`.execute(
    db,
  );
  const known = new Set(table.columns.map(({ name }) => name));
  const problems: Problem[] = [];
  for (const { columns, rule } of rules.filter(({ columns: used }) => used.every((name) => known.has(name)))) {
    const { rows } = await sql<{ row_number: number }>`
      select row_number from ${STAGE} where not (${sql.raw(rule)}) order by row_number limit ${PROBLEM_LIMIT}`.execute(
      db,
    );
    const meanings = table.columns.filter(({ name }) => columns.includes(name)).map(({ meaning }) => meaning);
    for (const { row_number } of rows) {
      const place = { row: row_number, column: columns.join(", ") };
      problems.push(problemAt(place, "RULE_BROKEN", `The row breaks the rule ${rule}.`, meanings.join(" ")));
    }
  }
  return problems;
}

/** Shares of a service that add up to more than all of it on some first day, with those already held. */
async function findExcess(db: Sql): Promise<Problem[]> {
  const { rows } = await sql<{ row_number: number; service_code: string; whole: number }>`
    with all_shares as (
      select service_code, service_line_code, starts_on, ends_on, share from ${STAGE}
      union all
      select service_code, service_line_code, starts_on, ends_on, share from line_share held
      where version_to is null and not exists (
        select from ${STAGE} s where (s.service_code, s.service_line_code, s.starts_on)
          = (held.service_code, held.service_line_code, held.starts_on))
    )
    select s.row_number, s.service_code, sum(a.share) as whole
    from ${STAGE} s join all_shares a on a.service_code = s.service_code and a.starts_on <= s.starts_on
      and (a.ends_on is null or a.ends_on >= s.starts_on)
    group by 1, 2 having sum(a.share) > 1 + 1e-9 order by 1 limit ${PROBLEM_LIMIT}`.execute(db);
  return rows.map(({ row_number, service_code, whole }) =>
    problemAt(
      { row: row_number, column: "share", value: String(whole) },
      "MORE_THAN_ALL",
      `The shares of ${service_code} add up to ${whole} from that day on.`,
      "Lower a share, or end one before the next begins.",
    ),
  );
}

/** What is wrong across the staged rows: repeated keys, codes that do not exist, shares of more than all. */
export async function checkStage(db: Sql, table: Table): Promise<Problem[]> {
  await sql`analyze ${STAGE}`.execute(db);
  const problems = await findRepeats(db, table);
  for (const codeColumn of await readCodeColumns(db, table)) {
    problems.push(...(await findUnknownCodes(db, table, codeColumn)));
  }
  problems.push(...(await findBrokenRules(db, table)));
  if (table.name === "line_share") problems.push(...(await findExcess(db)));
  return problems.slice(0, PROBLEM_LIMIT);
}
