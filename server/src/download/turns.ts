import type { FastifyReply } from "fastify";

/** Seconds after which somebody turned away is told to try again. */
const RETRY_SECONDS = 5;

/** Who takes a turn; null in evaluation, where nobody is told from another. */
type Caller = string | null;

interface Waiting {
  readonly caller: Caller;
  readonly settle: (hasTurn: boolean) => void;
}

/** How many may work at once, and how many wait for their turn; the rest are turned away. No caller has more than half of either. */
export class Turns {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #waiting: Waiting[] = [];
  readonly #working: Caller[] = [];

  constructor(atOnce: number, mostWaiting: number) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
  }

  /** Waits for a turn, which ends when the reply is sent or given up; false where too many wait already. */
  async take({ raw }: FastifyReply, caller: Caller): Promise<boolean> {
    if (this.#mayWork(caller)) this.#working.push(caller);
    else if (!this.#mayWait(caller) || !(await this.#wait(raw, caller))) return false;
    // Whoever left before their turn came round passes it on.
    if (raw.destroyed) {
      this.#end(caller);
      return false;
    }
    raw.once("close", () => this.#end(caller));
    return true;
  }

  #mayWork(caller: Caller): boolean {
    return this.#working.length < this.#atOnce && hasLess(this.#working, caller, this.#atOnce / 2);
  }

  #mayWait(caller: Caller): boolean {
    const callers = this.#waiting.map((entry) => entry.caller);
    return callers.length < this.#mostWaiting && hasLess(callers, caller, this.#mostWaiting / 2);
  }

  /** Settles with true when the turn has come, with false when whoever waits has gone. */
  #wait(raw: FastifyReply["raw"], caller: Caller): Promise<boolean> {
    return new Promise((settle) => {
      const entry = { caller, settle };
      this.#waiting.push(entry);
      raw.once("close", () => {
        const at = this.#waiting.indexOf(entry);
        if (at < 0) return;
        this.#waiting.splice(at, 1);
        settle(false);
      });
    });
  }

  /** Ends a turn; the first of those waiting who may work takes it. */
  #end(caller: Caller): void {
    this.#working.splice(this.#working.indexOf(caller), 1);
    const at = this.#waiting.findIndex((entry) => this.#mayWork(entry.caller));
    const [next] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (next === undefined) return;
    this.#working.push(next.caller);
    next.settle(true);
  }
}

/** Whether a caller has less than its share of the places. */
function hasLess(taken: readonly Caller[], caller: Caller, share: number): boolean {
  return caller === null || taken.filter((entry) => entry === caller).length < share;
}

/** Turns somebody away for now. */
export function turnAway(reply: FastifyReply): FastifyReply {
  const message = `Many tables are being written already; try again in ${RETRY_SECONDS} seconds.`;
  return reply
    .code(503)
    .header("retry-after", String(RETRY_SECONDS))
    .send({ errors: [{ message, extensions: { code: "UNAVAILABLE" } }] });
}
