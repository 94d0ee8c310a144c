import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { MikroORM } from "@mikro-orm/postgresql";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { problemsCsv } from "../export/problems-csv.ts";
import { readGlobalId } from "../graphql/shared/global-id.ts";
import type { Origin } from "../import/formats/format.ts";
import type { Provenance } from "../import/import-file.ts";
import type { ImportJobs } from "../import/import-jobs.ts";
import { LARGEST_FILE } from "../import/source-file.ts";
import { PROVENANCES } from "../persistence/entities/vocabulary.ts";
import { readLoadProblems } from "../persistence/queries/loads.query.ts";
import type { LocalDataWall } from "../security/local-data.ts";
import { findMember, type Member, type Refused } from "../security/member.ts";
import { refuse } from "../security/refusal.ts";
import type { Viewer } from "../security/viewer.ts";
import { openUploadFolder } from "./upload-folder.ts";

/** Largest number a load may have: PostgreSQL's largest integer. */
const LARGEST_NUMBER = 2_147_483_647;

/** Longest name of a file. */
const LONGEST_NAME = 200;

/** What the addresses need. */
export interface ImportDoor {
  readonly orm: MikroORM;
  readonly jobs: ImportJobs;
  readonly localData: LocalDataWall;
  readonly isLocalDataOpen: boolean;
  readonly viewerOf: (request: FastifyRequest) => Promise<Viewer>;
}

const textOf = (request: FastifyRequest, name: string): string | null => {
  const value = (request.query as Readonly<Record<string, unknown>>)[name];
  return typeof value === "string" && value !== "" ? value : null;
};

/** Who loads a file, into which partnership. */
type Loader = Member & { readonly viewer: Viewer };

/** Who asks, and for which partnership; or why they may not load files into it. */
async function findLoader(door: ImportDoor, request: FastifyRequest): Promise<Loader | Refused> {
  const viewer = await door.viewerOf(request);
  const member = await findMember(door, viewer, textOf(request, "partnership") ?? "", "LOAD_FILES");
  return "partnership" in member ? { ...member, viewer } : member;
}

/** Passes a file's bytes on, up to the most that is read. */
function limited(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length;
      next(bytes > LARGEST_FILE ? new RangeError("the file is too large") : null, chunk);
    },
  });
}

/** What an address asks to be done with the file. */
interface Wishes {
  readonly name: string;
  readonly origin: Partial<Origin>;
  readonly isDryRun: boolean;
  readonly provenance: Provenance | undefined;
}

/** Reads an address; or what in it is wrong. */
function readWishes(request: FastifyRequest): Wishes | Refused {
  const name = textOf(request, "name");
  const provenance = PROVENANCES.find((word) => word === textOf(request, "provenance"));
  if (name === null || name.length > LONGEST_NAME || name.includes("\0"))
    return [400, "BAD_USER_INPUT", `name must be the file's name, of at most ${LONGEST_NAME} letters.`];
  if (provenance === undefined && textOf(request, "provenance") !== null)
    return [400, "BAD_USER_INPUT", `provenance must be one of ${PROVENANCES.join(", ")}.`];
  const origin = Object.fromEntries(
    ["dataset", "publisher", "release"].flatMap((key) => {
      const value = textOf(request, key);
      return value === null || value.includes("\0") ? [] : [[key, value.slice(0, LONGEST_NAME)]];
    }),
  );
  return { name, origin, isDryRun: textOf(request, "dryRun") === "yes", provenance };
}

async function receive(
  door: ImportDoor,
  folder: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const loader = await findLoader(door, request);
  if (!("partnership" in loader)) return refuse(reply, ...loader);
  const wishes = readWishes(request);
  if (!("name" in wishes)) return refuse(reply, ...wishes);
  const taken = await door.jobs.admit(() => take(door, folder, { loader, wishes, request, reply }));
  return taken ?? refuse(reply, 503, "UNAVAILABLE", "Many files are waiting already; try again when some are loaded.");
}

/** A file whose sender may load it. */
interface Delivery {
  readonly loader: Loader;
  readonly wishes: Wishes;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Writes a file to disk as it comes and queues it. */
async function take(
  door: ImportDoor,
  folder: string,
  { loader, wishes, request, reply }: Delivery,
): Promise<FastifyReply> {
  const path = join(folder, randomUUID());
  const remove = () => void rm(path, { force: true });
  try {
    await pipeline(request.body as Readable, limited(), createWriteStream(path, { mode: 0o600, flags: "wx" }));
  } catch (error) {
    remove();
    if (error instanceof RangeError)
      return refuse(reply, 413, "BAD_USER_INPUT", `The file is larger than ${LARGEST_FILE} bytes; split it by year.`);
    throw error;
  }
  const { viewer, membership, partnership } = loader;
  const { name, provenance, ...rest } = wishes;
  const job = door.jobs.start(
    path,
    {
      ...rest,
      ...(provenance === undefined ? {} : { provenance }),
      fileName: name,
      partnershipId: partnership.id,
      actor: { actor: membership.code, actorName: viewer.name },
      isLocalDataOpen: door.isLocalDataOpen,
    },
    remove,
  );
  return reply.code(202).send({ import: { id: job.id } });
}

/** All problems of an import of this server, or of a load that is kept. */
async function sendProblems(door: ImportDoor, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const loader = await findLoader(door, request);
  if (!("partnership" in loader)) return refuse(reply, ...loader);
  const { id } = loader.partnership;
  const named = readGlobalId(textOf(request, "load") ?? "");
  const load =
    named?.type === "Load" && named.partnership === loader.partnership.code ? Number(named.code) : Number.NaN;
  const job = door.jobs.find(id, textOf(request, "import") ?? "");
  const problems =
    Number.isSafeInteger(load) && Math.abs(load) <= LARGEST_NUMBER
      ? await readLoadProblems(door.orm, id, load)
      : (job?.outcome?.problems ?? null);
  if (problems === null)
    return refuse(reply, 404, "NOT_FOUND", "There is no such import; name one by import, or a load by its id.");
  reply.header("content-disposition", 'attachment; filename="problems.csv"');
  return reply.type("text/csv; charset=utf-8").send(problemsCsv(problems));
}

/** Adds the addresses by which files come in: POST /imports with the file as its body, and the problems found in one. */
export function addImports(fastify: FastifyInstance, door: ImportDoor): void {
  const folder = openUploadFolder();
  fastify.register(async (imports) => {
    // The file is streamed to disk, whatever it is said to be.
    imports.removeAllContentTypeParsers();
    imports.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
    imports.post("/imports", { bodyLimit: LARGEST_FILE }, (request, reply) => {
      reply.header("cache-control", "no-store");
      return receive(door, folder, request, reply);
    });
  });
  fastify.get("/import-problems.csv", (request, reply) => {
    reply.header("cache-control", "no-store");
    return sendProblems(door, request, reply);
  });
}
