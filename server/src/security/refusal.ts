import type { FastifyReply } from "fastify";

/** Answers that a request is refused, in the form of all other errors. */
export function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}
