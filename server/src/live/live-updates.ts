import type { MikroORM } from "@mikro-orm/postgresql";
import { type DataVersionRow, readVersionsAfter } from "../persistence/queries/data-versions.query.ts";
import { type LoadRow, readLastLoad, readLoadsAfter } from "../persistence/queries/loads.query.ts";
import type { PartnershipRow } from "../persistence/queries/partnership.query.ts";
import { EventChannel } from "./channel.ts";
import type { EventQueue } from "./event-queue.ts";

/** Most events that one statement reads; further ones are read by the next. */
const MOST_AT_ONCE = 50;

/** Most loads that are told to somebody who asks for those since one. */
const MOST_MISSED = 500;

/** New data versions and finished loads, told to whoever listens in this process, whichever process made them. */
export class LiveUpdates {
  readonly #orm: MikroORM;
  readonly #versions = new Map<number, EventChannel<DataVersionRow>>();
  readonly #loads = new Map<number, EventChannel<LoadRow>>();
  #isClosed = false;

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  /** The current data version first, then each one as it is committed. */
  versions({ id, dataVersion }: PartnershipRow): Promise<EventQueue<DataVersionRow>> {
    const make = () =>
      new EventChannel<DataVersionRow>(
        ({ number }) => number,
        (after) => readVersionsAfter(this.#orm, id, after, MOST_AT_ONCE),
      );
    return this.#channel(this.#versions, id, make).open(dataVersion, () =>
      // What was committed since the partnership was read is among them.
      readVersionsAfter(this.#orm, id, dataVersion - 1, MOST_AT_ONCE),
    );
  }

  /** Loads after the one with a number, where one is given, then each one as it finishes. */
  async loads(partnershipId: number, after: number | null): Promise<EventQueue<LoadRow>> {
    const make = () =>
      new EventChannel<LoadRow>(
        ({ id }) => id,
        (last) => readLoadsAfter(this.#orm, partnershipId, last, MOST_AT_ONCE),
      );
    const known = await readLastLoad(this.#orm, partnershipId);
    const from = Math.max(after ?? known, known - MOST_MISSED);
    return this.#channel(this.#loads, partnershipId, make).open(known, () =>
      readLoadsAfter(this.#orm, partnershipId, from, MOST_MISSED + MOST_AT_ONCE),
    );
  }

  #channel<T>(channels: Map<number, EventChannel<T>>, id: number, make: () => EventChannel<T>): EventChannel<T> {
    const channel = channels.get(id) ?? make();
    channels.set(id, channel);
    if (this.#isClosed) channel.close();
    return channel;
  }

  /** A data version of a partnership was committed. */
  onVersion(partnershipId: number): void {
    this.#versions.get(partnershipId)?.refresh();
  }

  /** A load of a partnership was finished. */
  onLoad(partnershipId: number): void {
    this.#loads.get(partnershipId)?.refresh();
  }

  /** Notices may have been missed: whatever came meanwhile is told now. */
  onReturn(): void {
    for (const channel of [...this.#versions.values(), ...this.#loads.values()]) channel.refresh();
  }

  /** Ends every stream. */
  close(): void {
    this.#isClosed = true;
    for (const channel of [...this.#versions.values(), ...this.#loads.values()]) channel.close();
  }
}
