import type { MikroORM } from "@mikro-orm/postgresql";
import { publishSnapshot } from "../analytics/disclosure/publish-snapshot.ts";
import type { Snapshot } from "../analytics/snapshot.ts";
import type { PartnershipRow } from "../persistence/queries/partnership.query.ts";
import type { Snapshots } from "../persistence/snapshots.ts";
import { savePublication } from "../persistence/stores/published-table.store.ts";

/** The published snapshot of each newest snapshot in use, made once however many ask at once. */
export class PublishedSnapshots {
  readonly #orm: MikroORM;
  readonly #recorded: Snapshots;
  readonly #publishedOf = new WeakMap<Snapshot, Promise<Snapshot>>();

  constructor(orm: MikroORM, recorded: Snapshots) {
    this.#orm = orm;
    this.#recorded = recorded;
  }

  /** The snapshot at the partnership's data version, its counts as published. */
  async read(partnership: PartnershipRow): Promise<Snapshot> {
    const recorded = await this.#recorded.read(partnership);
    const found = this.#publishedOf.get(recorded) ?? this.#publish(partnership, recorded);
    this.#publishedOf.set(recorded, found);
    found.catch(() => this.#publishedOf.delete(recorded));
    return found;
  }

  async #publish(partnership: PartnershipRow, recorded: Snapshot): Promise<Snapshot> {
    const { snapshot } = await savePublication(this.#orm, partnership, (earlier) => publishSnapshot(recorded, earlier));
    return snapshot;
  }
}
