import type { MikroORM } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import type { Sql } from "../orm.ts";
import { writeAs } from "../partnership-session.ts";
import { saveAuditEntry } from "./audit.store.ts";
import { lockVersion, takeVersion } from "./data-version.ts";
import { type Actor, changedFields, type EditConflict, type EditRefusal, findConflict } from "./edit.ts";

/** A value of a column. */
export type ColumnValue = string | number | boolean | null;

/** Values by column. */
export type Columns = Readonly<Record<string, ColumnValue>>;

/** A transaction that makes the next data version of a partnership. */
export interface Edit extends Actor {
  readonly db: Sql;
  readonly partnershipId: number;
  /** Data version the transaction makes. */
  readonly version: number;
  readonly provenance: "LOCAL" | "ILLUSTRATIVE";
}

/** Who edits what. */
export type Editor = Pick<Edit, "actor" | "actorName" | "partnershipId" | "provenance">;

/** What came of an edit; a conflict and a refusal have written nothing. */
export type EditOutcome<T> =
  | { readonly status: "SAVED"; readonly saved: T; readonly version: number }
  | EditConflict
  | EditRefusal;

/** Ends a transaction of which nothing is kept. */
class Undo extends Error {
  readonly outcome: EditConflict | EditRefusal;
  constructor(outcome: EditConflict | EditRefusal) {
    super("nothing is kept");
    this.outcome = outcome;
  }
}

/** Ends an edit, keeping nothing, for a reason that its sender can mend. */
export function refuseEdit(code: string, field: string | null, message: string, mend: string): never {
  throw new Undo({ status: "REFUSED", code, field, message, mend });
}

/** Makes an edit in a data version of its own: all of it or nothing. One that changed nothing makes no version. */
export async function saveEdit<T>(
  orm: MikroORM,
  editor: Editor,
  write: (edit: Edit) => Promise<{ readonly saved: T; readonly isChanged: boolean }>,
): Promise<EditOutcome<T>> {
  const { partnershipId } = editor;
  try {
    return await writeAs(orm, { partnershipId }, async (db): Promise<EditOutcome<T>> => {
      const current = await lockVersion(db, partnershipId);
      const { saved, isChanged } = await write({ ...editor, db, version: current + 1 });
      if (!isChanged) return { status: "SAVED", saved, version: current };
      await takeVersion(db, partnershipId, current + 1, null);
      return { status: "SAVED", saved, version: current + 1 };
    });
  } catch (error) {
    if (error instanceof Undo) return error.outcome;
    throw error;
  }
}

/** A row that is to be as given. */
export interface RowEdit {
  readonly table: string;
  readonly key: Columns;
  readonly values: Columns;
  /** Version of the row that was read; 0 where there was none. */
  readonly expectedVersion: number;
  /** What the log calls it, as contribution:S75-CYP|…. */
  readonly object: string;
  /** What the log says was done, as SAVE_CONTRIBUTION. */
  readonly action: string;
  /** Columns too long for the log. */
  readonly unlogged?: readonly string[];
}

const matches = (key: Columns): RawBuilder<unknown> =>
  sql.join(
    Object.entries(key).map(([name, value]) => sql`${sql.ref(name)} = ${value}`),
    sql` and `,
  );

/** Values of a current row as text that can be compared; undefined where there is none. */
async function readRow({ db, partnershipId }: Edit, { table, key, values }: Pick<RowEdit, "table" | "key" | "values">) {
  const names = Object.keys(values);
  const columns = names.map((name) => sql`to_json(${sql.ref(name)}) as ${sql.ref(name)}`);
  const { rows } = await sql<Columns & { version_from: number }>`
    select version_from, ${sql.join(columns)} from ${sql.table(table)}
    where partnership_id = ${partnershipId} and ${matches(key)} and version_to is null`.execute(db);
  return rows[0];
}

/** Closes a current row. */
export async function closeRow({ db, partnershipId, version }: Edit, table: string, key: Columns): Promise<void> {
  await sql`update ${sql.table(table)} set version_to = ${version}
    where partnership_id = ${partnershipId} and ${matches(key)} and version_to is null`.execute(db);
}

/** Adds a row from this version on. */
export async function addRow(edit: Edit, table: string, row: Columns): Promise<void> {
  const { db, partnershipId, version, provenance } = edit;
  const all = { partnership_id: partnershipId, ...row, version_from: version, provenance };
  const names = Object.keys(all).map((name) => sql.ref(name));
  const cells = Object.values(all).map((value) => sql`${value}`);
  await sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(cells)})`.execute(db);
}

/** Adds an entry to the log about an edit. */
export function logEdit(
  { db, partnershipId, actor, actorName, version }: Edit,
  entry: { readonly action: string; readonly object: string; readonly fields: ReturnType<typeof changedFields> },
): Promise<void> {
  const { action, object, fields } = entry;
  return saveAuditEntry(db, {
    partnershipId,
    actor,
    actorName,
    action,
    object,
    purpose: null,
    changes: { version, fields },
  });
}

/** A column by the name its field has in the API, as plannedPence for planned_pence. */
const fieldOf = (column: string) => column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Ends the edit where the row is no longer the one that was read. */
async function requireVersion(edit: Edit, object: string, versions: { expected: number; current: number }) {
  if (versions.current === versions.expected) return;
  throw new Undo(await findConflict(edit.db, { partnershipId: edit.partnershipId, object }, versions));
}

/**
 * Makes a row as given, unless somebody changed it since it was read; true where that changes anything. The row it was stays for
 * earlier versions.
 */
export async function saveRow(edit: Edit, row: RowEdit): Promise<boolean> {
  const { table, key, values, expectedVersion, object, action } = row;
  const before = await readRow(edit, row);
  await requireVersion(edit, object, { expected: expectedVersion, current: before?.version_from ?? 0 });
  const fields = changedFields(before ?? {}, values);
  if (before !== undefined && Object.keys(fields).length === 0) return false;
  await closeRow(edit, table, key);
  await addRow(edit, table, { ...key, ...values });
  const logged = Object.entries(fields)
    .filter(([name]) => row.unlogged?.includes(name) !== true)
    .map(([name, change]) => [fieldOf(name), change] as const);
  await logEdit(edit, { action, object, fields: Object.fromEntries(logged) });
  return true;
}

/** Ends a row, unless somebody changed it since it was read; earlier versions keep it. */
export async function removeRow(edit: Edit, row: Omit<RowEdit, "unlogged">): Promise<void> {
  const { table, key, values, expectedVersion, object, action } = row;
  const before = await readRow(edit, row);
  await requireVersion(edit, object, { expected: expectedVersion, current: before?.version_from ?? 0 });
  await closeRow(edit, table, key);
  const gone = Object.fromEntries(Object.keys(values).map((name) => [name, null]));
  const fields = Object.entries(changedFields(before ?? {}, gone)).map(([name, change]) => [fieldOf(name), change]);
  await logEdit(edit, { action, object, fields: Object.fromEntries(fields) });
}
