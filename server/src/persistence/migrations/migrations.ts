import { InitialMigration } from "./initial.migration.ts";

/** All migrations, oldest first; one that has landed is never changed. */
export const migrations = [{ name: "2026-11-23-initial", class: InitialMigration }];
