import type { FastifyInstance, FastifyReply } from "fastify";
import type { Readiness } from "./readiness.ts";

/** Nobody keeps an answer. */
const HEADERS = { "cache-control": "no-store" };

/** Seconds after which to ask again. */
const AGAIN = "1";

async function tellReadiness(readiness: Readiness, reply: FastifyReply): Promise<FastifyReply> {
  const reason = await readiness.find();
  if (reason === null) return reply.send({ status: "ready" });
  return reply.code(503).header("retry-after", AGAIN).send({ status: "unready", reason });
}

/**
 * Adds the addresses by which whoever runs the server sees that it lives and whether it may be sent requests: open to anybody,
 * under any Host, and told a word that is no secret.
 */
export function addHealth(fastify: FastifyInstance, readiness: Readiness): void {
  fastify.get("/health/live", (_, reply) => reply.headers(HEADERS).send({ status: "live" }));
  fastify.get("/health/ready", (_, reply) => tellReadiness(readiness, reply.headers(HEADERS)));
}
