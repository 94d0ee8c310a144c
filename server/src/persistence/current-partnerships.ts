import type { MikroORM } from "@mikro-orm/postgresql";
import { LRUCache } from "lru-cache";
import { type PartnershipRow, readPartnership } from "./queries/partnership.query.ts";
import { EVERY_PARTNERSHIP, type VersionNotice } from "./version-listener.ts";

const KEPT = 1_000;

/** Longest a row is held, in milliseconds: what a write that nobody announced can cost. */
const HELD_MILLISECONDS = 60_000;

interface Held {
  readonly reading: Promise<PartnershipRow | null>;
  row: PartnershipRow | null;
}

/**
 * Each partnership in use at its current data version, held in memory until a write is announced, this process writes, or a minute
 * passes. While notices cannot be heard, nothing is held.
 */
export class CurrentPartnerships {
  readonly #orm: MikroORM;
  readonly #held = new LRUCache<string, Held>({ max: KEPT, ttl: HELD_MILLISECONDS });
  #isHearing = false;

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  /** The partnership with a code; null when there is none. */
  async read(code: string): Promise<PartnershipRow | null> {
    const held = this.#held.get(code);
    if (held !== undefined) return held.reading;
    const entry: Held = { reading: readPartnership(this.#orm, code), row: null };
    if (this.#isHearing) this.#held.set(code, entry);
    try {
      entry.row = await entry.reading;
      return entry.row;
    } finally {
      // One that is not there, or could not be read, is asked for anew.
      if (entry.row === null && this.#held.peek(code) === entry) this.#held.delete(code);
    }
  }

  /** The partnership with a code where it is held; null where it must be asked for. */
  peek(code: string): PartnershipRow | null {
    return this.#held.get(code)?.row ?? null;
  }

  /** A partnership was read by other means: what is held from before is forgotten, however late the notice. */
  meet({ code, dataVersion, referenceVersion }: PartnershipRow): void {
    const row = this.#held.peek(code)?.row ?? null;
    const isCurrent = row !== null && row.dataVersion >= dataVersion && row.referenceVersion >= referenceVersion;
    if (!isCurrent) this.#held.delete(code);
  }

  /** Whether notices of writes arrive; what was held before may have been missed. */
  setHearing(isHearing: boolean): void {
    this.#isHearing = isHearing;
    this.forget();
  }

  /** A write to a partnership was announced; rows still on their way may be from before it. */
  hear({ partnershipId }: VersionNotice): void {
    const isOf = ({ row }: Held) => row === null || row.id === partnershipId || partnershipId === EVERY_PARTNERSHIP;
    for (const [code, held] of this.#held.entries()) if (isOf(held)) this.#held.delete(code);
  }

  /** Something was written here: the next question reads it, however slow the notice. */
  forget(): void {
    this.#held.clear();
  }
}
