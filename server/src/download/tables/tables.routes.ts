import fastifyCompress from "@fastify/compress";
import type { FastifyInstance } from "fastify";
import { Turns } from "../turns.ts";
import { TABLE_FORMATS } from "./formats.ts";
import { refuseUnknown, sendPostedTable } from "./posted-table.routes.ts";
import { sendStoredTable } from "./stored-table.routes.ts";
import { storedTables } from "./stored-table.ts";
import type { TableDoor, TablesDoor } from "./table-door.ts";
import { sendTableIndex } from "./table-index.ts";

/** Tables that are written at once, and how many more wait for their turn. */
const AT_ONCE = 8;
const MOST_WAITING = 32;

/** Forms that are worth compressing; the others are compressed within. */
const COMPRESSED = /^(text\/|application\/(jsonl?|csvm\+json))/;

/**
 * Adds the addresses of tables: /v1/PARTNERSHIP lists them, /v1/PARTNERSHIP/TABLE.FORM is one, and POST /table.FORM carries
 * the answer of any query that has one.
 */
export async function addTables(fastify: FastifyInstance, door: TableDoor): Promise<void> {
  const tables: TablesDoor = { ...door, tables: storedTables(door.schema), turns: new Turns(AT_ONCE, MOST_WAITING) };
  await fastify.register(async (routes) => {
    await routes.register(fastifyCompress, { customTypes: COMPRESSED, encodings: ["zstd", "br", "gzip"] });
    const method = ["GET", "HEAD"];
    routes.route<{ Params: { partnership: string } }>({
      method,
      url: "/v1/:partnership",
      handler: (request, reply) => sendTableIndex(tables, request, reply),
    });
    routes.route<{ Params: { partnership: string; "*": string } }>({
      method,
      url: "/v1/:partnership/*",
      handler: (request, reply) => sendStoredTable(tables, request, reply),
    });
    for (const [ending, format] of TABLE_FORMATS)
      routes.post(
        `/table.${ending}`,
        {
          onRequest: (request, reply) => refuseUnknown(tables, request, reply),
          preHandler: tables.beyondLimits,
        },
        (request, reply) => sendPostedTable(tables, request, reply, { ending, format }),
      );
  });
}
