import type { ApolloServerPlugin } from "@apollo/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { OperationDefinitionNode } from "graphql";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";
import type { Answering, Context } from "../graphql/context.ts";
import type { CurrentPartnerships } from "../persistence/current-partnerships.ts";
import type { Gate } from "../security/gate.ts";
import type { SmallCountReads } from "../security/small-count-reads.ts";
import { type Asking, gzipOf, type KeptAnswer, type KeptAnswers } from "./kept-answers.ts";
import { type PartnershipName, partnershipAsked } from "./question.ts";

/** Documents whose partnership is remembered. */
const KNOWN_DOCUMENTS = 1_000;

/** Longest document that is remembered, in characters. */
const LONGEST_DOCUMENT = 100_000;

/** A question as it was sent. */
interface Sent {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Shared {
  readonly answers: KeptAnswers;
  readonly partnerships: CurrentPartnerships;
  readonly reads: SmallCountReads;
  readonly gate: Gate;
}

const answerings = new WeakMap<FastifyRequest, Answering>();

/** What is known of the answer to a request. */
export function answeringOf(request: FastifyRequest): Answering {
  const answering = answerings.get(request) ?? { entered: [], isOfSmallCounts: false, isSteady: false };
  answerings.set(request, answering);
  return answering;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a browser would have asked first before it let another site's page send this. */
function isPreflighted({ method, headers }: FastifyRequest): boolean {
  if (method === "POST") return /^application\/json\b/.test(headers["content-type"] ?? "");
  return method === "GET" && (headers["apollo-require-preflight"] ?? headers["x-apollo-operation-name"] ?? "") !== "";
}

/** An object in an address; none where there is no text. */
function parseObject(text: unknown): unknown {
  try {
    return typeof text === "string" && text !== "" ? JSON.parse(text) : {};
  } catch {
    return null;
  }
}

/** Whether what is sent beside a question leaves its answer as it is: clients name themselves there. */
const isAside = (extensions: unknown) => isObject(extensions) && extensions.persistedQuery === undefined;

/** The question of a request; null where it is of another form, which the GraphQL server judges. */
function sentBy(request: FastifyRequest): Sent | null {
  if (!isPreflighted(request)) return null;
  const isGet = request.method === "GET";
  const body = isGet ? request.query : request.body;
  if (!isObject(body) || typeof body.query !== "string" || body.query.length > LONGEST_DOCUMENT) return null;
  const variables = isGet ? parseObject(body.variables) : (body.variables ?? {});
  const extensions = isGet ? parseObject(body.extensions) : (body.extensions ?? {});
  const operationName = body.operationName ?? null;
  if (!isObject(variables) || !isAside(extensions) || (operationName !== null && typeof operationName !== "string"))
    return null;
  return { query: body.query, operationName, variables };
}

const documentKey = (query: string, operationName: string | null | undefined) => `${operationName ?? ""}\n${query}`;

function codeIn(name: PartnershipName, variables: Readonly<Record<string, unknown>>): string | null {
  if ("code" in name) return name.code;
  const value = variables[name.variable] === undefined ? name.fallback : variables[name.variable];
  return typeof value === "string" ? value : null;
}

const days = new WeakMap<FastifyRequest, string>();

const DAY = 86_400_000;

let today = { number: Number.NaN, code: "" };

/** Today by the calendar, as 2026-03-31; written once a day. */
function calendarDay(): string {
  const number = Math.floor(Date.now() / DAY);
  if (number !== today.number) today = { number, code: new Date(number * DAY).toISOString().slice(0, 10) };
  return today.code;
}

/** The calendar's day on which a request came in: one that is answered past midnight is of the day before. */
function dayOf(request: FastifyRequest): string {
  const day = days.get(request) ?? calendarDay();
  days.set(request, day);
  return day;
}

/** Answers from memory what was asked before and cannot have changed, and keeps what may be asked again. */
export class Answers {
  readonly #shared: Shared;
  readonly #known = new LRUCache<string, PartnershipName>({ max: KNOWN_DOCUMENTS });

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  /** Finds out which partnership a document asks about, and whether its answer is right. */
  plugin(): ApolloServerPlugin<Context> {
    return {
      requestDidStart: async () => ({
        didResolveOperation: async ({ request, document, operation, schema }) => {
          // Which of several operations is meant may not be known, whatever the types promise.
          if ((operation as OperationDefinitionNode | undefined) === undefined) return;
          // Tables ask without HTTP and keep nothing, so their documents are not walked through.
          if (request.http === undefined) return;
          if (request.query === undefined || this.#known.has(documentKey(request.query, request.operationName))) return;
          const name = partnershipAsked(schema, document, operation as OperationDefinitionNode);
          if (name !== null) this.#known.set(documentKey(request.query, request.operationName), name);
        },
        willSendResponse: async ({ response: { body }, contextValue: { answering } }) => {
          answering.isSteady = body.kind === "single" && body.singleResult.errors === undefined;
        },
      }),
    };
  }

  /** Puts both around the routes of a server. */
  addTo(fastify: FastifyInstance): void {
    fastify.addHook("preHandler", async (request, reply) => this.#serve(request, reply));
    fastify.addHook("onSend", async (request, reply, payload) => this.#finish(request, reply, payload));
  }

  /** The partnership a request asks about by its code, and what else its answer depends on. */
  #asking(request: FastifyRequest): { readonly code: string; readonly asking: Asking } | null {
    // What a key asks is charged, and its answer tells what is left.
    const isCosted = this.#shared.gate.keyOf(request) !== null || request.headers["tandem-cost"] !== undefined;
    const sent = isCosted ? null : sentBy(request);
    const name = sent === null ? undefined : this.#known.get(documentKey(sent.query, sent.operationName));
    const code = sent === null || name === undefined ? null : codeIn(name, sent.variables);
    const membership = code === null ? null : this.#shared.gate.viewerOf(request).membershipOf(code);
    if (code === null || membership === null) return null;
    const accept = request.headers.accept ?? "";
    return { code, asking: { text: JSON.stringify(sent), accept, membership, day: dayOf(request) } };
  }

  async #serve(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const { partnerships, answers, reads, gate } = this.#shared;
    dayOf(request);
    const asked = this.#asking(request);
    const partnership = asked === null ? null : partnerships.peek(asked.code);
    const kept = asked === null || partnership === null ? null : answers.find(asked.asking, partnership);
    if (asked === null || partnership === null || kept === null) return undefined;
    if (kept.isOfSmallCounts) {
      const { operationName } = sentBy(request) ?? {};
      await reads.keep(partnership.id, gate.viewerOf(request), asked.asking.membership, operationName);
    }
    keptOf.set(request, kept);
    return reply.type(kept.contentType).send(kept.bytes);
  }

  async #finish(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
    const kept =
      keptOf.get(request) ?? (typeof payload === "string" ? await this.#keep(request, reply, payload) : null);
    return kept === null ? payload : send(request, reply, kept);
  }

  async #keep(request: FastifyRequest, reply: FastifyReply, text: string): Promise<KeptAnswer | null> {
    const { entered, isSteady, isOfSmallCounts } = answeringOf(request);
    const [partnership] = entered;
    const isOneVersion = entered.every(
      ({ dataVersion, referenceVersion }) =>
        dataVersion === partnership?.dataVersion && referenceVersion === partnership.referenceVersion,
    );
    if (!isSteady || reply.statusCode !== 200 || partnership === undefined || !isOneVersion) return null;
    const asked = this.#asking(request);
    if (asked === null || asked.code !== partnership.code) return null;
    const contentType = String(reply.getHeader("content-type"));
    return this.#shared.answers.keep(asked.asking, partnership, { text, contentType, isOfSmallCounts });
  }
}

/** The kept answer that a request is given. */
const keptOf = new WeakMap<FastifyRequest, KeptAnswer>();

/** Whether an asker takes what is compressed, and does not refuse it by a weight of 0. */
const takesGzip = (request: FastifyRequest) => new Negotiator(request).encoding(["gzip"]) === "gzip";

/** An answer as the asker takes it: compressed, or only the word that theirs is still the newest. */
function send(request: FastifyRequest, reply: FastifyReply, kept: KeptAnswer): Buffer | string {
  reply.header("etag", kept.etag).header("vary", "accept, accept-encoding, authorization, cookie");
  if (request.method === "GET") {
    // A browser may keep it if it asks each time whether it still holds.
    reply.header("cache-control", "private, no-cache");
    if (request.headers["if-none-match"] === kept.etag) {
      reply.code(304).removeHeader("content-type").removeHeader("content-length");
      return "";
    }
  }
  const gzip = takesGzip(request) ? gzipOf(kept) : null;
  if (gzip !== null) reply.header("content-encoding", "gzip");
  const bytes = gzip ?? kept.bytes;
  reply.header("content-length", bytes.length);
  return bytes;
}
