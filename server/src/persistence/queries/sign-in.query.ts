import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { Sql, Tables } from "../orm.ts";
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

/** A session as `read_sign_in` tells it. */
interface SignInJson {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly name: string;
  readonly seen_at: string;
  readonly purpose_partnership: string | null;
  readonly purpose: string | null;
  readonly memberships: readonly MembershipRow[];
}

/** The session with a key, unless it has ended or was idle too long, and what its person belongs to; null where there is none. */
export async function readSignIn(
  orm: MikroORM,
  keyHash: string,
  { now, idleSince }: { readonly now: Date; readonly idleSince: Date },
): Promise<SignInRow | null> {
  // The function sets what row-level security looks at, for this statement alone.
  const db = (orm.em.fork() as EntityManager).getKysely<Tables>();
  const { rows } = await sql<{ session: SignInJson | null }>`
    select read_sign_in(${keyHash}, ${now}::timestamptz, ${idleSince}::timestamptz) as session`.execute(db);
  const session = rows[0]?.session ?? null;
  if (session === null) return null;
  const { issuer, subject, email, name, purpose, memberships } = session;
  const seenAt = new Date(session.seen_at);
  return {
    issuer,
    subject,
    email,
    name,
    seenAt,
    purpose,
    purposePartnership: session.purpose_partnership,
    memberships,
  };
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
