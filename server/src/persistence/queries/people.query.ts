import type { MikroORM } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import { afterSql, type ListOrder, momentField, type OrderTerm, orderSql, textField } from "../keyset.ts";
import type { Sql } from "../orm.ts";
import { readAs } from "../partnership-session.ts";
import { utc } from "../timestamp.ts";

/** Where a person stands: asked, in, or out again. */
export type PersonState = "INVITED" | "JOINED" | "REMOVED";

/** A person of a partnership; times as ISO 8601 text in UTC. */
export interface PersonRow {
  readonly code: string;
  readonly organisationCode: string;
  readonly email: string;
  /** Null until they first sign in. */
  readonly name: string | null;
  readonly roles: readonly string[];
  readonly state: PersonState;
  readonly invitedAt: string;
  readonly joinedAt: string | null;
  readonly removedAt: string | null;
  readonly rowVersion: number;
}

/** A page of people. */
export interface PeoplePage {
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly rows: readonly PersonRow[];
}

const stateOfRow: RawBuilder<PersonState> = sql<PersonState>`(case when removed_at is not null then 'REMOVED'
  when subject is null then 'INVITED' else 'JOINED' end)`;

/** What people may be ordered by. */
export const PEOPLE_ORDERS = {
  EMAIL: textField<PersonRow>("email", ({ email }) => email),
  INVITED: momentField<PersonRow>("invited_at", ({ invitedAt }) => invitedAt),
  JOINED: momentField<PersonRow>("joined_at", ({ joinedAt }) => joinedAt, true),
  NAME: textField<PersonRow>("name", ({ name }) => name, true),
  ORGANISATION: textField<PersonRow>("organisation_code", ({ organisationCode }) => organisationCode),
  REMOVED: momentField<PersonRow>("removed_at", ({ removedAt }) => removedAt, true),
  STATE: { ...textField<PersonRow>("", ({ state }) => state), column: stateOfRow },
};

/** By address. */
export const PEOPLE_BY_EMAIL: OrderTerm<PersonRow> = { ...PEOPLE_ORDERS.EMAIL, direction: "ASC" };

function selectPeople(db: Sql, partnershipId: number) {
  return db
    .selectFrom("membership")
    .select(["code", "organisation_code as organisationCode", "email", "name", "roles", "row_version as rowVersion"])
    .select([stateOfRow.as("state"), utc("invited_at").as("invitedAt")])
    .select([utc("joined_at").as("joinedAt"), utc("removed_at").as("removedAt")])
    .where("partnership_id", "=", partnershipId);
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectPeople>["execute"]>>[number];

function personOf(row: Selected): PersonRow {
  return { ...row, name: row.name ?? null, joinedAt: row.joinedAt ?? null, removedAt: row.removedAt ?? null };
}

/** One person by the code of their membership; null where there is none. */
export async function readPerson(db: Sql, partnershipId: number, code: string): Promise<PersonRow | null> {
  const row = await selectPeople(db, partnershipId).where("code", "=", code).executeTakeFirst();
  return row === undefined ? null : personOf(row);
}

/** One person by address; null where there is none. */
export async function readPersonByEmail(db: Sql, partnershipId: number, email: string): Promise<PersonRow | null> {
  const row = await selectPeople(db, partnershipId).where("email", "=", email).executeTakeFirst();
  return row === undefined ? null : personOf(row);
}

/** A page of a partnership's people, those removed included where asked for. */
export function readPeople(
  orm: MikroORM,
  partnershipId: number,
  request: {
    readonly first: number;
    readonly order: ListOrder<PersonRow>;
    readonly states: readonly PersonState[] | null;
  },
): Promise<PeoplePage> {
  const { first, order, states } = request;
  return readAs(orm, { partnershipId }, async (db) => {
    const isAsked = states === null ? sql<boolean>`true` : sql<boolean>`${stateOfRow} = any(${states}::text[])`;
    const rows = await selectPeople(db, partnershipId)
      .where(isAsked)
      .$if(order.start !== null, (query) => query.where(afterSql(order)))
      .orderBy(orderSql(order.terms))
      .limit(first + 1)
      .execute();
    const { total } = await db
      .selectFrom("membership")
      .select((eb) => eb.fn.countAll<number>().as("total"))
      .where("partnership_id", "=", partnershipId)
      .where(isAsked)
      .executeTakeFirstOrThrow();
    return { totalCount: total, hasNextPage: rows.length > first, rows: rows.slice(0, first).map(personOf) };
  });
}

/** The people with some codes. */
export function readPeopleNamed(
  orm: MikroORM,
  partnershipId: number,
  codes: readonly string[],
): Promise<readonly PersonRow[]> {
  return readAs(orm, { partnershipId }, async (db) =>
    (await selectPeople(db, partnershipId).where("code", "in", codes).execute()).map(personOf),
  );
}
