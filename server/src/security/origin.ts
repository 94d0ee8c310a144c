import type { FastifyReply, FastifyRequest } from "fastify";
import { refuse } from "./refusal.ts";

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/** Methods that change nothing. */
const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether an Origin header names a page of a loopback address. */
function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && LOOPBACK_HOST.test(new URL(origin).host);
}

/** Which Host and Origin headers are ours. */
export interface OwnAddress {
  readonly isHost: (host: string) => boolean;
  readonly isOrigin: (origin: string) => boolean;
  /** How a refusal names them. */
  readonly name: string;
}

/** Any loopback address: whoever is at this machine. */
export const LOOPBACK: OwnAddress = {
  isHost: (host) => LOOPBACK_HOST.test(host),
  isOrigin: isLoopbackOrigin,
  name: "this machine: localhost, 127.0.0.1 or [::1]",
};

/** The address people reach Tandem at, and no other. */
export function addressOf(publicUrl: URL): OwnAddress {
  return {
    isHost: (host) => host.toLowerCase() === publicUrl.host,
    isOrigin: (origin) => origin === publicUrl.origin,
    name: "the address Tandem is served at",
  };
}

/**
 * Refuses requests that a web page elsewhere could have made: a Host that is not ours (DNS rebinding), an Origin that is not
 * (forged requests), or a browser's own word that the page is of another site.
 */
export function refuseStrangers(own: OwnAddress) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { host, origin } = request.headers;
    const site = request.headers["sec-fetch-site"];
    const isForeign = site === "cross-site" || site === "same-site";
    if (host === undefined || !own.isHost(host)) return refuse(reply, 403, "FORBIDDEN", `Host must name ${own.name}.`);
    if (origin !== undefined && !own.isOrigin(origin))
      return refuse(reply, 403, "FORBIDDEN", `Origin must name ${own.name}.`);
    if (isForeign && !READING.has(request.method))
      return refuse(reply, 403, "FORBIDDEN", "A page of another site may change nothing here.");
  };
}
