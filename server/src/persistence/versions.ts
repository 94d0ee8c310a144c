import { type RawBuilder, sql } from "kysely";
import type { Sql } from "./orm.ts";

/** What is read of a partnership: in which transaction, and at which data version. */
export interface VersionScope {
  readonly db: Sql;
  /** Number of the partnership. */
  readonly id: number;
  readonly dataVersion: number;
}

/** Rows of a table (or of an alias) that one data version of one partnership holds. */
export function heldAt(alias: string, partnershipId: number, dataVersion: number): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql<boolean>`${column("partnership_id")} = ${partnershipId}
    and ${column("version_from")} <= ${dataVersion}
    and (${column("version_to")} is null or ${column("version_to")} > ${dataVersion})`;
}

/** A month's number, year × 12 + (month − 1), of a date column. */
export function monthIndex(column: string): RawBuilder<number> {
  const ref = sql.ref(column);
  return sql<number>`(extract(year from ${ref})::int * 12 + extract(month from ${ref})::int - 1)`;
}
