import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { migrations } from "../migrations/migrations.ts";
import type { Tables } from "../orm.ts";

/** Names of the migrations this code was written for, oldest first. */
export const MIGRATION_NAMES: readonly string[] = migrations.map(({ name }) => name);

/** Names of the migrations a database has had, oldest first; none where it has no tables yet. */
export async function readMigrations(orm: MikroORM): Promise<readonly string[]> {
  const db = (orm.em.fork() as EntityManager).getKysely<Tables>();
  const { rows: tables } = await sql<{ isThere: boolean }>`
    select to_regclass('mikro_orm_migrations') is not null as "isThere"`.execute(db);
  if (tables[0]?.isThere !== true) return [];
  const { rows } = await sql<{ name: string }>`select name from mikro_orm_migrations order by id`.execute(db);
  return rows.map(({ name }) => name);
}
