import fastifyCookie from "@fastify/cookie";
import type { MikroORM } from "@mikro-orm/postgresql";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Log } from "../log.ts";
import { cookiesOf } from "./cookies.ts";
import { addEvaluation } from "./evaluation.routes.ts";
import { addHeaders } from "./headers.ts";
import { addressOf, LOOPBACK, refuseStrangers } from "./origin.ts";
import { Provider } from "./provider.ts";
import { Sessions } from "./sessions.ts";
import { addSignIn, MinuteCounter, type SignIn } from "./sign-in.routes.ts";
import type { SignInSettings } from "./sign-in-settings.ts";

/** What signing in needs; null in evaluation. */
export function openSignIn(
  settings: SignInSettings | null,
  shared: { readonly orm: MikroORM; readonly log: Log; readonly now: () => Date },
): SignIn | null {
  if (settings === null) return null;
  const { publicUrl } = settings;
  const sessions = new Sessions(shared.orm, settings, shared.now);
  const own = { provider: new Provider(settings), cookies: cookiesOf(publicUrl), begun: new MinuteCounter() };
  return { ...shared, ...own, publicUrl, sessions };
}

/** Answers of the API are for one person at one moment; no cache between may keep them. */
async function keepAnswersApart(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.url.startsWith("/graphql")) reply.header("cache-control", "no-store");
}

/** Walls around every request, and the addresses by which people come and go. */
export async function addWalls(fastify: FastifyInstance, signIn: SignIn | null): Promise<void> {
  addHeaders(fastify, signIn?.publicUrl.protocol === "https:");
  const refuse = refuseStrangers(signIn === null ? LOOPBACK : addressOf(signIn.publicUrl));
  // A probe asks after health by number, under no name of ours.
  fastify.addHook("onRequest", async (request, reply) =>
    request.routeOptions.url?.startsWith("/health/") ? undefined : refuse(request, reply),
  );
  fastify.addHook("onSend", keepAnswersApart);
  await fastify.register(fastifyCookie);
  if (signIn === null) addEvaluation(fastify);
  else addSignIn(fastify, signIn);
}
