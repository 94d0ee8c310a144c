import underPressure from "@fastify/under-pressure";
import type { FastifyError, FastifyInstance } from "fastify";

/** How late the event loop may be, on average over a sample; a single long computation does not count that much. */
const LATE_MILLISECONDS = 500;
const SAMPLE_MILLISECONDS = 2_000;

/** Most requests under way at once; more would wait longer than anybody does. */
const MOST_AT_ONCE = 500;

/** What a request is refused with while there is too much to do; how that is told is the error handler's. */
class Overload extends Error implements FastifyError {
  readonly code = "OVERLOADED";
  readonly statusCode = 503;
}

class LateLoop extends Overload {
  constructor() {
    super("the event loop is late");
  }
}

/** Refuses requests with 503 while the server has more to do than it can, and takes them again as soon as it has not. */
export async function addPressure(fastify: FastifyInstance): Promise<void> {
  await fastify.register(underPressure, {
    maxEventLoopDelay: LATE_MILLISECONDS,
    sampleInterval: SAMPLE_MILLISECONDS,
    customError: LateLoop,
  });
  let underWay = 0;
  fastify.addHook("onRequest", async (_, reply) => {
    underWay += 1;
    reply.raw.once("close", () => {
      underWay -= 1;
    });
    if (underWay > MOST_AT_ONCE) throw new Overload("too many requests are under way");
  });
}
