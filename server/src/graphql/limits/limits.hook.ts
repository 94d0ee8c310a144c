import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from "fastify";
import { mediaTypeOf } from "../media-type.ts";
import type { Refusal } from "./limit-values.ts";
import type { Asked, Limits } from "./limits.ts";

/** Code of a refusal for passing a limit. */
export const LIMIT_EXCEEDED = "LIMIT_EXCEEDED";

/** What a caller is told of a refusal, beside its message. */
export function extensionsOf({ limit, most, found, cost }: Refusal) {
  return { code: LIMIT_EXCEEDED, limit, most, found, cost };
}

function readJson(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a request asks; null where its body is none of ours to read, which the server then says. */
function askedOf({ body, query, method }: FastifyRequest): Asked | null {
  const sent = (method === "GET" ? query : body) as Readonly<Record<string, unknown>> | null | undefined;
  if (typeof sent !== "object" || sent === null || typeof sent.query !== "string") return null;
  const operationName = typeof sent.operationName === "string" ? sent.operationName : null;
  return { source: sent.query, operationName, variables: method === "GET" ? readJson(sent.variables) : sent.variables };
}

/** Whether a refusal holds: the dashboard's own operations, asked by a person, are not held to the limit of cost. */
export const doesHold = ({ limit }: Refusal, isTrusted: boolean): boolean => limit !== "cost" || !isTrusted;

/** Refuses what passes a limit before anything else reads the document: it stands before every address that takes one. */
export function refuseBeyondLimits(
  limits: Limits,
  isTrusted: (request: FastifyRequest, source: string) => boolean,
): preHandlerAsyncHookHandler {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const asked = askedOf(request);
    if (asked === null) return undefined;
    const checked = limits.check(asked);
    if (!("limit" in checked) || !doesHold(checked, isTrusted(request, asked.source))) return undefined;
    const errors = [{ message: checked.message, extensions: extensionsOf(checked) }];
    return reply
      .code(400)
      .type(mediaTypeOf(request.headers.accept) ?? "application/json; charset=utf-8")
      .send(JSON.stringify({ errors }));
  };
}
