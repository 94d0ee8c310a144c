import { sql } from "kysely";
import { type Edit, refuseEdit } from "./versioned-row.ts";

/** A pool's year as it stands now. */
export interface PoolYearRow {
  readonly openingBalancePence: number | null;
  readonly isClosed: boolean;
  /** As 2025-12. */
  readonly booksTo: string | null;
  readonly version: number;
}

/** The current row of a pool's year; null where the year is not opened. */
export async function readPoolYear(
  { db, partnershipId }: Edit,
  arrangement: string,
  year: string,
): Promise<PoolYearRow | null> {
  const { rows } = await sql<PoolYearRow>`
    select opening_balance_pence as "openingBalancePence", is_closed as "isClosed", to_char(books_to, 'YYYY-MM') as "booksTo",
      version_from as version
    from pool_year where partnership_id = ${partnershipId} and arrangement_code = ${arrangement} and financial_year = ${year}
      and version_to is null`.execute(db);
  return rows[0] ?? null;
}

/** The year, which must be open. */
export async function requireOpenYear(
  edit: Edit,
  arrangement: string,
  year: string,
  field: string,
): Promise<PoolYearRow> {
  const row = await readPoolYear(edit, arrangement, year);
  if (row === null)
    return refuseEdit("YEAR_NOT_OPEN", field, `${arrangement} has no financial year ${year}.`, "Open the year first.");
  if (row.isClosed)
    return refuseEdit(
      "YEAR_IS_CLOSED",
      field,
      `The accounts of ${arrangement} for ${year} are closed.`,
      "Post what puts them right to the open year, naming the closed one as adjustsYear.",
    );
  return row;
}

/** Codes that must be known, each with the field that names it. */
export async function requireCodes(
  { db, partnershipId }: Edit,
  table: "organisation" | "arrangement" | "scheme" | "commission" | "service",
  codes: readonly (readonly [field: string, code: string | null])[],
): Promise<void> {
  for (const [field, code] of codes) {
    if (code === null) continue;
    const { rows } =
      await sql`select 1 from ${sql.table(table)} where partnership_id = ${partnershipId} and code = ${code} and version_to is null`.execute(
        db,
      );
    if (rows.length === 0)
      refuseEdit(
        "UNKNOWN_CODE",
        field,
        `There is no ${table} ${JSON.stringify(code.slice(0, 80))}.`,
        `Use the code of a ${table} that is there.`,
      );
  }
}

/** A funding source that must be known. */
export async function requireSource({ db }: Edit, field: string, code: string): Promise<void> {
  const { rows } = await sql`select 1 from funding_source where code = ${code}`.execute(db);
  if (rows.length === 0)
    refuseEdit(
      "UNKNOWN_CODE",
      field,
      `There is no funding source ${JSON.stringify(code.slice(0, 80))}.`,
      "Use one of partnership.fundingSources.",
    );
}
