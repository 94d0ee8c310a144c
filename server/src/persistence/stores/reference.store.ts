import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { writeInBulk } from "../bulk-session.ts";
import type { Sql } from "../orm.ts";
import type { Table } from "../table.ts";
import { announceReference } from "./data-version.ts";
import type { Problem, ProblemList } from "./problem.ts";
import { checkStage } from "./stage-checks.ts";
import { Stages, stageOf, type TableRows } from "./staging.ts";

/** Writes the staged rows over those with the same key. */
async function upsertStage(db: Sql, table: Table): Promise<void> {
  const names = table.columns.map((column) => column.name);
  const keys = table.columns.filter((column) => column.isKey).map((column) => sql.ref(column.name));
  const values = table.columns.filter((column) => !column.isKey).map((column) => sql.ref(column.name));
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const update =
    values.length === 0
      ? sql`do nothing`
      : sql`do update set ${sql.join(values.map((value) => sql`${value} = excluded.${value}`))}`;
  await sql`insert into ${sql.table(table.name)} (${columns}) select ${columns} from ${stageOf(table)}
    on conflict (${sql.join(keys)}) ${update}`.execute(db);
}

/** Partnerships are rows of their own sessions, so each is written in its own. */
async function upsertPartnerships(db: Sql, table: Table): Promise<void> {
  const { rows } = await sql<{ id: number }>`select id from ${stageOf(table)} order by id`.execute(db);
  for (const { id } of rows) {
    await sql`select set_config('tandem.partnership_id', ${String(id)}, true)`.execute(db);
    await sql`insert into partnership (id, code, name, area_code, today)
      select id, code, name, area_code, today from ${stageOf(table)} where id = ${id}
      on conflict (id) do update set name = excluded.name, area_code = excluded.area_code, today = excluded.today`.execute(
      db,
    );
  }
}

/** What came of a file of reference data; nothing of it is written where there are errors. */
export interface ReferenceOutcome {
  readonly rowsRead: number;
  readonly problems: readonly Problem[];
}

/** Writes a file of shared reference data, or of partnerships, under the owner's role; returns what is wrong, then nothing is written. */
export async function saveReference(
  ownerOrm: MikroORM,
  table: Table,
  contentHash: string,
  file: { readonly rows: AsyncIterable<TableRows>; readonly problems: ProblemList },
): Promise<ReferenceOutcome> {
  const { rows: parts, problems } = file;
  return writeInBulk(ownerOrm, { owner: true }, async (session) => {
    const { db } = session;
    const stages = new Stages(session);
    let rowsRead = 0;
    for await (const part of parts) {
      rowsRead += part.rows.length;
      if (problems.errorCount === 0) await stages.add(part);
    }
    await stages.end();
    for (const staged of stages.tables.values()) problems.add(...(await checkStage(db, staged, stages.tables)));
    if (problems.errorCount > 0 || rowsRead === 0) return { rowsRead, problems: problems.problems };
    if (table.name === "partnership") await upsertPartnerships(db, table);
    else await upsertStage(db, table);
    await sql`lock table reference_release in exclusive mode`.execute(db);
    await sql`insert into reference_release (number, template, content_hash, rows_read, loaded_at)
      select coalesce(max(number), 0) + 1, ${table.name}, ${contentHash}, ${rowsRead}, clock_timestamp() from reference_release
      on conflict (template, content_hash) do nothing`.execute(db);
    await announceReference(db);
    return { rowsRead, problems: problems.problems };
  });
}
