import type { MikroORM } from "@mikro-orm/postgresql";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { writeNamedCsv } from "../export/csv.ts";
import { writeAs } from "../persistence/partnership-session.ts";
import {
  type AuditEntryRow,
  type AuditFilter,
  NEWEST_ENTRY,
  readAuditLog,
} from "../persistence/queries/audit.query.ts";
import { saveAuditEntry } from "../persistence/stores/audit.store.ts";
import type { LocalDataWall } from "./local-data.ts";
import { findMember, type Refused } from "./member.ts";
import { refuse } from "./refusal.ts";
import type { Viewer } from "./viewer.ts";

/** Most entries in one file; a narrower filter takes away the rest. */
const MOST = 100_000;

const COLUMNS = ["number", "at", "actor", "actorName", "action", "object", "purpose", "changes", "hash"] as const;

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

/** What the address needs. */
interface AuditExport {
  readonly orm: MikroORM;
  readonly localData: LocalDataWall;
  readonly viewerOf: (request: FastifyRequest) => Promise<Viewer>;
}

/** The entries asked for, or why they are not to be had. */
async function readEntries(
  orm: MikroORM,
  partnershipId: number,
  filter: AuditFilter | null,
): Promise<{ readonly rows: readonly AuditEntryRow[] } | Refused> {
  if (filter === null) {
    const message = "from and to must be days as 2026-03-31, and no text may have a NUL character.";
    return [400, "BAD_USER_INPUT", message];
  }
  const { rows, totalCount } = await readAuditLog(orm, partnershipId, {
    first: MOST,
    order: { terms: [NEWEST_ENTRY], start: null },
    filter,
  });
  if (totalCount <= MOST) return { rows };
  const message = `These are ${totalCount} entries, and a file holds ${MOST} at most; ask for fewer days.`;
  return [400, "BAD_USER_INPUT", message];
}

/** Adds the address by which an administrator takes the audit log away; doing so is in the log. */
export function addAuditExport(fastify: FastifyInstance, parts: AuditExport): void {
  const { orm, viewerOf } = parts;
  fastify.get("/audit-log.csv", async (request, reply): Promise<FastifyReply> => {
    reply.header("cache-control", "no-store");
    const query = request.query as Readonly<Record<string, unknown>>;
    const viewer = await viewerOf(request);
    const code = typeof query.partnership === "string" ? query.partnership : "";
    const reader = await findMember(parts, viewer, code, "READ_AUDIT");
    if (!("partnership" in reader)) return refuse(reply, ...reader);
    const { membership, partnership } = reader;
    const filter = readFilter(query);
    const entries = await readEntries(orm, partnership.id, filter);
    if (!("rows" in entries)) return refuse(reply, ...entries);
    await writeAs(orm, { partnershipId: partnership.id }, (db) =>
      saveAuditEntry(db, {
        partnershipId: partnership.id,
        actor: membership.code,
        actorName: viewer.name,
        action: "EXPORT_AUDIT_LOG",
        object: "audit-log",
        purpose: null,
        changes: { filter, entries: entries.rows.length },
      }),
    );
    reply.header("content-disposition", `attachment; filename="audit-log-${partnership.code}.csv"`);
    return reply.type("text/csv; charset=utf-8").send(writeNamedCsv(COLUMNS, entries.rows));
  });
}
