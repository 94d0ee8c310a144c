import type { FastifyInstance } from "fastify";
import { EVALUATION_COOKIE } from "./evaluation.ts";
import { refuse } from "./refusal.ts";
import { isRole, ROLE_CODES } from "./role.ts";

/** Adds the address by which somebody at this machine chooses the role to try. */
export function addEvaluation(fastify: FastifyInstance): void {
  fastify.post("/evaluation-role", async (request, reply) => {
    const { role } = (request.body ?? {}) as { readonly role?: unknown };
    if (typeof role !== "string" || !isRole(role))
      return refuse(reply, 400, "BAD_USER_INPUT", `role must be one of ${ROLE_CODES.join(", ")}.`);
    reply.setCookie(EVALUATION_COOKIE, role, { httpOnly: true, sameSite: "strict", path: "/" });
    return reply.code(204).send();
  });
}
