import { type RawBuilder, sql } from "kysely";

/** A timestamp column as ISO 8601 text in UTC, to the millisecond. */
export function utc(column: string): RawBuilder<string> {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
