import { EventQueue } from "./event-queue.ts";

/** How long a failed read waits before it is tried again. */
const RETRY_MILLISECONDS = 2_000;

/**
 * Events of one kind and one partnership for all who listen: what came after the last one told is read once for all of them,
 * so that a notice that never arrived is made good by the next.
 */
export class EventChannel<T> {
  readonly #queues = new Set<EventQueue<T>>();
  readonly #numberOf: (event: T) => number;
  readonly #readAfter: (after: number) => Promise<readonly T[]>;
  #last = 0;
  #isReading = false;
  #isAskedAgain = false;
  #isClosed = false;

  constructor(numberOf: (event: T) => number, readAfter: (after: number) => Promise<readonly T[]>) {
    this.#numberOf = numberOf;
    this.#readAfter = readAfter;
  }

  /** Events for one reader who knows all up to a number: what `readMissed` finds first. */
  async open(known: number, readMissed: () => Promise<readonly T[]>): Promise<EventQueue<T>> {
    // While nobody listened nothing was read.
    if (this.#queues.size === 0) this.#last = Math.max(this.#last, known);
    const queue: EventQueue<T> = new EventQueue(this.#numberOf, () => this.#queues.delete(queue));
    this.#queues.add(queue);
    if (this.#isClosed) queue.end("CLOSED");
    try {
      queue.begin(await readMissed());
    } catch (fault) {
      queue.end("CLOSED");
      throw fault;
    }
    return queue;
  }

  /** Reads and tells what is new; asked again while it reads, it reads once more. */
  refresh(): void {
    this.#isAskedAgain = true;
    if (this.#isReading || this.#isClosed || this.#queues.size === 0) return;
    this.#isReading = true;
    this.#readAll()
      .catch(() => void setTimeout(() => this.refresh(), RETRY_MILLISECONDS).unref())
      .finally(() => {
        this.#isReading = false;
      });
  }

  async #readAll(): Promise<void> {
    while (this.#isAskedAgain && this.#queues.size > 0) {
      this.#isAskedAgain = false;
      const events = await this.#readAfter(this.#last);
      for (const event of events) {
        this.#last = this.#numberOf(event);
        for (const queue of this.#queues) queue.push(event);
      }
      // There may be more than one statement reads.
      this.#isAskedAgain ||= events.length > 0;
    }
  }

  /** Ends every stream. */
  close(): void {
    this.#isClosed = true;
    for (const queue of [...this.#queues]) queue.end("CLOSED");
  }
}
