import { Migration } from "@mikro-orm/migrations";

/** The rule each load's counts are published by, and what was last published of every table. */
export class PublishedCountsMigration extends Migration {
  override up(): void {
    this.addSql("set local role tandem_owner");
    this.addSql(policy);
    this.addSql(publishedTable);
    this.addSql("reset role");
  }
}

const policy = `
alter table "load" add column "disclosure_policy" text not null default 'HES';
alter table "load" add constraint "load_disclosure_policy_check" check ("disclosure_policy" in ('HES', 'MHSDS', 'MHSDS_PEOPLE', 'OPENSAFELY', 'ACRO', 'OPEN'));
comment on column "load"."disclosure_policy" is 'Rule its counts of children are published by.';
`;

const publishedTable = `
create table "published_table" ("partnership_id" smallint not null, "key" text not null, "data_version" int not null, "cells" text not null, primary key ("partnership_id", "key"));
comment on table "published_table" is 'What was last published of each table of counts and what was hidden, so that later versions give none of it away.';
comment on column "published_table"."partnership_id" is 'Partnership the row belongs to; row-level security compares it with the session.';
comment on column "published_table"."key" is 'The table: what is counted, of which line and year.';
comment on column "published_table"."data_version" is 'Data version it was published at.';
comment on column "published_table"."cells" is 'Its cells by name, their true counts and which were hidden, as JSON text.';
alter table "published_table" enable row level security;
alter table "published_table" force row level security;
create policy "partnership_isolation" on "published_table" using (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint)) with check (partnership_id = (select nullif(current_setting('tandem.partnership_id', true), '')::smallint));
alter table "published_table" add constraint "published_table_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id");
grant select, insert, update (data_version, cells) on "published_table" to tandem_app;
`;
