import { type InferKyselyDB, MikroORM } from "@mikro-orm/postgresql";
import type { Kysely } from "kysely";
import { type Pool, types } from "pg";
import { entities } from "./entities/entities.ts";

/** Column types of every table, as Kysely reads and writes them. */
export type Tables = InferKyselyDB<(typeof entities)[number]>;

/** Typed SQL over every table. */
export type Sql = Kysely<Tables>;

/** Database roles: the owner runs migrations and reference loads, the application does everything else. */
export type DatabaseRole = "tandem_owner" | "tandem_app";

/** Money and counts past 2^53 would be wrong as JavaScript numbers, so they are refused. */
function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`bigint ${text} is beyond the integers a number holds exactly`);
  return value;
}

types.setTypeParser(types.builtins.INT8, parseSafeInteger);

/**
 * The ORM over the entities; `role` is taken on by every connection from its start, so no statement runs without it. Null where
 * a pooler, which hands connections on, stands between: each transaction takes its role on then.
 */
export function openOrm(databaseUrl: string, role: DatabaseRole | null, poolSize = 10): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: databaseUrl,
    entities: [...entities],
    pool: { min: 0, max: poolSize },
    driverOptions: role === null ? {} : { options: `-c role=${role}` },
    schemaGenerator: { createForeignKeyConstraints: false, skipTables: ["mikro_orm_migrations"] },
    ensureDatabase: false,
  });
}

/** The connections that an ORM works with. */
export async function poolOf(orm: MikroORM): Promise<Pool> {
  return (await orm.em.getDriver().getConnection().getNativeClient()) as Pool;
}
