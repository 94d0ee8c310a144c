import type { FastifyReply, FastifyRequest } from "fastify";
import { xmlText } from "../../export/workbook/sheet.ts";
import { findMember } from "../../security/member.ts";
import { refuse } from "../../security/refusal.ts";
import { isAllowed } from "../../security/viewer.ts";
import { TABLE_FORMATS } from "./formats.ts";
import { parametersOf, type TableParameter } from "./parameters.ts";
import type { StoredTable } from "./stored-table.ts";
import type { TablesDoor } from "./table-door.ts";

/** A table as the index tells it. */
interface IndexedTable {
  readonly name: string;
  readonly address: string;
  readonly description: string;
  readonly parameters: readonly TableParameter[];
  readonly columns: readonly string[];
  /** Where the columns are explained. */
  readonly describedBy: string;
}

function indexed({ table, plan }: StoredTable, code: string): IndexedTable {
  const base = `/v1/${code}/${table.name}`;
  return {
    name: table.name,
    address: `${base}.csv`,
    description: table.description,
    parameters: parametersOf(table, plan.paged !== null),
    columns: plan.columns.map(({ name }) => name),
    describedBy: `${base}.csv-metadata.json`,
  };
}

function parameterHtml({ name, isRequired, form, description }: TableParameter): string {
  return `<li><code>${xmlText(name)}</code>${isRequired ? " (needed)" : ""}: ${xmlText(description)} Write ${xmlText(form)}.</li>`;
}

function tableHtml({ address, description, parameters, columns, describedBy }: IndexedTable): string {
  const told = parameters.map(parameterHtml).join("");
  return `<h2><code>${xmlText(address)}</code></h2><p>${xmlText(description)}</p><ul>${told}</ul><p>Columns (<a href="${xmlText(describedBy)}">what they mean</a>): ${xmlText(columns.join(", "))}</p>`;
}

function indexHtml(name: string, endings: readonly string[], tables: readonly IndexedTable[]): string {
  const title = `Tables of ${xmlText(name)}`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1><p>Each address is a table. Put another ending for another form: ${endings.join(", ")}. Numbers, states and rules are those of the API.</p>${tables.map(tableHtml).join("")}</main></body></html>`;
}

/** The tables that a reader may have of a partnership, with their parameters and columns: JSON, or a page for a browser. */
export async function sendTableIndex(
  door: TablesDoor,
  request: FastifyRequest<{ readonly Params: { readonly partnership: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const member = await findMember(door, await door.viewerOf(request), request.params.partnership, "ENTER");
  if (!("partnership" in member)) return refuse(reply, ...member);
  const { membership, partnership } = member;
  const endings = [...TABLE_FORMATS.keys()];
  const tables = [...door.tables.values()]
    .filter(({ table }) => isAllowed(membership, table.rule))
    .map((stored) => indexed(stored, partnership.code));
  reply.header("cache-control", "private, no-cache");
  if ((request.headers.accept ?? "").includes("text/html"))
    return reply.type("text/html; charset=utf-8").send(indexHtml(partnership.name, endings, tables));
  return reply.send({ partnership: partnership.code, dataVersion: partnership.dataVersion, formats: endings, tables });
}
