import type { FastifyReply, FastifyRequest } from "fastify";
import type { TableFormat } from "./formats.ts";
import type { OpenTable } from "./open-table.ts";

/** What is told of a table before its rows: its version, whether it is whole, how many rows, what to bear in mind. */
function tellPedigree(reply: FastifyReply, { file }: OpenTable): void {
  const { dataVersion, referenceVersion, complete, rowCount, warnings } = file.about;
  const told: readonly (readonly [string, number | boolean | null])[] = [
    ["tandem-data-version", dataVersion],
    ["tandem-reference-version", referenceVersion],
    ["tandem-complete", complete],
    ["tandem-row-count", rowCount],
  ];
  for (const [name, value] of told) if (value !== null) reply.header(name, String(value));
  if (warnings.length > 0) reply.header("tandem-warnings", warnings.map(({ code }) => code).join(", "));
}

/** Sends a table as it is read; a HEAD has all but the rows. */
export function sendTable(
  request: FastifyRequest,
  reply: FastifyReply,
  table: OpenTable,
  { ending, format }: { readonly ending: string; readonly format: TableFormat },
): FastifyReply {
  tellPedigree(reply, table);
  const place = table.file.about.partnership ?? "tandem";
  reply.header("content-disposition", `attachment; filename="${place}-${table.file.name}.${ending}"`);
  reply.type(format.mediaType);
  return request.method === "HEAD" ? reply.send() : reply.send(format.write(table.file));
}
