import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { afterSql, integerField, type ListOrder, type OrderTerm, orderSql, textField } from "../keyset.ts";
import type { Sql } from "../orm.ts";
import { readAs } from "../partnership-session.ts";
import { type AuditRow, FIRST_HASH, hashOf } from "../stores/audit.store.ts";
import { utc } from "../timestamp.ts";

/** An entry of the log as it is shown; the time as ISO 8601 in UTC. */
export interface AuditEntryRow extends Omit<AuditRow, "at" | "partnershipId"> {
  readonly at: string;
  readonly hash: string;
}

/** Which entries are asked for; days as 2026-03-31, both included, null asks for all. */
export interface AuditFilter {
  /** Code or name of whoever acted. */
  readonly actor: string | null;
  readonly actions: readonly string[] | null;
  readonly object: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * What the log may be ordered by; its numbers are its order in time. By anything else what the filter leaves is sorted
 * for each page: 50 ms where it leaves 200,000 entries, of which counting them, as each page does, takes the half.
 */
export const AUDIT_ORDERS = {
  ACTION: textField<AuditEntryRow>("action", ({ action }) => action),
  ACTOR: textField<AuditEntryRow>("actor_name", ({ actorName }) => actorName),
  NUMBER: integerField<AuditEntryRow>("number", ({ number }) => number),
  OBJECT: textField<AuditEntryRow>("object", ({ object }) => object),
};

/** Newest first. */
export const NEWEST_ENTRY: OrderTerm<AuditEntryRow> = { ...AUDIT_ORDERS.NUMBER, direction: "DESC" };

/** A page of the log. */
export interface AuditPage {
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly rows: readonly AuditEntryRow[];
}

function selectEntries(db: Sql, partnershipId: number, filter: AuditFilter) {
  const { actor, actions, object, from, to } = filter;
  return db
    .selectFrom("audit_entry")
    .where("partnership_id", "=", partnershipId)
    .$if(actor !== null, (query) =>
      query.where((eb) => eb.or([eb("actor", "=", actor ?? ""), eb("actor_name", "=", actor ?? "")])),
    )
    .$if(actions !== null, (query) => query.where("action", "in", [...(actions ?? [])]))
    .$if(object !== null, (query) => query.where("object", "=", object ?? ""))
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`at >= ${from}::date::timestamp at time zone 'Europe/London'`),
    )
    .$if(to !== null, (query) =>
      query.where(sql<boolean>`at < (${to}::date + 1)::timestamp at time zone 'Europe/London'`),
    );
}

const COLUMNS = ["number", "actor", "actor_name as actorName", "action", "object", "purpose", "changes"] as const;

/** A page of a partnership's log. */
export function readAuditLog(
  orm: MikroORM,
  partnershipId: number,
  request: { readonly first: number; readonly order: ListOrder<AuditEntryRow>; readonly filter: AuditFilter },
): Promise<AuditPage> {
  const { first, order, filter } = request;
  return readAs(orm, { partnershipId }, async (db) => {
    const rows = await selectEntries(db, partnershipId, filter)
      .select(COLUMNS)
      .select([utc("at").as("at"), "previous_hash as previousHash", "hash"])
      .$if(order.start !== null, (query) => query.where(afterSql(order)))
      .orderBy(orderSql(order.terms))
      .limit(first + 1)
      .execute();
    const { total } = await selectEntries(db, partnershipId, filter)
      .select((eb) => eb.fn.countAll<number>().as("total"))
      .executeTakeFirstOrThrow();
    const page = rows.slice(0, first).map((row) => ({ ...row, purpose: row.purpose ?? null }));
    return { totalCount: total, hasNextPage: rows.length > first, rows: page };
  });
}

/** The entries with some numbers. */
export function readAuditEntries(
  orm: MikroORM,
  partnershipId: number,
  numbers: readonly number[],
): Promise<readonly AuditEntryRow[]> {
  const everything = { actor: null, actions: null, object: null, from: null, to: null };
  return readAs(orm, { partnershipId }, async (db) => {
    const rows = await selectEntries(db, partnershipId, everything)
      .select(COLUMNS)
      .select([utc("at").as("at"), "previous_hash as previousHash", "hash"])
      .where("number", "in", numbers)
      .execute();
    return rows.map((row) => ({ ...row, purpose: row.purpose ?? null }));
  });
}

/** How far a log's chain holds. */
export interface ChainCheck {
  readonly entries: number;
  /** Hash of the last entry that holds; a later check can be told to expect it. */
  readonly head: string;
  /** What is wrong with the first entry that does not hold; null where all do. */
  readonly fault: string | null;
}

/** Entries read at a time. */
const BATCH = 5_000;

/** An end of the log that an earlier check remembered; a log cut off at its end shows by nothing else. */
export interface RememberedHead {
  readonly entries: number;
  readonly hash: string;
}

/** What is wrong with an entry that should follow on a chain; null where nothing is. */
function faultOf(row: AuditRow & { readonly hash: string }, { entries, head }: ChainCheck): string | null {
  if (row.number !== entries + 1) return `entry ${entries + 1} is missing`;
  return row.previousHash !== head || row.hash !== hashOf(row) ? `entry ${row.number} was altered` : null;
}

/** A chain with one more entry, or with what is wrong with it. */
function follow(
  chain: ChainCheck,
  row: AuditRow & { readonly hash: string },
  remembered: RememberedHead | null,
): ChainCheck {
  const isOther = remembered?.entries === row.number && remembered.hash !== row.hash;
  const fault = faultOf(row, chain) ?? (isOther ? `entry ${row.number} is not the one remembered` : null);
  return fault === null ? { entries: row.number, head: row.hash, fault } : { ...chain, fault };
}

async function readBatch(db: Sql, partnershipId: number, after: number): Promise<(AuditRow & { hash: string })[]> {
  const rows = await db
    .selectFrom("audit_entry")
    .select(COLUMNS)
    .select([utc("at").as("at"), "previous_hash as previousHash", "hash"])
    .where("partnership_id", "=", partnershipId)
    .where("number", ">", after)
    .orderBy("number")
    .limit(BATCH)
    .execute();
  return rows.map((row) => ({ ...row, partnershipId, purpose: row.purpose ?? null, at: new Date(row.at) }));
}

/** Walks a partnership's log from its first entry, and stops at the first that does not follow from the one before. */
export function readChainCheck(
  orm: MikroORM,
  partnershipId: number,
  remembered: RememberedHead | null,
): Promise<ChainCheck> {
  return readAs(orm, { partnershipId }, async (db) => {
    let chain: ChainCheck = { entries: 0, head: FIRST_HASH, fault: null };
    while (chain.fault === null) {
      const batch = await readBatch(db, partnershipId, chain.entries);
      if (batch.length === 0) break;
      for (const row of batch) {
        chain = follow(chain, row, remembered);
        if (chain.fault !== null) break;
      }
    }
    const isCut = chain.fault === null && remembered !== null && remembered.entries > chain.entries;
    return isCut ? { ...chain, fault: `entries after ${chain.entries} are missing` } : chain;
  });
}
