import type { MikroORM } from "@mikro-orm/postgresql";
import { writeAs } from "../persistence/partnership-session.ts";
import { saveAuditEntry } from "../persistence/stores/audit.store.ts";
import type { Viewer, ViewerMembership } from "./viewer.ts";

/** Longest name of an operation that is kept, in characters. */
const LONGEST = 100;

/** An operation's name as the log may hold it; null where it has none. */
function nameOf(operation: unknown): string | null {
  return typeof operation === "string" && /^\w+$/.test(operation) ? operation.slice(0, LONGEST) : null;
}

/** Keeps in the log that small counts were read, before they are. */
export class SmallCountReads {
  readonly #orm: MikroORM;
  /** In evaluation one entry a role, partnership and run stands for all: nobody is known, and the data are made up. */
  readonly #evaluated = new Map<string, Promise<void>>();

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  /** Settles once the entry is kept; what it is about must not be told where it fails. */
  keep(partnershipId: number, viewer: Viewer, membership: ViewerMembership, operation: unknown): Promise<void> {
    if (viewer.kind !== "EVALUATION") return this.#write(partnershipId, viewer, membership, operation);
    const key = `${partnershipId}|${membership.code}`;
    const kept = this.#evaluated.get(key) ?? this.#write(partnershipId, viewer, membership, null);
    this.#evaluated.set(key, kept);
    kept.catch(() => this.#evaluated.delete(key));
    return kept;
  }

  #write(partnershipId: number, viewer: Viewer, membership: ViewerMembership, operation: unknown): Promise<void> {
    return writeAs(this.#orm, { partnershipId }, (db) =>
      saveAuditEntry(db, {
        partnershipId,
        actor: membership.code,
        actorName: viewer.name,
        action: "READ_SMALL_COUNTS",
        object: "small-counts",
        purpose: membership.purpose,
        changes: { operation: nameOf(operation) },
      }),
    );
  }
}
