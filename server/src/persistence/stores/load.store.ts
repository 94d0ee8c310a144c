import type { MikroORM } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import type { DISCLOSURE_POLICY_CODES } from "../entities/vocabulary.ts";
import type { Sql } from "../orm.ts";
import { writeAs } from "../partnership-session.ts";
import type { Table } from "../table.ts";
import { type AuditEvent, saveAuditEntry } from "./audit.store.ts";
import { lockVersion, takeVersion } from "./data-version.ts";
import type { Problem } from "./problem.ts";
import { checkStage, createStage, type StagedRow, stageRows } from "./staging.ts";

/** What is known of a file beside its rows. */
export interface LoadFacts {
  readonly dataset: string;
  readonly publisher: string;
  readonly release: string | null;
  readonly url: string | null;
  readonly licence: string | null;
  readonly provenance: "OFFICIAL" | "LOCAL" | "ILLUSTRATIVE";
  readonly fileName: string;
  readonly contentHash: string;
  /** Code of the rule its counts of children are published by. */
  readonly disclosurePolicy: (typeof DISCLOSURE_POLICY_CODES)[number];
}

/** How a load ended; a refused file has written nothing. */
export type LoadOutcome =
  | {
      readonly status: "COMMITTED";
      readonly rowsRead: number;
      readonly rowsWritten: number;
      readonly dataVersion: number;
    }
  | { readonly status: "UNCHANGED"; readonly rowsRead: number; readonly dataVersion: number }
  | { readonly status: "REFUSED"; readonly rowsRead: number; readonly problems: readonly Problem[] };

/** Ends a load's transaction without writing. */
class Refusal extends Error {
  readonly problems: readonly Problem[];
  readonly rowsRead: number;
  constructor(problems: readonly Problem[], rowsRead: number) {
    super("the file was refused");
    this.problems = problems;
    this.rowsRead = rowsRead;
  }
}

/** Reads all rows into the stage; throws a refusal if any is unsound. */
async function stageFile(
  db: Sql,
  table: Table,
  chunks: AsyncIterable<readonly StagedRow[]>,
  problems: readonly Problem[],
): Promise<number> {
  let rowsRead = 0;
  await createStage(db, table);
  for await (const rows of chunks) {
    rowsRead += rows.length;
    if (problems.length === 0) await stageRows(db, table, rows);
  }
  if (problems.length > 0) throw new Refusal(problems, rowsRead);
  const across = await checkStage(db, table);
  if (across.length > 0) throw new Refusal(across, rowsRead);
  return rowsRead;
}

interface Merge {
  readonly names: readonly string[];
  readonly isSameKey: RawBuilder<boolean>;
  readonly isSameRow: RawBuilder<boolean>;
}

/** How staged rows (s) meet the current rows (c) of a table. */
function describeMerge(table: Table, provenance: string): Merge {
  const pair = (name: string) => sql`c.${sql.ref(name)} = s.${sql.ref(name)}`;
  const keys = table.columns.filter((column) => column.isKey).map((column) => pair(column.name));
  const values = table.columns.filter((column) => !column.isKey);
  const sames = values.map(({ name }) => sql`c.${sql.ref(name)} is not distinct from s.${sql.ref(name)}`);
  return {
    names: table.columns.map((column) => column.name),
    isSameKey: sql<boolean>`c.version_to is null and ${sql.join(keys, sql` and `)}`,
    isSameRow: sql<boolean>`${sql.join([...sames, sql`c.provenance = ${provenance}`], sql` and `)}`,
  };
}

async function countChanges(db: Sql, table: Table, merge: Merge): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    select count(*)::int as changed from stage s where not exists (
      select from ${sql.table(table.name)} c where ${merge.isSameKey} and ${merge.isSameRow})`.execute(db);
  return rows[0]?.changed ?? 0;
}

async function writeRows(db: Sql, table: Table, merge: Merge, write: Write): Promise<void> {
  const target = sql.table(table.name);
  const columns = sql.join(merge.names.map((name) => sql.ref(name)));
  const staged = sql.join(merge.names.map((name) => sql`s.${sql.ref(name)}`));
  if (table.keyTable !== null) {
    await sql`insert into ${sql.table(table.keyTable)} (partnership_id, code)
      select ${write.partnershipId}, code from stage on conflict do nothing`.execute(db);
  }
  await sql`update ${target} c set version_to = ${write.version} from stage s
    where ${merge.isSameKey} and not (${merge.isSameRow})`.execute(db);
  await sql`insert into ${target} (partnership_id, ${columns}, version_from, provenance, load_id)
    select ${write.partnershipId}::smallint, ${staged}, ${write.version}::int, ${write.provenance}, ${write.loadId}::int
    from stage s where not exists (select from ${target} c where ${merge.isSameKey})`.execute(db);
}

interface Write {
  readonly partnershipId: number;
  readonly version: number;
  readonly loadId: number;
  readonly provenance: string;
}

async function writeLoad(db: Sql, write: Write, table: Table, facts: LoadFacts, counts: Counts): Promise<void> {
  await db
    .insertInto("load")
    .values({
      partnership_id: write.partnershipId,
      id: write.loadId,
      template: table.name,
      dataset: facts.dataset,
      publisher: facts.publisher,
      release: facts.release,
      url: facts.url,
      licence: facts.licence,
      provenance: facts.provenance,
      file_name: facts.fileName,
      content_hash: facts.contentHash,
      disclosure_policy: facts.disclosurePolicy,
      started_at: sql`transaction_timestamp()`,
      finished_at: sql`clock_timestamp()`,
      rows_read: counts.rowsRead,
      rows_written: counts.rowsWritten,
      status: "COMMITTED",
      data_version: write.version,
    })
    .execute();
}

interface Counts {
  readonly rowsRead: number;
  readonly rowsWritten: number;
}

/** What the audit log keeps of a load; whoever runs the command is known to the machine, not to Tandem. */
function describeLoad(write: Write, table: Table, facts: LoadFacts, counts: Counts): AuditEvent {
  const { fileName, contentHash, provenance } = facts;
  return {
    partnershipId: write.partnershipId,
    actor: "command",
    actorName: "A command at the server",
    action: "LOAD_FILE",
    object: `load:${write.loadId}`,
    purpose: null,
    changes: { template: table.name, fileName, contentHash, provenance, ...counts, dataVersion: write.version },
  };
}

async function mergeStage(
  db: Sql,
  partnershipId: number,
  table: Table,
  facts: LoadFacts,
  rowsRead: number,
): Promise<LoadOutcome> {
  const current = await lockVersion(db, partnershipId);
  const merge = describeMerge(table, facts.provenance);
  const rowsWritten = await countChanges(db, table, merge);
  if (rowsWritten === 0) return { status: "UNCHANGED", rowsRead, dataVersion: current };
  const { last } = await db
    .selectFrom("load")
    .select((eb) => eb.fn.coalesce(eb.fn.max("id"), eb.lit(0)).as("last"))
    .executeTakeFirstOrThrow();
  const write = { partnershipId, version: current + 1, loadId: last + 1, provenance: facts.provenance };
  await writeLoad(db, write, table, facts, { rowsRead, rowsWritten });
  await writeRows(db, table, merge, write);
  await takeVersion(db, partnershipId, write.version, write.loadId);
  await saveAuditEntry(db, describeLoad(write, table, facts, { rowsRead, rowsWritten }));
  return { status: "COMMITTED", rowsRead, rowsWritten, dataVersion: write.version };
}

/** Writes a file's rows to a partnership's table: all of them in one new data version, or none. */
export async function saveLoad(
  orm: MikroORM,
  partnershipId: number,
  table: Table,
  facts: LoadFacts,
  file: { readonly chunks: AsyncIterable<readonly StagedRow[]>; readonly problems: readonly Problem[] },
): Promise<LoadOutcome> {
  try {
    return await writeAs(orm, { partnershipId }, async (db) => {
      const rowsRead = await stageFile(db, table, file.chunks, file.problems);
      return mergeStage(db, partnershipId, table, facts, rowsRead);
    });
  } catch (error) {
    if (error instanceof Refusal) return { status: "REFUSED", rowsRead: error.rowsRead, problems: error.problems };
    throw error;
  }
}
