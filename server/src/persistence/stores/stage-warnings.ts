import { type RawBuilder, sql } from "kysely";
import type { Sql } from "../orm.ts";
import type { Table } from "../table.ts";
import { PROBLEM_LIMIT, type Problem, warningAt } from "./problem.ts";
import { stageOf } from "./staging.ts";

/** What a figure must change by to be asked about. */
const SUDDEN = 10;

/** Figures below this are too small for a sudden change to mean anything. */
const SMALLEST = 20;

/** A newest month this long ago is probably an old file. */
const STALE_MONTHS = 24;

interface Placed {
  readonly sheet: string | null;
  readonly row_number: number;
}

const money = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });
const pounds = (pence: number) => money.format(pence / 100);

const placeOf = ({ sheet, row_number }: Placed) => ({ sheet, row: row_number });

/** Column that says what a table's figures are a series of, and the figure. */
const SERIES: Readonly<Record<string, readonly [of: string, figure: string]>> = {
  demand: ["service_line_code", "units"],
  activity: ["service_code", "units"],
  capacity: ["service_code", "units"],
  referral: ["service_code", "units"],
  queue: ["service_code", "children"],
};

/** A table as it will stand once the stage is merged: staged rows, and held ones that none of them supersedes. */
function mergedRows(table: Table, columns: RawBuilder<unknown>): RawBuilder<unknown> {
  const keys = table.columns.filter(({ isKey }) => isKey);
  const isSame = keys.map(({ name }) => sql`staged.${sql.ref(name)} = held.${sql.ref(name)}`);
  return sql`(select ${columns} from ${stageOf(table)}
    union all select ${columns} from ${sql.table(table.name)} held where version_to is null
      and not exists (select from ${stageOf(table)} staged where ${sql.join(isSame, sql` and `)}))`;
}

/** Months whose total is ten times, or a tenth of, the month before. */
async function findSuddenChanges(db: Sql, table: Table): Promise<Problem[]> {
  const series = SERIES[table.name];
  if (series === undefined) return [];
  const of = sql.ref(series[0]);
  const merged = mergedRows(table, sql`${of} as series, month, ${sql.ref(series[1])} as figure`);
  const { rows } = await sql<Placed & { series: string; month: string; before: number; now: number }>`
    with places as (
      select ${of} as series, month, min(row_number) as row_number, min(sheet) as sheet from ${stageOf(table)} group by 1, 2),
    totals as (select series, month, sum(figure)::float8 as total from ${merged} m group by 1, 2),
    changes as (
      select *, lag(total) over (partition by series order by month) as before,
        lag(month) over (partition by series order by month) as month_before from totals left join places using (series, month))
    select sheet, row_number, series, to_char(month, 'YYYY-MM') as month, before, total as now from changes
    where row_number is not null and month_before = month - interval '1 month'
      and greatest(total, before) >= ${SMALLEST} and (total >= ${SUDDEN} * before or before >= ${SUDDEN} * total)
    order by row_number limit ${PROBLEM_LIMIT}`.execute(db);
  return rows.map(({ series: name, month, before, now, ...found }) =>
    warningAt(
      { ...placeOf(found), column: series[1], value: String(now) },
      "SUDDEN_CHANGE",
      `${name} has ${now} in ${month}, after ${before} the month before.`,
      "Check the unit and whether the month is whole; if it is right, nothing is to be done.",
    ),
  );
}

/** A file whose newest month is long past. */
async function findStalePeriod(db: Sql, table: Table): Promise<Problem[]> {
  if (!table.columns.some(({ name }) => name === "month")) return [];
  const { rows } = await sql<{ newest: string }>`
    select to_char(max(month), 'YYYY-MM') as newest from ${stageOf(table)}
    having max(month) < (select coalesce(min(today), current_date) from partnership) - make_interval(months => ${STALE_MONTHS})`.execute(
    db,
  );
  return rows.map(({ newest }) =>
    warningAt(
      { column: "month", value: newest },
      "STALE_PERIOD",
      `The newest month in the file is ${newest}, more than two years ago.`,
      "Check that this is the latest file.",
    ),
  );
}

/** Commissions whose funding of a year is above the contract's value. */
async function findOverfunded(db: Sql, tables: ReadonlyMap<string, Table>): Promise<Problem[]> {
  const table = tables.get("funding_line");
  if (table === undefined) return [];
  const lines = mergedRows(table, sql`commission_code, financial_year, budget_pence`);
  const { rows } = await sql<Placed & { code: string; year: string; budget: number; value: number }>`
    with budgets as (select commission_code, financial_year, sum(budget_pence)::float8 as budget from ${lines} l group by 1, 2)
    select min(s.sheet) as sheet, min(s.row_number) as row_number, b.commission_code as code, b.financial_year as year, b.budget,
      c.annual_value_pence as value
    from budgets b join commission c on c.code = b.commission_code and c.version_to is null
    join ${stageOf(table)} s on s.commission_code = b.commission_code and s.financial_year = b.financial_year
    where b.budget > c.annual_value_pence group by 3, 4, 5, 6 order by 2 limit ${PROBLEM_LIMIT}`.execute(db);
  return rows.map(({ code, year, budget, value, ...found }) =>
    warningAt(
      { ...placeOf(found), column: "budget_pence", value: String(budget) },
      "FUNDING_ABOVE_VALUE",
      `${code} is funded with ${pounds(budget)} in ${year}, and worth ${pounds(value)} a year.`,
      "Check the contract's value and that no source is entered twice.",
    ),
  );
}

/** Arrangements whose planned contributions of a year differ from the pool's budget. */
async function findUnbalancedPools(db: Sql, tables: ReadonlyMap<string, Table>): Promise<Problem[]> {
  const table = tables.get("contribution");
  if (table === undefined) return [];
  const rowsOf = mergedRows(
    table,
    sql`arrangement_code, financial_year, coalesce(varied_pence, planned_pence) as pence`,
  );
  const { rows } = await sql<Placed & { code: string; year: string; put: number; budget: number }>`
    with put as (select arrangement_code, financial_year, sum(pence)::float8 as pence from ${rowsOf} c group by 1, 2),
    budgets as (
      select s.arrangement_code, q.financial_year, sum(q.budget_pence)::float8 as pence
      from scheme_quarter q join scheme s on s.code = q.scheme_code and s.version_to is null
      where q.version_to is null group by 1, 2)
    select min(f.sheet) as sheet, min(f.row_number) as row_number, p.arrangement_code as code, p.financial_year as year,
      p.pence as put, b.pence as budget
    from put p join budgets b using (arrangement_code, financial_year)
    join ${stageOf(table)} f on f.arrangement_code = p.arrangement_code and f.financial_year = p.financial_year
    where p.pence <> b.pence group by 3, 4, 5, 6 order by 2 limit ${PROBLEM_LIMIT}`.execute(db);
  return rows.map(({ code, year, put, budget, ...found }) =>
    warningAt(
      { ...placeOf(found), column: "planned_pence", value: String(put) },
      "CONTRIBUTIONS_DO_NOT_ADD_UP",
      `Contributions to ${code} in ${year} are ${pounds(put)}, its schemes' budget is ${pounds(budget)}.`,
      "Check that every party's contribution is there, and the schemes' budgets.",
    ),
  );
}

/** Queues whose bands leave weeks out or count some twice. */
async function findBrokenBands(db: Sql, tables: ReadonlyMap<string, Table>): Promise<Problem[]> {
  const table = tables.get("queue");
  if (table === undefined) return [];
  const bands = mergedRows(table, sql`service_code, clock_code, month, weeks_from, weeks_to`);
  const { rows } = await sql<Placed & { code: string; month: string; weeks_to: number | null; next_from: number }>`
    with following as (
      select *, lead(weeks_from) over (partition by service_code, clock_code, month order by weeks_from) as next_from
      from ${bands} b)
    select s.sheet, s.row_number, f.service_code as code, to_char(f.month, 'YYYY-MM') as month, f.weeks_to, f.next_from
    from following f join ${stageOf(table)} s using (service_code, clock_code, month, weeks_from)
    where f.next_from is not null and f.weeks_to is distinct from f.next_from
      and f.weeks_to is distinct from f.next_from - 1
    order by s.sheet, s.row_number limit ${PROBLEM_LIMIT}`.execute(db);
  return rows.map(({ code, month, weeks_to, next_from, ...found }) =>
    warningAt(
      { ...placeOf(found), column: "weeks_from, weeks_to", value: `${weeks_to ?? "open"}` },
      "BANDS_DO_NOT_JOIN",
      `Of ${code} in ${month} a band ends at ${weeks_to ?? "no"} weeks and the next begins at ${next_from}.`,
      "Let each band end where the next begins, so that they add up to the queue.",
    ),
  );
}

/** Figures of areas outside the partnership's own. */
async function findForeignAreas(db: Sql, table: Table): Promise<Problem[]> {
  const names = table.columns.map(({ name }) => name);
  if (!names.includes("area_code") || !names.includes("month")) return [];
  const { rows } = await sql<Placed & { code: string; name: string }>`
    with recursive inside as (
      select a.code from area a join partnership p on p.area_code = a.code
      union select a.code from area a join inside i on a.parent_code = i.code)
    select min(s.sheet) as sheet, min(s.row_number) as row_number, a.code, a.name
    from ${stageOf(table)} s join area a on a.code = s.area_code
    where a.code not in (select code from inside) group by a.code, a.name order by 2 limit ${PROBLEM_LIMIT}`.execute(
    db,
  );
  return rows.map(({ code, name, ...found }) =>
    warningAt(
      { ...placeOf(found), column: "area_code", value: code },
      "AREA_OUTSIDE",
      `${name} (${code}) lies outside the partnership's area.`,
      "Check the area; figures of it are kept and stand apart.",
    ),
  );
}

/** What in a sound file is worth a second look. */
export async function findWarnings(db: Sql, staged: ReadonlyMap<string, Table>): Promise<Problem[]> {
  const warnings: Problem[] = [];
  for (const table of staged.values()) {
    if (table.scope !== "partnership") continue;
    warnings.push(...(await findSuddenChanges(db, table)));
    warnings.push(...(await findStalePeriod(db, table)));
    warnings.push(...(await findForeignAreas(db, table)));
  }
  warnings.push(...(await findOverfunded(db, staged)));
  warnings.push(...(await findUnbalancedPools(db, staged)));
  warnings.push(...(await findBrokenBands(db, staged)));
  return warnings;
}
