import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { Sql, Tables } from "../orm.ts";
import { readAs } from "../partnership-session.ts";
import { utc } from "../timestamp.ts";

/** A key as it is listed; times as ISO 8601 text in UTC. */
export interface ApiKeyRow {
  readonly code: string;
  readonly name: string;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly purpose: string | null;
  readonly createdByName: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
  readonly requestsPerMinute: number;
  readonly pointsPerMinute: number;
  readonly concurrentRequests: number;
}

/** A page of keys by name. */
export interface ApiKeyPage {
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly rows: readonly ApiKeyRow[];
}

function selectKeys(db: Sql, partnershipId: number) {
  return db
    .selectFrom("api_key")
    .select(["code", "name", "role", "scopes", "purpose", "created_by_name as createdByName"])
    .select([utc("created_at").as("createdAt"), utc("expires_at").as("expiresAt")])
    .select([utc("revoked_at").as("revokedAt"), utc("last_used_at").as("lastUsedAt")])
    .select(["requests_per_minute as requestsPerMinute", "points_per_minute as pointsPerMinute"])
    .select("concurrent_requests as concurrentRequests")
    .where("partnership_id", "=", partnershipId);
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectKeys>["execute"]>>[number];

function keyOf(row: Selected): ApiKeyRow {
  const { purpose, revokedAt, lastUsedAt } = row;
  return { ...row, purpose: purpose ?? null, revokedAt: revokedAt ?? null, lastUsedAt: lastUsedAt ?? null };
}

/** One key by its code; null where there is none. */
export async function readApiKey(db: Sql, partnershipId: number, code: string): Promise<ApiKeyRow | null> {
  const row = await selectKeys(db, partnershipId).where("code", "=", code).executeTakeFirst();
  return row === undefined ? null : keyOf(row);
}

/** Keys by their codes. */
export function readApiKeysNamed(
  orm: MikroORM,
  partnershipId: number,
  codes: readonly string[],
): Promise<readonly ApiKeyRow[]> {
  return readAs(orm, { partnershipId }, async (db) =>
    (await selectKeys(db, partnershipId).where("code", "in", codes).execute()).map(keyOf),
  );
}

/** A page of a partnership's keys by name and code, those that open nothing more included. */
export function readApiKeys(
  orm: MikroORM,
  partnershipId: number,
  request: { readonly first: number; readonly after: readonly [name: string, code: string] | null },
): Promise<ApiKeyPage> {
  const { first, after } = request;
  return readAs(orm, { partnershipId }, async (db) => {
    const rows = await selectKeys(db, partnershipId)
      .$if(after !== null, (query) =>
        query.where(sql<boolean>`(name, code) > (${after?.[0] ?? ""}, ${after?.[1] ?? ""})`),
      )
      .orderBy("name")
      .orderBy("code")
      .limit(first + 1)
      .execute();
    const { total } = await db
      .selectFrom("api_key")
      .select((eb) => eb.fn.countAll<number>().as("total"))
      .where("partnership_id", "=", partnershipId)
      .executeTakeFirstOrThrow();
    return { totalCount: total, hasNextPage: rows.length > first, rows: rows.slice(0, first).map(keyOf) };
  });
}

/** A key as a process knows it for some seconds, with the slice of its budget that the process may spend. */
export interface ApiKeyLeaseRow {
  readonly partnershipCode: string;
  readonly code: string;
  readonly name: string;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly purpose: string | null;
  readonly createdBy: string;
  /** Roles its maker holds now; null where they belong no more. */
  readonly makerRoles: readonly string[] | null;
  readonly isExpired: boolean;
  readonly isRevoked: boolean;
  readonly requestsPerMinute: number;
  readonly pointsPerMinute: number;
  readonly concurrentRequests: number;
  /** Start of the minute the slice is of, as ISO 8601. */
  readonly minute: string;
  readonly requests: number;
  readonly points: number;
  readonly slots: number;
  /** What no process has taken of the minute. */
  readonly freeRequests: number;
  readonly freePoints: number;
}

/** What a process asks of a key. */
export interface ApiKeyWish {
  readonly code: string;
  readonly keyHash: string;
  readonly at: Date;
  /** When the process will ask again at the latest. */
  readonly lapsesAt: Date;
  /** Random name of the process. */
  readonly holder: string;
  /** Share of the minute's requests and points that is taken, and of the places for requests under way. */
  readonly slice: number;
  readonly slotSlice: number;
  /** What is needed at least; more is taken where the slice is larger. */
  readonly requests: number;
  readonly points: number;
  readonly slots: number;
  /** What is given back of the slice before, and of which minute it was. */
  readonly unspentMinute: string | null;
  readonly unspentRequests: number;
  readonly unspentPoints: number;
}

/** Takes a slice of a key's budget in one statement, and says how the key stands; null where there is no such key. */
export async function leaseApiKey(orm: MikroORM, wish: ApiKeyWish): Promise<ApiKeyLeaseRow | null> {
  const { code, keyHash, at, lapsesAt, holder, ...wanted } = wish;
  // The function sets what row-level security looks at, for this statement alone.
  const db = (orm.em.fork() as EntityManager).getKysely<Tables>();
  const { rows } = await sql<{ lease: ApiKeyLeaseRow | null }>`select lease_api_key(${code}, ${keyHash},
    ${at}::timestamptz, ${lapsesAt}::timestamptz, ${holder}, ${JSON.stringify(wanted)}::jsonb) as lease`.execute(db);
  return rows[0]?.lease ?? null;
}
