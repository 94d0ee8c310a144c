import { monitorEventLoopDelay } from "node:perf_hooks";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** How late the event loop may be, on average over a sample. */
const LATE_NANOSECONDS = 500e6;
const SAMPLE_MILLISECONDS = 1_000;

/** Samples in a row that must be late: one long computation, as a first publication, makes one or two. */
const LATE_SAMPLES = 4;

/** Most requests under way at once; more would wait longer than anybody does. */
const MOST_AT_ONCE = 500;

/** What a request is refused with while there is too much to do; how that is told is the error handler's. */
class Overload extends Error implements FastifyError {
  readonly code = "OVERLOADED";
  readonly statusCode = 503;
}

/** Watches how late the event loop is; `stop` ends that. */
function watchEventLoop(): { readonly isLate: () => boolean; readonly stop: () => void } {
  const delays = monitorEventLoopDelay({ resolution: 20 });
  delays.enable();
  let lateSamples = 0;
  const timer = setInterval(() => {
    // Without a single delay the loop stood still for the whole sample.
    lateSamples = !(delays.mean <= LATE_NANOSECONDS) ? lateSamples + 1 : 0;
    delays.reset();
  }, SAMPLE_MILLISECONDS);
  timer.unref();
  const stop = () => {
    clearInterval(timer);
    delays.disable();
  };
  return { isLate: () => lateSamples >= LATE_SAMPLES, stop };
}

/** Streams stay open and are counted by themselves; health is asked the more there is to do. */
const isCountedApart = ({ routeOptions }: FastifyRequest) =>
  /^\/(graphql\/stream|health\/)/.test(routeOptions.url ?? "");

/** Requests that keep the server busy. */
class UnderWay {
  readonly #requests = new Set<FastifyRequest>();

  get count(): number {
    return this.#requests.size;
  }

  /** Counts a request until it is set aside or over. */
  add(request: FastifyRequest, { raw }: FastifyReply): void {
    if (isCountedApart(request) || raw.destroyed) return;
    this.#requests.add(request);
    raw.once("close", () => this.setAside(request));
  }

  /** Leaves a request out for as long as its caller keeps it waiting. */
  setAside(request: FastifyRequest): void {
    this.#requests.delete(request);
  }

  /** Counts a request again that was set aside. */
  takeUp(request: FastifyRequest, { raw }: FastifyReply): void {
    if (!isCountedApart(request) && !raw.destroyed) this.#requests.add(request);
  }
}

/** Refuses requests with 503 while the server has more to do than it can, and takes them again as soon as it has not. */
export function addPressure(fastify: FastifyInstance): void {
  const { isLate, stop } = watchEventLoop();
  const underWay = new UnderWay();
  fastify.addHook("onClose", async () => stop());
  fastify.addHook("onRequest", async (request, reply) => {
    underWay.add(request, reply);
    if (underWay.count > MOST_AT_ONCE) throw new Overload("too many requests are under way");
    if (isLate()) throw new Overload("the event loop is late");
  });
  // Whoever sends slowly is waited for without being worked for, so that a few who never end keep nobody out.
  fastify.addHook("preParsing", async (request) => underWay.setAside(request));
  fastify.addHook("preValidation", async (request, reply) => underWay.takeUp(request, reply));
}
