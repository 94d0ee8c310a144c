import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { type Identity, writeAs } from "../partnership-session.ts";
import { saveAuditEntry } from "./audit.store.ts";

/** What must match when the sign-in service sends a person back. */
export interface SignInAttemptRow {
  readonly state: string;
  readonly nonce: string;
  /** Secret by which the code is exchanged (PKCE, RFC 7636). */
  readonly codeVerifier: string;
  /** Path of this site to go to afterwards. */
  readonly returnTo: string;
  readonly endsAt: Date;
}

/** Somebody whom the sign-in service has told who they are. */
export interface SignedInPerson extends Identity {
  readonly name: string;
}

/** Keeps a sign-in under way, and removes those that are too old. */
export function saveAttempt(orm: MikroORM, keyHash: string, attempt: SignInAttemptRow): Promise<void> {
  return writeAs(orm, { signInKey: keyHash }, async (db) => {
    await db.deleteFrom("sign_in_attempt").where("ends_at", "<", sql<Date>`transaction_timestamp()`).execute();
    await db
      .insertInto("sign_in_attempt")
      .values({
        key_hash: keyHash,
        state: attempt.state,
        nonce: attempt.nonce,
        code_verifier: attempt.codeVerifier,
        return_to: attempt.returnTo,
        ends_at: attempt.endsAt,
      })
      .execute();
  });
}

/** Takes a sign-in under way out, so that it can be used once only; null where there is none, or it is too old. */
export function takeAttempt(orm: MikroORM, keyHash: string, now: Date): Promise<SignInAttemptRow | null> {
  return writeAs(orm, { signInKey: keyHash }, async (db) => {
    const row = await db
      .deleteFrom("sign_in_attempt")
      .where("key_hash", "=", keyHash)
      .returning(["state", "nonce", "code_verifier as codeVerifier", "return_to as returnTo", "ends_at as endsAt"])
      .executeTakeFirst();
    if (row === undefined) return null;
    // The driver hands timestamps on as text.
    const endsAt = new Date(row.endsAt);
    return endsAt < now ? null : { ...row, endsAt };
  });
}

/** Begins a session, and removes those that are over. */
export function saveSignIn(
  orm: MikroORM,
  keyHash: string,
  person: SignedInPerson,
  times: { readonly now: Date; readonly endsAt: Date },
): Promise<void> {
  return writeAs(orm, { signInKey: keyHash }, async (db) => {
    await db.deleteFrom("sign_in").where("ends_at", "<", sql<Date>`transaction_timestamp()`).execute();
    await db
      .insertInto("sign_in")
      .values({
        key_hash: keyHash,
        issuer: person.issuer,
        subject: person.subject,
        email: person.email,
        name: person.name,
        started_at: times.now,
        seen_at: times.now,
        ends_at: times.endsAt,
      })
      .execute();
  });
}

/** Notes that a session is in use. */
export async function saveSeen(orm: MikroORM, keyHash: string, now: Date): Promise<void> {
  await writeAs(orm, { signInKey: keyHash }, (db) =>
    db.updateTable("sign_in").set({ seen_at: now }).where("key_hash", "=", keyHash).execute(),
  );
}

/** Ends one session. */
export async function removeSignIn(orm: MikroORM, keyHash: string): Promise<void> {
  await writeAs(orm, { signInKey: keyHash }, (db) =>
    db.deleteFrom("sign_in").where("key_hash", "=", keyHash).execute(),
  );
}

/** Ends every session of a person. */
export async function removeSignIns(orm: MikroORM, person: Identity): Promise<void> {
  const { issuer, subject } = person;
  await writeAs(orm, { person }, (db) =>
    db.deleteFrom("sign_in").where("issuer", "=", issuer).where("subject", "=", subject).execute(),
  );
}

/** Keeps why small counts of a partnership are read in a session, or that they no longer are, and says so in the log. */
export function savePurpose(
  orm: MikroORM,
  keyHash: string,
  stated: { readonly partnershipId: number; readonly partnership: string; readonly purpose: string | null },
  actor: { readonly actor: string; readonly actorName: string },
): Promise<void> {
  const { partnershipId, partnership, purpose } = stated;
  return writeAs(orm, { partnershipId, signInKey: keyHash }, async (db) => {
    await db
      .updateTable("sign_in")
      .set({ purpose, purpose_partnership: purpose === null ? null : partnership })
      .where("key_hash", "=", keyHash)
      .$if(purpose === null, (query) => query.where("purpose_partnership", "=", partnership))
      .execute();
    const action = purpose === null ? "WITHDRAW_PURPOSE" : "STATE_PURPOSE";
    await saveAuditEntry(db, { ...actor, partnershipId, action, object: "small-counts", purpose, changes: {} });
  });
}

/** Makes an invitation the person's own at their first sign-in; whoever belongs already leaves a second one lying. */
export async function saveJoin(
  orm: MikroORM,
  partnershipId: number,
  code: string,
  person: SignedInPerson,
): Promise<void> {
  await writeAs(orm, { partnershipId }, async (db) => {
    const { issuer, subject, name } = person;
    const { numUpdatedRows } = await db
      .updateTable("membership")
      .set({ issuer, subject, name, joined_at: sql`transaction_timestamp()`, row_version: sql`row_version + 1` })
      .where("partnership_id", "=", partnershipId)
      .where("code", "=", code)
      .where("subject", "is", null)
      .where("removed_at", "is", null)
      .where(sql<boolean>`not exists (select 1 from membership other where other.partnership_id = ${partnershipId}
        and other.issuer = ${issuer} and other.subject = ${subject})`)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return;
    await saveAuditEntry(db, {
      partnershipId,
      actor: code,
      actorName: name,
      action: "JOIN",
      object: `membership:${code}`,
      purpose: null,
      changes: {},
    });
  });
}

/** Says in a partnership's log that a member came or went. */
export async function saveSignInEntry(
  orm: MikroORM,
  member: { readonly partnershipId: number; readonly code: string; readonly name: string },
  action: "SIGN_IN" | "SIGN_OUT" | "SIGN_OUT_EVERYWHERE",
): Promise<void> {
  const { partnershipId, code, name } = member;
  await writeAs(orm, { partnershipId }, (db) =>
    saveAuditEntry(db, {
      partnershipId,
      actor: code,
      actorName: name,
      action,
      object: `membership:${code}`,
      purpose: null,
      changes: {},
    }),
  );
}
