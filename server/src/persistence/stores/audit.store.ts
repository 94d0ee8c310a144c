import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Sql } from "../orm.ts";

/** What somebody did, before it has its place in the chain. */
export interface AuditEvent {
  readonly partnershipId: number;
  /** Code of a membership, `evaluation-<role>`, or `command` for a command at the server. */
  readonly actor: string;
  readonly actorName: string;
  /** What was done, as INVITE_PERSON. */
  readonly action: string;
  /** Kind and code of what it was done to, as membership:… */
  readonly object: string;
  /** Why, where a reason was stated. */
  readonly purpose: string | null;
  /** Fields that changed, or what was read; holds nobody's data beyond who, what, when and why. */
  readonly changes: Readonly<Record<string, unknown>>;
}

/** An entry as it is kept. */
export interface AuditRow {
  readonly partnershipId: number;
  /** 1 for the first, then one more each time. */
  readonly number: number;
  readonly at: Date;
  readonly actor: string;
  readonly actorName: string;
  readonly action: string;
  readonly object: string;
  readonly purpose: string | null;
  /** JSON text, hashed as it stands. */
  readonly changes: string;
  readonly previousHash: string;
}

/** What the first entry names as the hash before it. */
export const FIRST_HASH = "0".repeat(64);

/** SHA-256 over an entry and the hash before it, in hexadecimal; fields in this order, as one JSON list. */
export function hashOf(row: AuditRow): string {
  const { partnershipId, number, at, actor, actorName, action, object, purpose, changes, previousHash } = row;
  const fields = [partnershipId, number, at.toISOString(), actor, actorName, action, object, purpose, changes];
  return createHash("sha256")
    .update(JSON.stringify([...fields, previousHash]))
    .digest("hex");
}

/** Keys of the lock that lets one writer at a time extend a partnership's chain. */
const CHAIN_LOCK = 7_418;

/**
 * Adds an entry in the transaction of what it tells of, so that neither is kept without the other. Best called last: other
 * writers of the partnership's log wait until the transaction ends.
 */
export async function saveAuditEntry(db: Sql, event: AuditEvent): Promise<void> {
  await sql`select pg_advisory_xact_lock(${CHAIN_LOCK}, ${event.partnershipId})`.execute(db);
  const last = await db
    .selectFrom("audit_entry")
    .select(["number", "hash"])
    .where("partnership_id", "=", event.partnershipId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const row: AuditRow = {
    ...event,
    number: (last?.number ?? 0) + 1,
    at: new Date(),
    changes: JSON.stringify(event.changes),
    previousHash: last?.hash ?? FIRST_HASH,
  };
  await db
    .insertInto("audit_entry")
    .values({
      partnership_id: row.partnershipId,
      number: row.number,
      at: row.at,
      actor: row.actor,
      actor_name: row.actorName,
      action: row.action,
      object: row.object,
      purpose: row.purpose,
      changes: row.changes,
      previous_hash: row.previousHash,
      hash: hashOf(row),
    })
    .execute();
}
