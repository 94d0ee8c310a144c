import type { MikroORM } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import { type BulkSession, writeInBulk } from "../bulk-session.ts";
import type { DISCLOSURE_POLICY_CODES } from "../entities/vocabulary.ts";
import type { Sql } from "../orm.ts";
import { writeAs } from "../partnership-session.ts";
import type { Table } from "../table.ts";
import { saveAuditEntry } from "./audit.store.ts";
import { lockVersion, takeVersion, tellLoad } from "./data-version.ts";
import type { Actor } from "./edit.ts";
import type { Problem, ProblemList } from "./problem.ts";
import { checkStage } from "./stage-checks.ts";
import { checkMoney } from "./stage-money-checks.ts";
import { findWarnings } from "./stage-warnings.ts";
import { Stages, stageOf, type TableRows, UnstorableValue } from "./staging.ts";

/** What is known of a file beside its rows. */
export interface LoadFacts {
  /** Format of the file, or the own template it follows. */
  readonly template: string;
  readonly dataset: string;
  readonly publisher: string;
  readonly release: string | null;
  readonly url: string | null;
  readonly licence: string | null;
  readonly provenance: "OFFICIAL" | "LOCAL" | "ILLUSTRATIVE";
  readonly fileName: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly contentHash: string;
  readonly sizeBytes: number;
  /** Code of the rule its counts of children are published by. */
  readonly disclosurePolicy: (typeof DISCLOSURE_POLICY_CODES)[number];
}

/** A file to be loaded, whole or not at all. */
export interface LoadRequest {
  readonly partnershipId: number;
  readonly actor: Actor;
  readonly facts: LoadFacts;
  /** Its rows, in its order. */
  readonly rows: AsyncIterable<TableRows>;
  /** What is found wrong while the rows are read; added to by the load. */
  readonly problems: ProblemList;
  /** Whether everything is done but the commit. */
  readonly isDryRun?: boolean;
  /** Ends the load, leaving nothing. */
  readonly signal?: AbortSignal;
  /** Told when reading has ended and checking begins, and when writing does. */
  readonly onStage?: (stage: "CHECKING" | "WRITING") => void;
}

/** How a load ended. */
export interface LoadOutcome {
  /** COMMITTED, or would be but for a dry run; UNCHANGED, when all it holds is held already; or REFUSED, with no row written. */
  readonly status: "COMMITTED" | "UNCHANGED" | "REFUSED";
  readonly isDryRun: boolean;
  readonly rowsRead: number;
  /** Rows new or changed. */
  readonly rowsWritten: number;
  /** The data version it made, or the one it found. */
  readonly dataVersion: number;
  /** Number of the load within its partnership; null where none is kept of it. */
  readonly loadId: number | null;
  readonly problems: readonly Problem[];
  readonly errorCount: number;
  readonly warningCount: number;
}

/** Ends a transaction without writing, with what it would have come to. */
class Rollback extends Error {
  readonly outcome: LoadOutcome;
  constructor(outcome: LoadOutcome) {
    super("nothing of the file is kept");
    this.outcome = outcome;
  }
}

/** Rows from which joining them one by one costs more than the joins of whole tables. */
const LONG_FILE = 2_000;

/** Joins of whole tables for a long file: columns of a key depend on each other, which makes the planner expect far too few rows. */
async function joinAsWholes(db: Sql, rowsRead: number): Promise<void> {
  if (rowsRead >= LONG_FILE) await sql`select set_config('enable_nestloop', 'off', true)`.execute(db);
}

/** Reads all rows into their stages, even of a file already known to be unsound, so that all that is wrong is told. */
async function stageFile(session: BulkSession, { rows, problems }: LoadRequest, count: (rows: number) => void) {
  const stages = new Stages(session);
  for await (const part of rows) {
    count(part.rows.length);
    if (problems.errorCount === 0) await stages.add(part);
  }
  await stages.end();
  return stages.tables;
}

interface Write {
  readonly partnershipId: number;
  readonly version: number;
  readonly loadId: number;
  readonly provenance: string;
}

/** How staged rows (s) meet the current rows (c) of a table. */
function describeMerge(table: Table, provenance: string) {
  const pair = (name: string) => sql`c.${sql.ref(name)} = s.${sql.ref(name)}`;
  const keys = table.columns.filter((column) => column.isKey).map((column) => pair(column.name));
  const values = table.columns.filter((column) => !column.isKey);
  const sames = values.map(({ name }) => sql`c.${sql.ref(name)} is not distinct from s.${sql.ref(name)}`);
  return {
    isSameKey: sql<boolean>`c.version_to is null and ${sql.join(keys, sql` and `)}`,
    isSameRow: sql<boolean>`${sql.join([...sames, sql`c.provenance = ${provenance}`], sql` and `)}`,
  };
}

/** Takes out of a stage what the table holds already; the number of rows left. */
async function dropHeld(db: Sql, table: Table, provenance: string): Promise<number> {
  const { isSameKey, isSameRow } = describeMerge(table, provenance);
  await sql`delete from ${stageOf(table)} s using ${sql.table(table.name)} c where ${isSameKey} and ${isSameRow}`.execute(
    db,
  );
  const { rows } = await sql<{ left: number }>`select count(*)::int as left from ${stageOf(table)}`.execute(db);
  return rows[0]?.left ?? 0;
}

/** Writes what is left of a stage: closes the rows it supersedes, and adds its own. */
async function writeTable(db: Sql, table: Table, write: Write): Promise<void> {
  const target = sql.table(table.name);
  const columns = sql.join(table.columns.map(({ name }) => sql.ref(name)));
  if (table.keyTable !== null) {
    await sql`insert into ${sql.table(table.keyTable)} (partnership_id, code)
      select ${write.partnershipId}, code from ${stageOf(table)} on conflict do nothing`.execute(db);
  }
  const { isSameKey } = describeMerge(table, write.provenance);
  await sql`update ${target} c set version_to = ${write.version} from ${stageOf(table)} s where ${isSameKey}`.execute(
    db,
  );
  await sql`insert into ${target} (partnership_id, ${columns}, version_from, provenance, load_id)
    select ${write.partnershipId}::smallint, ${columns}, ${write.version}::int, ${write.provenance}, ${write.loadId}::int
    from ${stageOf(table)}`.execute(db);
}

/** Rows of all tables from which checking each new row's codes one by one is worth leaving out. */
const MANY_ROWS = 20_000;

/**
 * Leaves out the database's check of every single row's codes, which takes four fifths of a long insert: the stage's codes were
 * checked as sets before. Only where the application was given the right to; a server may withhold it, and the load is slower.
 */
async function trustStagedCodes(db: Sql, isTrusted: boolean): Promise<void> {
  const value: RawBuilder<unknown> = sql`${isTrusted ? "replica" : "origin"}`;
  await sql`select set_config('session_replication_role', ${value}, true)
    where has_parameter_privilege(current_user, 'session_replication_role', 'set')`.execute(db);
}

async function nextLoadId(db: Sql): Promise<number> {
  const { last } = await db
    .selectFrom("load")
    .select((eb) => eb.fn.coalesce(eb.fn.max("id"), eb.lit(0)).as("last"))
    .executeTakeFirstOrThrow();
  return last + 1;
}

/** Keeps what is known of a load with all its problems, and an entry in the log. */
async function writeLoad(db: Sql, request: LoadRequest, outcome: LoadOutcome, loadId: number): Promise<void> {
  const { facts, actor, partnershipId } = request;
  const { status, rowsRead, rowsWritten, dataVersion, errorCount, warningCount, problems } = outcome;
  const { fileName, contentHash, sizeBytes, disclosurePolicy, ...rest } = facts;
  const counts = {
    rows_read: rowsRead,
    rows_written: rowsWritten,
    error_count: errorCount,
    warning_count: warningCount,
  };
  await db
    .insertInto("load")
    .values({
      ...rest,
      ...counts,
      partnership_id: partnershipId,
      id: loadId,
      file_name: fileName,
      content_hash: contentHash,
      size_bytes: sizeBytes,
      disclosure_policy: disclosurePolicy,
      actor: actor.actor,
      actor_name: actor.actorName,
      started_at: sql`transaction_timestamp()`,
      finished_at: sql`clock_timestamp()`,
      status: status === "REFUSED" ? "REFUSED" : "COMMITTED",
      data_version: dataVersion,
    })
    .execute();
  const numbered = JSON.stringify(problems.map((problem, at) => ({ ...problem, ordinal: at + 1 })));
  await sql`insert into load_problem (partnership_id, load_id, ordinal, severity, sheet, "row", "column", value, code, message, mend)
    select ${partnershipId}, ${loadId}, ordinal, severity, sheet, "row", "column", value, code, message, mend
    from json_to_recordset(${numbered}::json) as p (ordinal int, severity text, sheet text, "row" int, "column" text, value text,
      code text, message text, mend text)`.execute(db);
  await tellLoad(db, partnershipId, loadId);
}

async function auditLoad(db: Sql, request: LoadRequest, outcome: LoadOutcome, loadId: number): Promise<void> {
  const { facts, actor, partnershipId } = request;
  const { template, fileName, contentHash, provenance } = facts;
  const { rowsRead, rowsWritten, dataVersion, errorCount } = outcome;
  await saveAuditEntry(db, {
    ...actor,
    partnershipId,
    action: outcome.status === "REFUSED" ? "REFUSE_FILE" : "LOAD_FILE",
    object: `load:${loadId}`,
    purpose: null,
    changes: { template, fileName, contentHash, provenance, rowsRead, rowsWritten, dataVersion, errors: errorCount },
  });
}

/** Keeps a refused file's name and problems, so that whoever sent it can read them again; none of its rows. */
function keepRefusal(orm: MikroORM, request: LoadRequest, outcome: LoadOutcome): Promise<LoadOutcome> {
  return writeAs(orm, { partnershipId: request.partnershipId }, async (db) => {
    const dataVersion = await lockVersion(db, request.partnershipId);
    const loadId = await nextLoadId(db);
    const kept = { ...outcome, dataVersion, loadId };
    await writeLoad(db, request, kept, loadId);
    await auditLoad(db, request, kept, loadId);
    return kept;
  });
}

/** Merges sound stages into their tables in a new data version. */
async function mergeStages(
  db: Sql,
  request: LoadRequest,
  tables: readonly Table[],
  rowsRead: number,
): Promise<LoadOutcome> {
  const { partnershipId, facts, problems, isDryRun = false } = request;
  const current = await lockVersion(db, partnershipId);
  let rowsWritten = 0;
  for (const table of tables) rowsWritten += await dropHeld(db, table, facts.provenance);
  const { errorCount, warningCount } = problems;
  const common = { isDryRun, rowsRead, rowsWritten, problems: problems.problems, errorCount, warningCount };
  if (rowsWritten === 0) return { ...common, status: "UNCHANGED", dataVersion: current, loadId: null };
  const write = { partnershipId, version: current + 1, loadId: await nextLoadId(db), provenance: facts.provenance };
  const outcome: LoadOutcome = {
    ...common,
    status: "COMMITTED",
    dataVersion: write.version,
    loadId: isDryRun ? null : write.loadId,
  };
  await writeLoad(db, request, outcome, write.loadId);
  const isLong = rowsWritten >= MANY_ROWS;
  if (isLong) await trustStagedCodes(db, true);
  for (const table of tables) await writeTable(db, table, write);
  if (isLong) await trustStagedCodes(db, false);
  await takeVersion(db, partnershipId, write.version, write.loadId);
  await auditLoad(db, request, outcome, write.loadId);
  if (isDryRun) throw new Rollback(outcome);
  return outcome;
}

/** Ends the load of an unsound file, keeping nothing of it. */
function refuseFile({ problems, isDryRun = false }: LoadRequest, rowsRead: number): never {
  const { errorCount, warningCount } = problems;
  const empty = { isDryRun, rowsRead, rowsWritten: 0, dataVersion: 0, loadId: null };
  throw new Rollback({ ...empty, status: "REFUSED", problems: problems.problems, errorCount, warningCount });
}

async function loadStages(session: BulkSession, request: LoadRequest, read: { rows: number }): Promise<LoadOutcome> {
  const { problems } = request;
  const staged = await stageFile(session, request, (rows) => {
    read.rows += rows;
  }).catch((error: unknown) => {
    if (!(error instanceof UnstorableValue)) throw error;
    problems.add(error.problem);
    return refuseFile(request, read.rows);
  });
  request.onStage?.("CHECKING");
  await joinAsWholes(session.db, read.rows);
  if (problems.errorCount === 0)
    for (const table of staged.values()) {
      problems.add(...(await checkStage(session.db, table, staged)));
      problems.add(...(await checkMoney(session.db, table, request.facts.provenance)));
    }
  if (problems.errorCount === 0) problems.add(...(await findWarnings(session.db, staged)));
  if (problems.errorCount > 0) refuseFile(request, read.rows);
  request.onStage?.("WRITING");
  return mergeStages(session.db, request, [...staged.values()], read.rows);
}

/** Writes a file's rows to a partnership's tables: all of them in one new data version, or none. */
export async function saveLoad(orm: MikroORM, request: LoadRequest): Promise<LoadOutcome> {
  const { partnershipId, signal } = request;
  try {
    return await writeInBulk(orm, { partnershipId }, (session) => loadStages(session, request, { rows: 0 }), signal);
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
    const { outcome } = error;
    return outcome.status === "REFUSED" && !outcome.isDryRun ? keepRefusal(orm, request, outcome) : outcome;
  }
}
