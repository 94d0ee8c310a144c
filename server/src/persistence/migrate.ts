import { Migrator } from "@mikro-orm/migrations";
import { MikroORM } from "@mikro-orm/postgresql";
import { entities } from "./entities/entities.ts";
import { migrations } from "./migrations/migrations.ts";

/** Brings the database at `databaseUrl` to the newest migration, or to the one named; all of them or none. */
export async function migrate(databaseUrl: string, log: (line: string) => void, to?: string): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: databaseUrl,
    entities: [...entities],
    extensions: [Migrator],
    ensureDatabase: false,
    pool: { min: 0, max: 2 },
    migrations: { migrationsList: migrations, snapshot: false, allOrNothing: true, transactional: true, silent: true },
  });
  try {
    const done = await orm.migrator.up(to === undefined ? {} : { to });
    for (const migration of done) log(`Migrated the database: ${migration.name}.`);
  } finally {
    await orm.close();
  }
}
