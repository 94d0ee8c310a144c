import type { MikroORM } from "@mikro-orm/postgresql";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { writeAs } from "../persistence/partnership-session.ts";
import { type AuditEntryRow, type AuditFilter, readAuditLog } from "../persistence/queries/audit.query.ts";
import { readPartnership } from "../persistence/queries/partnership.query.ts";
import { saveAuditEntry } from "../persistence/stores/audit.store.ts";
import { refuse } from "./refusal.ts";
import { isAllowed, type Viewer } from "./viewer.ts";

/** Most entries in one file; a narrower filter takes away the rest. */
const MOST = 100_000;

const COLUMNS = ["number", "at", "actor", "actorName", "action", "object", "purpose", "changes", "hash"] as const;

/** A cell of a CSV file; one a spreadsheet would run as a formula begins with an apostrophe. */
function cellOf(value: string | number | null): string {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The log as CSV in UTF-8, with the mark spreadsheets need to see that it is. */
function csvOf(rows: readonly AuditEntryRow[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => cellOf(row[column])).join(","));
  return `\ufeff${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What an address asks for; null where something in it is no day, or no text the database takes. */
function readFilter(query: Readonly<Record<string, unknown>>): AuditFilter | null {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === "string" && value !== "" ? value : null;
  };
  const [actor, action, object, from, to] = ["actor", "action", "object", "from", "to"].map(text);
  const isDay = (day: string | null | undefined) => !day || (DAY.test(day) && !Number.isNaN(Date.parse(day)));
  const hasNul = [actor, action, object].some((value) => value?.includes("\0"));
  if (!isDay(from) || !isDay(to) || hasNul) return null;
  const actions = action === null || action === undefined ? null : action.split(",");
  return { actor: actor ?? null, actions, object: object ?? null, from: from ?? null, to: to ?? null };
}

/** Adds the address by which an administrator takes the audit log away; doing so is in the log. */
export function addAuditExport(
  fastify: FastifyInstance,
  orm: MikroORM,
  viewerOf: (request: FastifyRequest) => Promise<Viewer>,
): void {
  fastify.get("/audit-log.csv", async (request, reply): Promise<FastifyReply> => {
    reply.header("cache-control", "no-store");
    const query = request.query as Readonly<Record<string, unknown>>;
    const code = typeof query.partnership === "string" ? query.partnership : "";
    const viewer = await viewerOf(request);
    if (viewer.kind === "STRANGER")
      return refuse(reply, 401, "UNAUTHENTICATED", "You are not signed in: sign in at /sign-in, then ask again.");
    const membership = viewer.membershipOf(code);
    const partnership = membership === null || code.includes("\0") ? null : await readPartnership(orm, code);
    if (membership === null || partnership === null)
      return refuse(
        reply,
        404,
        "NOT_FOUND",
        "There is no such partnership for you; use the code of one you belong to.",
      );
    if (!isAllowed(membership, "READ_AUDIT"))
      return refuse(reply, 403, "FORBIDDEN", "You may not do this: it needs the role ADMINISTRATOR.");
    const filter = readFilter(query);
    if (filter === null)
      return refuse(
        reply,
        400,
        "BAD_USER_INPUT",
        "from and to must be days as 2026-03-31, and no text may have a NUL character.",
      );
    const { rows, totalCount } = await readAuditLog(orm, partnership.id, { first: MOST, before: null, filter });
    await writeAs(orm, { partnershipId: partnership.id }, (db) =>
      saveAuditEntry(db, {
        partnershipId: partnership.id,
        actor: membership.code,
        actorName: viewer.name,
        action: "EXPORT_AUDIT_LOG",
        object: "audit-log",
        purpose: null,
        changes: { filter, entries: rows.length, outOf: totalCount },
      }),
    );
    reply.header("content-disposition", `attachment; filename="audit-log-${partnership.code}.csv"`);
    return reply.type("text/csv; charset=utf-8").send(csvOf(rows));
  });
}
