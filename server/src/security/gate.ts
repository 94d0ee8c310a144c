import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { EVALUATION_COOKIE, evaluationViewer, readEvaluationRole } from "./evaluation.ts";
import { ANONYMOUS, type KeyRefusal } from "./keys/key-refusal.ts";
import type { KeyRing, KeyUse } from "./keys/key-ring.ts";
import { type SignIn, sessionOf, viewerOfSession } from "./sign-in.routes.ts";
import { personViewer, STRANGER, type Viewer } from "./viewer.ts";

/** Who sent a request, and the key that let them in, if one did. */
interface Asker {
  readonly viewer: Viewer;
  readonly key: KeyUse | null;
}

/** What the gate goes by. */
export interface GateParts {
  readonly signIn: SignIn | null;
  readonly keys: KeyRing;
  /** Whether whoever reaches this server may ask: it listens on this machine alone, and nobody signs in. */
  readonly isEvaluation: boolean;
}

const BEARER = /^bearer +(\S.*)$/i;

/** How a key is asked for (RFC 6750, section 3). */
function challengeOf({ code, message }: KeyRefusal): string {
  const isAnonymous = code === ANONYMOUS.code;
  return isAnonymous
    ? 'Bearer realm="Tandem"'
    : `Bearer realm="Tandem", error="invalid_token", error_description="${message}"`;
}

function refuseAsker(reply: FastifyReply, refusal: KeyRefusal): FastifyReply {
  const { status, code, message, mend, limit, retryAfterSeconds } = refusal;
  if (status === 401) reply.header("www-authenticate", challengeOf(refusal));
  if (retryAfterSeconds !== null) reply.header("retry-after", retryAfterSeconds);
  return reply.code(status).send({ errors: [{ message: `${message} ${mend}`, extensions: { code, mend, ...limit } }] });
}

/** Gives a key's place back when the answer has gone, or whoever asked has. */
function releaseAfter(reply: FastifyReply, { release }: KeyUse): void {
  if (reply.raw.destroyed) release();
  else reply.raw.once("close", release);
}

/** Limits and what is left of them, as headers (draft-ietf-httpapi-ratelimit-headers-10). */
function tellBudget(reply: FastifyReply, { limits, left }: KeyUse): void {
  const { requests, points, resetSeconds } = left();
  const { requestsPerMinute, pointsPerMinute } = limits;
  reply.header("ratelimit-policy", `"requests";q=${requestsPerMinute};w=60, "points";q=${pointsPerMinute};w=60`);
  reply.header("ratelimit", `"requests";r=${requests};t=${resetSeconds}, "points";r=${points};t=${resetSeconds}`);
}

/**
 * The one way in: whoever asks is known by a key or a session before their request is read. Whether either is needed is decided by
 * the settings and the address the server listens on; what a request says of where it comes from is never looked at.
 */
export class Gate {
  readonly #parts: GateParts;
  readonly #askers = new WeakMap<FastifyRequest, Asker>();

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  /** Lets nobody past to the addresses added to a scope afterwards unless they may ask. */
  guard(fastify: FastifyInstance): void {
    fastify.addHook("onRequest", async (request, reply) => {
      const asker = await this.#find(request);
      if ("status" in asker) return refuseAsker(reply, asker);
      this.#askers.set(request, asker);
      if (asker.key !== null) releaseAfter(reply, asker.key);
      return;
    });
    fastify.addHook("onSend", async (request, reply) => {
      const key = this.keyOf(request);
      if (key !== null) tellBudget(reply, key);
    });
  }

  /** Who sent a request that was let in; a stranger where none was. */
  viewerOf(request: FastifyRequest): Viewer {
    return this.#askers.get(request)?.viewer ?? STRANGER;
  }

  /** Who somebody that was let in is now, without keeping their session alive; a stranger once their session or key is over. */
  async viewerNow(viewer: Viewer): Promise<Viewer> {
    if (viewer.kind === "KEY") return this.#parts.keys.viewerNow(viewer);
    return viewer.sessionKeyHash === null ? viewer : viewerOfSession(viewer.sessionKeyHash, this.#parts.signIn);
  }

  /** The key that let a request in; null where a person asks. */
  keyOf(request: FastifyRequest): KeyUse | null {
    return this.#askers.get(request)?.key ?? null;
  }

  async #find(request: FastifyRequest): Promise<Asker | KeyRefusal> {
    const { keys, signIn, isEvaluation } = this.#parts;
    const text = BEARER.exec(request.headers.authorization ?? "")?.[1];
    if (text !== undefined) {
      const key = await keys.admit(text.trim());
      return "status" in key ? key : { viewer: key.viewer, key };
    }
    if (isEvaluation)
      return { viewer: evaluationViewer(readEvaluationRole(request.cookies[EVALUATION_COOKIE])), key: null };
    const session = signIn === null ? null : await sessionOf(request, signIn);
    return session === null ? ANONYMOUS : { viewer: personViewer(session), key: null };
  }
}
