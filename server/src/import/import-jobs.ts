import type { MikroORM } from "@mikro-orm/postgresql";
import type { LoadOutcome } from "../persistence/stores/load.store.ts";
import { type ImportOptions, type ImportProgress, importFile } from "./import-file.ts";

/** Where an import stands. */
export type ImportState = "WAITING" | "RUNNING" | "DONE" | "CANCELLED" | "FAILED";

/** One file on its way in, as whoever sent it follows it. */
export interface ImportJob {
  readonly id: string;
  readonly partnershipId: number;
  readonly fileName: string;
  readonly isDryRun: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  state: ImportState;
  progress: ImportProgress;
  /** What came of it; null until it is done. */
  outcome: LoadOutcome | null;
  endedAt: number | null;
}

/** Finished imports that are kept in memory to be asked about; what they loaded is in the database. */
const KEPT = 200;

/** Files that may be on their way in or wait their turn: each may fill the disk with its length. */
const MOST_WAITING = 20;

type Request = Omit<ImportOptions, "signal" | "onProgress"> & { readonly fileName: string };

/** Imports of this server, one at a time so that no two large files fill its memory. */
export class ImportJobs {
  readonly #orm: MikroORM;
  readonly #onFault: (fault: unknown) => void;
  readonly #onWritten: () => void;
  readonly #jobs = new Map<string, ImportJob>();
  readonly #stops = new Map<string, AbortController>();
  #last: Promise<void> = Promise.resolve();
  #count = 0;
  #coming = 0;

  constructor(orm: MikroORM, onFault: (fault: unknown) => void, onWritten: () => void = () => undefined) {
    this.#orm = orm;
    this.#onFault = onFault;
    this.#onWritten = onWritten;
  }

  /** Receives a file and queues it, as `receive` does both; null, with nothing received, where too many wait already. */
  async admit<T>(receive: () => Promise<T>): Promise<T | null> {
    const waiting = [...this.#jobs.values()].filter(({ state }) => state === "WAITING").length;
    if (waiting + this.#coming >= MOST_WAITING) return null;
    this.#coming += 1;
    try {
      return await receive();
    } finally {
      this.#coming -= 1;
    }
  }

  /** Queues a file; `done` is called once it is no longer needed. */
  start(path: string, request: Request, done: () => void): ImportJob {
    this.#count += 1;
    const job: ImportJob = {
      id: String(this.#count),
      partnershipId: request.partnershipId,
      fileName: request.fileName,
      isDryRun: request.isDryRun === true,
      startedAt: Date.now(),
      state: "WAITING",
      progress: { stage: "LOOKING", rowsRead: 0, share: null },
      outcome: null,
      endedAt: null,
    };
    this.#jobs.set(job.id, job);
    this.#stops.set(job.id, new AbortController());
    this.#forget();
    this.#last = this.#last.then(() => this.#run(job, path, request)).finally(done);
    return job;
  }

  /** A partnership's import by its number; null where it is unknown, or another's. */
  find(partnershipId: number, id: string): ImportJob | null {
    const job = this.#jobs.get(id);
    return job?.partnershipId === partnershipId ? job : null;
  }

  /** A partnership's imports since the server started, newest first. */
  list(partnershipId: number): readonly ImportJob[] {
    return [...this.#jobs.values()].filter((job) => job.partnershipId === partnershipId).reverse();
  }

  /** Ends an import that waits or runs, leaving nothing of it. */
  cancel(job: ImportJob): void {
    this.#stops.get(job.id)?.abort();
    if (job.state === "WAITING") this.#end(job, "CANCELLED");
  }

  /** Ends all imports, and settles once they have. */
  async close(): Promise<void> {
    for (const job of this.#jobs.values()) this.cancel(job);
    await this.#last;
  }

  async #run(job: ImportJob, path: string, request: Request): Promise<void> {
    const signal = this.#stops.get(job.id)?.signal;
    if (signal === undefined || job.state !== "WAITING") return;
    job.state = "RUNNING";
    const onProgress = (progress: ImportProgress) => {
      job.progress = progress;
    };
    try {
      job.outcome = await importFile(this.#orm, path, { ...request, signal, onProgress });
      this.#onWritten();
      this.#end(job, "DONE");
    } catch (fault) {
      if (!signal.aborted) this.#onFault(fault);
      this.#end(job, signal.aborted ? "CANCELLED" : "FAILED");
    }
  }

  #end(job: ImportJob, state: ImportState): void {
    job.state = state;
    job.endedAt = Date.now();
    this.#stops.delete(job.id);
  }

  #forget(): void {
    for (const [id, { endedAt }] of this.#jobs) if (endedAt !== null && this.#jobs.size > KEPT) this.#jobs.delete(id);
  }
}
