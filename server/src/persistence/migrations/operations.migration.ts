import { Migration } from "@mikro-orm/migrations";

/** Lets the application see whether its database has had every migration, which is asked before it says that it is ready. */
export class OperationsMigration extends Migration {
  override up(): void {
    this.addSql("grant select on mikro_orm_migrations to tandem_app");
  }
}
