import type { MikroORM } from "@mikro-orm/postgresql";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { writeCsv } from "../export/csv.ts";
import { writeOds } from "../export/workbook/ods.ts";
import { writeXlsx } from "../export/workbook/xlsx.ts";
import { knownCallerOf } from "../security/caller.ts";
import type { LocalDataWall } from "../security/local-data.ts";
import { findMember } from "../security/member.ts";
import { refuse } from "../security/refusal.ts";
import type { Viewer } from "../security/viewer.ts";
import { Turns, turnAway } from "./turns.ts";

/** Largest table that is taken, in bytes of JSON. */
const LARGEST_TABLE = 16_000_000;

/** Tables that are taken in at once, each as large as may be, and how many more wait for their turn. */
const AT_ONCE = 4;
const MOST_WAITING = 8;

/** Longest that a table may take to come in, in milliseconds, so that nobody keeps a turn by sending slowly. */
const LONGEST_SENDING = 60_000;

/** Longest text a cell of Excel holds. */
const LONGEST_CELL = 32_767;

/** Most columns a sheet of Excel has. */
const MOST_COLUMNS = 16_384;

/** What the addresses need. */
export interface SheetDoor {
  readonly orm: MikroORM;
  readonly localData: LocalDataWall;
  readonly viewerOf: (request: FastifyRequest) => Promise<Viewer>;
}

const cell = z.union([z.string().max(LONGEST_CELL), z.number()]);

/** A table as it stands on a page: its name, its columns, and a cell a column in each row. */
const tableOnPage = z
  .strictObject({
    name: z.string().regex(/^[\w-]{1,100}$/, "letters, digits and hyphens only, 100 at most"),
    columns: z.array(z.string().max(LONGEST_CELL)).min(1).max(MOST_COLUMNS),
    rows: z.array(z.array(cell)),
  })
  .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), {
    path: ["rows"],
    message: "each row needs one cell for each column",
  });

type TableOnPage = z.infer<typeof tableOnPage>;

const asSheets = ({ name, columns, rows }: TableOnPage) => [{ name, rows: [columns, ...rows] }];

/** Kinds of file, with their media types. */
const FORMATS: Readonly<
  Record<string, readonly [type: string, write: (table: TableOnPage) => Promise<Buffer | string>]>
> = {
  csv: ["text/csv; charset=utf-8", ({ columns, rows }) => Promise.resolve(writeCsv(columns, rows))],
  xlsx: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (table) => writeXlsx(asSheets(table))],
  ods: ["application/vnd.oasis.opendocument.spreadsheet", (table) => writeOds(asSheets(table))],
};

function faultOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return `The table cannot be saved: ${issue?.path.join(".") || "it"}: ${issue?.message ?? "not understood"}. Send {"name", "columns", "rows"}.`;
}

/** Whether a request may send a table: its sender is a member, and it is its turn. Asked before its body is read. */
async function admit(door: SheetDoor, turns: Turns, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { partnership } = request.query as { readonly partnership?: unknown };
  const code = typeof partnership === "string" ? partnership : "";
  const viewer = await door.viewerOf(request);
  const member = await findMember(door, viewer, code, "READ_REGISTER");
  if (!("partnership" in member)) return refuse(reply, ...member);
  if (!(await turns.take(reply, knownCallerOf(viewer)))) return turnAway(reply);
  const late = setTimeout(() => request.raw.destroy(), LONGEST_SENDING);
  reply.raw.once("close", () => clearTimeout(late));
  return undefined;
}

async function sendSheet(format: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [mediaType, write] = FORMATS[format] ?? [];
  const table = tableOnPage.safeParse(request.body);
  if (!table.success) return refuse(reply, 400, "BAD_USER_INPUT", faultOf(table.error));
  reply.header("cache-control", "no-store");
  reply.header("content-disposition", `attachment; filename="${table.data.name}.${format}"`);
  return reply.type(mediaType ?? "").send(await write?.(table.data));
}

/** Adds the addresses that turn a table on a page into a file: /sheet.csv, /sheet.xlsx and /sheet.ods. Nothing is kept. */
export function addSheetExports(fastify: FastifyInstance, door: SheetDoor): void {
  const turns = new Turns(AT_ONCE, MOST_WAITING);
  for (const format of Object.keys(FORMATS))
    fastify.post(
      `/sheet.${format}`,
      { bodyLimit: LARGEST_TABLE, onRequest: (request, reply) => admit(door, turns, request, reply) },
      (request, reply) => sendSheet(format, request, reply),
    );
}
