import type { FastifyInstance } from "fastify";
import helmet from "helmet";

/** A year, in seconds. */
const YEAR = 31_536_000;

/** What pages may never use. */
const FORBIDDEN_FEATURES = ["camera", "display-capture", "geolocation", "microphone", "payment", "usb"]
  .map((feature) => `${feature}=()`)
  .join(", ");

/**
 * Headers on every answer: scripts and styles from this site's own files only, nothing inline; no frame around it; nothing of
 * its addresses told to other sites; over TLS, TLS only.
 */
export function addHeaders(fastify: FastifyInstance, isSecure: boolean): void {
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: YEAR, includeSubDomains: true } : false,
    frameguard: { action: "deny" },
    referrerPolicy: { policy: "no-referrer" },
    crossOriginEmbedderPolicy: true,
  });
  // Made once, not for each request as Fastify's own plugin does.
  fastify.addHook("onRequest", (request, reply, done) =>
    protect(request.raw, reply.raw, (error) => done(error as Error | undefined)),
  );
  fastify.addHook("onSend", async (_, reply) => void reply.header("permissions-policy", FORBIDDEN_FEATURES));
}
