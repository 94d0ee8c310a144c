import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import type { Log } from "../log.ts";
import type { Readiness } from "./readiness.ts";
import { requestIdOf } from "./requests.ts";

/** Fastify's own lines, without those that quote an address as it was sent or the message of an error. */
class OwnLines extends LogController {
  override routeNotFound(): void {}
  override defaultErrorLog(): void {}
  override writeHeadError(): void {}
}

/** How long a connection may carry nothing either way, while its caller sends or its answer is read. */
const LONGEST_SILENCE = 120_000;

/** A web server without addresses yet; what it logs of itself holds nothing of a request. */
export function makeWebServer(log: Log, bodyLimit: number, connectionTimeout = LONGEST_SILENCE): FastifyInstance {
  const { requests } = log;
  // Each line says by itself which request it is about, so that no logger is made for each.
  const logging = requests === undefined ? {} : { loggerInstance: requests, childLoggerFactory: () => requests };
  return Fastify({
    ...logging,
    bodyLimit,
    connectionTimeout,
    logController: new OwnLines({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    forceCloseConnections: "idle",
    // A request that still arrives while the server stops is answered, and its connection ended.
    return503OnClosing: false,
  }) as unknown as FastifyInstance<Server>;
}

/** Tells each caller, once it is no longer ready, that its connection ends with this answer. */
export function endConnectionsWhenDraining(fastify: FastifyInstance, readiness: Readiness): void {
  fastify.addHook("onSend", async (_, reply) => {
    if (readiness.isDraining) reply.header("connection", "close");
  });
}

/** How long a stop waits, at each of its steps. */
export interface StopTimes {
  readonly drainSeconds: number;
  readonly finishSeconds: number;
}

/** Stops listening in order: says that it is not ready and goes on for a while, takes no new connection, finishes what is under way. */
export async function drain(fastify: FastifyInstance, readiness: Readiness, times: StopTimes): Promise<void> {
  readiness.drain();
  if (fastify.server.listening) await sleep(times.drainSeconds * 1_000);
  const cut = setTimeout(() => fastify.server.closeAllConnections(), times.finishSeconds * 1_000);
  await fastify.close();
  clearTimeout(cut);
}
