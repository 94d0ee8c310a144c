import type { FastifyReply, FastifyRequest } from "fastify";

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/** Whether an Origin header names a page of a loopback address. */
function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && LOOPBACK_HOST.test(new URL(origin).host);
}

/**
 * Refuses requests that a web page elsewhere could have made: a Host that is not loopback (DNS rebinding) or an Origin that
 * is not. There is no sign-in yet, so who is at this machine is all that is known of a caller.
 */
export async function refuseStrangers(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { host, origin } = request.headers;
  const refuse = (header: string) =>
    reply.code(403).send({
      errors: [
        {
          message: `${header} must name this machine: localhost, 127.0.0.1 or [::1].`,
          extensions: { code: "FORBIDDEN" },
        },
      ],
    });
  if (host === undefined || !LOOPBACK_HOST.test(host)) return refuse("Host");
  if (origin !== undefined && !isLoopbackOrigin(origin)) return refuse("Origin");
}
