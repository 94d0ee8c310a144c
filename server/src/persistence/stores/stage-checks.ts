import { type RawBuilder, sql } from "kysely";
import type { Sql } from "../orm.ts";
import type { Table } from "../table.ts";
import { PROBLEM_LIMIT, type Problem, problemAt } from "./problem.ts";
import { stageOf } from "./staging.ts";

/** Tables whose codes a list column holds. */
const LIST_TARGETS: Readonly<Record<string, string>> = { area_codes: "area", need_codes: "need" };

const columnList = (names: readonly string[]): RawBuilder<unknown> => sql.join(names.map((name) => sql.ref(name)));

interface Placed {
  readonly sheet: string | null;
  readonly row_number: number;
}

const placeOf = ({ sheet, row_number }: Placed) => ({ sheet, row: row_number });

/** Rows of the file that share their key with an earlier row of it. */
async function findRepeats(db: Sql, table: Table): Promise<Problem[]> {
  const keys = table.columns.filter((column) => column.isKey).map((column) => column.name);
  const repeated = sql`select 1 from ${stageOf(table)} group by ${columnList(keys)} having count(*) > 1 limit 1`;
  // Grouping is far cheaper than numbering, and few files repeat a key.
  if ((await repeated.execute(db)).rows.length === 0) return [];
  const { rows } = await sql<Placed & { first_row: number }>`
    select sheet, row_number, first_row from (
      select sheet, row_number, first_value(row_number) over keyed as first_row, row_number() over keyed as place
      from ${stageOf(table)} window keyed as (partition by ${columnList(keys)} order by row_number, sheet)
    ) numbered where place > 1 order by sheet, row_number limit ${PROBLEM_LIMIT}`.execute(db);
  return rows.map((found) =>
    problemAt(
      { ...placeOf(found), column: keys.join(", ") },
      "REPEATED_KEY",
      `The row has the same ${keys.join(", ")} as row ${found.first_row}.`,
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
  return [...rows, ...lists]
    .map(({ column, target }) => ({ column, target: target.replaceAll('"', "") }))
    .filter(({ target }) => target !== table.keyTable && target !== "partnership");
}

/** Tables of the same file whose codes count as known: the target itself, or the one that makes the target's codes. */
function ownTables(target: string, staged: ReadonlyMap<string, Table>): readonly Table[] {
  return [...staged.values()].filter(({ name, keyTable }) => name === target || keyTable === target);
}

const wordOf = (target: string) => target.replace(/_key$/, "").replaceAll("_", " ");

interface Likely {
  readonly code: string;
  readonly name: string;
}

/** The entry an unknown code was probably meant to be: one whose code or name it is but for case and signs, or one that took its place. */
async function findLikely(db: Sql, target: string, codes: readonly string[]): Promise<ReadonlyMap<string, Likely>> {
  const { rows: named } = await sql<{ has: boolean }>`
    select exists (select from pg_attribute where attrelid = ${target.replace(/_key$/, "")}::regclass and attname = 'name') as has`.execute(
    db,
  );
  if (named[0]?.has !== true) return new Map();
  const bare = (text: RawBuilder<unknown>) => sql`lower(regexp_replace(${text}, '[^[:alnum:]]', '', 'g'))`;
  const { rows } = await sql<Likely & { asked: string }>`
    select distinct on (asked) asked, known.code, known.name
    from unnest(${codes}::text[]) asked
    join ${sql.table(target.replace(/_key$/, ""))} known
      on ${bare(sql`asked`)} in (${bare(sql`known.code`)}, ${bare(sql`known.name`)})
    order by asked, known.code`.execute(db);
  return new Map(rows.map(({ asked, code, name }) => [asked, { code, name }]));
}

async function findUnknownCodes(
  db: Sql,
  table: Table,
  { column, target }: CodeColumn,
  staged: ReadonlyMap<string, Table>,
): Promise<Problem[]> {
  const ref = sql.ref(column);
  const codes =
    column in LIST_TARGETS
      ? sql`select sheet, row_number, unnest(${ref}) as code from ${stageOf(table)}`
      : sql`select sheet, row_number, ${ref} as code from ${stageOf(table)} where ${ref} is not null`;
  const own = ownTables(target, staged).map((other) => sql`union all select code from ${stageOf(other)}`);
  const { rows: unknown } = await sql<{ code: string }>`
    select code from (${codes}) named except (select code from ${sql.table(target)} ${sql.join(own, sql` `)})`.execute(
    db,
  );
  if (unknown.length === 0) return [];
  const wrong = unknown.map(({ code }) => code);
  const likely = await findLikely(db, target, wrong);
  const { rows } = await sql<Placed & { code: string }>`
    select sheet, row_number, code from (${codes}) named where code = any(${wrong})
    order by sheet, row_number limit ${PROBLEM_LIMIT}`.execute(db);
  const word = wordOf(target);
  return rows.map(({ code, ...found }) => {
    const meant = likely.get(code);
    const mend =
      meant === undefined
        ? `Use the code of a ${word} that is loaded, or load it first.`
        : `Did you mean ${meant.code} (${meant.name})? Use the code of a ${word} that is loaded.`;
    return problemAt(
      { ...placeOf(found), column, value: code },
      "UNKNOWN_CODE",
      `${code} is not a known ${word}.`,
      mend,
    );
  });
}

interface Rule {
  readonly columns: readonly string[];
  readonly rule: string;
  /** The rule in words; null where only its columns' meanings tell it. */
  readonly words: string | null;
}

/** Words for the tables' own checks, by how their names end. */
const CHECK_WORDS: readonly (readonly [ending: RegExp, words: string])[] = [
  [/_figure$/, "A figure is 0 or more, and there wherever its state is KNOWN."],
  [/_dates$/, "What ends, ends on or after the day it starts."],
  [/_ages$/, "Ages run from 0 to 25, the youngest first."],
  [/_part$/, "A share is above 0 and at most 1."],
  [/_shares$/, "Shares are from 0 to below 1."],
  [/_amounts$/, "Amounts are 0 or more."],
  [/_share$/, "The parts taken are at least 1 and at most all of them."],
  [/^ledger_entry_pence$/, "An amount is not 0, and at most 100 thousand million pounds."],
  [/^ledger_entry_month$/, "The month lies in the financial year."],
  [/^ledger_entry_party$/, "Contributions, settlements and returns name a party, other kinds none."],
  [/^ledger_entry_source$/, "Contributions name their source and form, other kinds neither."],
  [/^ledger_entry_scheme$/, "Spend and what is owed name the scheme."],
  [/^ledger_entry_purchase$/, "Only spend and what is owed name a commission."],
  [/^ledger_entry_past$/, "The year put right is before the year posted to."],
  [/_from_year$/, "A financial year is written as 2025-26."],
  [/_rank$/, "Ranks begin at 1."],
  [/^family_priority_asked$/, "No more families said so than answered the question."],
];

/** Rules of the importer's own, beyond those the tables check. */
const OWN_RULES: readonly Rule[] = [
  {
    columns: ["age_from", "age_to"],
    rule: "age_from between 0 and 25 and age_to between age_from and 25",
    words: "Ages run from 0 to 25, the youngest first.",
  },
  {
    columns: ["starts_on", "ends_on"],
    rule: "starts_on is null or ends_on is null or ends_on >= starts_on",
    words: "What ends, ends on or after the day it starts.",
  },
];

/** A table's own checks and the importer's, as far as the file has their columns. */
async function readRules(db: Sql, table: Table): Promise<readonly Rule[]> {
  const { rows } = await sql<Omit<Rule, "words"> & { name: string }>`
    select c.conname as name, array_agg(a.attname::text order by a.attnum) as columns, pg_get_expr(c.conbin, c.conrelid) as rule
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'c' and c.conrelid = ${table.name}::regclass group by c.oid, c.conname order by c.conname`.execute(
    db,
  );
  const known = new Set(table.columns.map(({ name }) => name));
  const own = OWN_RULES.filter(({ columns }) => !rows.some((row) => row.columns.join() === columns.join()));
  const checks = rows.map(({ name, ...rule }) => ({
    ...rule,
    words: CHECK_WORDS.find(([ending]) => ending.test(name))?.[1] ?? null,
  }));
  return [...checks, ...own].filter(({ columns }) => columns.every((name) => known.has(name)));
}

/** Rows that break one of the rules, told by the rule's columns and what they mean. */
async function findBrokenRules(db: Sql, table: Table): Promise<Problem[]> {
  const rules = await readRules(db, table);
  if (rules.length === 0) return [];
  const broken = rules.map(({ rule }) => sql`not (${sql.raw(rule)})`);
  const any = sql`select 1 from ${stageOf(table)} where ${sql.join(broken, sql` or `)} limit 1`;
  if ((await any.execute(db)).rows.length === 0) return [];
  const problems: Problem[] = [];
  for (const { columns, rule, words } of rules) {
    const { rows } = await sql<Placed>`select sheet, row_number from ${stageOf(table)} where not (${sql.raw(rule)})
      order by sheet, row_number limit ${PROBLEM_LIMIT}`.execute(db);
    const meanings = table.columns.filter(({ name }) => columns.includes(name)).map(({ meaning }) => meaning);
    for (const found of rows) {
      const place = { ...placeOf(found), column: columns.join(", ") };
      problems.push(problemAt(place, "RULE_BROKEN", words ?? `The row breaks the rule ${rule}.`, meanings.join(" ")));
    }
  }
  return problems;
}

/** Shares of a service that add up to more than all of it on some first day, with those already held. */
async function findExcess(db: Sql, table: Table): Promise<Problem[]> {
  const { rows } = await sql<Placed & { service_code: string; whole: number }>`
    with all_shares as (
      select service_code, service_line_code, starts_on, ends_on, share from ${stageOf(table)}
      union all
      select service_code, service_line_code, starts_on, ends_on, share from line_share held
      where version_to is null and not exists (
        select from ${stageOf(table)} s where (s.service_code, s.service_line_code, s.starts_on)
          = (held.service_code, held.service_line_code, held.starts_on))
    )
    select s.sheet, s.row_number, s.service_code, sum(a.share) as whole
    from ${stageOf(table)} s join all_shares a on a.service_code = s.service_code and a.starts_on <= s.starts_on
      and (a.ends_on is null or a.ends_on >= s.starts_on)
    group by 1, 2, 3 having sum(a.share) > 1 + 1e-9 order by 1, 2 limit ${PROBLEM_LIMIT}`.execute(db);
  return rows.map(({ service_code, whole, ...found }) =>
    problemAt(
      { ...placeOf(found), column: "share", value: String(whole) },
      "MORE_THAN_ALL",
      `The shares of ${service_code} add up to ${whole} from that day on.`,
      "Lower a share, or end one before the next begins.",
    ),
  );
}

/** Figures of wards that did not exist in their month. */
async function findDatedAreas(db: Sql, table: Table): Promise<Problem[]> {
  const { rows } = await sql<Placed & { code: string; name: string; starts: string | null; ends: string | null }>`
    select s.sheet, s.row_number, a.code, a.name, a.starts_on::text as starts, a.ends_on::text as ends
    from ${stageOf(table)} s join area a on a.code = s.area_code
    where a.ends_on < s.month or a.starts_on >= s.month + interval '1 month'
    order by s.sheet, s.row_number limit ${PROBLEM_LIMIT}`.execute(db);
  return rows.map(({ code, name, starts, ends, ...found }) => {
    const when = [starts === null ? "" : ` from ${starts}`, ends === null ? "" : ` until ${ends}`].join("");
    return problemAt(
      { ...placeOf(found), column: "area_code, month", value: code },
      "AREA_NOT_THEN",
      `${name} (${code}) existed${when}, not in that month.`,
      "Use the area that was there in the month.",
    );
  });
}

/** Measures that are in no catalogue, for tables of a partnership's own figures. */
async function findUnknownMeasures(db: Sql, table: Table, staged: ReadonlyMap<string, Table>): Promise<Problem[]> {
  const own = staged.get("own_measure");
  const also = own === undefined ? sql`` : sql`union all select code from ${stageOf(own)}`;
  const { rows } = await sql<Placed & { code: string }>`
    select sheet, row_number, measure_code as code from ${stageOf(table)}
    where measure_code in (select measure_code from ${stageOf(table)} except
      (select code from measure union all select code from own_measure where version_to is null ${also}))
    order by sheet, row_number limit ${PROBLEM_LIMIT}`.execute(db);
  return rows.map(({ code, ...found }) =>
    problemAt(
      { ...placeOf(found), column: "measure_code", value: code },
      "UNKNOWN_CODE",
      `${code} is not a known measure.`,
      "Use the code of a measure in the catalogue, or load it as an own measure first.",
    ),
  );
}

/** What is wrong across the staged rows of a table: repeated keys, codes that do not exist, broken rules, shares of more than all. */
export async function checkStage(db: Sql, table: Table, staged: ReadonlyMap<string, Table>): Promise<Problem[]> {
  const has = (name: string) => table.columns.some((column) => column.name === name);
  const problems = await findRepeats(db, table);
  for (const codeColumn of await readCodeColumns(db, table))
    problems.push(...(await findUnknownCodes(db, table, codeColumn, staged)));
  problems.push(...(await findBrokenRules(db, table)));
  if (table.name === "line_share") problems.push(...(await findExcess(db, table)));
  if (table.scope === "partnership" && has("area_code") && has("month"))
    problems.push(...(await findDatedAreas(db, table)));
  if (table.name.startsWith("own_") && has("measure_code"))
    problems.push(...(await findUnknownMeasures(db, table, staged)));
  return problems;
}
