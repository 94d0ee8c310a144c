import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { openOrm, type Tables } from "../orm.ts";
import { readAs } from "../partnership-session.ts";

/** A partnership as a request knows it. */
export interface PartnershipRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly areaCode: string;
  /** The day that counts as today, as 2026-03-31; null means the calendar's. */
  readonly today: string | null;
  readonly dataVersion: number;
  /** Whether that is an earlier version than the current one, asked for by its number. */
  readonly isPast?: true;
  /** Version of the shared reference data. */
  readonly referenceVersion: number;
}

/** The partnership with a code, at its current data version; null when there is none. */
export async function readPartnership(orm: MikroORM, code: string): Promise<PartnershipRow | null> {
  const row = await readAs(orm, { partnershipCode: code }, (db) =>
    db
      .selectFrom("partnership")
      .select(["id", "code", "name", "area_code as areaCode", "today", "data_version as dataVersion"])
      .select(sql<number>`coalesce((select max(number) from reference_release), 0)`.as("referenceVersion"))
      .where("code", "=", code)
      .executeTakeFirst(),
  );
  return row === undefined ? null : { ...row, today: row.today ?? null };
}

/** Every partnership by code, for commands at the server; the owner's role alone may list them. */
export function readPartnerships(ownerOrm: MikroORM): Promise<{ readonly id: number; readonly code: string }[]> {
  return ownerOrm.em
    .fork()
    .transactional((em) =>
      (em as EntityManager)
        .getKysely<Tables>()
        .selectFrom("partnership")
        .select(["id", "code"])
        .orderBy("code")
        .execute(),
    );
}

/** Codes of the partnerships of a database, in the order they came. */
export async function readPartnershipCodes(databaseUrl: string): Promise<readonly string[]> {
  const ownerOrm = await openOrm(databaseUrl, "tandem_owner", 1);
  try {
    const partnerships = await readPartnerships(ownerOrm);
    return [...partnerships].sort((one, other) => one.id - other.id).map(({ code }) => code);
  } finally {
    await ownerOrm.close(true);
  }
}
