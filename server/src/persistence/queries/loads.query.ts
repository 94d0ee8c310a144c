import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { afterSql, integerField, type ListOrder, momentField, type OrderTerm, orderSql, textField } from "../keyset.ts";
import type { Sql } from "../orm.ts";
import { readAs } from "../partnership-session.ts";
import { utc } from "../timestamp.ts";
import type { PartnershipRow } from "./partnership.query.ts";

/** A problem found in a load. */
export interface ProblemRow {
  readonly loadId: number;
  readonly severity: "ERROR" | "WARNING";
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

/** One import of one file. */
export interface LoadRow {
  readonly id: number;
  readonly template: string;
  readonly dataset: string;
  readonly publisher: string;
  readonly release: string | null;
  readonly url: string | null;
  readonly licence: string | null;
  readonly provenance: "OFFICIAL" | "LOCAL" | "ILLUSTRATIVE";
  readonly fileName: string;
  /** SHA-256, in hexadecimal. */
  readonly contentHash: string;
  readonly sizeBytes: number;
  /** Name of whoever loaded it. */
  readonly loadedBy: string;
  readonly errorCount: number;
  readonly warningCount: number;
  /** Moments in ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly status: "COMMITTED" | "UNCHANGED" | "REFUSED";
  readonly dataVersion: number;
  readonly problems: readonly ProblemRow[];
}

export interface LoadPage {
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly rows: readonly LoadRow[];
}

async function readProblems(
  db: Sql,
  partnershipId: number,
  loadIds: readonly number[],
): Promise<Map<number, ProblemRow[]>> {
  const rows = await db
    .selectFrom("load_problem")
    .select(["load_id as loadId", "severity", "sheet", "row", "column", "value", "code", "message", "mend"])
    .where("partnership_id", "=", partnershipId)
    .where("load_id", "=", sql<number>`any(${loadIds}::int[])`)
    .orderBy("load_id")
    .orderBy("ordinal")
    .execute();
  return Map.groupBy(
    rows.map((row) => ({
      ...row,
      sheet: row.sheet ?? null,
      row: row.row ?? null,
      column: row.column ?? null,
      value: row.value ?? null,
    })),
    (row) => row.loadId,
  );
}

/** What was found wrong with one file; null where there is no load of that number. */
export function readLoadProblems(
  orm: MikroORM,
  partnershipId: number,
  loadId: number,
): Promise<readonly ProblemRow[] | null> {
  return readAs(orm, { partnershipId }, async (db) => {
    const load = await db
      .selectFrom("load")
      .select("id")
      .where("partnership_id", "=", partnershipId)
      .where("id", "=", loadId)
      .executeTakeFirst();
    return load === undefined ? null : ((await readProblems(db, partnershipId, [loadId])).get(loadId) ?? []);
  });
}

/** Loads of one partnership, as they are told. */
function selectLoads(db: Sql, partnershipId: number) {
  return db
    .selectFrom("load")
    .where("partnership_id", "=", partnershipId)
    .select(["id", "template", "dataset", "publisher", "release", "url", "licence", "provenance", "status"])
    .select(["content_hash as contentHash", "size_bytes as sizeBytes", "actor_name as loadedBy"])
    .select(["error_count as errorCount", "warning_count as warningCount"])
    .select(["file_name as fileName", "rows_read as rowsRead", "rows_written as rowsWritten"])
    .select(["data_version as dataVersion", utc("started_at").as("startedAt"), utc("finished_at").as("finishedAt")]);
}

type FoundLoad = Awaited<ReturnType<ReturnType<typeof selectLoads>["execute"]>>[number];

async function withProblems(db: Sql, partnershipId: number, found: readonly FoundLoad[]): Promise<LoadRow[]> {
  const problems = await readProblems(
    db,
    partnershipId,
    found.map((row) => row.id),
  );
  return found.map((row) => ({
    ...row,
    release: row.release ?? null,
    url: row.url ?? null,
    licence: row.licence ?? null,
    problems: problems.get(row.id) ?? [],
  }));
}

/** What loads may be ordered by. */
export const LOAD_ORDERS = {
  DATASET: textField<LoadRow>("dataset", ({ dataset }) => dataset),
  DATA_VERSION: integerField<LoadRow>("data_version", ({ dataVersion }) => dataVersion),
  ERRORS: integerField<LoadRow>("error_count", ({ errorCount }) => errorCount),
  FILE_NAME: textField<LoadRow>("file_name", ({ fileName }) => fileName),
  FINISHED: momentField<LoadRow>("finished_at", ({ finishedAt }) => finishedAt),
  PUBLISHER: textField<LoadRow>("publisher", ({ publisher }) => publisher),
  ROWS_READ: integerField<LoadRow>("rows_read", ({ rowsRead }) => rowsRead),
  ROWS_WRITTEN: integerField<LoadRow>("rows_written", ({ rowsWritten }) => rowsWritten),
  STATUS: textField<LoadRow>("status", ({ status }) => status),
  WARNINGS: integerField<LoadRow>("warning_count", ({ warningCount }) => warningCount),
};

/** Newest first. */
export const NEWEST_LOAD: OrderTerm<LoadRow> = {
  ...integerField<LoadRow>("id", ({ id }) => id),
  direction: "DESC",
};

/** One page of a partnership's loads up to its data version. */
export function readLoads(
  orm: MikroORM,
  partnership: PartnershipRow,
  request: {
    readonly first: number;
    readonly order: ListOrder<LoadRow>;
    /** Numbers of the loads asked for; null asks for all. */
    readonly ids?: readonly number[] | null;
  },
): Promise<LoadPage> {
  const ids = request.ids ?? null;
  return readAs(orm, { partnershipId: partnership.id }, async (db) => {
    const found = await selectLoads(db, partnership.id)
      .where("data_version", "<=", partnership.dataVersion)
      .$if(ids !== null, (query) => query.where("id", "in", ids ?? []))
      .$if(request.order.start !== null, (query) => query.where(afterSql(request.order)))
      .orderBy(orderSql(request.order.terms))
      .limit(request.first + 1)
      .execute();
    const { total } = await db
      .selectFrom("load")
      .where("partnership_id", "=", partnership.id)
      .where("data_version", "<=", partnership.dataVersion)
      .select((eb) => eb.fn.countAll<number>().as("total"))
      .executeTakeFirstOrThrow();
    return {
      totalCount: total,
      hasNextPage: found.length > request.first,
      rows: await withProblems(db, partnership.id, found.slice(0, request.first)),
    };
  });
}

/** Loads of a partnership that finished after the one with a number, in their order, at most `most` of them. */
export function readLoadsAfter(
  orm: MikroORM,
  partnershipId: number,
  after: number,
  most: number,
): Promise<readonly LoadRow[]> {
  return readAs(orm, { partnershipId }, async (db) => {
    const found = await selectLoads(db, partnershipId).where("id", ">", after).orderBy("id").limit(most).execute();
    return found.length === 0 ? [] : withProblems(db, partnershipId, found);
  });
}

/** Number of a partnership's newest load; 0 where it has none. */
export function readLastLoad(orm: MikroORM, partnershipId: number): Promise<number> {
  return readAs(orm, { partnershipId }, async (db) => {
    const { last } = await db
      .selectFrom("load")
      .where("partnership_id", "=", partnershipId)
      .select((eb) => eb.fn.coalesce(eb.fn.max("id"), eb.lit(0)).as("last"))
      .executeTakeFirstOrThrow();
    return last;
  });
}
