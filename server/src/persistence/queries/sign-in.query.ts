import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { Sql } from "../orm.ts";
import { type Identity, readAs } from "../partnership-session.ts";

/** A person's part in a partnership, as a request knows it. */
export interface MembershipRow {
  readonly partnershipId: number;
  readonly partnershipCode: string;
  readonly code: string;
  readonly organisationCode: string;
  readonly roles: readonly string[];
}

/** A session with the partnerships of its person. */
export interface SignInRow extends Identity {
  readonly name: string;
  readonly seenAt: Date;
  readonly purposePartnership: string | null;
  readonly purpose: string | null;
  readonly memberships: readonly MembershipRow[];
}

/** Memberships the session's person has, their partnerships by code; what they were only invited to is not among them. */
function readMemberships(db: Sql): Promise<MembershipRow[]> {
  return db
    .selectFrom("membership as m")
    .innerJoin("partnership as p", "p.id", "m.partnership_id")
    .select(["m.partnership_id as partnershipId", "p.code as partnershipCode", "m.code", "m.roles"])
    .select("m.organisation_code as organisationCode")
    .where("m.removed_at", "is", null)
    .where("m.subject", "is not", null)
    .orderBy("p.code")
    .execute();
}

/** The session with a key, unless it has ended or was idle too long, and what its person belongs to; null where there is none. */
export function readSignIn(
  orm: MikroORM,
  keyHash: string,
  times: { readonly now: Date; readonly idleSince: Date },
): Promise<SignInRow | null> {
  return readAs(orm, { signInKey: keyHash }, async (db) => {
    const row = await db
      .selectFrom("sign_in")
      .select(["issuer", "subject", "email", "name", "seen_at as seenAt", "purpose"])
      .select("purpose_partnership as purposePartnership")
      .select(sql`set_config('tandem.issuer', issuer, true)`.as("issuerSet"))
      .select(sql`set_config('tandem.subject', subject, true)`.as("subjectSet"))
      .where("key_hash", "=", keyHash)
      .where("ends_at", ">", times.now)
      .where("seen_at", ">", times.idleSince)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { issuer, subject, name, email, purpose, purposePartnership } = row;
    const given = { email: email ?? null, purpose: purpose ?? null, purposePartnership: purposePartnership ?? null };
    // The driver hands timestamps on as text.
    const seenAt = new Date(row.seenAt);
    return { issuer, subject, name, seenAt, ...given, memberships: await readMemberships(db) };
  });
}

/** The partnerships a person belongs to. */
export function readOwnMemberships(orm: MikroORM, person: Identity): Promise<MembershipRow[]> {
  return readAs(orm, { person }, readMemberships);
}

/** Invitations to the address the sign-in service vouches for, that nobody has taken up. */
export function readInvitations(
  orm: MikroORM,
  person: Identity,
): Promise<{ readonly partnershipId: number; readonly code: string }[]> {
  if (person.email === null) return Promise.resolve([]);
  const { email } = person;
  return readAs(orm, { person }, (db) =>
    db
      .selectFrom("membership")
      .select(["partnership_id as partnershipId", "code"])
      .where("subject", "is", null)
      .where("removed_at", "is", null)
      .where("email", "=", email)
      .execute(),
  );
}
