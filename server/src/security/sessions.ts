import type { MikroORM } from "@mikro-orm/postgresql";
import type { Identity } from "../persistence/partnership-session.ts";
import {
  readInvitations,
  readOwnMemberships,
  readSignIn,
  type SignInRow,
} from "../persistence/queries/sign-in.query.ts";
import {
  removeSignIn,
  removeSignIns,
  type SignedInPerson,
  saveJoin,
  saveSeen,
  saveSignIn,
  saveSignInEntry,
} from "../persistence/stores/sign-in.store.ts";
import { hashOfKey, randomKey } from "./cookies.ts";
import type { SignInSettings } from "./sign-in-settings.ts";

const MINUTE = 60_000;

/** A session that is open: what the database holds of it, and the hash it is found by. */
export interface OpenSession extends SignInRow {
  readonly keyHash: string;
}

/** Sessions of people who signed in, kept in the database so that they can be ended anywhere at once. */
export class Sessions {
  readonly #orm: MikroORM;
  readonly #settings: SignInSettings;
  readonly #now: () => Date;

  constructor(orm: MikroORM, settings: SignInSettings, now: () => Date) {
    this.#orm = orm;
    this.#settings = settings;
    this.#now = now;
  }

  /** Begins a session under a new key, takes up the person's invitations, and returns the key for their cookie. */
  async begin(person: SignedInPerson): Promise<string> {
    for (const { partnershipId, code } of await readInvitations(this.#orm, person)) {
      await saveJoin(this.#orm, partnershipId, code, person);
    }
    const [key, now] = [randomKey(), this.#now()];
    const endsAt = new Date(now.getTime() + this.#settings.sessionMinutes * MINUTE);
    await saveSignIn(this.#orm, hashOfKey(key), person, { now, endsAt });
    await this.#tell(person, "SIGN_IN");
    return key;
  }

  /** The session of a cookie's key; null where there is none, it has ended, or it was idle too long. */
  async find(key: string): Promise<OpenSession | null> {
    const session = await this.look(hashOfKey(key));
    if (session === null) return null;
    const now = this.#now();
    if (now.getTime() - session.seenAt.getTime() >= MINUTE) await saveSeen(this.#orm, session.keyHash, now);
    return session;
  }

  /** The session with a key's hash, without using it, so that it is not kept from being idle. */
  async look(keyHash: string): Promise<OpenSession | null> {
    const now = this.#now();
    const idleSince = new Date(now.getTime() - this.#settings.idleMinutes * MINUTE);
    const row = await readSignIn(this.#orm, keyHash, { now, idleSince });
    return row === null ? null : { ...row, keyHash };
  }

  /** Ends a session. */
  async end(session: OpenSession): Promise<void> {
    await removeSignIn(this.#orm, session.keyHash);
    await this.#tell(session, "SIGN_OUT");
  }

  /** Ends every session of a session's person. */
  async endEverywhere(session: OpenSession): Promise<void> {
    await removeSignIns(this.#orm, session);
    await this.#tell(session, "SIGN_OUT_EVERYWHERE");
  }

  /** Says so in the log of every partnership the person belongs to. */
  async #tell(person: Identity & { readonly name: string }, action: "SIGN_IN" | "SIGN_OUT" | "SIGN_OUT_EVERYWHERE") {
    for (const { partnershipId, code } of await readOwnMemberships(this.#orm, person)) {
      await saveSignInEntry(this.#orm, { partnershipId, code, name: person.name }, action);
    }
  }
}
