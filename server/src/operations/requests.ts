import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { inRequest, type RequestScope } from "../request-scope.ts";

/** A number that a caller may give its request: nothing in it could be a name, an address or a line of its own. */
const WELL_FORMED = /^[A-Za-z0-9-]{8,64}$/;

/** The number of a request: its caller's where that is well-formed, or a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && WELL_FORMED.test(given) ? given : randomUUID();
}

/** The pattern of the address asked for, which holds nothing of the caller's. */
export const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? "unmatched";

/** Numbers every request, answers the number back, and makes the request known to all that is done for it. */
export function addRequestScopes(fastify: FastifyInstance): void {
  const scopes = new WeakMap<FastifyRequest, RequestScope>();
  fastify.addHook("onRequest", (request, reply, done) => {
    const scope = { id: request.id, span: null };
    scopes.set(request, scope);
    reply.header("x-request-id", request.id);
    inRequest(scope, done);
  });
  // Reading a body goes on from the connection, which knows of no request.
  fastify.addHook("preValidation", (request, _, done) => {
    const scope = scopes.get(request);
    if (scope === undefined) done();
    else inRequest(scope, done);
  });
}

/** Tells each answered request in one line: no address as sent, no header, nothing of its body. */
export function logRequests(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook("onResponse", async (request, reply) => {
    const { id: requestId, method } = request;
    const facts = { requestId, method, route: routeOf(request), status: reply.statusCode };
    log.info({ ...facts, milliseconds: Math.round(reply.elapsedTime * 10) / 10 }, "answered");
  });
  fastify.addHook("onRequestAbort", async (request) => {
    log.info({ requestId: request.id, method: request.method, route: routeOf(request) }, "left by its caller");
  });
}
