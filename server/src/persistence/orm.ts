import { type InferKyselyDB, MikroORM } from "@mikro-orm/postgresql";
import type { Kysely } from "kysely";
import { type Pool, types } from "pg";
import { entities } from "./entities/entities.ts";
import { releaseLostConnections } from "./lost-connections.ts";
import { settingsOf, type Timeouts } from "./timeouts.ts";

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

/** What each transaction sets for itself, where connections cannot keep it. */
const transactionSettings = new WeakMap<MikroORM, Readonly<Record<string, string>>>();

/** Settings that a transaction of an ORM begins with, beside its session's. */
export function settingsOfTransactions(orm: MikroORM): Readonly<Record<string, string>> {
  return transactionSettings.get(orm) ?? {};
}

/** How connections are opened: in their role and with their timeouts, where no pooler hands them on. */
function driverOptions(role: DatabaseRole | null, timeouts: Timeouts | null): object {
  const settings = { ...(role === null ? {} : { role }), ...(timeouts === null ? {} : settingsOf(timeouts)) };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  return {
    onPoolCreated: releaseLostConnections,
    ...(role === null ? {} : { options: options.join(" ") }),
    ...(timeouts === null ? {} : { connectionTimeoutMillis: timeouts.connection }),
  };
}

/**
 * The ORM over the entities; `role` is taken on by every connection from its start, so no statement runs without it. Null where
 * a pooler, which hands connections on, stands between: each transaction takes its role and timeouts on then. Timeouts are for
 * requests; without them PostgreSQL's own hold, which are none.
 */
export async function openOrm(
  databaseUrl: string,
  role: DatabaseRole | null,
  poolSize = 10,
  timeouts: Timeouts | null = null,
): Promise<MikroORM> {
  const orm = await MikroORM.init({
    clientUrl: databaseUrl,
    entities: [...entities],
    pool: { min: 0, max: poolSize },
    driverOptions: driverOptions(role, timeouts),
    schemaGenerator: { createForeignKeyConstraints: false, skipTables: ["mikro_orm_migrations"] },
    ensureDatabase: false,
  });
  if (role === null && timeouts !== null) transactionSettings.set(orm, settingsOf(timeouts));
  return orm;
}

/** The connections that an ORM works with. */
export async function poolOf(orm: MikroORM): Promise<Pool> {
  return (await orm.em.getDriver().getConnection().getNativeClient()) as Pool;
}
