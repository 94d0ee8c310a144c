import type { MikroORM } from "@mikro-orm/postgresql";
import { LRUCache } from "lru-cache";
import type { Snapshot } from "../analytics/snapshot.ts";
import type { PartnershipRow } from "./queries/partnership.query.ts";
import { readSnapshot } from "./queries/snapshot.query.ts";
import { hasSnapshotChanged } from "./queries/snapshot-tables.query.ts";
import type { VersionNotice } from "./version-listener.ts";

/** Partnerships whose snapshot is kept in memory at once. */
const KEPT_PARTNERSHIPS = 16;

/** Earlier versions whose snapshot is kept in memory at once. */
const KEPT_PAST = 4;

interface Held {
  readonly partnership: PartnershipRow;
  readonly snapshot: Promise<Snapshot>;
}

/** Whether two rows of a partnership differ in their versions alone. */
function isSameButForVersion(one: PartnershipRow, other: PartnershipRow): boolean {
  return (
    one.code === other.code &&
    one.areaCode === other.areaCode &&
    one.today === other.today &&
    one.referenceVersion === other.referenceVersion
  );
}

/**
 * The newest snapshot of each partnership in use, read once however many ask at once. A version that changed none of its tables, as
 * a note's, has the snapshot of the one before, with all that was computed from it.
 */
export class Snapshots {
  readonly #orm: MikroORM;
  readonly #held = new LRUCache<number, Held>({ max: KEPT_PARTNERSHIPS });

  /** Earlier versions asked for of late; a snapshot of one never changes. */
  readonly #past = new LRUCache<string, Promise<Snapshot>>({ max: KEPT_PAST });

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  /** The snapshot at the partnership's data version. */
  read(partnership: PartnershipRow): Promise<Snapshot> {
    if (partnership.isPast) return this.#readPast(partnership);
    const held = this.#held.get(partnership.id);
    const { dataVersion } = partnership;
    if (held?.partnership.dataVersion === dataVersion && isSameButForVersion(held.partnership, partnership))
      return held.snapshot;
    const snapshot = held === undefined ? readSnapshot(this.#orm, partnership) : this.#readAfter(held, partnership);
    if (held === undefined || held.partnership.dataVersion <= dataVersion) this.#keep({ partnership, snapshot });
    return snapshot;
  }

  async #readAfter(held: Held, partnership: PartnershipRow): Promise<Snapshot> {
    const from = held.partnership.dataVersion;
    const isSame =
      from < partnership.dataVersion &&
      isSameButForVersion(held.partnership, partnership) &&
      !(await hasSnapshotChanged(this.#orm, partnership, from));
    return isSame ? held.snapshot : readSnapshot(this.#orm, partnership);
  }

  /** Reads a newer version ahead of the next question, where the partnership is in use. */
  refresh({ partnershipId, dataVersion }: VersionNotice): void {
    const held = this.#held.peek(partnershipId);
    if (held === undefined || held.partnership.dataVersion >= dataVersion) return;
    // A failure here is met again, and told, by the next question.
    this.read({ ...held.partnership, dataVersion }).catch(() => undefined);
  }

  #readPast(partnership: PartnershipRow): Promise<Snapshot> {
    const { id, dataVersion, referenceVersion } = partnership;
    const key = `${id}|${dataVersion}|${referenceVersion}`;
    const snapshot = this.#past.get(key) ?? readSnapshot(this.#orm, partnership);
    this.#past.set(key, snapshot);
    snapshot.catch(() => this.#past.delete(key));
    return snapshot;
  }

  #keep(held: Held): void {
    const { id } = held.partnership;
    this.#held.set(id, held);
    held.snapshot.catch(() => {
      if (this.#held.peek(id) === held) this.#held.delete(id);
    });
  }
}
