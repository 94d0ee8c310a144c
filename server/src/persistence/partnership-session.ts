import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { type DatabaseRole, type Sql, settingsOfTransactions } from "./orm.ts";

/** Who a person is at the service that signs them in. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Address the service vouches for, in lower case; null where it vouches for none. */
  readonly email: string | null;
}

/**
 * What row-level security lets a session see: a partnership, by its number or, before that is known, by its code; a sign-in, by
 * the hash of its cookie's key; or what belongs to a person. A purpose stated in a session needs two of them.
 */
export type Session =
  | { readonly partnershipId: number }
  | { readonly partnershipCode: string }
  | { readonly signInKey: string }
  | { readonly person: Identity };

function ownVariables(session: Session): Record<string, string> {
  const variables: Record<string, string> = {};
  if ("partnershipId" in session) variables["tandem.partnership_id"] = String(session.partnershipId);
  if ("partnershipCode" in session) variables["tandem.partnership_code"] = session.partnershipCode;
  if ("signInKey" in session) variables["tandem.sign_in_key"] = session.signInKey;
  if ("person" in session) {
    const { issuer, subject, email } = session.person;
    Object.assign(variables, { "tandem.issuer": issuer, "tandem.subject": subject, "tandem.email": email ?? "" });
  }
  return variables;
}

/** Set for one transaction; the role too, because behind a pooler a transaction may run on a connection that has none. */
function sessionVariables(orm: MikroORM, session: Session): Record<string, string> {
  const role: DatabaseRole = "tandem_app";
  return { role, ...settingsOfTransactions(orm), ...ownVariables(session) };
}

/** Runs `read` in one read-only transaction that sees the rows of one partnership and no others. */
export function readAs<T>(orm: MikroORM, session: Session, read: (sql: Sql) => Promise<T>): Promise<T> {
  const em = orm.em.fork({ session: { variables: sessionVariables(orm, session) } });
  return em.transactional((inside) => read((inside as EntityManager).getKysely<never>() as unknown as Sql), {
    readOnly: true,
  });
}

/** Runs `write` in one transaction that sees and writes the rows of one partnership and no others. */
export function writeAs<T>(orm: MikroORM, session: Session, write: (sql: Sql) => Promise<T>): Promise<T> {
  const em = orm.em.fork({ session: { variables: sessionVariables(orm, session) } });
  return em.transactional((inside) => write((inside as EntityManager).getKysely<never>() as unknown as Sql));
}
