import { randomUUID, timingSafeEqual } from "node:crypto";
import type { MikroORM } from "@mikro-orm/postgresql";
import { LRUCache } from "lru-cache";
import { type ApiKeyLeaseRow, leaseApiKey } from "../../persistence/queries/api-keys.query.ts";
import { isRole } from "../role.ts";
import { isScope, RULES } from "../rules.ts";
import { STRANGER, type Viewer } from "../viewer.ts";
import { type KeyBudget, KeyLease } from "./key-lease.ts";
import { type KeyLimits, LEASE_MILLISECONDS, SLICE, SLOT_SLICE } from "./key-limits.ts";
import { EXPIRED_KEY, KEY_BEYOND_MAKER, type KeyRefusal, REVOKED_KEY, UNKNOWN_KEY } from "./key-refusal.ts";
import { type NamedKey, readKey } from "./key-text.ts";

/** Keys in use that a process remembers, and texts that are no key. */
const KEPT = 10_000;

/** A request that a key let in. */
export interface KeyUse {
  readonly viewer: Viewer;
  readonly limits: KeyLimits;
  /** Spends points of the key's minute, or says why it has not so many. */
  charge(points: number): Promise<KeyRefusal | null>;
  /** What is left of the key's minute, as far as this process knows. */
  left(): KeyBudget;
  /** To be called once, when the request is over. */
  release(): void;
}

/** A program with a key: it acts in one partnership, in one role, within its scopes. */
function viewerOfKey({ partnershipCode, code, name, role, scopes, purpose }: ApiKeyLeaseRow): Viewer {
  const membership = {
    partnershipCode,
    code: `key-${code}`,
    organisationCode: null,
    roles: isRole(role) ? [role] : [],
    purpose,
    scopes: scopes.filter(isScope),
  };
  return {
    kind: "KEY",
    name: `Key "${name}"`,
    partnershipCodes: [partnershipCode],
    sessionKeyHash: null,
    membershipOf: (asked) => (asked === partnershipCode ? membership : null),
  };
}

/** Whether whoever made a key may still do all it is for. */
function isWithinMaker({ createdBy, makerRoles, role, scopes }: ApiKeyLeaseRow, isEvaluation: boolean): boolean {
  if (createdBy.startsWith("evaluation-")) return isEvaluation;
  if (makerRoles === null) return false;
  const mayLoad = makerRoles.some((held) => RULES.LOAD_FILES.roles.some((needed) => needed === held));
  return (role === "READER" || makerRoles.includes(role)) && (mayLoad || !scopes.includes("IMPORT"));
}

/** The keys in use at this process, each asked for once in some seconds and spent in memory. */
export class KeyRing {
  readonly #orm: MikroORM;
  readonly #now: () => Date;
  readonly #isEvaluation: boolean;
  /** Names this process in the places it holds. */
  readonly #holder = randomUUID();
  /** Keys by their code, once they were found. */
  readonly #held = new LRUCache<string, { readonly hash: string; readonly lease: KeyLease }>({ max: KEPT });
  /** Keys by their hash, while they are looked for. */
  readonly #asked = new Map<string, KeyLease>();
  /** What is held of the keys that viewers came by. */
  readonly #leases = new WeakMap<Viewer, KeyLease>();
  /** Hashes that are no key's, each with when to look again. */
  readonly #unknown = new LRUCache<string, number>({ max: KEPT });

  constructor(orm: MikroORM, options: { readonly now: () => Date; readonly isEvaluation: boolean }) {
    this.#orm = orm;
    this.#now = options.now;
    this.#isEvaluation = options.isEvaluation;
  }

  /** Lets a request in by the key it sent, or says why not. */
  async admit(text: string): Promise<KeyUse | KeyRefusal> {
    const named = readKey(text);
    const lease = named === null ? null : this.#leaseOf(named);
    if (named === null || lease === null) return UNKNOWN_KEY;
    const refusal = await lease.take().finally(() => this.#settle(named, lease));
    const { row } = lease;
    if (refusal !== null || row === null) return refusal ?? UNKNOWN_KEY;
    const viewer = viewerOfKey(row);
    this.#leases.set(viewer, lease);
    return {
      viewer,
      limits: row,
      charge: (points) => lease.charge(points),
      left: () => lease.left(),
      release: () => lease.release(),
    };
  }

  /** Who a program that was let in is now: a stranger once its key opens nothing. */
  async viewerNow(viewer: Viewer): Promise<Viewer> {
    const lease = this.#leases.get(viewer);
    const refusal = lease === undefined ? UNKNOWN_KEY : await lease.look();
    const row = lease?.row ?? null;
    return refusal !== null || row === null ? STRANGER : viewerOfKey(row);
  }

  /** What is held of a key; null where the text is known to be no key. */
  #leaseOf({ code, hash }: NamedKey): KeyLease | null {
    const held = this.#held.get(code);
    if (held !== undefined) return timingSafeEqual(Buffer.from(held.hash), Buffer.from(hash)) ? held.lease : null;
    if (this.#now().getTime() < (this.#unknown.get(hash) ?? 0)) return null;
    const asked = this.#asked.get(hash) ?? this.#newLease({ code, hash });
    this.#asked.set(hash, asked);
    return asked;
  }

  /** Keeps a key that was found by its code, and a text that is no key by its hash; one that could not be asked about is not kept. */
  #settle({ code, hash }: NamedKey, lease: KeyLease): void {
    if (!this.#asked.delete(hash)) return;
    if (lease.row !== null) this.#held.set(code, { hash, lease });
    else if (lease.wasAsked) this.#unknown.set(hash, this.#now().getTime() + LEASE_MILLISECONDS);
  }

  #newLease({ code, hash }: NamedKey): KeyLease {
    return new KeyLease({
      ask: (need) => {
        const at = this.#now();
        const lapsesAt = new Date(at.getTime() + LEASE_MILLISECONDS);
        const own = { holder: this.#holder, slice: SLICE, slotSlice: SLOT_SLICE };
        return leaseApiKey(this.#orm, { code, keyHash: hash, at, lapsesAt, ...own, ...need });
      },
      refusalOf: (row) => this.#refusalOf(row),
      now: () => this.#now().getTime(),
    });
  }

  #refusalOf(row: ApiKeyLeaseRow | null): KeyRefusal | null {
    if (row === null) return UNKNOWN_KEY;
    if (row.isRevoked) return REVOKED_KEY;
    if (row.isExpired) return EXPIRED_KEY;
    return isWithinMaker(row, this.#isEvaluation) ? null : KEY_BEYOND_MAKER;
  }
}
