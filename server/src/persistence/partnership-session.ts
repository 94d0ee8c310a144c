import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import type { DatabaseRole, Sql } from "./orm.ts";

/** How row-level security lets a session see a partnership: by its number, or by its code before the number is known. */
export type PartnershipSession = { readonly partnershipId: number } | { readonly partnershipCode: string };

/** Set for one transaction; the role too, because behind a pooler a transaction may run on a connection that has none. */
function sessionVariables(session: PartnershipSession): Record<string, string> {
  const role: DatabaseRole = "tandem_app";
  return "partnershipId" in session
    ? { role, "tandem.partnership_id": String(session.partnershipId) }
    : { role, "tandem.partnership_code": session.partnershipCode };
}

/** Runs `read` in one read-only transaction that sees the rows of one partnership and no others. */
export function readAs<T>(orm: MikroORM, session: PartnershipSession, read: (sql: Sql) => Promise<T>): Promise<T> {
  const em = orm.em.fork({ session: { variables: sessionVariables(session) } });
  return em.transactional((inside) => read((inside as EntityManager).getKysely<never>() as unknown as Sql), {
    readOnly: true,
  });
}

/** Runs `write` in one transaction that sees and writes the rows of one partnership and no others. */
export function writeAs<T>(orm: MikroORM, session: PartnershipSession, write: (sql: Sql) => Promise<T>): Promise<T> {
  const em = orm.em.fork({ session: { variables: sessionVariables(session) } });
  return em.transactional((inside) => write((inside as EntityManager).getKysely<never>() as unknown as Sql));
}
