import { type RawBuilder, sql } from "kysely";
import type { Sql } from "../orm.ts";
import type { Table } from "../table.ts";
import { PROBLEM_LIMIT, type Problem, problemAt } from "./problem.ts";
import { stageOf } from "./staging.ts";

interface Placed {
  readonly sheet: string | null;
  readonly row_number: number;
}

const placeOf = ({ sheet, row_number }: Placed) => ({ sheet, row: row_number });

/** Tables whose rows belong to a year of a pool, and how a row (s) names the pool. */
const OF_POOL_YEAR: Readonly<Record<string, RawBuilder<string>>> = {
  ledger_entry: sql`s.arrangement_code`,
  contribution: sql`s.arrangement_code`,
  ring_fence: sql`s.arrangement_code`,
  pool_year: sql`s.arrangement_code`,
  scheme_quarter: sql`(select c.arrangement_code from scheme c where c.code = s.scheme_code and c.version_to is null)`,
};

/** Tables that say what parties signed. */
const SIGNED = new Set(["quarter_return", "return_statement", "sign_off"]);

/** Whether a current row (h) is the staged one (s), wholly or by its key. */
function isHeld(table: Table, columns: Table["columns"]): RawBuilder<boolean> {
  const pairs = columns.map(({ name }) => sql`h.${sql.ref(name)} is not distinct from s.${sql.ref(name)}`);
  return sql<boolean>`exists (select from ${sql.table(table.name)} h where h.version_to is null and ${sql.join(pairs, sql` and `)})`;
}

/** Rows that would change a year whose accounts are closed. */
async function findClosedYears(db: Sql, table: Table): Promise<Problem[]> {
  const arrangement = OF_POOL_YEAR[table.name];
  if (arrangement === undefined) return [];
  const { rows } = await sql<Placed & { year: string; code: string }>`
    select s.sheet, s.row_number, y.financial_year as year, y.arrangement_code as code
    from ${stageOf(table)} s join pool_year y on y.arrangement_code = ${arrangement} and y.financial_year = s.financial_year
      and y.version_to is null and y.is_closed
    where not ${isHeld(table, table.columns)} order by s.row_number limit ${PROBLEM_LIMIT}`.execute(db);
  return rows.map(({ year, code, ...found }) =>
    problemAt(
      { ...placeOf(found), column: "financial_year", value: year },
      "YEAR_IS_CLOSED",
      `The accounts of ${code} for ${year} are closed.`,
      "Post what puts them right to the open year, with adjusts_year naming the closed one.",
    ),
  );
}

/** Entries whose voucher number is in the ledger already with other content. */
async function findChangedEntries(db: Sql, table: Table): Promise<Problem[]> {
  if (table.name !== "ledger_entry") return [];
  const keys = table.columns.filter(({ isKey }) => isKey);
  const { rows } = await sql<Placed & { reference: string }>`
    select s.sheet, s.row_number, s.reference from ${stageOf(table)} s
    where ${isHeld(table, keys)} and not ${isHeld(table, table.columns)} order by s.row_number limit ${PROBLEM_LIMIT}`.execute(
    db,
  );
  return rows.map(({ reference, ...found }) =>
    problemAt(
      { ...placeOf(found), column: "reference", value: reference },
      "ENTRY_IS_POSTED",
      `${reference} is in the ledger already, and not as the file has it.`,
      "An entry is never changed: post one that reverses it, and a right one, each under a new reference.",
    ),
  );
}

/** Returns and signatures of partners' own, which nobody can make by loading a file. */
async function findLoadedSignatures(db: Sql, table: Table, provenance: string): Promise<Problem[]> {
  if (!SIGNED.has(table.name) || provenance !== "LOCAL") return [];
  const { rows } =
    await sql<Placed>`select sheet, row_number from ${stageOf(table)} order by row_number limit 1`.execute(db);
  return rows.map((found) =>
    problemAt(
      placeOf(found),
      "SIGNED_ON_SCREEN_ONLY",
      "Returns are prepared and signed in Tandem, so that it is known who did; a file cannot do it for them.",
      "Prepare and sign the return on the Pooled budgets page or by the API.",
    ),
  );
}

/** What is wrong with rows about pooled money, beyond what every table is checked for. */
export async function checkMoney(db: Sql, table: Table, provenance: string): Promise<Problem[]> {
  return [
    ...(await findClosedYears(db, table)),
    ...(await findChangedEntries(db, table)),
    ...(await findLoadedSignatures(db, table, provenance)),
  ];
}
