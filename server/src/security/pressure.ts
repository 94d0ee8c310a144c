import { monitorEventLoopDelay } from "node:perf_hooks";
import type { FastifyError, FastifyInstance } from "fastify";

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

/** Refuses requests with 503 while the server has more to do than it can, and takes them again as soon as it has not. */
export function addPressure(fastify: FastifyInstance): void {
  const { isLate, stop } = watchEventLoop();
  let underWay = 0;
  fastify.addHook("onClose", async () => stop());
  fastify.addHook("onRequest", async (request, reply) => {
    // Streams stay open and are counted by themselves; health is asked the more there is to do.
    if (/^\/(graphql\/stream|health\/)/.test(request.routeOptions.url ?? "")) return;
    underWay += 1;
    reply.raw.once("close", () => {
      underWay -= 1;
    });
    if (underWay > MOST_AT_ONCE) throw new Overload("too many requests are under way");
    if (isLate()) throw new Overload("the event loop is late");
  });
}
