import { sql } from "kysely";
import type { Sql } from "../orm.ts";
import { utc } from "../timestamp.ts";

/** Who makes a change, as the audit log names them. */
export interface Actor {
  /** Code of a membership, `evaluation-<role>`, or `command`. */
  readonly actor: string;
  readonly actorName: string;
}

/** A field before and after a change. */
export interface FieldChange {
  readonly before: unknown;
  readonly after: unknown;
}

/** What the log keeps of a change to something that has versions. */
export interface EditRecord extends Readonly<Record<string, unknown>> {
  /** Version the change made. */
  readonly version: number;
  readonly fields: Readonly<Record<string, FieldChange>>;
}

/** A field that somebody else changed meanwhile. */
export interface ConflictingField {
  readonly field: string;
  /** What it is now, in words. */
  readonly theirs: string;
  readonly changedBy: string;
  /** ISO 8601 in UTC. */
  readonly changedAt: string;
}

/** Why a change was not made: what it was based on is no longer what is kept. */
export interface EditConflict {
  readonly status: "CONFLICT";
  readonly currentVersion: number;
  readonly fields: readonly ConflictingField[];
}

/** Why a change was not made: a rule it breaks, and what to do about it. */
export interface EditRefusal {
  readonly status: "REFUSED";
  readonly code: string;
  /** Field it is about, as input.pence; null where it is about all. */
  readonly field: string | null;
  readonly message: string;
  readonly mend: string;
}

/** The fields that differ between two states of a thing. */
export function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, FieldChange> {
  const names = Object.keys(after).filter(
    (name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name]),
  );
  return Object.fromEntries(names.map((name) => [name, { before: before[name] ?? null, after: after[name] }]));
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.join(", ");
  return value === null || value === undefined ? "nothing" : String(value);
}

/** What changed since the version somebody read, by whom, the last change of each field; read from the log. */
export async function findConflict(
  db: Sql,
  edited: { readonly partnershipId: number; readonly object: string },
  versions: { readonly expected: number; readonly current: number },
): Promise<EditConflict> {
  const rows = await db
    .selectFrom("audit_entry")
    .select(["actor_name as changedBy", "changes", utc("at").as("changedAt")])
    .where("partnership_id", "=", edited.partnershipId)
    .where("object", "=", edited.object)
    .where(sql<boolean>`(changes::jsonb ->> 'version')::int > ${versions.expected}`)
    .orderBy("number")
    .execute();
  const fields = new Map<string, ConflictingField>();
  for (const { changedBy, changedAt, changes } of rows) {
    for (const [field, change] of Object.entries((JSON.parse(changes) as EditRecord).fields))
      fields.set(field, { field, theirs: inWords(change.after), changedBy, changedAt });
  }
  return { status: "CONFLICT", currentVersion: versions.current, fields: [...fields.values()] };
}
