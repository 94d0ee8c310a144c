import type { MikroORM } from "@mikro-orm/postgresql";
import { LRUCache } from "lru-cache";
import type { Snapshot } from "../analytics/snapshot.ts";
import type { PartnershipRow } from "./queries/partnership.query.ts";
import { readSnapshot } from "./queries/snapshot.query.ts";

/** Partnerships whose snapshot is kept in memory at once. */
const KEPT_PARTNERSHIPS = 16;

interface Held {
  readonly dataVersion: number;
  readonly referenceVersion: number;
  readonly snapshot: Promise<Snapshot>;
}

/** The newest snapshot of each partnership in use, read once however many ask at once. */
export class Snapshots {
  readonly #orm: MikroORM;
  readonly #held = new LRUCache<number, Held>({ max: KEPT_PARTNERSHIPS });

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  /** The snapshot at the partnership's data version. */
  read(partnership: PartnershipRow): Promise<Snapshot> {
    const held = this.#held.get(partnership.id);
    if (held?.dataVersion === partnership.dataVersion && held.referenceVersion === partnership.referenceVersion) {
      return held.snapshot;
    }
    const snapshot = readSnapshot(this.#orm, partnership);
    if (held === undefined || held.dataVersion <= partnership.dataVersion) this.#keep(partnership, snapshot);
    return snapshot;
  }

  #keep({ id, dataVersion, referenceVersion }: PartnershipRow, snapshot: Promise<Snapshot>): void {
    const held = { dataVersion, referenceVersion, snapshot };
    this.#held.set(id, held);
    snapshot.catch(() => {
      if (this.#held.peek(id) === held) this.#held.delete(id);
    });
  }
}
