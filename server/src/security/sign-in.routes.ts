import type { MikroORM } from "@mikro-orm/postgresql";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Log } from "../log.ts";
import { saveAttempt, takeAttempt } from "../persistence/stores/sign-in.store.ts";
import { type Cookies, hashOfKey, randomKey } from "./cookies.ts";
import { CALLBACK, type Provider } from "./provider.ts";
import { refuse } from "./refusal.ts";
import { readReturnTo } from "./return-to.ts";
import type { OpenSession, Sessions } from "./sessions.ts";
import { personViewer, STRANGER, type Viewer } from "./viewer.ts";

/** Minutes a person may take at the sign-in service. */
const ATTEMPT_MINUTES = 10;
const MINUTE = 60_000;

/**
 * Sign-ins that may begin in a minute at one process, whoever begins them: each keeps a row and asks the sign-in service. Behind a
 * proxy an address tells nobody apart, so none is looked at; guessing passwords is for the service to stop, which alone sees them.
 */
const MOST_BEGUN = 300;

/** Counts what begins in a minute of the clock. */
export class MinuteCounter {
  #minute = 0;
  #count = 0;

  /** Counts one more; how many seconds to wait where there were enough, else null. */
  add(at: Date, most: number): number | null {
    const minute = Math.floor(at.getTime() / MINUTE);
    if (minute !== this.#minute) this.#count = 0;
    this.#minute = minute;
    if (this.#count >= most) return Math.ceil(((minute + 1) * MINUTE - at.getTime()) / 1000);
    this.#count += 1;
    return null;
  }
}

/** What signing in and out needs. */
export interface SignIn {
  readonly orm: MikroORM;
  readonly provider: Provider;
  readonly sessions: Sessions;
  readonly cookies: Cookies;
  readonly publicUrl: URL;
  readonly log: Log;
  readonly now: () => Date;
  readonly begun: MinuteCounter;
}

/** The session of a request's cookie; null where it has none that is open. */
export async function sessionOf(request: FastifyRequest, { sessions, cookies }: SignIn): Promise<OpenSession | null> {
  const key = request.cookies[cookies.session];
  return key === undefined || key === "" ? null : sessions.find(key);
}

/** Who a session belongs to now, without using it; a stranger where it is over. */
export async function viewerOfSession(keyHash: string, signIn: SignIn | null): Promise<Viewer> {
  const session = signIn === null ? null : await signIn.sessions.look(keyHash);
  return session === null ? STRANGER : personViewer(session);
}

/** Why an attempt failed is for the log alone, and there only as the kind of fault: its text may hold what the browser sent. */
function refuseAttempt(reply: FastifyReply, log: Log, error: unknown): FastifyReply {
  const kind = error instanceof Error ? error.name : "unknown";
  const code = error instanceof Error && "code" in error ? ` ${String(error.code)}` : "";
  log.error(`A sign-in was refused: ${kind}${code}`);
  return refuse(reply, 400, "SIGN_IN_REFUSED", "Signing in did not work; start again at /sign-in.");
}

async function begin(signIn: SignIn, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { provider, cookies, orm, log, now, begun } = signIn;
  const wait = begun.add(now(), MOST_BEGUN);
  if (wait !== null) {
    reply.header("retry-after", wait);
    return refuse(reply, 429, "RATE_LIMITED", `Very many people sign in just now; try again in ${wait} s.`);
  }
  const { returnTo } = request.query as { readonly returnTo?: unknown };
  const started = await provider.begin().catch((error: unknown) => {
    log.error(`The sign-in service cannot be asked: ${error instanceof Error ? error.name : "unknown"}`);
    return null;
  });
  if (started === null)
    return refuse(reply, 503, "SIGN_IN_UNAVAILABLE", "The sign-in service does not answer; try again in a minute.");
  const key = randomKey();
  const endsAt = new Date(now().getTime() + ATTEMPT_MINUTES * MINUTE);
  await saveAttempt(orm, hashOfKey(key), { ...started.checks, returnTo: readReturnTo(returnTo), endsAt });
  reply.setCookie(cookies.attempt, key, { ...cookies.options, maxAge: ATTEMPT_MINUTES * 60 });
  return reply.redirect(started.url.href, 303);
}

/** A new session under a new key, whatever session the browser had: a key planted before a sign-in opens nothing after it. */
async function finish(signIn: SignIn, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { provider, sessions, cookies, orm, log, now } = signIn;
  const key = request.cookies[cookies.attempt];
  reply.clearCookie(cookies.attempt, cookies.options);
  const attempt = key === undefined ? null : await takeAttempt(orm, hashOfKey(key), now());
  if (attempt === null) return refuseAttempt(reply, log, new Error("no attempt"));
  const search = request.url.slice(request.url.indexOf("?"));
  try {
    const person = await provider.finish(search, attempt);
    const old = await sessionOf(request, signIn);
    if (old !== null) await sessions.end(old);
    reply.setCookie(cookies.session, await sessions.begin(person), cookies.options);
  } catch (error) {
    return refuseAttempt(reply, log, error);
  }
  return reply.redirect(attempt.returnTo, 303);
}

/** Ends this session or all of the person's, and says where the browser should go next. */
async function end(
  signIn: SignIn,
  request: FastifyRequest,
  reply: FastifyReply,
  isEverywhere: boolean,
): Promise<FastifyReply> {
  const { sessions, cookies, provider } = signIn;
  if (request.headers.origin !== signIn.publicUrl.origin)
    return refuse(reply, 403, "FORBIDDEN", "Only a page of this site may sign a person out.");
  const session = await sessionOf(request, signIn);
  reply.clearCookie(cookies.session, cookies.options);
  if (session !== null) await (isEverywhere ? sessions.endEverywhere(session) : sessions.end(session));
  const next = session === null ? null : await provider.endSessionUrl();
  return reply.send({ next: next?.href ?? "/" });
}

/** Adds the addresses by which people sign in and out. */
export function addSignIn(fastify: FastifyInstance, signIn: SignIn): void {
  const noStore = async (_: FastifyRequest, reply: FastifyReply) => void reply.header("cache-control", "no-store");
  const hooks = { onRequest: noStore };
  fastify.get("/sign-in", hooks, (request, reply) => begin(signIn, request, reply));
  fastify.get(CALLBACK, hooks, (request, reply) => finish(signIn, request, reply));
  fastify.post("/sign-out", hooks, (request, reply) => end(signIn, request, reply, false));
  fastify.post("/sign-out-everywhere", hooks, (request, reply) => end(signIn, request, reply, true));
}
