import type { MikroORM } from "@mikro-orm/postgresql";
import { MIGRATION_NAMES, readMigrations } from "../persistence/queries/migrations.query.ts";
import { type PartnershipRow, readPartnership } from "../persistence/queries/partnership.query.ts";
import type { Snapshots } from "../persistence/snapshots.ts";

/** Why no requests should be sent here now. */
export type Unreadiness = "DRAINING" | "DATABASE_UNREACHABLE" | "NOT_MIGRATED" | "SNAPSHOT_UNREADABLE";

/** What readiness is judged by. */
interface Judged {
  readonly orm: MikroORM;
  readonly snapshots: Snapshots;
  /** Code of a partnership whose snapshot must be readable; null where there is none yet. */
  readonly partnershipCode: string | null;
}

/** How long one judgement holds, so that asking often costs the database nothing. */
const HOLDS_MILLISECONDS = 1_000;

/** How long the database may take to answer. */
const PATIENCE_MILLISECONDS = 3_000;

/** Gives up on a promise that takes too long. */
async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the database took too long to answer")), PATIENCE_MILLISECONDS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether requests should be sent here: asked at most once a second, however many ask at once. */
export class Readiness {
  readonly #judged: Judged;
  #isDraining = false;
  #latest: { readonly judgedAt: number; readonly judgement: Promise<Unreadiness | null> } | null = null;

  constructor(judged: Judged) {
    this.#judged = judged;
  }

  /** From now on it is not ready, whatever the database says. */
  drain(): void {
    this.#isDraining = true;
  }

  get isDraining(): boolean {
    return this.#isDraining;
  }

  /** Why it is not ready; null where it is. */
  async find(): Promise<Unreadiness | null> {
    if (this.#isDraining) return "DRAINING";
    const now = performance.now();
    if (this.#latest === null || now - this.#latest.judgedAt >= HOLDS_MILLISECONDS)
      this.#latest = { judgedAt: now, judgement: this.#judge() };
    const judgement = await this.#latest.judgement;
    return this.#isDraining ? "DRAINING" : judgement;
  }

  async #judge(): Promise<Unreadiness | null> {
    const { orm, snapshots, partnershipCode: code } = this.#judged;
    let partnership: PartnershipRow | null;
    try {
      const done = new Set(await within(readMigrations(orm)));
      if (MIGRATION_NAMES.some((name) => !done.has(name))) return "NOT_MIGRATED";
      partnership = code === null ? null : await within(readPartnership(orm, code));
    } catch {
      return "DATABASE_UNREACHABLE";
    }
    try {
      // Held in memory at the current data version, so that only a new version is read.
      if (partnership !== null) await snapshots.read(partnership);
      return null;
    } catch {
      return "SNAPSHOT_UNREADABLE";
    }
  }
}
