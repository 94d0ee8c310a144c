import type { MikroORM } from "@mikro-orm/postgresql";
import { LRUCache } from "lru-cache";
import { publishSnapshot } from "../analytics/disclosure/publish-snapshot.ts";
import type { Snapshot } from "../analytics/snapshot.ts";
import type { PartnershipRow } from "../persistence/queries/partnership.query.ts";
import type { Snapshots } from "../persistence/snapshots.ts";
import { savePublication } from "../persistence/stores/published-table.store.ts";

/** Partnerships whose published snapshot is kept in memory at once. */
const KEPT_PARTNERSHIPS = 16;

/** The newest published snapshot of each partnership in use, made once a data version however many ask at once. */
export class PublishedSnapshots {
  readonly #orm: MikroORM;
  readonly #recorded: Snapshots;
  readonly #held = new LRUCache<string, Promise<Snapshot>>({ max: KEPT_PARTNERSHIPS });

  constructor(orm: MikroORM, recorded: Snapshots) {
    this.#orm = orm;
    this.#recorded = recorded;
  }

  /** The snapshot at the partnership's data version, its counts as published. */
  read(partnership: PartnershipRow): Promise<Snapshot> {
    const { id, dataVersion, referenceVersion } = partnership;
    const key = `${id}|${dataVersion}|${referenceVersion}`;
    const found = this.#held.get(key) ?? this.#publish(partnership);
    this.#held.set(key, found);
    found.catch(() => this.#held.delete(key));
    return found;
  }

  async #publish(partnership: PartnershipRow): Promise<Snapshot> {
    const recorded = await this.#recorded.read(partnership);
    const { snapshot } = await savePublication(this.#orm, partnership, (earlier) => publishSnapshot(recorded, earlier));
    return snapshot;
  }
}
