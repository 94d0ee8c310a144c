import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { Sql } from "../orm.ts";
import { writeAs } from "../partnership-session.ts";
import { type ApiKeyRow, readApiKey } from "../queries/api-keys.query.ts";
import { saveAuditEntry } from "./audit.store.ts";
import type { Actor } from "./edit.ts";

/** Most keys of a partnership that open something at one time. */
export const MOST_KEYS = 100;

/** Key of the lock that lets one key at a time be made, so that there are never more than the most. */
const KEYS_LOCK = 7_420;

/** A key to be kept. */
export interface NewApiKey {
  readonly partnershipId: number;
  readonly code: string;
  readonly keyHash: string;
  readonly name: string;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly purpose: string | null;
  /** Last day it opens something, as 2027-03-31. */
  readonly expiresOn: string;
  readonly requestsPerMinute: number;
  readonly pointsPerMinute: number;
  readonly concurrentRequests: number;
}

/** What a change to keys came to; anything but SAVED has written nothing. */
export type ApiKeyOutcome =
  | { readonly status: "SAVED"; readonly key: ApiKeyRow }
  | { readonly status: "REFUSED"; readonly rule: "TOO_MANY_KEYS" | "NO_SUCH_KEY" };

async function countOpen(db: Sql, partnershipId: number, at: Date): Promise<number> {
  const { total } = await db
    .selectFrom("api_key")
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .where("partnership_id", "=", partnershipId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", at)
    .executeTakeFirstOrThrow();
  return total;
}

async function told(db: Sql, partnershipId: number, code: string): Promise<ApiKeyOutcome> {
  const key = await readApiKey(db, partnershipId, code);
  if (key === null) throw new Error("a key just saved is not there");
  return { status: "SAVED", key };
}

/** What the log keeps of a key; never its hash. */
function kept({ name, role, scopes, purpose, expiresOn, ...limits }: NewApiKey) {
  const { requestsPerMinute, pointsPerMinute, concurrentRequests } = limits;
  return { name, role, scopes, purpose, expiresOn, requestsPerMinute, pointsPerMinute, concurrentRequests };
}

/** Keeps a new key's hash, and says in the log who made it and what for. */
export function saveApiKey(orm: MikroORM, key: NewApiKey, actor: Actor, at: Date): Promise<ApiKeyOutcome> {
  const { partnershipId, code } = key;
  return writeAs(orm, { partnershipId }, async (db) => {
    await sql`select pg_advisory_xact_lock(${KEYS_LOCK}, ${partnershipId})`.execute(db);
    if ((await countOpen(db, partnershipId, at)) >= MOST_KEYS) return { status: "REFUSED", rule: "TOO_MANY_KEYS" };
    await db
      .insertInto("api_key")
      .values({
        partnership_id: partnershipId,
        code,
        name: key.name,
        key_hash: key.keyHash,
        role: key.role,
        scopes: [...key.scopes],
        purpose: key.purpose,
        created_by: actor.actor,
        created_by_name: actor.actorName,
        created_at: at,
        expires_at: sql`(${key.expiresOn}::date + 1)::timestamp at time zone 'Europe/London'`,
        requests_per_minute: key.requestsPerMinute,
        points_per_minute: key.pointsPerMinute,
        concurrent_requests: key.concurrentRequests,
      })
      .execute();
    const event = {
      ...actor,
      partnershipId,
      action: "CREATE_API_KEY",
      object: `api-key:${code}`,
      purpose: key.purpose,
    };
    await saveAuditEntry(db, { ...event, changes: kept(key) });
    return told(db, partnershipId, code);
  });
}

/** Revokes a key; one that is revoked already stays as it is, and the log as well. */
export function saveRevocation(
  orm: MikroORM,
  { partnershipId, code }: { readonly partnershipId: number; readonly code: string },
  actor: Actor,
  at: Date,
): Promise<ApiKeyOutcome> {
  return writeAs(orm, { partnershipId }, async (db) => {
    const before = await readApiKey(db, partnershipId, code);
    if (before === null) return { status: "REFUSED", rule: "NO_SUCH_KEY" };
    const { numUpdatedRows } = await db
      .updateTable("api_key")
      .set({ revoked_at: at })
      .where("partnership_id", "=", partnershipId)
      .where("code", "=", code)
      .where("revoked_at", "is", null)
      .executeTakeFirstOrThrow();
    const event = { ...actor, partnershipId, action: "REVOKE_API_KEY", object: `api-key:${code}`, purpose: null };
    if (numUpdatedRows > 0n) await saveAuditEntry(db, { ...event, changes: { name: before.name } });
    return told(db, partnershipId, code);
  });
}
