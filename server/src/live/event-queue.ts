/** Most events that wait for one reader; who falls further behind is let go. */
const MOST_WAITING = 100;

/** Why a stream of events ended: all was over, or its reader was too slow. */
export type EndReason = "CLOSED" | "TOO_SLOW";

/** Events for one reader, each once and in the order of their numbers, kept until they are read or there are too many. */
export class EventQueue<T> implements AsyncIterableIterator<T, undefined> {
  readonly #numberOf: (event: T) => number;
  readonly #onEnd: () => void;
  readonly #waiting: T[] = [];
  /** What came before the reader was told what it had missed; null once it was. */
  #early: T[] | null = [];
  #last = Number.NEGATIVE_INFINITY;
  #wake: (() => void) | null = null;
  #ended: EndReason | null = null;

  constructor(numberOf: (event: T) => number, onEnd: () => void) {
    this.#numberOf = numberOf;
    this.#onEnd = onEnd;
  }

  /** Why it ended; null while it goes on. */
  get ended(): EndReason | null {
    return this.#ended;
  }

  /** Tells first what the reader missed, then what came meanwhile, then what comes. */
  begin(missed: readonly T[]): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const event of [...missed, ...early]) this.#add(event);
    this.#wake?.();
  }

  /** Adds an event; the reader who has too many unread loses all of them, and starts anew. */
  push(event: T): void {
    if (this.#ended !== null) return;
    if (this.#early === null) this.#add(event);
    else this.#early.push(event);
    if (this.#early === null && this.#waiting.length > MOST_WAITING) this.end("TOO_SLOW");
    else this.#wake?.();
  }

  #add(event: T): void {
    const number = this.#numberOf(event);
    if (number <= this.#last) return;
    this.#last = number;
    this.#waiting.push(event);
  }

  /** Ends the stream; what was not read of one that was too slow is gone. */
  end(reason: EndReason): void {
    if (this.#ended !== null) return;
    this.#ended = reason;
    if (reason === "TOO_SLOW") this.#waiting.length = 0;
    this.#onEnd();
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    while (this.#waiting.length === 0 && this.#ended === null) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
    const event = this.#waiting.shift();
    return event === undefined ? { done: true, value: undefined } : { done: false, value: event };
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.end("CLOSED");
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
