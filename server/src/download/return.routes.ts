import type { MikroORM } from "@mikro-orm/postgresql";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { writeNamedCsv } from "../export/csv.ts";
import { type ReturnAbout, returnRows, returnSheets } from "../export/return-sheets.ts";
import { writeOds } from "../export/workbook/ods.ts";
import { writeXlsx } from "../export/workbook/xlsx.ts";
import { presentReturns } from "../graphql/quarter-return/quarter-return.present.ts";
import type { QuarterReturnType } from "../graphql/quarter-return/quarter-return.type.ts";
import type { DimensionCache } from "../persistence/dimensions.ts";
import type { LocalDataWall } from "../security/local-data.ts";
import { findMember } from "../security/member.ts";
import { refuse } from "../security/refusal.ts";
import type { Viewer } from "../security/viewer.ts";

/** What the addresses need. */
export interface ReturnDoor {
  readonly orm: MikroORM;
  readonly dimensions: DimensionCache;
  readonly localData: LocalDataWall;
  readonly viewerOf: (request: FastifyRequest) => Promise<Viewer>;
}

type Writer = (row: QuarterReturnType, about: ReturnAbout) => Promise<Buffer | string>;

/** Forms of a return, with their media types. */
const FORMATS: Readonly<Record<string, readonly [mediaType: string, write: Writer]>> = {
  xlsx: [
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    (row, about) => writeXlsx(returnSheets(row, about)),
  ],
  ods: ["application/vnd.oasis.opendocument.spreadsheet", (row, about) => writeOds(returnSheets(row, about))],
  csv: [
    "text/csv; charset=utf-8",
    (row) => {
      const { columns, rows } = returnRows(row);
      return Promise.resolve(writeNamedCsv(columns, rows));
    },
  ],
};

const textOf = (request: FastifyRequest, name: string): string => {
  const value = (request.query as Readonly<Record<string, unknown>>)[name];
  return typeof value === "string" ? value : "";
};

/** A return as a file: the edition asked for, or the newest. */
async function sendReturn(
  door: ReturnDoor,
  format: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const [mediaType, write] = FORMATS[format] ?? [];
  const viewer = await door.viewerOf(request);
  const member = await findMember(door, viewer, textOf(request, "partnership"), "READ_MONEY");
  if (!("partnership" in member)) return refuse(reply, ...member);
  const [arrangement, quarter, edition] = ["arrangement", "quarter", "edition"].map((name) => textOf(request, name));
  const [, financialYear] = /^(\d{4}-\d{2})-Q[1-4]$/.exec(quarter ?? "") ?? [];
  if (
    mediaType === undefined ||
    write === undefined ||
    financialYear === undefined ||
    arrangement?.includes("\0") === true
  )
    return refuse(reply, 400, "BAD_USER_INPUT", "Name arrangement, and quarter as 2025-26-Q1.");
  const of = { arrangement: arrangement ?? "", financialYear };
  const returns = await presentReturns(door, member.partnership, of);
  const row = returns.find(
    (entry) => entry.quarter === quarter && (edition === "" ? entry.isNewest : String(entry.edition) === edition),
  );
  if (row === undefined)
    return refuse(reply, 404, "NOT_FOUND", "There is no such return; read partnership.quarterReturns.");
  const words = await door.dimensions.read(member.partnership);
  const about = {
    partnership: member.partnership.name,
    pool: words.arrangements.get(row.arrangement)?.name ?? row.arrangement,
    provenance: row.provenance,
  };
  reply.header("cache-control", "no-store");
  reply.header(
    "content-disposition",
    `attachment; filename="return-${row.arrangement}-${row.quarter}-${row.edition}.${format}"`,
  );
  return reply.type(mediaType).send(await write(row, about));
}

/** Adds the addresses by which returns are taken away: /return.xlsx, /return.ods and /return.csv. */
export function addReturnExports(fastify: FastifyInstance, door: ReturnDoor): void {
  for (const format of Object.keys(FORMATS))
    fastify.get(`/return.${format}`, (request, reply) => sendReturn(door, format, request, reply));
}
