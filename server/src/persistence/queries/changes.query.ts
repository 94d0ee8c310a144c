import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { Sql } from "../orm.ts";
import { readAs } from "../partnership-session.ts";
import { REMOVED_ILLUSTRATIVE } from "../stores/illustrative.store.ts";
import { describeTables } from "../table.ts";
import { utc } from "../timestamp.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** A committed write. */
export interface ChangeRow {
  /** Data version it made. */
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly committedAt: string;
  /** Number of the load that made it; null for an edit. */
  readonly loadId: number | null;
  /** Whether it removed the made-up rows. */
  readonly isRemoval: boolean;
  /** Tables it added rows to or closed rows of, by name. */
  readonly tables: readonly string[];
}

export interface ChangePage {
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly rows: readonly ChangeRow[];
}

export interface ChangeRequest {
  /** Versions after this one. */
  readonly since: number;
  readonly first: number;
  /** Version of the row to start after. */
  readonly after: number | null;
}

/** Tables that each version touched: one pass over each table for all of them. */
async function readTables(db: Sql, orm: MikroORM, id: number, range: { readonly from: number; readonly to: number }) {
  const versioned = [...describeTables(orm).values()].filter(
    ({ scope, isVersioned }) => scope === "partnership" && isVersioned,
  );
  const isWithin = (column: string) =>
    sql`partnership_id = ${id} and ${sql.ref(column)} between ${range.from}::int and ${range.to}::int`;
  const parts = versioned.map(
    ({ name }) => sql`
      select ${name}::text as name, version_from as version from ${sql.table(name)} where ${isWithin("version_from")}
      union select ${name}::text, version_to from ${sql.table(name)} where ${isWithin("version_to")}`,
  );
  const { rows } = await sql<{ name: string; version: number }>`
    select distinct name, version from (${sql.join(parts, sql` union all `)}) touched order by name`.execute(db);
  return Map.groupBy(rows, ({ version }) => version);
}

/** A page of the writes that made a partnership's data versions, oldest first. */
export function readChanges(orm: MikroORM, partnership: PartnershipRow, request: ChangeRequest): Promise<ChangePage> {
  const { id, dataVersion } = partnership;
  const { since, first, after } = request;
  return readAs(orm, { partnershipId: id }, async (db) => {
    const versions = db
      .selectFrom("data_version")
      .where("partnership_id", "=", id)
      .where("number", ">", since)
      .where("number", "<=", dataVersion);
    const found = await versions
      .select(["number as version", "load_id as loadId", utc("committed_at").as("committedAt")])
      .select(
        sql<boolean>`exists (select 1 from audit_entry a where a.partnership_id = ${id}
          and a.action = ${REMOVED_ILLUSTRATIVE} and (a.changes::jsonb ->> 'dataVersion')::int = number)`.as(
          "isRemoval",
        ),
      )
      .where("number", ">", after ?? since)
      .orderBy("number")
      .limit(first + 1)
      .execute();
    const { total } = await versions.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
    const page = found.slice(0, first);
    const range = { from: page[0]?.version ?? 0, to: page.at(-1)?.version ?? -1 };
    const tables = page.length === 0 ? new Map() : await readTables(db, orm, id, range);
    return {
      totalCount: total,
      hasNextPage: found.length > first,
      rows: page.map((row) => ({
        ...row,
        loadId: row.loadId ?? null,
        tables: (tables.get(row.version) ?? []).map(({ name }: { readonly name: string }) => name),
      })),
    };
  });
}
