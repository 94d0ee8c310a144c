import type { MikroORM } from "@mikro-orm/postgresql";
import { LRUCache } from "lru-cache";
import { readHoldsLocalData } from "../persistence/queries/local-data.query.ts";
import type { PartnershipRow } from "../persistence/queries/partnership.query.ts";

const KEPT = 1_000;

/** Withholds partnerships with partners' own data where nobody signs in, unless the settings say it may be shown. */
export class LocalDataWall {
  readonly #orm: MikroORM;
  readonly #isOpen: boolean;
  readonly #holds = new LRUCache<string, Promise<boolean>>({ max: KEPT });

  constructor(orm: MikroORM, isOpen: boolean) {
    this.#orm = orm;
    this.#isOpen = isOpen;
  }

  /** Whether a partnership may not be shown; nobody can join in evaluation, so it is asked once a data version. */
  isWithheld(partnership: PartnershipRow): Promise<boolean> {
    if (this.#isOpen) return Promise.resolve(false);
    const key = `${partnership.id}|${partnership.dataVersion}`;
    const found = this.#holds.get(key) ?? readHoldsLocalData(this.#orm, partnership);
    this.#holds.set(key, found);
    found.catch(() => this.#holds.delete(key));
    return found;
  }
}
