import type { FastifyReply, FastifyRequest } from "fastify";
import { notFound } from "../../graphql/shared/errors.ts";
import { knownCallerOf } from "../../security/caller.ts";
import { findMember, type Member } from "../../security/member.ts";
import { refuse } from "../../security/refusal.ts";
import { turnAway } from "../turns.ts";
import type { AnswerAside } from "./answer-rows.ts";
import { csvMetadata } from "./csv-metadata.ts";
import { etagOf, hasTag } from "./etag.ts";
import { TABLE_FORMATS, type TableFormat } from "./formats.ts";
import { openTable, type TableReading } from "./open-table.ts";
import { readQuestion, type TableQuestion } from "./parameters.ts";
import { sendTable } from "./send-table.ts";
import type { StoredTable } from "./stored-table.ts";
import type { CatalogTable } from "./table-catalog.ts";
import { orRefuse, refuseWith, type TablesDoor } from "./table-door.ts";

/** Rows of a page where all are wanted. */
const PAGE_ROWS = 1_000;

/** Ending of the address at which CSV on the Web looks for what a table's columns mean. */
const METADATA = ".csv-metadata.json";

/** What an address names: a table in a form, or what its columns mean. */
interface Named {
  readonly stored: StoredTable;
  readonly ending: string;
  /** Null for what the columns mean. */
  readonly format: TableFormat | null;
}

interface TableRequest {
  readonly Params: { readonly partnership: string; readonly "*": string };
}

function findNamed(door: TablesDoor, rest: string): Named {
  const isMetadata = rest.endsWith(METADATA);
  const ending = isMetadata ? METADATA.slice(1) : (/\.([a-z]+)$/.exec(rest)?.[1] ?? "");
  const stored = door.tables.get(rest.slice(0, -ending.length - 1));
  const format = TABLE_FORMATS.get(ending) ?? null;
  if (format === null && !isMetadata)
    throw notFound(
      "address",
      `must end in a form of table, one of ${[...TABLE_FORMATS.keys()].map((word) => `.${word}`).join(", ")}.`,
    );
  if (stored === undefined)
    throw notFound(
      "address",
      `names no table; use one of ${[...door.tables.keys()].filter((name) => !name.includes("/")).join(", ")}, or one within it, as the index at /v1/ and the partnership lists them.`,
    );
  return { stored, ending, format };
}

/** How a stored table is read for a question. */
function readingOf({ table, plan }: StoredTable, partnership: string, question: TableQuestion): TableReading {
  const isPaging = table.steps.some(({ field }) => field.args.some(({ name }) => name === "after"));
  const first = plan.paged === null ? 1 : PAGE_ROWS;
  return {
    name: table.name,
    plan,
    variables: { ...(isPaging ? { first } : {}), ...question.variables, partnership },
    parameters: question.variables,
    afterVariable: plan.paged === null || question.isOnePage ? null : "after",
    hasCursors: question.hasCursors,
  };
}

function tellFreshness(request: FastifyRequest, reply: FastifyReply, member: Member, table: CatalogTable): boolean {
  const tag = etagOf(member, table, request.url);
  reply.header("cache-control", "private, no-cache");
  reply.header("vary", "cookie, authorization");
  if (tag === null) return false;
  reply.header("etag", tag);
  return hasTag(request.headers["if-none-match"], tag);
}

/** Links to what the columns mean, and to the page of the same data version that follows where one page was asked for. */
function linksOf({ url, params }: FastifyRequest<TableRequest>, name: string, follows: AnswerAside | null): string {
  const base = `/v1/${encodeURIComponent(params.partnership)}/${name}`;
  const links = [`<${base}${METADATA}>; rel="describedby"; type="application/csvm+json"`];
  if (follows !== null) {
    const next = new URL(url, "http://tandem");
    next.searchParams.set("after", follows.pageInfo?.endCursor ?? "");
    next.searchParams.set("dataVersion", String(follows.dataVersion));
    links.push(`<${next.pathname}${next.search}>; rel="next"`);
  }
  return links.join(", ");
}

function refuseVersion(reply: FastifyReply, dataVersion: number): FastifyReply {
  const message = `dataVersion: the data are at version ${dataVersion} by now; read the table anew from its first row.`;
  return refuse(reply.removeHeader("etag").header("cache-control", "no-store"), 409, "DATA_VERSION", message);
}

async function sendNamed(
  door: TablesDoor,
  request: FastifyRequest<TableRequest>,
  reply: FastifyReply,
  { named: { stored, ending, format }, member }: { readonly named: Named; readonly member: Member },
): Promise<FastifyReply> {
  const { table, plan, operation } = stored;
  if (format === null)
    return reply.type("application/csvm+json; charset=utf-8").send(csvMetadata(stored, member.partnership.code));
  const asked = orRefuse(reply, () =>
    readQuestion(table, plan.paged !== null, request.query as Readonly<Record<string, unknown>>),
  );
  if (!("made" in asked)) return asked;
  const { asOf } = asked.made.variables;
  const dataVersion = typeof asOf === "number" ? asOf : member.partnership.dataVersion;
  const isOther = (version: number | null) => asked.made.dataVersion !== null && asked.made.dataVersion !== version;
  if (isOther(dataVersion)) return refuseVersion(reply, dataVersion);
  if (tellFreshness(request, reply, member, table)) return reply.code(304).send();
  if (!(await door.turns.take(reply, knownCallerOf(await door.viewerOf(request))))) return turnAway(reply);
  // Tag and rows are of one data version.
  door.partnerships.meet(member.partnership);
  const ask = await door.openAsk(request, operation);
  const opened = await openTable(ask, readingOf(stored, member.partnership.code, asked.made));
  if (!("file" in opened)) return refuseWith(reply, opened);
  const answered = opened.aside.dataVersion;
  if (answered !== null && isOther(answered)) return refuseVersion(reply, answered);
  const isFollowed = asked.made.isOnePage && opened.aside.pageInfo?.hasNextPage === true;
  reply.header("link", linksOf(request, table.name, isFollowed ? opened.aside : null));
  return sendTable(request, reply, opened, { ending, format });
}

/** A table at its plain address, to whoever may read it. */
export async function sendStoredTable(
  door: TablesDoor,
  request: FastifyRequest<TableRequest>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { partnership, "*": rest } = request.params;
  const viewer = await door.viewerOf(request);
  const entrant = await findMember(door, viewer, partnership, "ENTER");
  if (!("partnership" in entrant)) return refuse(reply, ...entrant);
  const found = orRefuse(reply, () => findNamed(door, rest));
  if (!("made" in found)) return found;
  const member = await findMember(door, viewer, partnership, found.made.stored.table.rule);
  if (!("partnership" in member)) return refuse(reply, ...member);
  return sendNamed(door, request, reply, { named: found.made, member });
}
