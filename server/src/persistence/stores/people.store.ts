import { randomBytes } from "node:crypto";
import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { Sql } from "../orm.ts";
import { readAs, writeAs } from "../partnership-session.ts";
import { type PersonRow, readPerson, readPersonByEmail } from "../queries/people.query.ts";
import { saveAuditEntry } from "./audit.store.ts";
import { type Actor, changedFields, type EditConflict, findConflict } from "./edit.ts";

/** Whom a person works for and what they may do. */
export interface Part {
  readonly organisationCode: string;
  readonly roles: readonly string[];
}

/** Why people stay as they are. */
export type PeopleRule = "ALREADY_INVITED" | "NO_SUCH_PERSON" | "NO_SUCH_ORGANISATION" | "LAST_ADMINISTRATOR";

/** What a change to people came to; anything but SAVED has written nothing. */
export type PeopleOutcome =
  | { readonly status: "SAVED"; readonly person: PersonRow }
  | { readonly status: "REFUSED"; readonly rule: PeopleRule }
  | EditConflict;

/** Which membership is changed, by whom, and on which version of it the change is based. */
export interface PersonEdit extends Actor {
  readonly partnershipId: number;
  readonly code: string;
  readonly expectedVersion: number;
}

const ADMINISTRATOR = "ADMINISTRATOR";

/** Key of the lock that lets one change at a time be made to a partnership's people, so that a last administrator stays. */
const PEOPLE_LOCK = 7_419;

const CODE_BYTES = 9;

const refused = (rule: PeopleRule): PeopleOutcome => ({ status: "REFUSED", rule });

function changePeople(
  orm: MikroORM,
  partnershipId: number,
  change: (db: Sql) => Promise<PeopleOutcome>,
): Promise<PeopleOutcome> {
  return writeAs(orm, { partnershipId }, async (db) => {
    await sql`select pg_advisory_xact_lock(${PEOPLE_LOCK}, ${partnershipId})`.execute(db);
    return change(db);
  });
}

async function isOrganisation(db: Sql, partnershipId: number, code: string): Promise<boolean> {
  const row = await db
    .selectFrom("organisation")
    .select("code")
    .where("partnership_id", "=", partnershipId)
    .where("code", "=", code)
    .where("version_to", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody else administers the partnership: who has joined, or, while nobody has, who is invited. */
async function hasOtherAdministrator(db: Sql, partnershipId: number, person: PersonRow): Promise<boolean> {
  const others = await db
    .selectFrom("membership")
    .select(["subject"])
    .where("partnership_id", "=", partnershipId)
    .where("code", "<>", person.code)
    .where("removed_at", "is", null)
    .where(sql<boolean>`${ADMINISTRATOR} = any(roles)`)
    .execute();
  return others.some(({ subject }) => (subject ?? null) !== null || person.state !== "JOINED");
}

/** Whether a change would leave the partnership without anybody to administer it. */
async function takesLastAdministrator(
  db: Sql,
  partnershipId: number,
  person: PersonRow,
  roles: readonly string[],
): Promise<boolean> {
  if (!person.roles.includes(ADMINISTRATOR) || roles.includes(ADMINISTRATOR)) return false;
  return !(await hasOtherAdministrator(db, partnershipId, person));
}

const objectOf = (code: string) => `membership:${code}`;

async function keepChange(
  db: Sql,
  { partnershipId, actor, actorName }: Actor & { readonly partnershipId: number },
  action: string,
  before: Readonly<Record<string, unknown>>,
  code: string,
): Promise<PeopleOutcome> {
  const person = await readPerson(db, partnershipId, code);
  if (person === null) throw new Error("a person just saved is not there");
  const { organisationCode: organisation, roles, state, rowVersion } = person;
  const fields = changedFields(before, { organisation, roles, state });
  await saveAuditEntry(db, {
    partnershipId,
    actor,
    actorName,
    action,
    object: objectOf(code),
    purpose: null,
    changes: { version: rowVersion, fields },
  });
  return { status: "SAVED", person };
}

function stateBefore({ organisationCode, roles, state }: PersonRow): Readonly<Record<string, unknown>> {
  return { organisation: organisationCode, roles, state };
}

/** Takes back a person who was removed; they sign in anew by the address. */
async function revive(db: Sql, partnershipId: number, person: PersonRow, part: Part): Promise<void> {
  await db
    .updateTable("membership")
    .set({
      organisation_code: part.organisationCode,
      roles: [...part.roles],
      removed_at: null,
      row_version: sql`row_version + 1`,
    })
    .set({ issuer: null, subject: null, name: null, joined_at: null, invited_at: sql`transaction_timestamp()` })
    .where("partnership_id", "=", partnershipId)
    .where("code", "=", person.code)
    .execute();
}

/** Invites an address in lower case; one whose person was removed is invited again. */
export function saveInvitation(
  orm: MikroORM,
  invitation: Actor & Part & { readonly partnershipId: number; readonly email: string },
): Promise<PeopleOutcome> {
  const { partnershipId, email, organisationCode, roles } = invitation;
  return changePeople(orm, partnershipId, async (db) => {
    if (!(await isOrganisation(db, partnershipId, organisationCode))) return refused("NO_SUCH_ORGANISATION");
    const known = await readPersonByEmail(db, partnershipId, email);
    if (known !== null && known.state !== "REMOVED") return refused("ALREADY_INVITED");
    if (known !== null) {
      await revive(db, partnershipId, known, { organisationCode, roles });
      return keepChange(db, invitation, "INVITE_PERSON", stateBefore(known), known.code);
    }
    const code = randomBytes(CODE_BYTES).toString("base64url");
    await db
      .insertInto("membership")
      .values({
        partnership_id: partnershipId,
        code,
        organisation_code: organisationCode,
        email,
        roles: [...roles],
        invited_at: sql`transaction_timestamp()`,
        row_version: 1,
      })
      .execute();
    return keepChange(db, invitation, "INVITE_PERSON", {}, code);
  });
}

/** Makes a change to a person somebody read at a version, unless it has changed since. */
function editPerson(
  orm: MikroORM,
  edit: PersonEdit,
  change: { readonly action: string; readonly roles: readonly string[]; readonly save: (db: Sql) => Promise<unknown> },
): Promise<PeopleOutcome> {
  const { partnershipId, code, expectedVersion } = edit;
  return changePeople(orm, partnershipId, async (db) => {
    const person = await readPerson(db, partnershipId, code);
    if (person === null) return refused("NO_SUCH_PERSON");
    if (person.rowVersion !== expectedVersion) {
      const versions = { expected: expectedVersion, current: person.rowVersion };
      return findConflict(db, { partnershipId, object: objectOf(code) }, versions);
    }
    if (person.state === "REMOVED") return refused("NO_SUCH_PERSON");
    if (await takesLastAdministrator(db, partnershipId, person, change.roles)) return refused("LAST_ADMINISTRATOR");
    await change.save(db);
    return keepChange(db, edit, change.action, stateBefore(person), code);
  });
}

/** Changes whom a person works for and their roles. */
export async function savePart(orm: MikroORM, edit: PersonEdit, part: Part): Promise<PeopleOutcome> {
  const { partnershipId, code } = edit;
  const isKnown = await readAs(orm, { partnershipId }, (db) =>
    isOrganisation(db, partnershipId, part.organisationCode),
  );
  if (!isKnown) return refused("NO_SUCH_ORGANISATION");
  const save = (db: Sql) =>
    db
      .updateTable("membership")
      .set({ organisation_code: part.organisationCode, roles: [...part.roles], row_version: sql`row_version + 1` })
      .where("partnership_id", "=", partnershipId)
      .where("code", "=", code)
      .execute();
  return editPerson(orm, edit, { action: "CHANGE_PERSON", roles: part.roles, save });
}

/** Removes a person; their row stays for the log without their identity, so that what they have open opens nothing more. */
export function saveRemoval(orm: MikroORM, edit: PersonEdit): Promise<PeopleOutcome> {
  const { partnershipId, code } = edit;
  const save = (db: Sql) =>
    db
      .updateTable("membership")
      .set({ removed_at: sql`transaction_timestamp()`, row_version: sql`row_version + 1`, issuer: null, subject: null })
      .where("partnership_id", "=", partnershipId)
      .where("code", "=", code)
      .execute();
  return editPerson(orm, edit, { action: "REMOVE_PERSON", roles: [], save });
}
