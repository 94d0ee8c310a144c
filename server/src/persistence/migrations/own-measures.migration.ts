import { Migration } from "@mikro-orm/migrations";

/** Own measures that say nothing of any child. */
export class OwnMeasuresMigration extends Migration {
  override up(): void {
    this.addSql("set local role tandem_owner");
    this.addSql(countsPeople);
    this.addSql("reset role");
  }
}

const countsPeople = `
alter table "own_measure" add column "counts_people" boolean null;
comment on column "own_measure"."counts_people" is 'Whether figures count children or come from such counts; empty counts as yes, and readers see no figure.';
`;
