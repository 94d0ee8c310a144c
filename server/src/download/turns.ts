import type { FastifyReply } from "fastify";

/** Seconds after which somebody turned away is told to try again. */
const RETRY_SECONDS = 5;

/** How many may work at once, and how many wait for their turn; the rest are turned away. */
export class Turns {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #waiting: ((hasTurn: boolean) => void)[] = [];
  #working = 0;

  constructor(atOnce: number, mostWaiting: number) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
  }

  /** Waits for a turn, which ends when the reply is sent or given up; false where too many wait already. */
  async take({ raw }: FastifyReply): Promise<boolean> {
    if (this.#working < this.#atOnce) this.#working += 1;
    else if (this.#waiting.length >= this.#mostWaiting || !(await this.#wait(raw))) return false;
    // Whoever left before their turn came round passes it on.
    if (raw.destroyed) {
      this.#passOn();
      return false;
    }
    raw.once("close", () => this.#passOn());
    return true;
  }

  /** Settles with true when a turn is passed on, with false when whoever waits has gone. */
  #wait(raw: FastifyReply["raw"]): Promise<boolean> {
    return new Promise((settle) => {
      this.#waiting.push(settle);
      raw.once("close", () => {
        const at = this.#waiting.indexOf(settle);
        if (at < 0) return;
        this.#waiting.splice(at, 1);
        settle(false);
      });
    });
  }

  #passOn(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#working -= 1;
    else next(true);
  }
}

/** Turns somebody away for now. */
export function turnAway(reply: FastifyReply): FastifyReply {
  const message = `Many tables are being written already; try again in ${RETRY_SECONDS} seconds.`;
  return reply
    .code(503)
    .header("retry-after", String(RETRY_SECONDS))
    .send({ errors: [{ message, extensions: { code: "UNAVAILABLE" } }] });
}
